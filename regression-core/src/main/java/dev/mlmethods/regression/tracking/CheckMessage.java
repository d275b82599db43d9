package dev.mlmethods.regression.tracking;

import dev.mlmethods.regression.report.page.ParameterText;
import dev.mlmethods.regression.tracking.MetricChange.Outcome;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Says a verdict to the user: what is, what had to be, what moved, and what to do.
 *
 * @param tolerances of the gated metrics
 * @param gate which losses fail
 * @param comparison with the baseline
 * @param changes of the gated metrics
 * @param engine that trained the model
 */
record CheckMessage(
        Tolerances tolerances, Gate gate, Comparison comparison, List<MetricChange> changes, String engine) {
    private static final String ACCEPT = "If that is meant, run regression:accept.";

    CheckMessage {
        changes = List.copyOf(changes);
    }

    static String notComparable(Comparison comparison) {
        return "The test rows are not those of the baseline, so that the metrics cannot be compared."
                + (comparison.causes().isEmpty() ? "" : " " + Causes.sentence(comparison.causes())) + " " + ACCEPT;
    }

    String of(Verdict verdict) {
        return switch (verdict) {
            case IDENTICAL ->
                "The parameters, the predictions and all metrics are those of the baseline, bit for bit." + causes();
            case EQUIVALENT ->
                "All metrics are those of the baseline, but " + comparison.otherBits() + "." + causesOrNothing();
            case WITHIN_TOLERANCE -> within() + "." + causesOrNothing();
            case IMPROVED ->
                improved() + "." + causesOrNothing() + " To hold the next builds to it, run regression:accept.";
            case REGRESSED -> regressed();
            case UNEXPLAINED -> unexplained();
            case NO_BASELINE, NOT_COMPARABLE ->
                throw new IllegalArgumentException(verdict + ", but metrics were compared");
        };
    }

    private String causes() {
        return comparison.causes().isEmpty() ? "" : " " + Causes.sentence(comparison.causes());
    }

    /** Says so where something has changed that has no cause. */
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
        return moved.isEmpty() ? "The gated metrics are those of the baseline, and others are not" : moved;
    }

    private String within(MetricChange change) {
        MetricText text = MetricText.of(change, tolerances);
        return switch (change.outcome()) {
            case WORSE ->
                text.beyond() + "; the loss passes, for it is not significant" + MetricText.p(change.significance());
            case WITHIN -> text.within();
            case BETTER, SAME -> text.moved();
        };
    }

    private String improved() {
        return texts(change -> change.outcome() == Outcome.BETTER, MetricText::moved);
    }

    private String regressed() {
        String beyond = changes.stream()
                .filter(change -> Check.fails(change, gate))
                .map(change -> MetricText.of(change, tolerances).beyond() + significance(change))
                .collect(Collectors.joining("; "));
        return beyond + "." + causesOrNothing() + " " + remedy();
    }

    private String significance(MetricChange change) {
        return gate == Gate.SIGNIFICANT && change.significance() != null
                ? "; the loss is significant" + MetricText.p(change.significance())
                : "";
    }

    /** A metric that is not defined fails every check, accepted or not. */
    private String remedy() {
        List<String> undefined = changes.stream()
                .filter(change -> change.current() == null)
                .map(MetricChange::metric)
                .toList();
        return undefined.isEmpty()
                ? ACCEPT
                : "Mend the training, or take " + ParameterText.list(undefined) + " out of the tolerances.";
    }

    private String unexplained() {
        String moved = texts(change -> change.outcome() != Outcome.SAME, MetricText::moved);
        return "Inputs unchanged, output changed: " + (moved.isEmpty() ? comparison.otherBits() : moved)
                + "." + causes() + " The engine " + engine
                + " promises the same bits for the same inputs, on any Java and machine. Train and evaluate again, and if that stays, report it.";
    }
}
