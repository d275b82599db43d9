package dev.mlmethods.regression.model;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.RowNames;
import dev.mlmethods.regression.evaluation.LeastSquares;
import dev.mlmethods.regression.evaluation.MeanModel;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.scaling.FeatureRanges;
import dev.mlmethods.regression.scaling.Preparation;
import dev.mlmethods.regression.split.SplitFindings;
import dev.mlmethods.regression.training.Divergence;
import dev.mlmethods.regression.training.DivergenceException;
import dev.mlmethods.regression.training.EarlyStopping;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainedNetwork;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Trains the model that ships: with the specification of the evaluated model, on all rows of its dataset, including those for the validation and the
 * test. Its categories, means and scales are also fitted on all rows. No rows are left for early stopping or for metrics, so it has as many epochs as
 * the weights of the evaluated model had, and no metrics.
 */
public final class FinalTrainer {
    private final Specification specification;
    private final TrainingEngine engine;
    private final Dataset rows;
    private final RowNames names;
    private final List<Integer> epochs;

    private FinalTrainer(
            Specification specification, TrainingEngine engine, Dataset rows, RowNames names, List<Integer> epochs) {
        this.specification = specification;
        this.engine = engine;
        this.rows = rows;
        this.names = names;
        this.epochs = epochs;
    }

    /**
     * Loads the dataset once more, and trains on all of it.
     *
     * @param evaluated the result to train on all rows; it is left unchanged
     * @param basedir as for {@link RegressionTrainer#train}
     * @param engine from {@link RegressionTrainer#engine}
     * @param listener is told that another training begins, and of each of its epochs
     * @return the same with {@link TrainingResult#finalModel}
     * @throws RegressionException if the specification doesn't agree with that, the dataset has changed since, or the training diverges
     */
    public static TrainingResult train(
            TrainingResult evaluated, Path basedir, TrainingEngine engine, TrainingListener listener) {
        long start = System.nanoTime();
        RegressionModel model = evaluated.model();
        Specification specification = model.specification();
        FinalTraining.ALL.requireAgreement(specification);
        Dataset dataset = PreparedData.load(specification, basedir);
        if (!model.provenance().isOf(dataset)) {
            throw new RegressionException("The dataset " + dataset.name()
                    + " has changed while the model was trained on it, so no final model can be trained on the same"
                    + " rows. Train again.");
        }
        int[] all = IntStream.range(0, dataset.rows()).toArray();
        FinalTrainer trainer = new FinalTrainer(
                specification,
                engine,
                dataset.fittedOn(all).outOfFold(all, specification.split().splitSeed()),
                DataSource.of(specification.data().dataset(), basedir).rowNames(),
                evaluated.histories().stream()
                        .map(history -> history.ofWeights().epoch())
                        .toList());
        RegressionModel trained = trainer.model(Sha256.of(model.toBytes()), model.provenance(), listener);
        return evaluated.withFinalModel(trained, (System.nanoTime() - start) / 1e9);
    }

    private RegressionModel model(String evaluatedModelSha256, Provenance provenance, TrainingListener listener) {
        // Several networks report as one.
        listener.finalTraining(rows.rows(), (int)
                epochs.stream().mapToInt(Integer::intValue).average().orElseThrow());
        List<Specification> members = specification.members();
        SharedRows<PreparedRows> prepared = new SharedRows<>(members, this::prepared);
        List<EnsembleTraining.Trained> trained = EnsembleTraining.run(
                IntStream.range(0, members.size())
                        .mapToObj(number -> member(members.get(number), prepared, epochs.get(number)))
                        .toList(),
                engine,
                listener);
        Ensemble ensemble = Ensemble.of(trained, engine);
        MeanModel mean = MeanModel.fit(rows);
        if (LeastSquares.takesLong(rows)) {
            listener.fittingLeastSquares(rows.rows(), rows.features().columns());
        }
        LeastSquares leastSquares =
                LeastSquares.fit(rows, ensemble.preparation().features());
        return new RegressionModel(
                ensemble,
                ModelMetadata.of(
                        specification,
                        rows,
                        ensemble,
                        mean,
                        leastSquares,
                        Map.of(),
                        FinalFit.of(rows.rows(), epochs, evaluatedModelSha256),
                        SplitFindings.ofAll(rows),
                        FeatureRanges.of(rows),
                        null,
                        provenance));
    }

    private EnsembleTraining.Member member(Specification member, SharedRows<PreparedRows> prepared, int lastEpoch) {
        return (part, listener) ->
                trained(member, prepared.of(member), lastEpoch, part.forNetwork(member.network()), listener);
    }

    private PreparedRows prepared(Specification member) {
        TrainingSpec training = member.training();
        Preparation preparation =
                Preparation.fit(rows, member.preparation(), training.targetScaling(), training.seed());
        new Float32Range(rows, names).require(preparation);
        return new PreparedRows(preparation, ScaledDataset.ofTraining(rows, preparation));
    }

    private EnsembleTraining.Trained trained(
            Specification member,
            PreparedRows prepared,
            int lastEpoch,
            TrainingEngine part,
            TrainingListener listener) {
        // With all its epochs, because the learning rate schedule depends on them; the listener ends it.
        TrainingSpec training = member.training().withEarlyStopping(EarlyStopping.defaults());
        ScaledDataset scaled = prepared.scaled();
        NetworkState initial = NetworkState.initial(member.network(), scaled.columns(), training.seed());
        try {
            TrainedNetwork trained = part.train(
                    initial,
                    scaled,
                    null,
                    training,
                    lastEpoch < training.epochs() ? new EndsAfter(lastEpoch, listener) : listener);
            NetworkPredictor predictor = new NetworkPredictor(part, trained.network(), prepared.preparation());
            new Divergence(training)
                    .checkPredictions(
                            RegressionMetrics.of(rows, predictor.predictTraining(rows))
                                    .rmse(),
                            lastEpoch);
            return new EnsembleTraining.Trained(predictor, trained.history());
        } catch (DivergenceException e) {
            throw new RegressionException(
                    "The final training, on all " + NumberText.count(rows.rows())
                            + " rows, failed, although that on only the training rows did not: " + e.getMessage()
                            + " With finalTraining=none, no final model is trained.",
                    e);
        }
    }

    /** What a network reads of all rows; networks that prepare them alike share it. */
    private record PreparedRows(Preparation preparation, ScaledDataset scaled) {}

    /**
     * Ends a training before its last epoch.
     *
     * @param epoch the last one
     * @param listener is told of the epochs
     */
    private record EndsAfter(int epoch, TrainingListener listener) implements TrainingListener {
        @Override
        public void epochEnded(EpochLoss loss) {
            listener.epochEnded(loss);
        }

        @Override
        public boolean isCheckpoint(int passed) {
            return passed == epoch;
        }

        @Override
        public boolean checkpoint(int passed, NetworkState network) {
            return false;
        }
    }
}
