package dev.mlmethods.regression.diagnostics;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.evaluation.IntervalLevel;
import dev.mlmethods.regression.evaluation.PredictionIntervals;
import dev.mlmethods.regression.json.Invariant;
import java.util.stream.IntStream;

/**
 * How many test rows lie in their prediction intervals. Each row counts once, whatever its weight.
 *
 * @param level the share of rows that the intervals are to contain
 * @param halfWidth how far they reach to either side of a prediction, in the target's unit
 * @param validationRows how many rows that was measured on
 * @param rows how many test rows there are
 * @param within how many of them lie in their interval
 * @param expected the share that lies in the intervals in 95% of all tests, if the test rows are like the validation rows; see {@link BetaBinomial}
 */
@JsonIgnoreProperties(value = "coverage", allowGetters = true)
public record IntervalCoverage(
        IntervalLevel level, double halfWidth, int validationRows, int rows, int within, Interval expected) {
    /**
     * Checks the values.
     *
     * @param level the share of rows that the intervals are to contain
     * @param halfWidth how far they reach to either side of a prediction
     * @param validationRows how many rows that was measured on
     * @param rows how many test rows there are
     * @param within how many of them lie in their interval
     * @param expected the share that lies in the intervals in 95% of all tests
     * @throws IllegalArgumentException if a number is out of its range
     */
    public IntervalCoverage {
        PredictionIntervals unused = new PredictionIntervals(halfWidth, validationRows);
        Invariant.atLeast(1, "rows", rows);
        Invariant.atLeast(0, "within", within);
        Invariant.require(within <= rows, "within is more than rows");
        Invariant.require(expected.low() >= 0 && expected.high() <= 1, "expected is not a share");
    }

    /**
     * {@return how many test rows lie in their intervals}
     *
     * @param level the share of rows that the intervals are to contain
     * @param intervals of the model
     * @param test the test rows, at least one
     * @param predicted what the model predicts for them
     */
    public static IntervalCoverage of(
            IntervalLevel level, PredictionIntervals intervals, Dataset test, double[] predicted) {
        int within = (int) IntStream.range(0, predicted.length)
                .filter(row -> intervals.contains(predicted[row], test.target(row)))
                .count();
        double rank = (double) level.rank(intervals.validationRows());
        return new IntervalCoverage(
                level,
                intervals.halfWidth(),
                intervals.validationRows(),
                predicted.length,
                within,
                new BetaBinomial(predicted.length, rank, intervals.validationRows() + 1.0 - rank).shares());
    }

    /** {@return the intervals themselves} */
    public PredictionIntervals intervals() {
        return new PredictionIntervals(halfWidth, validationRows);
    }

    /** {@return the share of the test rows that lie in their interval} */
    @JsonProperty
    public double coverage() {
        return (double) within / rows;
    }
}
