package dev.mlmethods.regression.evaluation;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NearNames;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Limits that the metrics on the test rows must meet, such as {@code minR2=0.5} and {@code maxRmse=0.9}. Immutable.
 *
 * <p>A limit is named {@code min} or {@code max} and the metric; each metric has the direction that makes sense for it.
 */
public final class Thresholds {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

    private final Map<Metric, Double> limits;

    private Thresholds(Map<Metric, Double> limits) {
        this.limits = limits;
    }

    /** What the value of an entry must be. */
    public static final String LIMIT = "a finite decimal number such as 0.5";

    /**
     * {@return the thresholds of a user's settings; there may be none}
     *
     * @param entries the limits by their names, as decimal numbers, in any order
     * @throws RegressionException if a name is not known, a value is not a finite decimal number, or no model can meet it
     */
    public static Thresholds parse(Map<String, String> entries) {
        Map<Metric, Double> limits = new EnumMap<>(Metric.class);
        entries.forEach((name, value) -> {
            Metric metric = metric(name);
            limits.put(metric, limit(metric, value));
        });
        return new Thresholds(limits);
    }

    private static Metric metric(String name) {
        for (Metric metric : Metric.values()) {
            if (name.equals(metric.thresholdName())) {
                return metric;
            }
            if (name.equals(metric.oppositeThresholdName())) {
                throw new RegressionException("thresholds has the entry '" + name + "', but a "
                        + (metric.largerIsBetter() ? "larger " : "smaller ") + metric.jsonName() + " is better; use '"
                        + metric.thresholdName() + "'.");
            }
        }
        throw new RegressionException("thresholds has an unknown entry '" + name + "'; it must be one of: "
                + String.join(", ", allNames()) + "." + suggestion(name));
    }

    /** Recognizes a metric by its bare name and by its meaningless limit too, but suggests the limit that exists. */
    private static String suggestion(String name) {
        Map<String, Metric> spellings = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            spellings.put(metric.thresholdName(), metric);
            spellings.put(metric.oppositeThresholdName(), metric);
            spellings.put(metric.jsonName(), metric);
        }
        return NearNames.nearest(name, List.copyOf(spellings.keySet()))
                .map(spellings::get)
                .map(metric -> " Did you mean '" + metric.thresholdName() + "'?")
                .orElse("");
    }

    /** Maven passes an empty element as null. */
    private static double limit(Metric metric, @Nullable String value) {
        String text = value == null ? "" : value.strip();
        String given =
                "thresholds has the entry '" + metric.thresholdName() + "' with the value " + Excerpt.quoted(text);
        if (!isLimit(text)) {
            throw new RegressionException(given + "; it must be " + LIMIT + ".");
        }
        double limit = Double.parseDouble(text);
        if (metric.isBetter(limit, metric.best())) {
            throw new RegressionException(given + ", which no model can meet: " + metric.jsonName() + " is at "
                    + (metric.largerIsBetter() ? "most " : "least ") + NumberText.shortest(metric.best()) + ".");
        }
        return limit;
    }

    /**
     * {@return whether a text is a finite decimal number, see {@link #LIMIT}}
     *
     * @param text the value of an entry, without surrounding spaces
     */
    public static boolean isLimit(String text) {
        return DECIMAL.matcher(text).matches() && Double.isFinite(Double.parseDouble(text));
    }

    /** {@return the names of all possible limits, in the order of {@link Metric}} */
    public static List<String> allNames() {
        return Arrays.stream(Metric.values()).map(Metric::thresholdName).toList();
    }

    /** {@return the limits by their names, such as {@code minR2}, in the order of {@link Metric}} */
    public Map<String, Double> limits() {
        Map<String, Double> named = new LinkedHashMap<>();
        limits.forEach((metric, limit) -> named.put(metric.thresholdName(), limit));
        return named;
    }

    /** {@return the metrics that have limits, in the order of {@link Metric}} */
    public List<GatedMetric> gates() {
        return limits.keySet().stream()
                .map(metric -> new GatedMetric(GatedMetric.Kind.THRESHOLD, metric))
                .toList();
    }

    /** {@return the names of the limits, in the order of {@link Metric}} */
    public List<String> names() {
        return List.copyOf(limits().keySet());
    }

    /**
     * {@return the limits that metrics don't meet, in the order of {@link Metric}} A metric exactly on its limit meets it; one that is not
     * defined doesn't.
     *
     * @param test the metrics on the test rows
     */
    public List<Violation> check(RegressionMetrics test) {
        List<Violation> violations = new ArrayList<>();
        limits.forEach((metric, limit) -> {
            double actual = metric.of(test);
            boolean kept = metric.largerIsBetter() ? actual >= limit : actual <= limit;
            if (!kept) {
                violations.add(new Violation(metric, actual, limit));
            }
        });
        return List.copyOf(violations);
    }

    @Override
    public String toString() {
        return limits.entrySet().stream()
                .map(entry -> entry.getKey().thresholdName() + "=" + NumberText.shortest(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    /**
     * A metric that doesn't meet its limit.
     *
     * @param metric the metric
     * @param actual its value on the test rows; NaN if it is not defined
     * @param limit the least or greatest value allowed
     */
    public record Violation(Metric metric, double actual, double limit) {
        /** {@return the name of the limit, such as {@code minR2}} */
        public String threshold() {
            return metric.thresholdName();
        }

        /**
         * {@return the actual and the required value in a sentence for the user, such as {@code test.r2 is 0.4312, but minR2 requires at least
         * 0.5}} The actual value has enough digits to show that it is beyond the limit.
         */
        public String message() {
            return "test." + metric.jsonName() + " is " + actualText() + ", but " + threshold() + " requires at "
                    + (metric.largerIsBetter() ? "least " : "most ") + NumberText.shortest(limit);
        }

        private String actualText() {
            return Double.isNaN(actual) ? "not defined" : NumberText.apartFrom(limit, actual);
        }
    }
}
