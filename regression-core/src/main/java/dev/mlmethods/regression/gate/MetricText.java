package dev.mlmethods.regression.gate;

import dev.mlmethods.regression.diagnostics.Interval;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.gate.tolerance.MetricChange;
import dev.mlmethods.regression.gate.tolerance.MetricChange.Significance;
import dev.mlmethods.regression.gate.tolerance.Tolerance;
import dev.mlmethods.regression.gate.tolerance.Tolerances;
import dev.mlmethods.regression.predictor.text.NumberText;
import org.jspecify.annotations.Nullable;

/**
 * Says how a metric compares, with enough digits to show each number on the correct side of the other.
 *
 * @param change of the metric
 * @param tolerance that it has
 */
record MetricText(MetricChange change, Tolerance tolerance) {
    private static final int P_DIGITS = 2;
    private static final double PERCENT = 100;

    static MetricText of(MetricChange change, Tolerances tolerances) {
        Metric metric = Metric.parse("metric", change.metric());
        return new MetricText(change, tolerances.byMetric().getOrDefault(metric, Tolerance.ZERO));
    }

    private String name() {
        return "test." + change.metric();
    }

    /** Such as {@code test.rmse is 0.48 and was 0.507}. */
    String moved() {
        Double before = change.baseline();
        Double now = change.current();
        if (before == null || now == null) {
            return name() + " is " + orNotDefined(now) + " and was " + orNotDefined(before);
        }
        String textBefore = NumberText.apartFrom(now, before);
        return name() + " is " + apartFrom(textBefore, now) + " and was " + textBefore;
    }

    private static String orNotDefined(@Nullable Double value) {
        return value == null ? "not defined" : NumberText.shortest(value);
    }

    /** Such as {@code test.rmse is 0.5312, but the baseline allows at most 0.51 (0.507 with a tolerance of 0.003)}. */
    String beyond() {
        Double required = change.required();
        Double now = change.current();
        if (required == null) {
            return name() + " is not defined, neither now nor in the baseline";
        } else if (now == null) {
            return name() + " is not defined, but the baseline allows " + limit(NumberText.shortest(required));
        }
        String textRequired = NumberText.apartFrom(now, required);
        return name() + " is " + apartFrom(textRequired, now) + ", but the baseline allows " + limit(textRequired);
    }

    /** Such as {@code test.rmse is 0.508, and the baseline allows at most 0.51 (0.507 with a tolerance of 0.003)}. */
    String within() {
        Double required = change.required();
        Double now = change.current();
        if (required == null || now == null) {
            return moved();
        }
        String textRequired = NumberText.apartFrom(now, required);
        return name() + " is " + apartFrom(textRequired, now) + ", and the baseline allows " + limit(textRequired);
    }

    private static String apartFrom(String other, double value) {
        return NumberText.apartFrom(Double.parseDouble(other), value);
    }

    private String limit(String required) {
        boolean largerIsBetter = Metric.parse("metric", change.metric()).largerIsBetter();
        return (largerIsBetter ? "at least " : "at most ") + required + origin(required);
    }

    private String origin(String required) {
        Double before = change.baseline();
        return before == null || change.tolerance() == 0
                ? ""
                : " (" + apartFrom(required, before) + " with a tolerance of " + tolerance.text() + ")";
    }

    /**
     * Such as {@code (p = 0.21: were the worsening within its tolerance, 21% of samples of test rows would show one like this by chance)}; empty if
     * that isn't known.
     */
    static String p(@Nullable Significance significance) {
        return significance == null
                ? ""
                : " (p = " + NumberText.significant(significance.pValue(), P_DIGITS)
                        + ": were the worsening within its tolerance, "
                        + NumberText.significant(PERCENT * significance.pValue(), P_DIGITS)
                        + "% of samples of test rows would show one like this by chance)";
    }

    /** The 95% interval of the difference, now minus then, such as {@code -0.021 to +0.0034}. */
    static String differences(MetricChange change, Significance significance) {
        Interval worsenings = significance.interval();
        boolean largerIsBetter = Metric.parse("metric", change.metric()).largerIsBetter();
        return largerIsBetter
                ? signed(-worsenings.high()) + " to " + signed(-worsenings.low())
                : signed(worsenings.low()) + " to " + signed(worsenings.high());
    }

    private static String signed(double difference) {
        return (difference > 0 ? "+" : "") + NumberText.significant(difference, P_DIGITS);
    }
}
