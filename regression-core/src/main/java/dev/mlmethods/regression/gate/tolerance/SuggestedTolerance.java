package dev.mlmethods.regression.gate.tolerance;

import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.text.RoundedUp;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A tolerance that the seeds of a specification stay within, for a metric that depends on the seed. With normal values of {@code n} seeds, their mean and
 * standard deviation s, and the one-sided 95% quantile t of Student's distribution with {@code n - 1} degrees of freedom:
 *
 * <ul>
 *   <li>A further seed is worse than the mean by at most {@code t s sqrt(1 + 1/n)}: the prediction interval (G. J. Hahn and W. Q. Meeker, Statistical
 *       Intervals, 1991, section 4.7).
 *   <li>A further seed is worse than another further seed by at most {@code t s sqrt(2)}, because the difference of two values has twice the
 *       variance. A baseline is one model of one seed, not the mean of many, so this is the tolerance.
 * </ul>
 *
 * <p>With 5 seeds t is 2.13, with 20 it is 1.73: more seeds make a smaller tolerance.
 *
 * @param band of the seeds
 * @param tolerance how much worse than a baseline of this specification the metric may be: 95% of further seeds stay within it; in the metric's own
 *     unit, rounded up to 2 digits
 * @param limit the value that 95% of further seeds reach: they are at most this if smaller is better, otherwise at least this; not rounded
 */
public record SuggestedTolerance(SeedBand band, double tolerance, double limit) {
    private static final double CONFIDENCE = 0.95;
    private static final int LIMIT_DIGITS = 4;

    /**
     * {@return the tolerance that a band suggests: 0 if all seeds gave the same value}
     *
     * @param band of the seeds of a specification
     */
    public static SuggestedTolerance of(SeedBand band) {
        double t = new TDistribution(band.seeds() - 1).inverseCumulativeProbability(CONFIDENCE);
        double deviations = t * band.standardDeviation();
        double margin = deviations * Math.sqrt(1 + 1.0 / band.seeds());
        return new SuggestedTolerance(
                band,
                RoundedUp.of(deviations * Math.sqrt(2)),
                band.metric().largerIsBetter() ? band.mean() - margin : band.mean() + margin);
    }

    /** {@return a description of the seeds, and what follows from it, with the setting to copy} */
    public String text() {
        if (band.standardDeviation() == 0) {
            return band.text() + " The seed makes no difference, so the tolerance can be 0.";
        }
        Metric metric = band.metric();
        return band.text() + " 95% of further seeds reach " + (metric.largerIsBetter() ? "at least " : "at most ")
                + NumberText.significant(limit, LIMIT_DIGITS)
                + ", and are worse than a baseline of another seed by at most "
                + NumberText.shortest(tolerance) + ", so that is the tolerance to use: " + metric.jsonName() + "="
                + NumberText.shortest(tolerance) + ".";
    }
}
