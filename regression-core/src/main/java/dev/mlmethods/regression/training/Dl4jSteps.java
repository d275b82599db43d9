package dev.mlmethods.regression.training;

import dev.mlmethods.regression.network.Networks;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The steps of a training, computed by DL4J. */
final class Dl4jSteps implements TrainingSteps, AutoCloseable {
    /** PyTorch's {@code clip_grad_norm_} adds it to the norm that it divides by. */
    private static final double NORM_EPSILON = 1e-6;

    private final MultiLayerNetwork network;
    private final ScaledDataset training;
    private final OptimizerSpec optimizer;
    private final Batches batches;
    private final LearningRates learningRates;
    private final PyTorchEpsilon epsilon;
    private @Nullable State kept;

    /** A copy of all that a training changes in a network. */
    private record State(INDArray parameters, @Nullable INDArray updaterState, int iterations, int epochs) {}

    Dl4jSteps(MultiLayerNetwork network, ScaledDataset training, TrainingSpec spec) {
        this.network = network;
        this.training = training;
        this.optimizer = spec.optimizer();
        this.batches = new Batches(training, spec.batchSize(), spec.seed());
        this.learningRates = new LearningRates(network, spec, spec.batchSize().batchesOf(training.rows()));
        this.epsilon = new PyTorchEpsilon(network);
    }

    @Override
    public double trainEpoch() {
        network.getListeners().forEach(listener -> listener.onEpochStart(network));
        double sum = 0;
        for (Batches.Batch batch : batches.nextEpoch()) {
            sum += step(batch) * batch.rows();
        }
        return sum / training.rows();
    }

    /** One update of the weights; returns the batch's loss before it. */
    private double step(Batches.Batch batch) {
        network.setInput(batch.features());
        network.setLabels(batch.target());

        // Forward pass, loss, backward pass.
        network.computeGradientAndScore();
        double loss = loss();

        // The updater turns the gradient into the optimizer's step, in place; the step is taken downhill.
        clip(batch.rows());
        int iteration = network.getIterationCount();
        int epoch = network.getEpochCount();
        learningRates.beforeUpdate();
        epsilon.beforeUpdate(iteration);
        network.getUpdater()
                .update(network, network.gradient(), iteration, epoch, batch.rows(), LayerWorkspaceMgr.noWorkspaces());
        INDArray parameters = network.params();
        parameters.subi(network.getFlattenedGradients().reshape(parameters.shape()));

        network.getListeners().forEach(listener -> listener.iterationDone(network, iteration, epoch));
        network.setIterationCount(iteration + 1);
        return loss;
    }

    /** DL4J's score has the decay of the weights in it, which is no part of the loss. */
    private double loss() {
        return optimizer.weightDecay() == 0 ? network.score() : network.score() - network.calcRegularizationScore(true);
    }

    /** The gradient is the sum over the rows here; the updater divides it by their number. */
    private void clip(int rows) {
        if (optimizer.maxGradientNorm() > 0) {
            INDArray gradient = network.getFlattenedGradients();
            double norm = gradient.norm2Number().doubleValue() / rows;
            double factor = optimizer.maxGradientNorm() / (norm + NORM_EPSILON);
            if (factor < 1) {
                gradient.muli(factor);
            }
        }
    }

    @Override
    public float[] predict(ScaledDataset dataset) {
        return Networks.predict(network, dataset.features(), dataset.columns());
    }

    @Override
    public void epochEnded(EpochLoss loss) {
        network.getListeners().forEach(listener -> listener.onEpochEnd(network));
        network.incrementEpochCount();
    }

    /** There is nothing to do: the network itself is what is trained. */
    @Override
    public void writeBack() {}

    @Override
    public void keepState() {
        INDArray updaterState = network.getUpdater().getStateViewArray();
        kept = new State(
                network.params().dup(),
                updaterState == null ? null : updaterState.dup(),
                network.getIterationCount(),
                network.getEpochCount());
    }

    @Override
    public void restoreState() {
        if (kept == null) {
            throw new IllegalStateException("no state was kept");
        }
        network.params().assign(kept.parameters());
        if (kept.updaterState() != null) {
            network.getUpdater().getStateViewArray().assign(kept.updaterState());
        }
        network.setIterationCount(kept.iterations());
        network.setEpochCount(kept.epochs());
    }

    @Override
    public float[] parameters() {
        return Networks.parameters(network);
    }

    /** Gives the configuration its own learning rate and epsilon back. */
    @Override
    public void close() {
        epsilon.close();
        learningRates.close();
    }
}
