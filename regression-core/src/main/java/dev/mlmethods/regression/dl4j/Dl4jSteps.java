package dev.mlmethods.regression.dl4j;

import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.training.OptimizerSpec;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingSpec;
import dev.mlmethods.regression.training.TrainingSteps;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The steps of a training, computed by DL4J. */
final class Dl4jSteps implements TrainingSteps {
    /** PyTorch's {@code clip_grad_norm_} adds it to the norm that it divides by. */
    private static final double NORM_EPSILON = 1e-6;

    private final NetworkState start;
    private final MultiLayerNetwork network;
    private final ScaledDataset training;
    private final OptimizerSpec optimizer;
    private final Batches batches;
    private final LearningRates learningRates;
    private final PyTorchEpsilon epsilon;

    /** Continues from a network, which is left unchanged. */
    Dl4jSteps(NetworkState start, ScaledDataset training, TrainingSpec spec) {
        this.start = start;
        Dl4jTraining configured = Optimizers.of(spec);
        this.network = Dl4jNetworks.of(start, training.weights() == null ? configured : configured.weighted());
        this.training = training;
        this.optimizer = spec.optimizer();
        this.batches = new Batches(training, spec.batchSize(), spec.seed());
        this.learningRates = new LearningRates(network, spec, spec.batchSize().batchesOf(training.rows()));
        this.epsilon = new PyTorchEpsilon(network);
    }

    @Override
    public double trainEpoch() {
        double sum = 0;
        for (Batches.Batch batch : batches.nextEpoch()) {
            sum += step(batch) * batch.rows();
        }
        network.incrementEpochCount();
        return sum / training.rows();
    }

    /** One update of the weights; returns the batch's loss before it. */
    private double step(Batches.Batch batch) {
        network.setInput(batch.features());
        network.setLabels(batch.target());
        if (batch.weights() != null) {
            WeightedLoss.of(network).setWeights(batch.weights());
        }

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

        network.setIterationCount(iteration + 1);
        return loss;
    }

    /** DL4J's score includes the weight decay, which isn't part of the loss. */
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
        return Dl4jNetworks.predict(network, dataset.features(), dataset.columns());
    }

    @Override
    public NetworkState network() {
        return Dl4jNetworks.read(network, start.spec(), start.inputs(), start.outputs());
    }
}
