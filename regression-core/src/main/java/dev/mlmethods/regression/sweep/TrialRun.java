package dev.mlmethods.regression.sweep;

import java.util.Comparator;
import java.util.List;

/**
 * One training for all trials that differ only in {@code epochs}: the shorter ones are intermediate states of the longest one. The unit of work of a
 * {@link TrialExecutor}.
 *
 * @param trials in the order of their epochs, at least one
 * @param folds of the cross-validation; 0 for one split
 * @param rungs the epochs after which the run asks whether to go on, see {@link TrialMonitor#goesOn}; empty except with successive halving, where
 *     there is one trial
 * @param objective what is compared then
 */
public record TrialRun(List<Trial> trials, int folds, List<Integer> rungs, Objective objective) {
    /**
     * Copies the lists.
     *
     * @param trials in the order of their epochs, at least one
     * @param folds of the cross-validation; 0 for one split
     * @param rungs the epochs after which the run asks whether to go on; empty except with successive halving
     * @param objective what is compared then
     */
    public TrialRun {
        trials = List.copyOf(trials);
        rungs = List.copyOf(rungs);
    }

    /** {@return the epochs to train, over all folds, if nothing ends it early} */
    public long epochs() {
        return (long) longest().specification().training().epochs() * Math.max(1, folds);
    }

    /** {@return the trial that is trained for the most epochs} */
    public Trial longest() {
        return trials.get(trials.size() - 1);
    }

    /**
     * {@return runs with the longest first, so that none of them is left for the end}
     *
     * @param runs in any order
     */
    public static List<TrialRun> longestFirst(List<TrialRun> runs) {
        return runs.stream()
                .sorted(Comparator.comparingLong(TrialRun::work).reversed())
                .toList();
    }

    /** In terms of the arithmetic, except for the rows and the features, which are mostly the same for all of them. */
    private long work() {
        return epochs() * longest().specification().network().parameterCount(1);
    }
}
