package dev.mlmethods.regression.gate.tolerance;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.evaluation.GatedMetric;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.gate.tolerance.Tolerance.Unit;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NearNames;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * By how much metrics on the test rows may be worse than in the baseline, such as {@code rmse=0.01} or {@code rmse=1%}. Only these metrics are gated;
 * each has its own direction. Immutable.
 */
public final class Tolerances {
    /** The time to read a number grows with the square of the number of its digits. */
    private static final int MAX_CHARACTERS = 1_100;

    /** What the value of an entry has to be. */
    public static final String AMOUNT_TEXT =
            "a finite decimal number of at least 0, such as 0.01, or a percentage of the baseline, such as 1%";

    private static final Pattern AMOUNT =
            Pattern.compile("\\+?((?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*(%?)");

    private final Map<Metric, Tolerance> tolerances;

    private Tolerances(Map<Metric, Tolerance> tolerances) {
        this.tolerances = tolerances;
    }

    /**
     * {@return the tolerances of a user's settings}
     *
     * @param entries by the names of the metrics: decimal numbers in the metric's unit, or, with a percent sign, percentages of the baseline's
     *     absolute value; if empty: {@code rmse=0}
     * @throws RegressionException if a name is unknown, or a value is negative or isn't one of these
     */
    public static Tolerances parse(Map<String, String> entries) {
        Map<Metric, Tolerance> tolerances = new EnumMap<>(Metric.class);
        entries.forEach((name, value) -> tolerances.put(metric(name), tolerance(name, value)));
        if (tolerances.isEmpty()) {
            tolerances.put(Metric.RMSE, Tolerance.ZERO);
        }
        return new Tolerances(tolerances);
    }

    private static Metric metric(String name) {
        for (Metric metric : Metric.values()) {
            if (name.equals(metric.jsonName())) {
                return metric;
            }
        }
        throw new RegressionException("tolerances has an unknown entry '" + name + "'; it must be one of: "
                + Arrays.stream(Metric.values()).map(Metric::jsonName).collect(Collectors.joining(", ")) + "."
                + suggestion(name));
    }

    /** Also recognizes a metric by the name of its threshold. */
    private static String suggestion(String name) {
        Map<String, Metric> spellings = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            spellings.put(metric.jsonName(), metric);
            spellings.put(metric.thresholdName(), metric);
        }
        return NearNames.nearest(name, List.copyOf(spellings.keySet()))
                .map(spellings::get)
                .map(metric -> " Did you mean '" + metric.jsonName() + "'?")
                .orElse("");
    }

    /** Maven passes an empty element as null. */
    private static Tolerance tolerance(String name, @Nullable String value) {
        String text = value == null ? "" : value.strip();
        Matcher amount = AMOUNT.matcher(text);
        double size = size(amount);
        if (!Double.isFinite(size)) {
            throw new RegressionException("tolerances has the entry '" + name + "' with the value "
                    + Excerpt.quoted(text) + "; it must be " + AMOUNT_TEXT + ".");
        }
        // Written out in digits, 1e-999999999 would fill up the memory.
        BigDecimal exact = size == 0 ? BigDecimal.ZERO : new BigDecimal(amount.group(1));
        return new Tolerance(text, exact, amount.group(2).isEmpty() ? Unit.ABSOLUTE : Unit.PERCENT);
    }

    /** NaN if it isn't an amount. */
    private static double size(Matcher amount) {
        return amount.regionEnd() <= MAX_CHARACTERS && amount.matches()
                ? Double.parseDouble(amount.group(1))
                : Double.NaN;
    }

    /**
     * {@return whether a text is {@value #AMOUNT_TEXT}}
     *
     * @param text as a user writes it, without spaces around it
     */
    public static boolean isAmount(String text) {
        return Double.isFinite(size(AMOUNT.matcher(text)));
    }

    /** {@return the names of the gated metrics, in the order of {@link Metric}} */
    public List<String> names() {
        return tolerances.keySet().stream().map(Metric::jsonName).toList();
    }

    /** {@return what is held to the baseline, in the order of {@link Metric}} */
    public List<GatedMetric> gates() {
        return tolerances.keySet().stream()
                .map(metric -> new GatedMetric(GatedMetric.Kind.TOLERANCE, metric))
                .toList();
    }

    /** {@return the tolerance of each gated metric, in the order of {@link Metric}} */
    public Map<Metric, Tolerance> byMetric() {
        return Collections.unmodifiableMap(tolerances);
    }

    @Override
    public String toString() {
        return tolerances.entrySet().stream()
                .map(entry -> entry.getKey().jsonName() + "=" + entry.getValue().text())
                .collect(Collectors.joining(", "));
    }
}
