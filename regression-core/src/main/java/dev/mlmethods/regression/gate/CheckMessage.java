package dev.mlmethods.regression.gate;

import dev.mlmethods.regression.gate.diff.Cause;
import dev.mlmethods.regression.gate.diff.Causes;
import dev.mlmethods.regression.gate.diff.Comparison;
import dev.mlmethods.regression.gate.tolerance.MetricChange;
import dev.mlmethods.regression.gate.tolerance.MetricChange.Outcome;
import dev.mlmethods.regression.gate.tolerance.Tolerances;
import dev.mlmethods.regression.report.page.ParameterText;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Words a verdict for the user: the actual value, the required one, what changed, and what to do.
 *
 * @param tolerances of the gated metrics
 * @param gate which worsenings fail
 * @param comparison with the baseline
 * @param changes of the gated metrics
 * @param engine that trained the model
 * @param testRows how many there are
 */
record CheckMessage(
        Tolerances tolerances,
        Gate gate,
        Comparison comparison,
        List<MetricChange> changes,
        String engine,
        int testRows) {
    private static final String ACCEPT = "If that is intended, run regression:accept.";

    CheckMessage {
        changes = List.copyOf(changes);
    }

    /** The verdict in a sentence or two. */
    String of(Verdict verdict) {
        return switch (verdict) {
            case IDENTICAL ->
                "The weights of the network, the predictions and all metrics are those of the baseline, bit for bit."
                        + causes();
            case EQUIVALENT ->
                "All metrics are those of the baseline, but " + comparison.otherBits() + "." + causesOrNothing();
            case WITHIN_TOLERANCE -> within() + "." + causesOrNothing();
            case IMPROVED -> improved() + "." + causesOrNothing() + formerValues();
            case REGRESSED -> regressed();
            case UNEXPLAINED -> unexplained();
            case NOT_COMPARABLE ->
                (comparison.sameTargets()
                                ? "The test rows have other weights or features than in the baseline"
                                : "The test rows are not those of the baseline")
                        + ", so the metrics cannot be compared." + causes();
            case NO_BASELINE, ACCEPTED ->
                throw new IllegalArgumentException(verdict + " does not come of comparing with one baseline");
        };
    }

    /** What to do about it, in a sentence; empty if nothing. */
    String remedy(Verdict verdict) {
        return switch (verdict) {
            case IMPROVED -> acceptImprovement();
            case REGRESSED -> acceptOrMend();
            case NOT_COMPARABLE -> ACCEPT;
            case UNEXPLAINED -> "Train and evaluate again, and if that persists, report it.";
            case IDENTICAL, EQUIVALENT, WITHIN_TOLERANCE, NO_BASELINE, ACCEPTED -> "";
        };
    }

    /** Different data may improve any metric, and so may luck: neither means a better model. */
    private String acceptImprovement() {
        if (comparison.causes().stream().anyMatch(cause -> cause.kind().isOtherData())) {
            return "The data changed, and a better metric on other data does not mean a better model: look at what changed,"
                    + " and if that is intended, run regression:accept.";
        }
        return changes.stream()
                        .filter(change -> change.outcome() == Outcome.BETTER)
                        .allMatch(CheckMessage::isLuck)
                ? "To compare the next builds with it, run regression:accept."
                : "To hold the next builds to it, run regression:accept.";
    }

    /** Tells users who want to see the former values that they aren't available here. */
    private String formerValues() {
        return comparison.causes().stream()
                        .anyMatch(cause -> cause instanceof Cause.DataChange change
                                && change.changed() > 0
                                && change.cells().isEmpty())
                ? " The former values are not in any of the last commits here."
                : "";
    }

    private static boolean isLuck(MetricChange change) {
        return change.significance() != null && change.significance().withinLuck();
    }

    private String causes() {
        return comparison.causes().isEmpty() ? "" : " " + Causes.sentence(comparison.causes());
    }

    /** Says so if something has changed without a cause. */
    private String causesOrNothing() {
        return comparison.causes().isEmpty() && !comparison.isIdentical()
                ? " Inputs unchanged, output changed: the engine " + engine + " does not promise the same bits."
                : causes();
    }

    private String texts(Predicate<MetricChange> chosen, Function<MetricText, String> text) {
        return changes.stream()
                .filter(chosen)
                .map(change -> text.apply(MetricText.of(change, tolerances)))
                .collect(Collectors.joining("; "));
    }

    private String within() {
        String moved = changes.stream()
                .filter(change -> change.outcome() != Outcome.SAME)
                .map(this::within)
                .collect(Collectors.joining("; "));
        return moved.isEmpty() ? "The gated metrics are those of the baseline, but others are not" : moved;
    }

    private String within(MetricChange change) {
        MetricText text = MetricText.of(change, tolerances);
        return switch (change.outcome()) {
            case WORSE ->
                text.beyond() + "; this passes because it is not significant" + MetricText.p(change.significance());
            case WITHIN -> text.within();
            case BETTER, SAME -> text.moved();
        };
    }

    private String improved() {
        return changes.stream()
                .filter(change -> change.outcome() == Outcome.BETTER)
                .map(change -> MetricText.of(change, tolerances).moved() + luck(change))
                .collect(Collectors.joining("; "));
    }

    private static String luck(MetricChange change) {
        MetricChange.Significance significance = change.significance();
        return significance != null && significance.withinLuck()
                ? ", a difference within luck: on other test rows it may be anything from "
                        + MetricText.differences(change, significance)
                : "";
    }

    private String regressed() {
        String beyond = changes.stream()
                .filter(change -> Check.fails(change, gate))
                .map(change -> MetricText.of(change, tolerances).beyond() + significance(change))
                .collect(Collectors.joining("; "));
        return beyond + "." + undecided() + causesOrNothing();
    }

    /** Why worsenings fail even though nobody knows whether they are significant. */
    private String undecided() {
        List<String> metrics = changes.stream()
                .filter(change -> Check.fails(change, gate)
                        && change.significance() == null
                        && change.baseline() != null
                        && change.current() != null)
                .map(MetricChange::metric)
                .toList();
        if (gate == Gate.ANY_WORSENING || metrics.isEmpty()) {
            return "";
        }
        return " "
                + gate.tooFew(testRows)
                        .orElseGet(() -> "There is no p-value for " + ParameterText.list(metrics)
                                + ", so only the tolerance decides.");
    }

    private String significance(MetricChange change) {
        MetricChange.Significance significance = change.significance();
        if (significance == null) {
            return "";
        }
        if (gate == Gate.SIGNIFICANT) {
            return "; the worsening is significant" + MetricText.p(significance);
        }
        return Check.isSignificant(significance) ? "" : "; the worsening is within luck" + MetricText.p(significance);
    }

    /** A metric that is not defined fails every check, accepted or not. */
    private String acceptOrMend() {
        List<String> undefined = changes.stream()
                .filter(change -> change.current() == null)
                .map(MetricChange::metric)
                .toList();
        return undefined.isEmpty()
                ? ACCEPT
                : "Fix the training, or take " + ParameterText.list(undefined) + " out of the tolerances.";
    }

    private String unexplained() {
        String moved = texts(change -> change.outcome() != Outcome.SAME, MetricText::moved);
        return "Inputs unchanged, output changed: " + (moved.isEmpty() ? comparison.otherBits() : moved)
                + "." + causes() + " The engine " + engine
                + " promises the same bits for the same inputs, on any Java and machine.";
    }
}
