package dev.mlmethods.regression.evaluation;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.json.Invariant;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Split-conformal prediction intervals: each reaches equally far to both sides of a prediction. For a row that is drawn like the validation rows, and that
 * neither the training nor a choice by the validation rows has seen, the interval contains the target with at least the probability of the level,
 * on average over such rows and whatever their distribution (Vovk, Gammerman and Shafer, "Algorithmic Learning in a Random World", 2005; Lei et al.,
 * "Distribution-Free Predictive Inference for Regression", 2018, Algorithm 2).
 *
 * @param halfWidth how far an interval reaches to either side, in the target's unit, at least 0
 * @param validationRows how many rows it was measured on
 */
public record PredictionIntervals(double halfWidth, int validationRows) {
    /**
     * Checks the values.
     *
     * @param halfWidth how far an interval reaches to either side, in the target's unit
     * @param validationRows how many rows it was measured on
     * @throws IllegalArgumentException if the half-width is negative or not finite, or there are no rows
     */
    public PredictionIntervals {
        Invariant.require(
                halfWidth >= 0 && halfWidth < Double.POSITIVE_INFINITY,
                "halfWidth is " + NumberText.shortest(halfWidth) + "; it must be finite and not below 0");
        Invariant.atLeast(1, "validationRows", validationRows);
    }

    /**
     * Measures the half-width: the k-th smallest absolute residual of n validation rows, with k the level times n + 1, rounded up. Each row counts once, whatever
     * its weight.
     *
     * @param level the share of rows that the intervals are to contain
     * @param actual the targets of the validation rows
     * @param predicted the predictions for them, in the same order and unit
     * @return intervals around any prediction of the same model
     * @throws RegressionException if there are too few rows for the level, or too many of their predictions are not finite
     */
    public static PredictionIntervals of(IntervalLevel level, double[] actual, double[] predicted) {
        requireRows(level, actual.length);
        double[] errors = new double[actual.length];
        for (int row = 0; row < errors.length; row++) {
            errors[row] = Math.abs(actual[row] - predicted[row]);
        }
        // NaN comes last, as if the error were infinite.
        Arrays.sort(errors);
        double halfWidth = errors[(int) level.rank(errors.length) - 1];
        if (!Double.isFinite(halfWidth)) {
            throw new RegressionException("intervals is " + level
                    + ", but too many of the predictions for the validation rows are not finite. Correct the features"
                    + " of these rows, or leave intervals out.");
        }
        return new PredictionIntervals(halfWidth, errors.length);
    }

    /**
     * Checks that there are enough validation rows, which is known before the training.
     *
     * @param level the share of rows that the intervals are to contain; null for no intervals
     * @param validationRows how many there are
     * @throws RegressionException if they are too few; the message says how many it takes
     */
    public static void requireRows(@Nullable IntervalLevel level, int validationRows) {
        if (level != null && level.rank(validationRows) > validationRows) {
            throw new RegressionException("intervals is " + level + ", which takes at least "
                    + NumberText.count(level.rowsNeeded()) + " validation rows, but there "
                    + (validationRows == 1 ? "is " : "are ") + NumberText.count(validationRows)
                    + ". Set a larger validationSize, or lower the percentage.");
        }
    }

    /**
     * {@return whether these may be intervals of a level: whether there is one, and they were measured on enough rows}
     *
     * @param level the share of rows that the intervals are to contain; null for no intervals
     */
    public boolean areOf(@Nullable IntervalLevel level) {
        return level != null && level.rank(validationRows) <= validationRows;
    }

    /**
     * {@return the lower end of an interval, in the target's unit}
     *
     * @param predicted the prediction
     */
    public double lower(double predicted) {
        return predicted - halfWidth;
    }

    /**
     * {@return the upper end of an interval, in the target's unit}
     *
     * @param predicted the prediction
     */
    public double upper(double predicted) {
        return predicted + halfWidth;
    }

    /**
     * {@return whether the interval around a prediction contains a target, which may be one of its ends} False if the prediction isn't finite.
     *
     * @param predicted the prediction
     * @param actual the target
     */
    public boolean contains(double predicted, double actual) {
        return lower(predicted) <= actual && actual <= upper(predicted);
    }
}
