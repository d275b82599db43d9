package dev.mlmethods.regression.report;

import dev.mlmethods.regression.internal.Json;
import dev.mlmethods.regression.internal.Sha256;
import dev.mlmethods.regression.internal.StagedFiles;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.sweep.SweepResult;
import java.nio.file.Path;

/** What a sweep leaves behind. But for the timings, the same inputs give the same bytes. */
public final class SweepFiles {
    /** A row for each trial: its parameters, how it ended, and its metrics. */
    public static final String TRIALS = "trials.csv";
    /** The search, the counts, the points and the best of them. */
    public static final String SUMMARY = "summary.json";
    /** All of that, with all metrics and losses of each trial, and the model. */
    public static final String SWEEP = "sweep.json";
    /** The trials that have ended, for the next time. */
    public static final String JOURNAL = "journal.jsonl";

    private SweepFiles() {}

    /**
     * Writes {@value #TRIALS} and {@value #SUMMARY}.
     *
     * @throws dev.mlmethods.regression.RegressionException if a file cannot be written; those that were there are unchanged
     */
    public static void writeSummary(Path folder, SweepResult sweep) {
        try (StagedFiles files = StagedFiles.in(folder)) {
            files.write(TRIALS, TrialTable.csv(sweep));
            files.write(SUMMARY, Json.file(SweepJson.summary(sweep)));
            files.commit();
        }
    }

    /**
     * Writes {@value #TRIALS}, {@value TrainingFiles#MODEL}, the losses of its training, the timings and, last, {@value #SWEEP}.
     *
     * @param model of the best trial
     * @throws dev.mlmethods.regression.RegressionException if a file cannot be written; those that were there are unchanged
     */
    public static void write(StagedFiles files, SweepResult sweep, TrainingResult model, SweepTimings timings) {
        byte[] zip = model.model().toBytes();
        files.write(TRIALS, TrialTable.csv(sweep));
        files.write(TrainingFiles.MODEL, zip);
        files.write(TrainingFiles.LOSSES, LossFile.csv(model.history()));
        files.write(TrainingFiles.TIMINGS, Json.file(timings));
        files.write(SWEEP, Json.file(SweepJson.report(sweep, model, Sha256.of(zip))));
        files.commit();
    }

    /**
     * The wall-clock times of a sweep.
     *
     * @param sweepSeconds from the first training to the end of the last
     * @param modelSeconds from there until the best model was trained
     * @param totalSeconds from the start of the process to the writing of the files
     * @param trainedEpochs how many epochs were trained in the first of these
     */
    public record SweepTimings(double sweepSeconds, double modelSeconds, double totalSeconds, long trainedEpochs) {}
}
