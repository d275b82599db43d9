package dev.mlmethods.regression.report.page.evaluation;

import dev.mlmethods.regression.diagnostics.Interval;
import dev.mlmethods.regression.diagnostics.IntervalCoverage;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.page.Page.Tone;
import dev.mlmethods.regression.report.page.Page.Verdict;
import dev.mlmethods.regression.report.page.Texts;
import dev.mlmethods.regression.report.result.EvaluationReport;
import java.util.Optional;

/** Whether as many test rows lie in their prediction intervals as should, and whether the difference is more than luck. */
public final class IntervalVerdict {
    private IntervalVerdict() {}

    /**
     * {@return the verdict; empty if the model has no intervals}
     *
     * @param report the contents of {@code evaluation.json}
     */
    public static Optional<Verdict> of(EvaluationReport report) {
        return Optional.ofNullable(report.intervals()).map(IntervalVerdict::of);
    }

    private static Verdict of(IntervalCoverage intervals) {
        Interval expected = intervals.expected();
        String found = "The " + intervals.level() + " prediction intervals reach " + Texts.number(intervals.halfWidth())
                + " to either side of a prediction, and contain " + NumberText.count(intervals.within()) + " of "
                + Texts.count(intervals.rows(), "test row") + ", " + Texts.percent(intervals.coverage());
        String range = Texts.percent(expected.low()) + " to " + Texts.percent(expected.high());
        if (intervals.coverage() < expected.low()) {
            return new Verdict(
                    Tone.BAD,
                    found + ", which is less than luck explains (" + range
                            + "): the test rows are unlike the validation rows, or early stopping or a search has chosen"
                            + " the network by these.");
        }
        return intervals.coverage() > expected.high()
                ? new Verdict(
                        Tone.NEUTRAL,
                        found + ", which is more than luck explains (" + range
                                + "): the test rows are easier to predict than the validation rows.")
                : new Verdict(Tone.GOOD, found + ", as expected (" + range + ").");
    }
}
