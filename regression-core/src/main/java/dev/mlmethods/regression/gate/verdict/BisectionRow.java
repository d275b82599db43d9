package dev.mlmethods.regression.gate.verdict;

import dev.mlmethods.regression.gate.Bisection;
import dev.mlmethods.regression.gate.Bisection.Part;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.tolerance.MetricChange;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of a metric's difference something explains, in words.
 *
 * @param metric the metric with its split, such as {@code test.rmse}
 * @param what what has changed
 * @param difference that it makes
 * @param share of the whole difference
 * @param alone the value of the metric if only that changes
 */
record BisectionRow(String metric, String what, String difference, String share, String alone) {
    /** The headings above the texts. */
    static final List<String> HEADER = List.of("metric", "what changed", "difference", "share", "alone");

    /** The same above a table of one metric. */
    static final List<String> HEADER_OF_ONE = HEADER.subList(1, HEADER.size());

    private static final String ALL = "all of it";
    private static final int DIGITS = 4;
    /** A smaller share of the whole than this shows as zero with this many digits. */
    private static final double NOTHING = 0.0005;

    private static final double PERCENT = 100;

    /** The rows of all metrics that differ, metric by metric, the parts of each followed by the whole; none if nothing was bisected. */
    static List<BisectionRow> of(CheckResult result) {
        List<BisectionRow> rows = new ArrayList<>();
        Bisection bisection = result.bisection();
        if (bisection != null) {
            for (MetricChange change : result.metrics()) {
                Double then = change.baseline();
                Double now = change.current();
                if (then != null && now != null && !then.equals(now)) {
                    bisection.parts().forEach(part -> rows.add(of(change, part, now - then)));
                    rows.add(of(change, ALL, now, now - then, now - then));
                }
            }
        }
        return rows;
    }

    private static BisectionRow of(MetricChange change, Part part, double whole) {
        String what = part.failure() == null ? part.what() : part.what() + "; by itself it fails: " + part.failure();
        return of(
                change,
                what,
                part.metrics().get(change.metric()),
                part.differences().get(change.metric()),
                whole);
    }

    private static BisectionRow of(
            MetricChange change, String what, @Nullable Double alone, @Nullable Double difference, double whole) {
        return new BisectionRow(
                MetricRow.name(change),
                what,
                difference == null ? MetricRow.NONE : orNothing(difference, whole),
                difference == null ? MetricRow.NONE : Math.round(PERCENT * difference / whole) + "%",
                alone == null ? MetricRow.NONE : NumberText.significant(alone, DIGITS));
    }

    private static String orNothing(double difference, double whole) {
        return Math.abs(difference) < NOTHING * Math.abs(whole) ? "0" : MetricRow.signed(difference);
    }

    /** The difference and its share; a part that could not be trained has neither. */
    String explained() {
        return difference.equals(MetricRow.NONE) ? MetricRow.NONE : difference + " (" + share + ")";
    }

    List<String> cells() {
        return List.of(metric, what, difference, share, alone);
    }

    /** The texts in a table of one metric. */
    List<String> cellsOfOne() {
        return List.of(what, difference, share, alone);
    }
}
