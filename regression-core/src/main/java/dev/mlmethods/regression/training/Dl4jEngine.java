package dev.mlmethods.regression.training;

import dev.mlmethods.regression.network.Networks;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** DL4J's forward and backward pass and its updater, on whatever ND4J backend is on the class path. The reference. */
final class Dl4jEngine implements TrainingEngine {
    @Override
    public String name() {
        return EngineName.DL4J.parameterName();
    }

    @Override
    public TrainingHistory train(
            MultiLayerNetwork network,
            ScaledDataset training,
            @Nullable ScaledDataset validation,
            TrainingSpec spec,
            TrainingListener listener) {
        List<EpochLoss> losses = new ArrayList<>();
        Divergence divergence = new Divergence(spec);
        Batches batches = new Batches(training, spec.batchSize(), spec.seed());
        long start = System.nanoTime();
        try (PyTorchEpsilon epsilon = new PyTorchEpsilon(network)) {
            for (int epoch = 1; epoch <= spec.epochs(); epoch++) {
                network.getListeners().forEach(l -> l.onEpochStart(network));
                double squaredErrors = 0;
                for (Batches.Batch batch : batches.nextEpoch()) {
                    squaredErrors += step(network, batch, epsilon) * batch.rows();
                }
                EpochLoss loss =
                        new EpochLoss(epoch, squaredErrors / training.rows(), validationLoss(network, validation));
                divergence.check(loss);
                losses.add(loss);
                network.getListeners().forEach(l -> l.onEpochEnd(network));
                network.incrementEpochCount();
                listener.epochEnded(loss);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        divergence.check(Networks.parameters(network));
        network.clear();
        return new TrainingHistory(losses, seconds);
    }

    @Override
    public float[] predict(MultiLayerNetwork network, float[] features, int columns) {
        return Networks.predict(network, features, columns);
    }

    /** One update of the weights; returns the batch's loss before it. */
    private static double step(MultiLayerNetwork network, Batches.Batch batch, PyTorchEpsilon epsilon) {
        network.setInput(batch.features());
        network.setLabels(batch.target());

        // Forward pass, loss, backward pass.
        network.computeGradientAndScore();
        double loss = network.score();

        // The updater turns the gradient into Adam's step, in place; the step is taken downhill.
        int iteration = network.getIterationCount();
        int epoch = network.getEpochCount();
        epsilon.beforeUpdate(iteration);
        network.getUpdater()
                .update(network, network.gradient(), iteration, epoch, batch.rows(), LayerWorkspaceMgr.noWorkspaces());
        INDArray parameters = network.params();
        parameters.subi(network.getFlattenedGradients().reshape(parameters.shape()));

        network.getListeners().forEach(l -> l.iterationDone(network, iteration, epoch));
        network.setIterationCount(iteration + 1);
        return loss;
    }

    private @Nullable Double validationLoss(MultiLayerNetwork network, @Nullable ScaledDataset validation) {
        return validation == null
                ? null
                : (Double) validation.meanSquaredError(predict(network, validation.features(), validation.columns()));
    }
}
