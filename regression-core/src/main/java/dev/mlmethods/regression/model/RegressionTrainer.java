package dev.mlmethods.regression.model;

import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.RowNames;
import dev.mlmethods.regression.engine.TrainingEngines;
import dev.mlmethods.regression.evaluation.GatedMetric;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.storage.TableMemory;
import dev.mlmethods.regression.training.Divergence;
import dev.mlmethods.regression.training.TrainedNetwork;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingHistory;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.nio.file.Path;
import java.util.List;

/** The whole path from a specification to an evaluated model. */
public final class RegressionTrainer {
    private RegressionTrainer() {}

    /**
     * Loads the data, splits, scales, trains and evaluates.
     *
     * @param specification everything that determines the training
     * @param basedir what a relative dataset file is relative to; also where git is asked for the commit
     * @param listener is told of each epoch; it has checkpoints only if the model has one network ({@link TrainingListener#isCheckpoint})
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
     * {@return the engine that a specification asks for, for its first network} It gets ready in the background, so it pays to ask for it early.
     *
     * @param specification the architecture, and how it is trained
     * @param threads the threads of the engine {@code vector}, at least 1; its results don't depend on them
     * @throws dev.mlmethods.regression.RegressionException if there is no such engine for this training
     */
    public static TrainingEngine engine(Specification specification, int threads) {
        List<Specification> members = specification.members();
        // None is trained before each is known to be possible.
        for (Specification member : members.subList(1, members.size())) {
            TrainingEngine unused =
                    TrainingEngines.of(member.training().engine(), member.network(), member.training(), threads);
        }
        TrainingSpec first = members.get(0).training();
        return TrainingEngines.prepared(first.engine(), members.get(0).network(), first, threads);
    }

    /**
     * Loads the data, splits, scales, trains and evaluates, with a given engine and given requirements.
     *
     * @param specification everything that determines the training
     * @param basedir what a relative dataset file is relative to; also where git is asked for the commit
     * @param engine from {@link #engine}
     * @param gates what will be required of the model on its test rows; whether these rows allow that is checked before the training
     * @param listener is told of each epoch; it has checkpoints only if the model has one network ({@link TrainingListener#isCheckpoint})
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
        Dataset dataset = PreparedData.load(specification, basedir);
        TableMemory memory = dataset.features().memory();
        if (memory != null) {
            listener.tableInFiles(dataset.rows(), memory);
        }
        DatasetSplit split = DatasetSplit.of(dataset, specification.split());
        GatedMetric.requireDefined(gates, split.test());
        RowNames rowNames = DataSource.of(specification.data(), basedir).rowNames();
        List<Specification> members = specification.members();
        SharedRows<PreparedData> rows = new SharedRows<>(members, member -> PreparedData.of(split, member, rowNames));
        double dataSeconds = secondsSince(start);
        List<EnsembleTraining.Trained> trained = EnsembleTraining.run(
                members.stream().map(member -> member(member, rows)).toList(), engine, listener);
        long trainedAt = System.nanoTime();

        ModelAssembly assembly = ModelAssembly.of(Ensemble.of(trained, engine), split, listener);
        RegressionMetrics train = assembly.evaluation().network().train();
        List<TrainingHistory> histories =
                trained.stream().map(EnsembleTraining.Trained::history).toList();
        new Divergence(members.get(0).training())
                .checkPredictions(
                        train == null ? Double.NaN : train.rmse(),
                        histories.get(0).ofWeights().epoch());
        RegressionModel model = assembly.model(
                specification,
                Provenance.of(split.dataset(), specification.data(), engine.name(), engine.backend(), basedir));
        return new TrainingResult(
                model, histories, assembly.evaluation(), split.text(), dataSeconds, secondsSince(trainedAt));
    }

    private static EnsembleTraining.Member member(Specification member, SharedRows<PreparedData> rows) {
        return (engine, listener) -> {
            NetworkTraining training =
                    new NetworkTraining(rows.of(member), member, engine.forNetwork(member.network()));
            TrainedNetwork trained = training.run(listener);
            return new EnsembleTraining.Trained(training.predictor(trained.network()), trained.history());
        };
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }
}
