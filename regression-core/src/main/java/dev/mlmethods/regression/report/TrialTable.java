package dev.mlmethods.regression.report;

import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.file.CsvText;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.sweep.SweepResult;
import dev.mlmethods.regression.sweep.Trial;
import dev.mlmethods.regression.sweep.TrialFit;
import dev.mlmethods.regression.sweep.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code trials.csv}: a row for each trial. */
final class TrialTable {
    private static final List<Metric> COLUMNS = List.of(Metric.RMSE, Metric.MAE, Metric.R2, Metric.MSE);

    private TrialTable() {}

    static StagedFiles.Contents csv(SweepResult sweep) {
        List<String> fields = sweep.plan().spec().space().fields();
        List<String> header = new ArrayList<>(List.of("trial"));
        header.addAll(fields);
        header.add("status");
        header.add("objective");
        for (String split : List.of("validation", "train", "test")) {
            COLUMNS.forEach(metric -> header.add(split + "." + metric.jsonName()));
        }
        header.addAll(List.of("trainedEpochs", "parametersSha256", "reason"));
        return CsvText.of(header, csv -> {
            for (Trial trial : sweep.plan().trials()) {
                csv.row(row(trial, sweep.of(trial), sweep.objective(sweep.of(trial))));
            }
        });
    }

    private static List<String> row(Trial trial, TrialResult result, @Nullable Double objective) {
        List<String> row = new ArrayList<>(List.of(Integer.toString(trial.number())));
        trial.parameters().values().forEach(value -> row.add(SpecificationFields.text(value)));
        row.add(result.status().jsonName());
        row.add(objective == null ? "" : NumberText.shortest(objective));
        boolean hasMetrics = result.hasMetrics();
        List<RegressionMetrics> splits =
                hasMetrics ? List.of(result.validation(), result.train(), result.test()) : List.of();
        for (int split = 0; split < 3; split++) {
            for (Metric metric : COLUMNS) {
                double value = hasMetrics ? metric.of(splits.get(split)) : Double.NaN;
                row.add(Double.isNaN(value) ? "" : NumberText.shortest(value));
            }
        }
        row.add(ofFolds(result, fit -> Integer.toString(fit.trainedEpochs())));
        row.add(ofFolds(result, TrialFit::parametersSha256));
        row.add(result.reason() == null ? "" : result.reason());
        return row;
    }

    /** The values of the folds, separated by spaces. */
    private static String ofFolds(TrialResult result, Function<TrialFit, String> text) {
        return result.fits().stream().map(text).collect(Collectors.joining(" "));
    }
}
