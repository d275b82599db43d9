package dev.mlmethods.regression.network;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.internal.Sha256;
import dev.mlmethods.regression.random.TorchRandom;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
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
 * Builds DL4J networks, float32, and reads and writes their parameters.
 *
 * <p>Parameters are listed layer by layer from the input on: the weights output by output (as PyTorch's [out][in]), then
 * the biases. This is also the order of DL4J's flattened parameters, which hold each W [in, out] column by column.
 */
public final class Networks {
    /** Bounds the memory of the activations. */
    private static final int PREDICTION_ROWS = 8192;

    /** Their bytes fit into one array. */
    private static final int MAX_PARAMETERS = Integer.MAX_VALUE / Float.BYTES;

    private Networks() {}

    /**
     * A network with one output and its initial weights.
     *
     * @see #build(NetworkSpec, int, int, long, Dl4jTraining)
     */
    public static MultiLayerNetwork build(NetworkSpec spec, int inputs, long seed, Dl4jTraining training) {
        return build(spec, inputs, 1, seed, training);
    }

    /**
     * A network with its initial weights, and all of the updater's state 0.
     *
     * @param inputs the number of features
     * @param outputs the number of targets
     * @param seed 0 to 2<sup>32</sup>-1; with {@link WeightInit#PYTORCH} the weights are those of {@code nn.Linear} layers
     *     that are created from the input on after {@code torch.manual_seed(seed)}
     * @param training the loss and the optimizer that the network carries
     * @throws RegressionException if the network has more than 536,870,911 weights and biases
     */
    public static MultiLayerNetwork build(NetworkSpec spec, int inputs, int outputs, long seed, Dl4jTraining training) {
        float[] parameters = initialParameters(spec, inputs, outputs, seed);
        MultiLayerNetwork network = uninitialised(spec, inputs, outputs, training);
        network.init(vector(parameters), false);
        INDArray state = network.getUpdater().getStateViewArray();
        if (state != null) {
            // DL4J's RmsProp starts from its epsilon, where PyTorch's starts from 0.
            state.assign(0);
        }
        return network;
    }

    /**
     * A network with one output and the given parameters.
     *
     * @param parameters as many as it has
     */
    public static MultiLayerNetwork withParameters(
            NetworkSpec spec, int inputs, Dl4jTraining training, float[] parameters) {
        MultiLayerNetwork network = uninitialised(spec, inputs, 1, training);
        network.init(vector(parameters), false);
        return network;
    }

    /** A copy of all weights and biases. */
    public static float[] parameters(MultiLayerNetwork network) {
        return network.params().dup().data().asFloat();
    }

    /**
     * A copy of the updater's state, each part in the order of the parameters: of Adam all m, then all v; of Nesterov's momentum all v;
     * of RMSProp the mean squares; null: it has none, as gradient descent.
     */
    public static float @Nullable [] updaterState(MultiLayerNetwork network) {
        INDArray state = network.getUpdater().getStateViewArray();
        return state == null ? null : state.dup().data().asFloat();
    }

    /**
     * Replaces all weights and biases and the updater's state.
     *
     * @param updaterState as in {@link #updaterState}
     */
    public static void setState(MultiLayerNetwork network, float[] parameters, float @Nullable [] updaterState) {
        network.params().assign(vector(parameters));
        if (updaterState != null) {
            network.getUpdater().getStateViewArray().assign(vector(updaterState));
        }
    }

    /** The SHA-256 of all weights and biases as little-endian float32, in hexadecimal. */
    public static String parametersSha256(MultiLayerNetwork network) {
        float[] parameters = parameters(network);
        ByteBuffer bytes = ByteBuffer.allocate(parameters.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(parameters);
        MessageDigest digest = Sha256.digest();
        digest.update(bytes);
        return Sha256.hex(digest);
    }

    /**
     * The network's output for scaled rows.
     *
     * @param features rows x columns, row by row
     * @return rows x outputs, row by row
     */
    public static float[] predict(MultiLayerNetwork network, float[] features, int columns) {
        int rows = features.length / columns;
        int outputs = network.layerSize(network.getnLayers() - 1);
        float[] predicted = new float[Math.multiplyExact(rows, outputs)];
        for (int from = 0; from < rows; from += PREDICTION_ROWS) {
            int to = Math.min(from + PREDICTION_ROWS, rows);
            float[] block = Arrays.copyOfRange(features, from * columns, to * columns);
            INDArray output =
                    network.output(Nd4j.create(block, new long[] {to - from, columns}, DataType.FLOAT), false);
            // DL4J's arrays may lie column by column.
            float[] values = output.dup('c').data().asFloat();
            System.arraycopy(values, 0, predicted, from * outputs, (to - from) * outputs);
        }
        return predicted;
    }

    static float[] initialParameters(NetworkSpec spec, int inputs, int outputs, long seed) {
        long count = spec.parameterCount(inputs, outputs);
        if (count > MAX_PARAMETERS) {
            throw new RegressionException("hiddenLayers is " + spec.hiddenLayers() + ", which makes " + count
                    + " weights and biases; at most " + MAX_PARAMETERS + " can be trained. Use narrower layers.");
        }
        float[] parameters = new float[(int) count];
        TorchRandom random = new TorchRandom(seed);
        int next = 0;
        int fanIn = inputs;
        for (int layer = 0; layer <= spec.hiddenLayers().size(); layer++) {
            int fanOut =
                    layer < spec.hiddenLayers().size() ? spec.hiddenLayers().get(layer) : outputs;
            for (int i = 0; i < fanOut * fanIn; i++) {
                parameters[next++] = spec.weightInit().weight(random, fanIn, fanOut);
            }
            for (int i = 0; i < fanOut; i++) {
                parameters[next++] = spec.weightInit().bias(random, fanIn);
            }
            fanIn = fanOut;
        }
        return parameters;
    }

    private static INDArray vector(float[] parameters) {
        return Nd4j.create(parameters, new long[] {1, parameters.length}, DataType.FLOAT);
    }

    private static MultiLayerNetwork uninitialised(NetworkSpec spec, int inputs, int outputs, Dl4jTraining training) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                // DL4J would put the clock for a seed that is missing; ours sets the weights itself.
                .seed(1)
                .updater(training.updater())
                .list();
        int fanIn = inputs;
        double dropout = 0;
        for (int width : spec.hiddenLayers()) {
            DenseLayer.Builder layer = new DenseLayer.Builder().activation(dl4jActivation(spec));
            layers.layer(
                    configured(layer, training, dropout).nIn(fanIn).nOut(width).build());
            fanIn = width;
            dropout = spec.dropout();
        }
        OutputLayer.Builder layer = new OutputLayer.Builder(training.loss()).activation(Activation.IDENTITY);
        layers.layer(
                configured(layer, training, dropout).nIn(fanIn).nOut(outputs).build());
        return new MultiLayerNetwork(layers.build());
    }

    private static <T extends FeedForwardLayer.Builder<T>> T configured(
            T layer, Dl4jTraining training, double dropout) {
        // Set for the whole network, DL4J would give each layer its WeightDecay twice.
        layer.setRegularization(new ArrayList<>(training.regularization()));
        layer.setRegularizationBias(new ArrayList<>(training.regularization()));
        // DL4J drops a layer's inputs, and wants the share that stays.
        return dropout == 0 ? layer : layer.dropOut(1 - dropout);
    }

    private static Activation dl4jActivation(NetworkSpec spec) {
        return switch (spec.activation()) {
            case RELU -> Activation.RELU;
            case LEAKY_RELU -> Activation.LEAKYRELU;
            case ELU -> Activation.ELU;
            case TANH -> Activation.TANH;
            case SIGMOID -> Activation.SIGMOID;
            case SOFTPLUS -> Activation.SOFTPLUS;
            case GELU -> Activation.GELU;
            case IDENTITY -> Activation.IDENTITY;
        };
    }
}
