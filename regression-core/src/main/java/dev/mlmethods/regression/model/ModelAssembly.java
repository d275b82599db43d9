package dev.mlmethods.regression.model;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.evaluation.Evaluation;
import dev.mlmethods.regression.evaluation.IntervalLevel;
import dev.mlmethods.regression.evaluation.LeastSquares;
import dev.mlmethods.regression.evaluation.MeanModel;
import dev.mlmethods.regression.evaluation.PredictionIntervals;
import dev.mlmethods.regression.evaluation.SplitPredictions;
import dev.mlmethods.regression.scaling.FeatureRanges;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.split.SplitFindings;
import dev.mlmethods.regression.training.TrainingListener;
import org.jspecify.annotations.Nullable;

/** What becomes of networks, wherever their weights come from: their reference models, their evaluation, and the model of all of it. */
final class ModelAssembly {
    private final Ensemble ensemble;
    private final DatasetSplit split;
    private final MeanModel trainingMean;
    private final LeastSquares leastSquares;
    private final @Nullable SplitPredictions validation;
    private final Evaluation evaluation;

    private ModelAssembly(Ensemble ensemble, DatasetSplit split, MeanModel trainingMean, LeastSquares leastSquares) {
        this.ensemble = ensemble;
        this.split = split;
        this.trainingMean = trainingMean;
        this.leastSquares = leastSquares;
        Dataset unseen = split.validation();
        this.validation = unseen == null ? null : SplitPredictions.of(unseen, ensemble, leastSquares, trainingMean);
        this.evaluation = Evaluation.of(
                SplitPredictions.ofTraining(split.training(), ensemble, leastSquares, trainingMean),
                validation,
                SplitPredictions.of(split.test(), ensemble, leastSquares, trainingMean));
    }

    /**
     * Fits the reference models on the training rows, and evaluates all on every split.
     *
     * @param listener is told if that takes long
     */
    static ModelAssembly of(Ensemble ensemble, DatasetSplit split, TrainingListener listener) {
        MeanModel trainingMean = MeanModel.fit(split.training());
        if (LeastSquares.takesLong(split.training())) {
            listener.fittingLeastSquares(
                    split.training().rows(), split.training().features().columns());
        }
        LeastSquares leastSquares =
                LeastSquares.fit(split.training(), ensemble.preparation().features());
        return new ModelAssembly(ensemble, split, trainingMean, leastSquares);
    }

    Evaluation evaluation() {
        return evaluation;
    }

    RegressionModel model(Specification specification, Provenance provenance) {
        return new RegressionModel(
                ensemble,
                ModelMetadata.of(
                        specification,
                        split.dataset(),
                        ensemble,
                        trainingMean,
                        leastSquares,
                        evaluation.toMap(),
                        null,
                        SplitFindings.of(split),
                        FeatureRanges.of(split.training()),
                        intervals(specification.intervals()),
                        provenance));
    }

    private @Nullable PredictionIntervals intervals(@Nullable IntervalLevel level) {
        return level == null || validation == null
                ? null
                : PredictionIntervals.of(
                        level, validation.rows().target(), validation.network().toArray());
    }
}
