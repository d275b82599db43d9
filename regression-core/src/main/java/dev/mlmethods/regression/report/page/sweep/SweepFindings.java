package dev.mlmethods.regression.report.page.sweep;

import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.page.ParameterText;
import dev.mlmethods.regression.report.page.Texts;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.sweep.SweepPoint;
import dev.mlmethods.regression.sweep.TrialStatus;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a sweep has found, in numbers and plain sentences.
 *
 * @param best which point and trial are the best, or why there is none
 * @param margin how far it is ahead
 * @param importances of the searched fields, the most important one first, unknown ones last
 * @param spent what the sweep cost
 * @param goingOn what it would cost to continue
 * @param failures the trials that diverged or failed
 */
record SweepFindings(
        String best,
        Margin margin,
        List<Importance> importances,
        List<String> spent,
        List<String> goingOn,
        List<TrialFailure> failures) {
    static SweepFindings of(SweepReport report) {
        return of(new SweepTrials(report));
    }

    static SweepFindings of(SweepTrials sweep) {
        SweepCost cost = new SweepCost(sweep);
        return new SweepFindings(
                best(sweep),
                Margin.of(sweep),
                importances(sweep),
                cost.spent(),
                cost.goingOn(),
                TrialFailure.of(sweep));
    }

    private static String best(SweepTrials sweep) {
        List<SweepPoint> ranked = sweep.rankedPoints();
        if (ranked.isEmpty()) {
            return none(sweep);
        }
        SweepPoint best = ranked.get(0);
        String value = sweep.objective() + " " + NumberText.significant(SweepTrials.mean(best), 4);
        int trial = sweep.bestOf(best).trial();
        Double deviation = best.standardDeviation();
        if (deviation == null) {
            return "The best is trial " + trial + ", " + ParameterText.describe(best.parameters()) + ": " + value + ".";
        }
        return "The best is " + ParameterText.describe(best.parameters()) + ": " + value + Texts.plusMinus(deviation)
                + " over "
                + best.trials().size()
                + " seeds; its best trial is " + trial + ".";
    }

    private static String none(SweepTrials sweep) {
        SweepReport.Summary summary = sweep.summary();
        if (summary.count(TrialStatus.COMPLETED) == 0) {
            return "No trial was completed, so there is no best one: " + counts(summary) + ".";
        }
        return sweep.compared().isEmpty()
                ? "The objective " + sweep.objective()
                        + " is not defined on the validation rows of any trial, so there is no best one;"
                        + " choose another objective, or raise validationSize."
                : "No point was completed with all its seeds, so there is no best one: " + counts(summary) + ".";
    }

    /** Such as {@code 14 completed, 2 diverged}. */
    static String counts(SweepReport.Summary summary) {
        return Arrays.stream(TrialStatus.values())
                .filter(status -> summary.count(status) > 0)
                .map(status -> NumberText.count(summary.count(status)) + " " + status.jsonName())
                .collect(Collectors.joining(", "));
    }

    private static List<Importance> importances(SweepTrials sweep) {
        return sweep.fields().stream()
                .map(field -> Importance.of(sweep, field))
                .sorted(Comparator.comparingDouble(
                        importance -> Double.isNaN(importance.share()) ? 1 : -importance.share()))
                .toList();
    }
}
