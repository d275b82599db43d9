package dev.mlmethods.regression.model;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.evaluation.Evaluation;
import dev.mlmethods.regression.evaluation.LeastSquares;
import dev.mlmethods.regression.evaluation.MeanModel;
import dev.mlmethods.regression.scaling.FeatureRanges;
import dev.mlmethods.regression.scaling.Preparation;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.split.SplitFindings;
import dev.mlmethods.regression.training.TrainingListener;
import java.util.Map;

/** What becomes of a network, wherever its weights come from: its reference models, its evaluation, and the model of all of it. */
final class ModelAssembly {
    private final NetworkPredictor predictor;
    private final DatasetSplit split;
    private final MeanModel trainingMean;
    private final LeastSquares leastSquares;
    private final Evaluation evaluation;

    private ModelAssembly(
            NetworkPredictor predictor, DatasetSplit split, MeanModel trainingMean, LeastSquares leastSquares) {
        this.predictor = predictor;
        this.split = split;
        this.trainingMean = trainingMean;
        this.leastSquares = leastSquares;
        this.evaluation = Evaluation.of(predictor::predict, leastSquares, trainingMean, split);
    }

    /**
     * Fits the reference models on the training rows, and evaluates all on every split.
     *
     * @param listener is told if that takes long
     */
    static ModelAssembly of(NetworkPredictor predictor, DatasetSplit split, TrainingListener listener) {
        MeanModel trainingMean = MeanModel.fit(split.training());
        if (LeastSquares.takesLong(split.training())) {
            listener.fittingLeastSquares(
                    split.training().rows(), split.training().features().columns());
        }
        LeastSquares leastSquares =
                LeastSquares.fit(split.training(), predictor.preparation().features());
        return new ModelAssembly(predictor, split, trainingMean, leastSquares);
    }

    Evaluation evaluation() {
        return evaluation;
    }

    RegressionModel model(Specification specification, Provenance provenance) {
        Dataset dataset = split.dataset();
        Preparation preparation = predictor.preparation();
        return new RegressionModel(
                predictor,
                new ModelMetadata(
                        ModelMetadata.formatVersion(specification),
                        dataset.features().names(),
                        ModelMetadata.Column.of(dataset.encoders()),
                        dataset.targetName(),
                        ModelMetadata.Scaler.of(preparation.features()),
                        preparation.target(),
                        trainingMean.mean(),
                        ModelMetadata.Linear.of(leastSquares),
                        specification,
                        predictor.network().parametersSha256(),
                        evaluation.toMap(),
                        null,
                        SplitFindings.of(split),
                        ModelMetadata.Ranges.of(FeatureRanges.of(split.training())),
                        provenance,
                        Map.of()));
    }
}
