package dev.mlmethods.regression.spark;

import dev.mlmethods.regression.sweep.TrialMonitor;
import dev.mlmethods.regression.sweep.TrialResult;
import dev.mlmethods.regression.sweep.TrialRun;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.TaskContext;

/** Collects what is reported about one run on an executor. One thread uses it. */
final class RunRecorder implements TrialMonitor {
    private final TaskContext task;
    private final int rungs;
    private final List<TrialResult> results = new ArrayList<>();
    private long trainedEpochs;
    private long skippedEpochs;

    /**
     * A recorder.
     *
     * @param rungs how many comparisons of successive halving the trial is known to survive
     */
    RunRecorder(TaskContext task, int rungs) {
        this.task = task;
        this.rungs = rungs;
    }

    /** Ends a training that nobody waits for anymore, even if its thread isn't interrupted. */
    @Override
    public void trained(TrialRun run, long epochs) {
        task.killTaskIfInterrupted();
        trainedEpochs = epochs;
    }

    @Override
    public void skipped(TrialRun run, long epochs) {
        skippedEpochs = epochs;
    }

    @Override
    public void finished(TrialResult result) {
        results.add(result);
    }

    @Override
    public boolean goesOn(TrialRun run, int rung, double value) {
        return rung < rungs;
    }

    List<TrialResult> results() {
        return results;
    }

    long trainedEpochs() {
        return trainedEpochs;
    }

    long skippedEpochs() {
        return skippedEpochs;
    }
}
