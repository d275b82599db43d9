package dev.mlmethods.regression.report;

import dev.mlmethods.regression.file.CsvText;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.page.HtmlPage;
import dev.mlmethods.regression.report.page.tuning.TuningPage;
import dev.mlmethods.regression.report.result.FinalModel;
import dev.mlmethods.regression.report.result.Timings;
import dev.mlmethods.regression.report.result.TuningReport;
import dev.mlmethods.regression.tune.TuningResult;
import dev.mlmethods.regression.tune.TuningTrial;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a tuning writes. Except for the timings, the same inputs give the same bytes. */
public final class TuningFiles {
    /** The names of all files that the goal writes. */
    public static final List<String> ALL = List.of(
            SweepFiles.TRIALS,
            TrainingFiles.MODEL,
            FinalModel.FILE,
            TrainingFiles.LOSSES,
            Timings.FILE,
            ReportFiles.REPORT,
            TuningReport.FILE);

    private TuningFiles() {}

    /**
     * Writes {@value SweepFiles#TRIALS}, {@value TrainingFiles#MODEL}, the losses of its first network, the timings, the page and, last,
     * {@value TuningReport#FILE}. There is a {@value FinalModel#FILE} only if a final model was trained; otherwise, that of an earlier tuning is removed.
     *
     * @param files the folder that the caller opened before the tuning; the files in it are committed
     * @param tuning what was found
     * @param model the training of the model
     * @param configuration the lines of {@code regression.yaml} that train it
     * @param timings what the search and that training took, in seconds
     * @throws dev.mlmethods.regression.RegressionException if a file cannot be written; the message says whether existing ones are unchanged
     */
    public static void write(
            StagedFiles files, TuningResult tuning, TrainingResult model, List<String> configuration, Timings timings) {
        ModelFiles ofModel = ModelFiles.of(model);
        TuningReport report = new TuningReport(
                TuningReport.FORMAT_VERSION, tuning, configuration, facts(model.model(), tuning, ofModel));
        files.write(SweepFiles.TRIALS, csv(tuning));
        ofModel.write(files, timings);
        files.write(ReportFiles.REPORT, HtmlPage.render(TuningPage.of(report)));
        files.writeJson(TuningReport.FILE, report);
        ofModel.commit(files);
    }

    private static TuningReport.Model facts(RegressionModel model, TuningResult tuning, ModelFiles files) {
        return new TuningReport.Model(
                files.sha256(),
                model.parametersSha256(),
                tuning.table().rows(),
                model.members(),
                files.finalModel(),
                model.metrics());
    }

    /** A row for each trial, with a column for each field that any of them changes. */
    private static StagedFiles.Contents csv(TuningResult tuning) {
        Set<String> fields = new LinkedHashSet<>();
        tuning.trials().forEach(trial -> fields.addAll(trial.parameters().keySet()));
        List<String> header = new ArrayList<>(List.of("trial", "stage"));
        header.addAll(fields);
        header.addAll(List.of("status", "objective", "validation.rmse", "validation.mae", "validation.r2", "reason"));
        return CsvText.of(header, csv -> tuning.trials().forEach(trial -> csv.row(row(tuning, fields, trial))));
    }

    private static List<String> row(TuningResult tuning, Set<String> fields, TuningTrial trial) {
        List<String> row = new ArrayList<>(
                List.of(Integer.toString(trial.number()), trial.stage().jsonName()));
        for (String field : fields) {
            Object value = trial.parameters().getOrDefault(field, SpecificationFields.get(tuning.recipe(), field));
            row.add(SpecificationFields.text(value));
        }
        row.add(trial.status().jsonName());
        if (trial.validation() == null) {
            row.addAll(List.of("", "", "", ""));
        } else {
            row.add(number(tuning.spec().objective().of(trial.validation())));
            row.add(number(trial.validation().rmse()));
            row.add(number(trial.validation().mae()));
            row.add(number(trial.validation().r2()));
        }
        row.add(trial.reason() == null ? "" : trial.reason());
        return row;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : NumberText.shortest(value);
    }
}
