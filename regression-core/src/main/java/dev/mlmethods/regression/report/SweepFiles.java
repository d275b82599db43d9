package dev.mlmethods.regression.report;

import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.report.page.HtmlPage;
import dev.mlmethods.regression.report.page.sweep.SweepPage;
import dev.mlmethods.regression.report.result.FinalModel;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.report.result.Timings;
import dev.mlmethods.regression.sweep.SweepResult;
import java.nio.file.Path;
import java.util.List;

/** What a sweep writes. Except for the timings, the same inputs give the same bytes. */
public final class SweepFiles {
    /** A row for each trial: its parameters, how it ended, and its metrics. */
    public static final String TRIALS = "trials.csv";
    /** The search, the counts, the points and the best of them. */
    public static final String SUMMARY = "summary.json";
    /** The trials that have ended, for the next run. */
    public static final String JOURNAL = "journal.jsonl";

    /** The names of all files that the goal writes. */
    public static final List<String> ALL = List.of(
            JOURNAL,
            TRIALS,
            TrainingFiles.MODEL,
            FinalModel.FILE,
            TrainingFiles.LOSSES,
            Timings.FILE,
            ReportFiles.REPORT,
            SweepReport.FILE);

    private SweepFiles() {}

    /**
     * Writes {@value #TRIALS}, {@value #SUMMARY}, the page as {@value ReportFiles#INDEX} and, last, {@value SweepReport#FILE}.
     *
     * @param folder the folder to write into, which is created if it is missing
     * @param sweep the sweep that has ended
     * @throws dev.mlmethods.regression.RegressionException if a file cannot be written; the message says whether existing ones are unchanged
     */
    public static void writeExperiment(Path folder, SweepResult sweep) {
        SweepReport report = SweepJson.report(sweep);
        try (StagedFiles files = StagedFiles.in(folder)) {
            files.write(TRIALS, TrialTable.csv(sweep));
            files.write(SUMMARY, Json.file(report.summary()));
            files.write(ReportFiles.INDEX, HtmlPage.render(SweepPage.of(report)));
            files.writeJson(SweepReport.FILE, report);
            files.commit();
        }
    }

    /**
     * Writes {@value #TRIALS}, {@value TrainingFiles#MODEL}, the losses of its training, the timings, the page as {@value ReportFiles#REPORT}
     * and, last, {@value SweepReport#FILE}. There is a {@value FinalModel#FILE} only if a final model was trained; otherwise, that of an earlier
     * sweep is removed.
     *
     * @param files the folder that the caller opened before the sweep; the files in it are committed
     * @param sweep the sweep that has ended
     * @param model the training of the best trial's model
     * @param timings what the sweep and that training took, in seconds
     * @throws dev.mlmethods.regression.RegressionException if a file cannot be written; the message says whether existing ones are unchanged
     */
    public static void write(StagedFiles files, SweepResult sweep, TrainingResult model, Timings timings) {
        ModelFiles ofModel = ModelFiles.of(model);
        SweepReport report = SweepJson.report(sweep, model, ofModel.sha256(), ofModel.finalModel());
        files.write(TRIALS, TrialTable.csv(sweep));
        ofModel.write(files, timings);
        files.write(ReportFiles.REPORT, HtmlPage.render(SweepPage.of(report)));
        files.writeJson(SweepReport.FILE, report);
        ofModel.commit(files);
    }
}
