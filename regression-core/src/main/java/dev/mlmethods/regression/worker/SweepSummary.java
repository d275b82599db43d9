package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.evaluation.EvaluationTable;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.sweep.SweepPoint;
import dev.mlmethods.regression.sweep.SweepResult;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.sweep.Trial;
import dev.mlmethods.regression.sweep.TrialResult;
import dev.mlmethods.regression.sweep.TrialStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a sweep went, in lines for the user. */
final class SweepSummary {
    private static final int SHOWN_REASONS = 3;

    private SweepSummary() {}

    /**
     * Checks that there is a trial to choose.
     *
     * @throws RegressionException if none was completed
     */
    static void requireBest(SweepResult sweep) {
        if (sweep.bestTrial().isPresent()) {
            return;
        }
        String reasons = sweep.plan().trials().stream()
                .filter(trial -> sweep.of(trial).reason() != null)
                .limit(SHOWN_REASONS)
                .map(trial -> reason(trial, sweep.of(trial)))
                .collect(Collectors.joining("; "));
        throw new RegressionException("None of the " + sweep.results().size() + " trials gave a model (" + counts(sweep)
                + "). " + reasons + ". Try smaller learningRates, or look for extreme values in the data.");
    }

    static List<String> lines(SweepResult sweep, TrainingResult model, double seconds) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Swept %,d trials in %.2f s with engine %s: %s",
                sweep.results().size(),
                seconds,
                sweep.engine(),
                counts(sweep)));
        sweep.plan().trials().stream()
                .filter(trial -> !sweep.of(trial).hasMetrics())
                .limit(SHOWN_REASONS)
                .forEach(trial -> lines.add("  " + reason(trial, sweep.of(trial))));
        best(sweep, lines);
        lines.add(
                sweep.plan().spec().refit()
                        ? "The model was trained again on all rows that are not held out."
                        : "The model is the one that was compared; it has not seen the validation rows.");
        lines.addAll(EvaluationTable.lines(model.evaluation()));
        return lines;
    }

    private static void best(SweepResult sweep, List<String> lines) {
        SweepSpec spec = sweep.plan().spec();
        Trial trial = sweep.bestTrial().orElseThrow();
        SweepPoint best = sweep.bestPoint().orElseThrow();
        Double mean = best.mean();
        Double deviation = best.standardDeviation();
        lines.add(String.format(
                Locale.ROOT,
                "Best: trial %d, %s: %s %.6g%s, chosen on the validation rows alone",
                trial.number(),
                trial,
                spec.objective().objective(),
                mean,
                deviation == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " +- %.2g over %d seeds",
                                deviation,
                                best.trials().size())));
    }

    private static String reason(Trial trial, TrialResult result) {
        return "trial " + trial.number() + " (" + trial + ") " + result;
    }

    /** Such as {@code 14 completed, 2 diverged}. */
    private static String counts(SweepResult sweep) {
        return Arrays.stream(TrialStatus.values())
                .filter(status -> sweep.count(status) > 0)
                .map(status -> String.format(Locale.ROOT, "%,d %s", sweep.count(status), status.jsonName()))
                .collect(Collectors.joining(", "));
    }
}
