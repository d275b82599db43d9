package dev.mlmethods.regression.sweep;

/** What a {@link TrialExecutor} reports to, from any thread. */
public interface TrialMonitor {
    /** Some more epochs of a run have been trained. */
    void trained(TrialRun run, int epochs);

    /** Some epochs of a run need not be trained because all its trials have ended. */
    void skipped(TrialRun run, long epochs);

    /** A trial has ended. */
    void finished(TrialResult result);

    /**
     * Whether a trial of successive halving is worth more epochs. Waits until all trials before it have come as far or have ended, so trials must be
     * started in their order.
     *
     * @param rung the 0-based number of the epoch in {@link TrialRun#rungs}
     * @param value of the run's objective after that epoch
     */
    boolean goesOn(TrialRun run, int rung, double value);
}
