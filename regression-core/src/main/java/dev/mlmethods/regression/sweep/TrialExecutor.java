package dev.mlmethods.regression.sweep;

import java.util.List;

/**
 * Runs the trainings of a sweep, here or elsewhere: runs and results are small values that can be sent as JSON. The results do not depend on where
 * and in which order they run, nor on how often each is tried.
 */
public interface TrialExecutor {
    /**
     * Runs all trainings and returns when they have ended.
     *
     * @param runs in the order of their first trials
     * @param monitor is told of each trial's result at least once; an exception that it throws ends everything
     * @throws MachineException if a training could not be done on any machine that there is
     */
    void execute(List<TrialRun> runs, TrialMonitor monitor);
}
