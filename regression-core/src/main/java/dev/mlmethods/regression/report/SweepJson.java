package dev.mlmethods.regression.report;

import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.sweep.Direction;
import dev.mlmethods.regression.sweep.SearchSpace;
import dev.mlmethods.regression.sweep.Strategy;
import dev.mlmethods.regression.sweep.SweepPoint;
import dev.mlmethods.regression.sweep.SweepResult;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.sweep.Trial;
import dev.mlmethods.regression.sweep.TrialFit;
import dev.mlmethods.regression.sweep.TrialResult;
import dev.mlmethods.regression.sweep.TrialStatus;
import dev.mlmethods.regression.training.EpochLoss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code summary.json} and {@code sweep.json}: what the records here are called is what the fields are called. */
final class SweepJson {
    private SweepJson() {}

    static Object summary(SweepResult sweep) {
        return Summary.of(sweep);
    }

    static Object full(SweepResult sweep, TrainingResult model, String modelSha256) {
        return Full.of(sweep, model, modelSha256);
    }

    /** The fields of {@code summary.json}. */
    private record Summary(
            Specification specification,
            SearchSpace space,
            Strategy strategy,
            String objective,
            Direction direction,
            @Nullable Integer folds,
            String chosenOn,
            String dataSha256,
            String engine,
            Map<String, Integer> trials,
            Epochs epochs,
            @Nullable Best best,
            List<SweepPoint> points) {
        static Summary of(SweepResult sweep) {
            SweepSpec spec = sweep.plan().spec();
            Map<String, Integer> trials = new LinkedHashMap<>();
            trials.put("all", sweep.results().size());
            for (TrialStatus status : TrialStatus.values()) {
                trials.put(status.jsonName(), sweep.count(status));
            }
            return new Summary(
                    spec.specification(),
                    spec.space(),
                    spec.strategy().strategy(),
                    spec.objective().objective(),
                    spec.objective().direction(),
                    spec.folds() == 0 ? null : spec.folds(),
                    "the validation rows; the test rows have no say",
                    sweep.dataSha256(),
                    sweep.engine(),
                    trials,
                    Epochs.of(sweep),
                    Best.of(sweep),
                    sweep.points());
        }
    }

    /**
     * What the sweep cost.
     *
     * @param trained the epochs of all trainings, if none of them ended early of itself
     * @param withoutSharing those that it would have taken with a training for each trial
     * @param pruned those that successive halving saved
     */
    private record Epochs(long trained, long withoutSharing, long pruned) {
        static Epochs of(SweepResult sweep) {
            long pruned = sweep.plan().trials().stream()
                    .filter(trial -> sweep.of(trial).status() == TrialStatus.PRUNED)
                    .mapToLong(trial -> trial.specification().training().epochs()
                            - sweep.of(trial).fits().get(0).trainedEpochs())
                    .sum();
            return new Epochs(sweep.plan().epochs() - pruned, sweep.plan().epochsWithoutSharing(), pruned);
        }
    }

    /** The best point, and the best trial of it. */
    private record Best(
            int trial,
            Map<String, Object> parameters,
            @Nullable Double mean,
            @Nullable Double standardDeviation,
            Map<String, Map<String, Double>> metrics) {
        static @Nullable Best of(SweepResult sweep) {
            Trial trial = sweep.bestTrial().orElse(null);
            SweepPoint point = sweep.bestPoint().orElse(null);
            return trial == null || point == null
                    ? null
                    : new Best(
                            trial.number(),
                            trial.parameters(),
                            point.mean(),
                            point.standardDeviation(),
                            bySplit(sweep.of(trial)));
        }
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

    /** The fields of {@code sweep.json}. */
    private record Full(Summary summary, List<TrialEntry> trials, Model model) {
        static Full of(SweepResult sweep, TrainingResult model, String modelSha256) {
            return new Full(
                    Summary.of(sweep),
                    sweep.plan().trials().stream()
                            .map(trial -> TrialEntry.of(trial, sweep.of(trial)))
                            .toList(),
                    Model.of(sweep, model, modelSha256));
        }
    }

    private record TrialEntry(
            int trial,
            Map<String, Object> parameters,
            TrialStatus status,
            @Nullable String reason,
            List<FitEntry> fits,
            List<Double> rungs) {
        static TrialEntry of(Trial trial, TrialResult result) {
            return new TrialEntry(
                    trial.number(),
                    trial.parameters(),
                    result.status(),
                    result.reason(),
                    result.fits().stream().map(FitEntry::of).toList(),
                    result.rungs());
        }
    }

    private record FitEntry(
            int trainedEpochs,
            String parametersSha256,
            Map<String, Map<String, Double>> metrics,
            List<EpochLoss> losses) {
        static FitEntry of(TrialFit fit) {
            return new FitEntry(
                    fit.trainedEpochs(),
                    fit.parametersSha256(),
                    bySplit(fit.validation(), fit.train(), fit.test()),
                    fit.losses());
        }
    }

    /** The model; {@code refit} means that it was trained on all rows that are not held out. */
    private record Model(
            @Nullable Integer trial,
            boolean refit,
            int epochs,
            String modelSha256,
            String parametersSha256,
            Map<String, Object> metrics) {
        static Model of(SweepResult sweep, TrainingResult training, String modelSha256) {
            RegressionModel model = training.model();
            return new Model(
                    sweep.bestTrial().map(Trial::number).orElse(null),
                    sweep.plan().spec().refit(),
                    training.history().ofWeights().epoch(),
                    modelSha256,
                    model.parametersSha256(),
                    model.metrics());
        }
    }
}
