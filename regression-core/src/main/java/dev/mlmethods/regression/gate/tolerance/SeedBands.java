package dev.mlmethods.regression.gate.tolerance;

import dev.mlmethods.regression.diagnostics.Interval;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.predictor.text.NumberText;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The seeds of two specifications side by side: whether the current one is worse than the baseline's regardless of the seed. The interval is Welch's,
 * which doesn't assume that the two standard deviations are equal (B. L. Welch, The generalization of "Student's" problem when several different
 * population variances are involved, Biometrika 34 (1947) 28-35), with the degrees of freedom of Welch and Satterthwaite.
 *
 * @param baseline the seeds of the baseline's specification
 * @param current the seeds of the current specification
 * @param worsening by how much the current mean is worse, in the metric's own unit; below 0 if it is better
 * @param interval 95% of {@code worsening}
 * @param overlap whether the ranges of the two bands, from the smallest to the largest value, have a value in common
 */
public record SeedBands(SeedBand baseline, SeedBand current, double worsening, Interval interval, boolean overlap) {
    private static final double TAIL = 0.975;
    private static final int DIGITS = 4;

    /**
     * {@return the two bands side by side}
     *
     * @param baseline the seeds of the baseline's specification
     * @param current the seeds of the current specification
     * @throws IllegalArgumentException if they are for different metrics
     */
    public static SeedBands of(SeedBand baseline, SeedBand current) {
        Metric metric = current.metric();
        if (baseline.metric() != metric) {
            throw new IllegalArgumentException("bands of " + baseline.metric() + " and " + metric);
        }
        double worsening =
                metric.largerIsBetter() ? baseline.mean() - current.mean() : current.mean() - baseline.mean();
        double margin = margin(baseline, current);
        boolean overlap = baseline.smallest() <= current.largest() && current.smallest() <= baseline.largest();
        return new SeedBands(
                baseline, current, worsening, new Interval(worsening - margin, worsening + margin), overlap);
    }

    /** Half the width of the interval: 0 if the seed makes no difference. */
    private static double margin(SeedBand first, SeedBand second) {
        double variance = first.squaredStandardError() + second.squaredStandardError();
        if (variance == 0) {
            return 0;
        }
        double a = first.squaredStandardError() / variance;
        double b = second.squaredStandardError() / variance;
        double degreesOfFreedom = 1 / (a * a / (first.seeds() - 1) + b * b / (second.seeds() - 1));
        return new TDistribution(degreesOfFreedom).inverseCumulativeProbability(TAIL) * Math.sqrt(variance);
    }

    /** {@return whether the current specification is worse on average, with a confidence of 95%} */
    public boolean isWorse() {
        return interval.low() > 0;
    }

    /** {@return whether the current specification is better on average, with a confidence of 95%} */
    public boolean isBetter() {
        return interval.high() < 0;
    }

    /** {@return both bands, and what their difference means, in a few sentences} */
    public String text() {
        return "The baseline's specification: " + baseline.text() + " The current one: " + current.text()
                + " The bands "
                + (overlap ? "overlap" : "don't overlap") + ". " + difference() + " (95% interval of the worsening: "
                + NumberText.significant(interval.low(), DIGITS) + " to "
                + NumberText.significant(interval.high(), DIGITS) + ").";
    }

    private String difference() {
        if (isWorse()) {
            return "On average, the current specification is worse by " + NumberText.significant(worsening, DIGITS);
        }
        if (isBetter()) {
            return "On average, the current specification is better by " + NumberText.significant(-worsening, DIGITS);
        }
        return "On average, the difference is no larger than that between seeds";
    }
}
