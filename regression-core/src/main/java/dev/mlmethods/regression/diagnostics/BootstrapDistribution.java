package dev.mlmethods.regression.diagnostics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The values of a statistic on resamples of the rows, and what they say about the statistic of all rows that could have been drawn: the
 * bias-corrected and accelerated interval (B. Efron, Better Bootstrap Confidence Intervals, Journal of the American Statistical Association 82 (1987)
 * 171-185), as {@code scipy.stats.bootstrap(method="BCa")} computes it, and its inverse, a p-value. A resample that equals the estimate counts as
 * half a resample below it, which matters if there are few rows.
 */
public final class BootstrapDistribution {
    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final double TAIL = 0.025;

    /** If the resamples differ by no more than this fraction of their size, they differ only by rounding errors. */
    private static final double EQUAL = 1e-12;

    private final double estimate;
    private final double[] sorted;
    private final double rounding;
    private final double bias;
    private final double acceleration;

    private BootstrapDistribution(double estimate, double[] sorted, double size, double[] jackknife) {
        this.estimate = estimate;
        this.sorted = sorted;
        double largest = Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]));
        rounding = EQUAL * Math.max(size, largest);
        bias = NORMAL.inverseCumulativeProbability(shareBelow(sorted, estimate));
        acceleration = acceleration(jackknife);
    }

    /**
     * The distribution.
     *
     * @param estimate the statistic of the sample
     * @param size the size of the numbers whose difference the statistic is, which decides what a rounding error is; 0 if it isn't a difference
     * @param resampled the statistic of each resample
     * @param jackknife that of the sample without its first part, without its second part, and so on
     * @return null if the statistic of the sample or of a resample is not finite
     */
    static @Nullable BootstrapDistribution of(double estimate, double size, double[] resampled, double[] jackknife) {
        double[] sorted = resampled.clone();
        Arrays.sort(sorted);
        // NaN is sorted to the end.
        boolean finite =
                Double.isFinite(estimate) && Double.isFinite(sorted[0]) && Double.isFinite(sorted[sorted.length - 1]);
        return finite ? new BootstrapDistribution(estimate, sorted, size, jackknife) : null;
    }

    /** {@return whether the resamples differ by more than rounding errors} */
    public boolean varies() {
        return sorted[sorted.length - 1] - sorted[0] > rounding;
    }

    /** {@return the 95% interval; null if nothing varies, or all resamples are on one side of the estimate} */
    public @Nullable Interval interval() {
        double low = level(TAIL);
        double high = level(1 - TAIL);
        return !varies() || Double.isNaN(low) || Double.isNaN(high)
                ? null
                : new Interval(Quantiles.linear(sorted, low), Quantiles.linear(sorted, high));
    }

    /**
     * The p-value of "the statistic of all rows is at most {@code limit}", against "it is larger": the larger of two p-values. Below 0.05, the lower
     * end of the one-sided 95% interval is above the limit.
     *
     * <p>The first is G, the share of the resamples that are at most the limit. The second is the tail that a one-sided interval has to cut off for
     * its lower end to be on the limit. With the bias z and the acceleration a that is {@code Phi(w / (1 + a w) - z)}, where {@code w = Phi^-1(G) -
     * z}: the ends of the interval (B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap, 1993, equation 14.10), solved for the tail, as
     * their chapter 15 does.
     *
     * <p>The second by itself is below 0.05 too often if errors have heavy tails: for 8% of pairs of equally good models whose errors have Student's
     * distribution with 3 degrees of freedom. This is because one large error causes both a loss and the skewness, and the correction treats the
     * skewness as real. With both, it is 5%, and hardly fewer real losses are found.
     *
     * <p>The sample counts as one more resample that is at most the limit, so with {@code n} resamples the smallest p-value is {@code 1 / (n + 1)},
     * never 0 (A. C. Davison and D. V. Hinkley, Bootstrap Methods and their Application, 1997, chapter 4).
     *
     * @param limit finite
     * @return more than 0, at most 1; NaN if something varies, but there is no interval
     */
    public double pValueOfAtMost(double limit) {
        if (!varies()) {
            return estimate - limit > rounding ? 1.0 / (sorted.length + 1) : 1;
        }
        double share = (atMost(limit) + 1.0) / (sorted.length + 1);
        if (Double.isNaN(acceleration) || Double.isInfinite(bias)) {
            return Double.NaN;
        }
        return share == 1 ? 1 : Math.max(share, tail(NORMAL.inverseCumulativeProbability(share) - bias));
    }

    private int atMost(double limit) {
        int count = 0;
        while (count < sorted.length && sorted[count] <= limit) {
            count++;
        }
        return count;
    }

    /** The inverse of {@link #level}. No tail has a level beyond the pole, where 1 + a w is 0, so there the tail is one of the ends. */
    private double tail(double w) {
        double stretch = 1 + acceleration * w;
        if (stretch <= 0) {
            return w < 0 ? 0 : 1;
        }
        return NORMAL.cumulativeProbability(w / stretch - bias);
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

    /** Efron's equation 6.6 with the jackknife: 0 if leaving out a part changes nothing. */
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

    /** Which quantile of the resamples is the end of the interval; NaN if none is. */
    private double level(double tail) {
        double shifted = bias + NORMAL.inverseCumulativeProbability(tail);
        double stretch = 1 - acceleration * shifted;
        double end = bias + shifted / stretch;
        return stretch > 0 && Double.isFinite(end) ? NORMAL.cumulativeProbability(end) : Double.NaN;
    }
}
