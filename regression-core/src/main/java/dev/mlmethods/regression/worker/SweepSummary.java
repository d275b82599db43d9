package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.evaluation.EvaluationTable;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.predictor.text.NumberText;
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
import java.util.Objects;
import java.util.stream.Collectors;

/** How a sweep went, in lines for the user. */
final class SweepSummary {
    private static final int SHOWN = 2;
    private static final int DIGITS = 6;
    private static final int DIGITS_OF_DEVIATION = 2;

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
        List<String> failures = failures(sweep);
        if (failures.isEmpty()) {
            throw new RegressionException(
                    "objective is " + sweep.plan().spec().objective().objective()
                            + ", which is not defined on the validation rows of any trial; choose another, or raise"
                            + " validationSize.");
        }
        throw new RegressionException("None of the " + sweep.results().size() + " trials gave a model ("
                + counts(sweep.results()) + ")"
                + failures.stream()
                        .limit(SHOWN)
                        .collect(Collectors.joining("; ", ": ", ""))
                        .replaceFirst("\\.$", "") + "."
                + (sweep.count(TrialStatus.DIVERGED) > 0
                        ? " Try smaller learningRates, or look for extreme values in the data."
                        : ""));
    }

    /**
     * The lines.
     *
     * @param done what was done with the trials, in a word, such as Swept
     */
    static List<String> lines(String done, SweepResult sweep, TrainingResult model, double seconds) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s %,d trials in %.2f s with engine %s: %s",
                done,
                sweep.results().size(),
                seconds,
                sweep.engine(),
                counts(sweep.results())));
        List<String> failures = failures(sweep);
        failures.stream().limit(SHOWN).forEach(failure -> lines.add("  " + failure));
        if (failures.size() > SHOWN) {
            lines.add(String.format(Locale.ROOT, "  and %,d more, see trials.csv", failures.size() - SHOWN));
        }
        best(sweep, lines);
        lines.add(
                sweep.plan().spec().refit()
                        ? "The model was trained again on all rows that are not held out."
                        : "The model is the one that was compared; it was not trained on the validation rows.");
        if (model.model().members() > 1) {
            lines.add("The trials were compared by their first network; the model has "
                    + model.model().members() + ", and its metrics are those of their mean.");
        }
        if (model.division() != null) {
            lines.add(model.division());
        }
        lines.addAll(EvaluationTable.lines(model.evaluation()));
        return lines;
    }

    private static void best(SweepResult sweep, List<String> lines) {
        SweepSpec spec = sweep.plan().spec();
        Trial trial = sweep.bestTrial().orElseThrow();
        SweepPoint best = sweep.bestPoint().orElseThrow();
        double mean = Objects.requireNonNull(best.mean(), "the best point has a mean");
        Double deviation = best.standardDeviation();
        lines.add(String.format(
                Locale.ROOT,
                "Best: trial %d, %s: %s %s%s, chosen on the validation rows only",
                trial.number(),
                trial,
                spec.objective().objective(),
                NumberText.significant(mean, DIGITS),
                deviation == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " +- %s over %d seeds",
                                NumberText.significant(deviation, DIGITS_OF_DEVIATION),
                                best.trials().size())));
    }

    private static List<String> failures(SweepResult sweep) {
        return sweep.plan().trials().stream()
                .filter(trial -> sweep.of(trial).isFailure())
                .map(trial -> "trial " + trial.number() + " (" + trial + ") " + sweep.of(trial))
                .toList();
    }

    /** Such as {@code 14 completed, 2 diverged}; empty without results. */
    static String counts(List<TrialResult> results) {
        return Arrays.stream(TrialStatus.values())
                .filter(status -> count(results, status) > 0)
                .map(status -> String.format(Locale.ROOT, "%,d %s", count(results, status), status.jsonName()))
                .collect(Collectors.joining(", "));
    }

    private static long count(List<TrialResult> results, TrialStatus status) {
        return results.stream().filter(result -> result.status() == status).count();
    }
}
