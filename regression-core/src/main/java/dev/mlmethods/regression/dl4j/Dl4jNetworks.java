package dev.mlmethods.regression.dl4j;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.ArrayList;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DL4J's networks, float32, made from a {@link NetworkState} and read back. DL4J's flattened parameters have the same order: they contain each W [in,
 * out] column by column.
 */
public final class Dl4jNetworks {
    /** Bounds the memory of the activations. */
    private static final int PREDICTION_ROWS = 8192;

    private Dl4jNetworks() {}

    /**
     * {@return a new DL4J network with the state of its optimizer and its counts} DL4J's own {@code fit} continues training it in the same way,
     * except for what DL4J's configuration cannot express: see {@link Optimizers#of}.
     *
     * @param state the network, which is left unchanged
     * @param training the loss and the optimizer that the network carries
     * @throws RegressionException if DL4J doesn't have the activation: gelu
     */
    public static MultiLayerNetwork of(NetworkState state, TrainingSpec training) {
        return of(state, Optimizers.of(training));
    }

    static MultiLayerNetwork of(NetworkState state, Dl4jTraining training) {
        MultiLayerNetwork network =
                new MultiLayerNetwork(configuration(state, training).build());
        network.init(vector(state.parameters()), false);
        INDArray updaterState = network.getUpdater().getStateViewArray();
        if (updaterState != null) {
            // DL4J's RmsProp starts from its epsilon, whereas PyTorch's starts from 0.
            updaterState.assign(0);
            if (state.updaterState() != null) {
                updaterState.assign(vector(state.updaterState()));
            }
        }
        network.setIterationCount(state.iterations());
        network.setEpochCount(state.epochs());
        return network;
    }

    /**
     * {@return a copy of the state of a DL4J network}
     *
     * @param network with the architecture that follows; it is left unchanged
     * @param spec its architecture
     * @param inputs the number of features
     * @param outputs the number of targets
     * @throws IllegalArgumentException if its number of weights and biases differs from that architecture's
     */
    public static NetworkState read(MultiLayerNetwork network, NetworkSpec spec, int inputs, int outputs) {
        return new NetworkState(
                spec,
                inputs,
                outputs,
                network.params().dup().data().asFloat(),
                updaterState(network),
                network.getIterationCount(),
                network.getEpochCount());
    }

    private static float @Nullable [] updaterState(MultiLayerNetwork network) {
        INDArray state = network.getUpdater().getStateViewArray();
        return state == null ? null : state.dup().data().asFloat();
    }

    /**
     * The network's output for scaled rows, computed by DL4J.
     *
     * @param features rows x columns, row by row
     * @return rows x outputs, row by row
     */
    static float[] predict(MultiLayerNetwork network, float[] features, int columns) {
        int rows = features.length / columns;
        int outputs = network.layerSize(network.getnLayers() - 1);
        float[] predicted = new float[Math.multiplyExact(rows, outputs)];
        for (int from = 0; from < rows; from += PREDICTION_ROWS) {
            int to = Math.min(from + PREDICTION_ROWS, rows);
            float[] block = Arrays.copyOfRange(features, from * columns, to * columns);
            INDArray output =
                    network.output(Nd4j.create(block, new long[] {to - from, columns}, DataType.FLOAT), false);
            // DL4J's arrays may be stored column by column.
            float[] values = output.dup('c').data().asFloat();
            System.arraycopy(values, 0, predicted, from * outputs, (to - from) * outputs);
        }
        return predicted;
    }

    private static INDArray vector(float[] values) {
        return Nd4j.create(values, new long[] {1, values.length}, DataType.FLOAT);
    }

    private static NeuralNetConfiguration.ListBuilder configuration(NetworkState state, Dl4jTraining training) {
        NetworkSpec spec = state.spec();
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                // DL4J would use the clock in place of a missing seed; our code sets the weights itself.
                .seed(1)
                .updater(training.updater())
                .list();
        int fanIn = state.inputs();
        double dropout = 0;
        for (int width : spec.hiddenLayers()) {
            DenseLayer.Builder layer = new DenseLayer.Builder().activation(activation(spec));
            layers.layer(
                    configured(layer, training, dropout).nIn(fanIn).nOut(width).build());
            fanIn = width;
            dropout = spec.dropout();
        }
        OutputLayer.Builder layer = new OutputLayer.Builder(training.loss()).activation(Activation.IDENTITY);
        layers.layer(configured(layer, training, dropout)
                .nIn(fanIn)
                .nOut(state.outputs())
                .build());
        return layers;
    }

    private static <T extends FeedForwardLayer.Builder<T>> T configured(
            T layer, Dl4jTraining training, double dropout) {
        // If it were set for the whole network, DL4J would give each layer its WeightDecay twice.
        layer.setRegularization(new ArrayList<>(training.regularization()));
        layer.setRegularizationBias(new ArrayList<>(training.regularization()));
        // DL4J drops a layer's inputs, and expects the share that is kept.
        return dropout == 0 ? layer : layer.dropOut(1 - dropout);
    }

    private static Activation activation(NetworkSpec spec) {
        return switch (spec.activation()) {
            case RELU -> Activation.RELU;
            case LEAKY_RELU -> Activation.LEAKYRELU;
            case ELU -> Activation.ELU;
            case TANH -> Activation.TANH;
            case SIGMOID -> Activation.SIGMOID;
            case SOFTPLUS -> Activation.SOFTPLUS;
            case GELU ->
                throw new RegressionException(
                        "DL4J has no activation gelu, so it has no network for this model; train the model with quickGelu, silu or mish.");
            case QUICK_GELU -> Activation.GELU;
            case SILU -> Activation.SWISH;
            case MISH -> Activation.MISH;
            case IDENTITY -> Activation.IDENTITY;
        };
    }
}
