package dev.mlmethods.regression.gate.verdict;

import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.gate.tolerance.MetricChange;
import dev.mlmethods.regression.gate.tolerance.MetricChange.Significance;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A gated metric in words. Its numbers have just enough digits to show which of them differ, so that each appears on the correct side of the others.
 *
 * @param name the metric with its split, such as {@code test.rmse}
 * @param then its value in the baseline
 * @param now its value now
 * @param difference now minus then
 * @param allowed the value that it has to have
 * @param outcome how it compares
 */
record MetricRow(String name, String then, String now, String difference, String allowed, String outcome) {
    /** The headings above the texts: the verdict first, which a phone would not show after the numbers. */
    static final List<String> HEADER = List.of("metric", "verdict", "then", "now", "difference", "allowed");

    /** Stands for a value that isn't known. */
    static final String NONE = "n/a";

    private static final String P = " (p = ";
    private static final String WITHIN_LUCK = ", within luck";
    private static final String BEYOND_LUCK = ", beyond luck";
    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 17;
    private static final int FEW_DIGITS = 3;
    private static final int DIGITS_OF_P = 2;

    static MetricRow of(MetricChange change) {
        int digits = digits(change);
        return new MetricRow(
                name(change),
                text(change.baseline(), digits),
                text(change.current(), digits),
                difference(change.baseline(), change.current()),
                change.required() == null ? NONE : limit(change) + text(change.required(), digits),
                outcome(change));
    }

    /** The name of a gated metric, which is computed on the test rows. */
    static String name(MetricChange change) {
        return "test." + change.metric();
    }

    /** The metric itself. */
    static Metric metric(MetricChange change) {
        return Metric.parse("metric", change.metric());
    }

    List<String> cells() {
        return List.of(name, outcome, then, now, difference, allowed);
    }

    /** The actual and the required value, in a sentence. */
    String sentence() {
        String actual = name + (now.equals(NONE) ? " is not defined" : " is " + now);
        if (allowed.equals(NONE)) {
            return actual + ", and the baseline has no value to compare it with.";
        }
        return actual + ", but must be " + allowed + "; in the baseline it is " + then + ".";
    }

    /** Rounding preserves the order of numbers, so different texts are in the right order. */
    private static int digits(MetricChange change) {
        List<Double> numbers = Stream.of(change.baseline(), change.current(), change.required())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        int digits = FEWEST_DIGITS;
        while (digits < MOST_DIGITS && !areApart(numbers, digits)) {
            digits++;
        }
        return digits;
    }

    private static boolean areApart(List<Double> numbers, int digits) {
        return numbers.stream().map(number -> text(number, digits)).allMatch(new HashSet<>()::add);
    }

    private static String text(@Nullable Double value, int digits) {
        return value == null || !Double.isFinite(value) ? NONE : NumberText.significant(value, digits);
    }

    private static String difference(@Nullable Double then, @Nullable Double now) {
        if (then == null || now == null) {
            return NONE;
        }
        return signed(now - then);
    }

    /** A difference with its sign, in few digits. */
    static String signed(double difference) {
        return (difference > 0 ? "+" : "") + text(difference, FEW_DIGITS);
    }

    private static String limit(MetricChange change) {
        return metric(change).largerIsBetter() ? "at least " : "at most ";
    }

    private static String outcome(MetricChange change) {
        String outcome = switch (change.outcome()) {
            case SAME -> "the same";
            case BETTER -> "better";
            case WITHIN -> "within tolerance";
            case WORSE -> "worse";
        };
        Significance significance = change.significance();
        if (significance == null) {
            return outcome;
        }
        return change.outcome() == MetricChange.Outcome.BETTER
                ? outcome + (significance.withinLuck() ? WITHIN_LUCK : BEYOND_LUCK)
                : outcome + P + NumberText.significant(significance.pValue(), DIGITS_OF_P) + ")";
    }

    /** The text below a table that contains a p-value or calls a difference luck; empty if it does neither. */
    static String explanation(List<MetricChange> changes) {
        List<String> outcomes = changes.stream().map(MetricRow::outcome).toList();
        List<String> sentences = new ArrayList<>();
        if (outcomes.stream().anyMatch(outcome -> outcome.contains(P))) {
            sentences.add(
                    "p: were a worsening within its tolerance, that share of samples of test rows would show one like this by chance.");
        }
        if (outcomes.stream().anyMatch(outcome -> outcome.endsWith(WITHIN_LUCK))) {
            sentences.add(
                    "Within luck: on other test rows there may be no difference at all, with a confidence of 95%.");
        }
        if (outcomes.stream().anyMatch(outcome -> outcome.endsWith(BEYOND_LUCK))) {
            sentences.add("Beyond luck: on other test rows the metric would be better, too, with a confidence of 95%.");
        }
        return String.join(" ", sentences);
    }
}
