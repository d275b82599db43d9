package dev.mlmethods.regression.report.page.sweep;

import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.page.ParameterText;
import dev.mlmethods.regression.sweep.Strategy;
import dev.mlmethods.regression.sweep.SweepPoint;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far the best point is ahead of the next one.
 *
 * @param value the difference of their means, at least 0; NaN if there is no next one
 * @param standardError of that difference; null if one of them has a single seed
 * @param worth what it is worth
 * @param text the same in a sentence
 */
record Margin(double value, @Nullable Double standardError, Worth worth, String text) {
    /** What a margin is worth. */
    enum Worth {
        /** More than two standard errors. */
        CLEAR,
        /** At most two standard errors. */
        WITHIN_NOISE,
        /** The noise is unknown. */
        UNKNOWN,
        /** There is nothing to compare with. */
        NONE
    }

    static Margin of(SweepTrials sweep) {
        List<SweepPoint> ranked = sweep.rankedPoints();
        if (ranked.size() < 2) {
            return new Margin(Double.NaN, null, Worth.NONE, nothingToCompare(sweep, ranked.size()));
        }
        SweepPoint best = ranked.get(0);
        SweepPoint next = ranked.get(1);
        double value = Math.abs(SweepTrials.mean(best) - SweepTrials.mean(next));
        Double error = standardError(best, next);
        String ahead = "The next point, " + ParameterText.describe(next.parameters()) + ", is "
                + (value == 0 ? "as good" : "worse by " + NumberText.significant(value, 2));
        if (error == null) {
            return new Margin(value, null, Worth.UNKNOWN, ahead + oneSeed(sweep));
        }
        boolean isClear = value > 2 * error;
        return new Margin(
                value,
                error,
                isClear ? Worth.CLEAR : Worth.WITHIN_NOISE,
                ahead + (isClear ? ", more than" : ", within") + " twice the standard error of the difference, "
                        + NumberText.significant(error, 2)
                        + (isClear ? ": more than the luck of the seeds." : ": it may be the luck of the seeds."));
    }

    private static String nothingToCompare(SweepTrials sweep, int compared) {
        if (compared == 0) {
            return "There is nothing to compare.";
        }
        return sweep.summary().points().size() == 1
                ? "Only one point was tried, so there is nothing to compare it with."
                : "No other point could be compared.";
    }

    private static String oneSeed(SweepTrials sweep) {
        return "; one seed each, so it is unknown how much is luck; "
                + (sweep.summary().strategy() == Strategy.SUCCESSIVE_HALVING
                        ? "compare the best few in a grid with seeds=1,2,3."
                        : "add seeds=1,2,3 to the sweep.");
    }

    /** The root of the sum of the squared standard errors of both means, whose variances need not be equal (Welch, 1947). */
    private static @Nullable Double standardError(SweepPoint one, SweepPoint other) {
        return one.standardDeviation() == null || other.standardDeviation() == null
                ? null
                : Math.sqrt(squaredError(one) + squaredError(other));
    }

    private static double squaredError(SweepPoint point) {
        double deviation = Objects.requireNonNull(point.standardDeviation());
        return deviation * deviation / point.trials().size();
    }
}
