package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.evaluation.EvaluationTable;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.page.ConfigurationLines;
import dev.mlmethods.regression.report.page.ParameterText;
import dev.mlmethods.regression.report.page.Texts;
import dev.mlmethods.regression.sweep.Objective;
import dev.mlmethods.regression.tune.Ablation;
import dev.mlmethods.regression.tune.Tuning;
import dev.mlmethods.regression.tune.TuningBudget;
import dev.mlmethods.regression.tune.TuningResult;
import dev.mlmethods.regression.tune.TuningSpec;
import dev.mlmethods.regression.tune.TuningStage;
import dev.mlmethods.regression.tune.TuningTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a tuning will do, and how it went, in lines for the user. */
final class TuningSummary {
    private static final int DIGITS = 4;

    private TuningSummary() {}

    /** Before it starts. */
    static List<String> plan(TuningSpec spec, Tuning tuning) {
        TuningBudget budget = spec.budget();
        List<String> lines = new ArrayList<>();
        lines.add("Plan: " + budget.text(budget.amount())
                + " by the table of costs; one training of the recipe is reckoned"
                + " at " + budget.text(tuning.costOfRecipe()) + " on "
                + NumberText.count(tuning.table().rows()) + " rows that are not held out"
                + (tuning.folds() > 0 ? ", over " + tuning.folds() + " folds" : ""));
        if (!spec.given().isEmpty()) {
            lines.add("  stays as it is set: " + ParameterText.list(spec.given()));
        }
        for (TuningStage stage : TuningStage.values()) {
            lines.add(String.format(
                    Locale.ROOT, "  %3.0f%%  %s: %s", 100 * stage.share(), stage.jsonName(), stage.text()));
        }
        return lines;
    }

    static List<String> lines(TuningResult result, TrainingResult model, List<String> configuration, double seconds) {
        Objective objective = result.spec().objective();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Tuned with %s in %.1f s with engine %s",
                Texts.count(result.trials().size(), "trial"),
                seconds,
                result.engine()));
        TuningTrial best = result.bestTrial();
        lines.add("Best: trial " + best.number() + ", "
                + (best.parameters().isEmpty() ? "the recipe" : ParameterText.describe(best.parameters())) + ": "
                + value(objective, best) + ", chosen on the validation rows only; the recipe has "
                + value(objective, result.trials().get(0)));
        for (Ablation ablation : result.ablations()) {
            if (ablation.value() != null) {
                lines.add("  without " + ParameterText.describe(ablation.part()) + ": "
                        + NumberText.significant(ablation.value(), DIGITS));
            }
        }
        int networks = model.model().members();
        lines.add((networks == 1 ? "The model is that network" : "The model is the mean of " + networks + " networks")
                + (result.kinds().size() == 1
                        ? ""
                        : " of trials "
                                + result.kinds().stream().map(String::valueOf).collect(Collectors.joining(", ")))
                + ", trained on all rows that are not held out.");
        if (result.kinds().size() > 1) {
            lines.add("  " + objective.objective() + " of the best kind alone, and of its mean with each further one: "
                    + ofKinds(result));
        }
        if (model.division() != null) {
            lines.add(model.division());
        }
        lines.addAll(EvaluationTable.lines(model.evaluation()));
        lines.add("Lines for regression.yaml, with which train gives this model:");
        ConfigurationLines.block(configuration).forEach(line -> lines.add("  " + line));
        return lines;
    }

    private static String ofKinds(TuningResult result) {
        return result.kindValues().stream()
                .map(value -> NumberText.significant(value, DIGITS))
                .collect(Collectors.joining(", "));
    }

    private static String value(Objective objective, TuningTrial trial) {
        return objective.objective() + " "
                + (trial.validation() == null
                        ? "none"
                        : NumberText.significant(objective.of(trial.validation()), DIGITS));
    }
}
