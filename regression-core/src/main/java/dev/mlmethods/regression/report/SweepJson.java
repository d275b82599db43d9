package dev.mlmethods.regression.report;

import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.report.result.FinalModel;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.sweep.Strategy;
import dev.mlmethods.regression.sweep.StrategySpec;
import dev.mlmethods.regression.sweep.SweepPoint;
import dev.mlmethods.regression.sweep.SweepResult;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.sweep.Trial;
import dev.mlmethods.regression.sweep.TrialFit;
import dev.mlmethods.regression.sweep.TrialResult;
import dev.mlmethods.regression.sweep.TrialStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the {@link SweepReport} of a sweep that was run. Separate from it, because this class needs DL4J. */
public final class SweepJson {
    private SweepJson() {}

    /**
     * {@return the report of a sweep that ended without a model}
     *
     * @param sweep what was planned, and the result of each trial
     */
    public static SweepReport report(SweepResult sweep) {
        return report(sweep, null);
    }

    /**
     * The report of a sweep that ended with a model.
     *
     * @param model of the best trial
     * @param modelSha256 of its file
     * @param finalModel the one that was trained on every row; null if there is none
     */
    static SweepReport report(
            SweepResult sweep, TrainingResult model, String modelSha256, @Nullable FinalModel finalModel) {
        return report(sweep, model(sweep, model, modelSha256, finalModel));
    }

    private static SweepReport report(SweepResult sweep, SweepReport.@Nullable Model model) {
        List<SweepReport.Trial> trials = sweep.plan().trials().stream()
                .map(trial -> trial(trial, sweep.of(trial)))
                .toList();
        return new SweepReport(SweepReport.FORMAT_VERSION, summary(sweep), trials, model);
    }

    static SweepReport.Summary summary(SweepResult sweep) {
        SweepSpec spec = sweep.plan().spec();
        StrategySpec strategy = spec.strategy();
        boolean halving = strategy.strategy() == Strategy.SUCCESSIVE_HALVING;
        Map<String, Integer> trials = new LinkedHashMap<>();
        trials.put("all", sweep.results().size());
        for (TrialStatus status : TrialStatus.values()) {
            trials.put(status.jsonName(), sweep.count(status));
        }
        return new SweepReport.Summary(
                spec.specification(),
                spec.space(),
                strategy.strategy(),
                strategy.strategy() == Strategy.GRID ? null : (Long) strategy.searchSeed(),
                halving ? (Integer) strategy.minEpochs() : null,
                halving ? (Integer) strategy.reductionFactor() : null,
                spec.objective().objective(),
                spec.objective().direction(),
                spec.folds() == 0 ? null : spec.folds(),
                "the validation rows; the test rows are not used to choose",
                sweep.dataSha256(),
                sweep.engine(),
                sweep.findings().isEmpty() ? null : sweep.findings(),
                trials,
                epochs(sweep),
                best(sweep),
                sweep.points());
    }

    private static SweepReport.Epochs epochs(SweepResult sweep) {
        long pruned = sweep.plan().trials().stream()
                .filter(trial -> sweep.of(trial).status() == TrialStatus.PRUNED)
                .mapToLong(trial -> trial.specification().training().epochs()
                        - sweep.of(trial).fits().get(0).trainedEpochs())
                .sum();
        return new SweepReport.Epochs(
                sweep.plan().epochs() - pruned, sweep.plan().epochsWithoutSharing(), pruned);
    }

    private static SweepReport.@Nullable Best best(SweepResult sweep) {
        Trial trial = sweep.bestTrial().orElse(null);
        SweepPoint point = sweep.bestPoint().orElse(null);
        return trial == null || point == null
                ? null
                : new SweepReport.Best(
                        trial.number(),
                        trial.parameters(),
                        point.mean(),
                        point.standardDeviation(),
                        bySplit(sweep.of(trial)));
    }

    private static Map<String, Map<String, Double>> bySplit(TrialResult result) {
        return bySplit(result.validation(), result.train(), result.test());
    }

    private static Map<String, Map<String, Double>> bySplit(
            RegressionMetrics validation, RegressionMetrics train, RegressionMetrics test) {
        Map<String, Map<String, Double>> metrics = new LinkedHashMap<>();
        metrics.put("validation", validation.toMap());
        metrics.put("train", train.toMap());
        metrics.put("test", test.toMap());
        return metrics;
    }

    private static SweepReport.Trial trial(Trial trial, TrialResult result) {
        return new SweepReport.Trial(
                trial.number(),
                trial.parameters(),
                result.status(),
                result.reason(),
                result.fits().stream().map(SweepJson::fit).toList(),
                result.rungs());
    }

    private static SweepReport.Fit fit(TrialFit fit) {
        return new SweepReport.Fit(
                fit.trainedEpochs(),
                fit.parametersSha256(),
                bySplit(fit.validation(), fit.train(), fit.test()),
                fit.losses());
    }

    private static SweepReport.Model model(
            SweepResult sweep, TrainingResult training, String modelSha256, @Nullable FinalModel finalModel) {
        RegressionModel model = training.model();
        return new SweepReport.Model(
                sweep.bestTrial().map(Trial::number).orElse(null),
                sweep.plan().spec().refit(),
                training.history().ofWeights().epoch(),
                modelSha256,
                model.parametersSha256(),
                finalModel,
                model.metrics());
    }
}
