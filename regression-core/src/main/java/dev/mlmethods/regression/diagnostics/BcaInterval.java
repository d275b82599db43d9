package dev.mlmethods.regression.diagnostics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The bias-corrected and accelerated bootstrap interval of 95% (B. Efron, Better Bootstrap Confidence Intervals, Journal of the American
 * Statistical Association 82 (1987) 171-185), as {@code scipy.stats.bootstrap(method="BCa")} computes it. A resample that equals the
 * estimate counts half as one below it, which matters where there are few rows.
 */
final class BcaInterval {
    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final double TAIL = 0.025;

    /** Where the resamples differ by no more than this share of their size, they differ by rounding errors. */
    private static final double EQUAL = 1e-12;

    private BcaInterval() {}

    /**
     * The interval.
     *
     * @param estimate the statistic of the sample
     * @param resampled that of each resample
     * @param jackknife that of the sample without its first part, without its second part, and so on
     * @return null where a number is not finite, or all resamples are equal or lie on one side of the estimate
     */
    static @Nullable Interval of(double estimate, double[] resampled, double[] jackknife) {
        double[] sorted = resampled.clone();
        Arrays.sort(sorted);
        double smallest = sorted[0];
        double largest = sorted[sorted.length - 1];
        // NaN is sorted to the end.
        if (!Double.isFinite(estimate) || !Double.isFinite(smallest) || !Double.isFinite(largest)) {
            return null;
        }
        if (largest - smallest <= EQUAL * Math.max(Math.abs(smallest), Math.abs(largest))) {
            return null;
        }
        double bias = NORMAL.inverseCumulativeProbability(shareBelow(sorted, estimate));
        double acceleration = acceleration(jackknife);
        double low = level(TAIL, bias, acceleration);
        double high = level(1 - TAIL, bias, acceleration);
        return Double.isNaN(low) || Double.isNaN(high)
                ? null
                : new Interval(Quantiles.linear(sorted, low), Quantiles.linear(sorted, high));
    }

    private static double shareBelow(double[] sorted, double estimate) {
        int below = 0;
        int equal = 0;
        for (double value : sorted) {
            below += value < estimate ? 1 : 0;
            equal += value == estimate ? 1 : 0;
        }
        return (below + equal / 2.0) / sorted.length;
    }

    /** Efron's equation 6.6 with the jackknife: 0 where leaving out a part changes nothing. */
    private static double acceleration(double[] jackknife) {
        double mean = Moments.mean(jackknife);
        double squares = 0;
        double cubes = 0;
        for (double value : jackknife) {
            double difference = mean - value;
            squares += difference * difference;
            cubes += difference * difference * difference;
        }
        return squares == 0 ? 0 : cubes / (6 * squares * Math.sqrt(squares));
    }

    /** Which quantile of the resamples is the end of the interval; NaN: none. */
    private static double level(double tail, double bias, double acceleration) {
        double shifted = bias + NORMAL.inverseCumulativeProbability(tail);
        double stretch = 1 - acceleration * shifted;
        double end = bias + shifted / stretch;
        return stretch > 0 && Double.isFinite(end) ? NORMAL.cumulativeProbability(end) : Double.NaN;
    }
}
