package dev.mlmethods.regression.model;

import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.engine.TrainingEngines;
import dev.mlmethods.regression.evaluation.Evaluation;
import dev.mlmethods.regression.evaluation.GatedMetric;
import dev.mlmethods.regression.evaluation.LeastSquares;
import dev.mlmethods.regression.evaluation.MeanModel;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.scaling.FeatureRanges;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.split.SplitFindings;
import dev.mlmethods.regression.training.Divergence;
import dev.mlmethods.regression.training.TrainedNetwork;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The whole path from a specification to an evaluated model. */
public final class RegressionTrainer {
    private RegressionTrainer() {}

    /**
     * Loads the data, splits, scales, trains and evaluates.
     *
     * @param specification everything that determines the training
     * @param basedir what a relative dataset file is relative to; also where git is asked for the commit
     * @param listener is told of each epoch
     * @return the model, its losses and its metrics
     * @throws dev.mlmethods.regression.RegressionException if the data or the specification is faulty, or the training diverges
     */
    public static TrainingResult train(Specification specification, Path basedir, TrainingListener listener) {
        return train(
                specification,
                basedir,
                engine(specification, Runtime.getRuntime().availableProcessors()),
                List.of(),
                listener);
    }

    /**
     * {@return the engine that a specification asks for} It gets ready in the background, so it pays to ask for it early.
     *
     * @param specification the architecture, and how it is trained
     * @param threads the threads of the engine {@code vector}, at least 1; its results don't depend on them
     * @throws dev.mlmethods.regression.RegressionException if there is no such engine for this training
     */
    public static TrainingEngine engine(Specification specification, int threads) {
        TrainingSpec training = specification.training();
        return TrainingEngines.prepared(training.engine(), specification.network(), training, threads);
    }

    /**
     * Loads the data, splits, scales, trains and evaluates, with a given engine and given requirements.
     *
     * @param specification everything that determines the training
     * @param basedir what a relative dataset file is relative to; also where git is asked for the commit
     * @param engine from {@link #engine}
     * @param gates what will be required of the model on its test rows; whether these rows allow that is checked before the training
     * @param listener is told of each epoch
     * @return the model, its losses and its metrics
     * @throws dev.mlmethods.regression.RegressionException if the data or the specification is faulty, the test rows don't allow what is
     *     required, or the training diverges
     * @see #train(Specification, Path, TrainingListener)
     */
    public static TrainingResult train(
            Specification specification,
            Path basedir,
            TrainingEngine engine,
            List<GatedMetric> gates,
            TrainingListener listener) {
        long start = System.nanoTime();
        DatasetSplit split = DatasetSplit.of(PreparedData.load(specification, basedir), specification.split());
        Dataset dataset = split.dataset();
        GatedMetric.requireDefined(gates, split.test());
        PreparedData data = PreparedData.of(
                split,
                specification.training().targetScaling(),
                DataSource.of(specification.data(), basedir).rowNames());
        NetworkTraining training = new NetworkTraining(data, specification, engine);
        double dataSeconds = secondsSince(start);
        TrainedNetwork trained = training.run(listener);
        long trainedAt = System.nanoTime();

        NetworkPredictor predictor = training.predictor(trained.network());
        MeanModel trainingMean = MeanModel.fit(split.training());
        if (LeastSquares.takesLong(split.training())) {
            listener.fittingLeastSquares(
                    split.training().rows(), split.training().features().columns());
        }
        LeastSquares leastSquares =
                LeastSquares.fit(split.training(), data.preparation().features());
        Evaluation evaluation = Evaluation.of(predictor::predict, leastSquares, trainingMean, split);
        Divergence divergence = new Divergence(specification.training());
        RegressionMetrics train = evaluation.network().train();
        int epoch = trained.history().ofWeights().epoch();
        divergence.checkPredictions(train == null ? Double.NaN : train.rmse(), epoch);
        RegressionModel model = new RegressionModel(
                predictor,
                new ModelMetadata(
                        ModelMetadata.formatVersion(specification),
                        dataset.features().names(),
                        ModelMetadata.Column.of(dataset.encoders()),
                        dataset.targetName(),
                        ModelMetadata.Scaler.of(data.preparation().features()),
                        data.preparation().target(),
                        trainingMean.mean(),
                        ModelMetadata.Linear.of(leastSquares),
                        specification,
                        trained.network().parametersSha256(),
                        evaluation.toMap(),
                        null,
                        SplitFindings.of(split),
                        ModelMetadata.Ranges.of(FeatureRanges.of(split.training())),
                        Provenance.of(dataset, engine.name(), engine.backend(), basedir),
                        Map.of()));
        return new TrainingResult(
                model, trained.history(), evaluation, split.text(), dataSeconds, secondsSince(trainedAt));
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }
}
