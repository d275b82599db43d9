package dev.mlmethods.regression.sweep;

/**
 * What a {@link TrialExecutor} reports to, from any thread. A run may be tried several times, one after the other or at once: what it reports again
 * doesn't count again.
 */
public interface TrialMonitor {
    /**
     * Is told how far an attempt at a run has come.
     *
     * @param run the training
     * @param epochs how many this attempt has trained so far, over all folds
     */
    void trained(TrialRun run, long epochs);

    /**
     * Is told that some epochs of a run need not be trained because all its trials have ended.
     *
     * @param run the training
     * @param epochs how many, over all folds
     */
    void skipped(TrialRun run, long epochs);

    /**
     * Is told that a trial has ended.
     *
     * @param result names its trial by the number
     */
    void finished(TrialResult result);

    /**
     * {@return whether a trial of successive halving is worth more epochs} Waits until all trials before it have come as far or have ended, so
     * trials must be started in their order.
     *
     * @param run the training of the trial
     * @param rung the 0-based number of the epoch in {@link TrialRun#rungs}
     * @param value of the run's objective after that epoch
     */
    boolean goesOn(TrialRun run, int rung, double value);
}
