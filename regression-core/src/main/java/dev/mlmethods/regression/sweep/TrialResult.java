package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.json.Invariant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The result of a trial.
 *
 * @param trial its {@link Trial#number}
 * @param status how it ended
 * @param reason why it is not completed, in words; null if it is
 * @param fits its networks, one for each fold; none if it failed; if it diverged, the one whose predictions are still numbers, if any
 * @param rungs the value of the objective after each comparison of successive halving that it reached
 */
public record TrialResult(
        int trial, TrialStatus status, @Nullable String reason, List<TrialFit> fits, List<Double> rungs) {
    /**
     * Copies the lists, and checks that a trial that was trained to its end has its results.
     *
     * @param trial its {@link Trial#number}
     * @param status how it ended
     * @param reason why it is not completed, in words; null if it is
     * @param fits its networks, one for each fold
     * @param rungs the value of the objective after each comparison of successive halving that it reached
     * @throws IllegalArgumentException if it is completed without networks, or not completed without a reason
     */
    public TrialResult {
        fits = List.copyOf(fits);
        rungs = List.copyOf(rungs);
        Invariant.require(
                status == TrialStatus.COMPLETED ? !fits.isEmpty() : reason != null,
                "the trial is " + status.jsonName() + ", but has no " + (reason == null ? "reason" : "fits"));
    }

    static TrialResult completed(int trial, List<TrialFit> fits) {
        return new TrialResult(trial, TrialStatus.COMPLETED, null, fits, List.of());
    }

    static TrialResult without(int trial, TrialStatus status, String reason) {
        return new TrialResult(trial, status, reason, List.of(), List.of());
    }

    TrialResult withTrial(int newTrial) {
        return new TrialResult(newTrial, status, reason, fits, rungs);
    }

    TrialResult withRungs(List<Double> newRungs) {
        return new TrialResult(trial, status, reason, fits, newRungs);
    }

    /** {@return whether it was trained to its end} */
    public boolean isCompleted() {
        return status == TrialStatus.COMPLETED;
    }

    /** {@return whether it diverged or could not be trained} */
    public boolean isFailure() {
        return status == TrialStatus.DIVERGED || status == TrialStatus.FAILED;
    }

    /** {@return whether it has metrics: it was trained to its end, or pruned, or its predictions are numbers even though it diverged} */
    public boolean hasMetrics() {
        return !fits.isEmpty();
    }

    /**
     * {@return the metrics on the rows that were trained on} In a cross-validation, they are the means over the folds, as for all of these
     * metrics.
     *
     * @throws RegressionException if there are none; the message says why
     */
    public RegressionMetrics train() {
        return mean(TrialFit::train);
    }

    /**
     * {@return the metrics on the validation rows}
     *
     * @throws RegressionException if there are none; the message says why
     */
    public RegressionMetrics validation() {
        return mean(TrialFit::validation);
    }

    /**
     * {@return the metrics on the test rows, which are never used to choose a trial}
     *
     * @throws RegressionException if there are none; the message says why
     */
    public RegressionMetrics test() {
        return mean(TrialFit::test);
    }

    private RegressionMetrics mean(Function<TrialFit, RegressionMetrics> split) {
        if (fits.isEmpty()) {
            throw new RegressionException(
                    "Trial " + trial + " has no metrics because it " + status.jsonName() + ": " + reason + ".");
        }
        return RegressionMetrics.mean(fits.stream().map(split).toList());
    }

    /** How it ended, in words. */
    @Override
    public String toString() {
        return reason == null ? status.jsonName() : status.jsonName() + ": " + reason;
    }
}
