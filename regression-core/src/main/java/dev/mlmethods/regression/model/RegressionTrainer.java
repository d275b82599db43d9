package dev.mlmethods.regression.model;

import dev.mlmethods.regression.data.ColumnSelection;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.Datasets;
import dev.mlmethods.regression.evaluation.Evaluation;
import dev.mlmethods.regression.evaluation.LeastSquares;
import dev.mlmethods.regression.evaluation.MeanModel;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.network.Networks;
import dev.mlmethods.regression.scaling.StandardScaler;
import dev.mlmethods.regression.scaling.TargetScaler;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.training.Divergence;
import dev.mlmethods.regression.training.Optimizers;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingEngines;
import dev.mlmethods.regression.training.TrainingHistory;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.nio.file.Path;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** The whole walk from a specification to an evaluated model. */
public final class RegressionTrainer {
    private RegressionTrainer() {}

    /**
     * Loads the data, splits, scales, trains and evaluates.
     *
     * @param basedir what a relative dataset file is relative to; also where git is asked for the commit
     * @throws dev.mlmethods.regression.RegressionException if the data or the specification is at fault, or the training
     *     diverges
     */
    public static TrainingResult train(Specification specification, Path basedir, TrainingListener listener) {
        return train(
                specification,
                basedir,
                engine(specification, Runtime.getRuntime().availableProcessors()),
                listener);
    }

    /**
     * The engine that a specification asks for. It gets ready in the background, so it pays to ask for it early.
     *
     * @param threads those of the engine {@code vector}, at least 1; its results don't depend on them
     * @throws dev.mlmethods.regression.RegressionException if there is no such engine for this training
     */
    public static TrainingEngine engine(Specification specification, int threads) {
        TrainingSpec training = specification.training();
        return TrainingEngines.prepared(training.engine(), specification.network(), training, threads);
    }

    /**
     * Loads the data, splits, scales, trains and evaluates.
     *
     * @param engine from {@link #engine}
     * @see #train(Specification, Path, TrainingListener)
     */
    public static TrainingResult train(
            Specification specification, Path basedir, TrainingEngine engine, TrainingListener listener) {
        long start = System.nanoTime();
        Dataset dataset = load(specification.data(), basedir);
        dataset.requireVaryingTarget();
        DatasetSplit split = DatasetSplit.of(dataset, specification.split());
        StandardScaler scaler = StandardScaler.fit(split.training().features());

        TrainingSpec training = specification.training();
        TargetScaler targetScaler = TargetScaler.fit(training.targetScaling(), split.training());
        MultiLayerNetwork network = Networks.build(
                specification.network(), dataset.features().columns(), training.seed(), Optimizers.of(training));
        ScaledDataset rows = ScaledDataset.of(split.training(), scaler, targetScaler);
        ScaledDataset validation =
                split.validation() == null ? null : ScaledDataset.of(split.validation(), scaler, targetScaler);
        double dataSeconds = secondsSince(start);
        TrainingHistory history = engine.train(network, rows, validation, training, listener);
        long trained = System.nanoTime();

        NetworkPredictor predictor = new NetworkPredictor(engine, network, scaler, targetScaler);
        MeanModel trainingMean = MeanModel.fit(split.training());
        LeastSquares leastSquares = LeastSquares.fit(split.training());
        Evaluation evaluation = Evaluation.of(predictor::predict, leastSquares, trainingMean, split);
        Divergence divergence = new Divergence(training);
        RegressionMetrics train = evaluation.network().train();
        int epoch = history.ofWeights().epoch();
        divergence.checkPredictions(train == null ? Double.NaN : train.rmse(), epoch);
        divergence.checkPredictions(evaluation.network().test().rmse(), epoch);
        RegressionModel model = new RegressionModel(
                predictor,
                new ModelMetadata(
                        ModelMetadata.FORMAT_VERSION,
                        dataset.features().names(),
                        dataset.targetName(),
                        ModelMetadata.Scaler.of(scaler),
                        targetScaler,
                        trainingMean.mean(),
                        ModelMetadata.Linear.of(leastSquares),
                        specification,
                        Networks.parametersSha256(network),
                        evaluation.toMap(),
                        Provenance.of(dataset, engine, basedir),
                        Map.of()));
        return new TrainingResult(model, history, evaluation, dataSeconds, secondsSince(trained));
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }

    static Dataset load(DataSpec data, Path basedir) {
        return Datasets.load(
                data.dataset(), basedir, data.target(), new ColumnSelection(data.features(), data.exclude()));
    }
}
