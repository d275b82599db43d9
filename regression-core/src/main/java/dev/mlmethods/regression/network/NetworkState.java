package dev.mlmethods.regression.network;

import dev.mlmethods.regression.hash.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network as it is at one moment of its training: all that a training changes, and all that it needs to go on.
 *
 * <p>Parameters are listed layer by layer, starting at the input: the weights output by output (like PyTorch's [out][in]), then the biases. This is
 * also the order of DL4J's flattened parameters.
 *
 * <p>The arrays are not copied, and never written to.
 *
 * @param spec the architecture
 * @param inputs the number of features
 * @param outputs the number of targets
 * @param parameters all weights and biases, float32
 * @param updaterState what the optimizer keeps, part by part, each in the order of the parameters: for Adam all m, then all v; of Nesterov's momentum
 *     all v; of RMSProp the mean squares; null if it keeps nothing, like gradient descent, or before the first update, when all of it is 0
 * @param iterations how many updates the network has had
 * @param epochs how many epochs
 */
@SuppressWarnings("ArrayRecordComponent") // Two of them are never compared.
public record NetworkState(
        NetworkSpec spec,
        int inputs,
        int outputs,
        float[] parameters,
        float @Nullable [] updaterState,
        int iterations,
        int epochs) {
    /**
     * Checks the lengths.
     *
     * @param spec the architecture
     * @param inputs the number of features
     * @param outputs the number of targets
     * @param parameters all weights and biases; the array isn't copied
     * @param updaterState what the optimizer keeps, part by part; null if it keeps nothing, or before the first update. The array isn't copied
     * @param iterations how many updates the network has had
     * @param epochs how many epochs the network has had
     * @throws IllegalArgumentException if the specification has a different number of weights and biases, or the state of the optimizer doesn't
     *     have the same number of values for each
     */
    // Not the compact form: javac leaves the annotation of its array out of the class file.
    public NetworkState(
            NetworkSpec spec,
            int inputs,
            int outputs,
            float[] parameters,
            float @Nullable [] updaterState,
            int iterations,
            int epochs) {
        long count = spec.parameterCount(inputs, outputs);
        if (parameters.length != count) {
            throw new IllegalArgumentException("The network has " + parameters.length
                    + " weights and biases, but its specification needs " + count + " for " + inputs + " features and "
                    + outputs + " outputs.");
        }
        if (updaterState != null && (updaterState.length == 0 || updaterState.length % count != 0)) {
            throw new IllegalArgumentException("The optimizer has a state of " + updaterState.length + " numbers for "
                    + count + " weights and biases.");
        }
        this.spec = spec;
        this.inputs = inputs;
        this.outputs = outputs;
        this.parameters = parameters;
        this.updaterState = updaterState;
        this.iterations = iterations;
        this.epochs = epochs;
    }

    /**
     * {@return a network with one output and its initial weights, before the first update}
     *
     * @param spec the architecture
     * @param inputs the number of features
     * @param seed 0 to 2<sup>32</sup>-1
     * @see #initial(NetworkSpec, int, int, long)
     */
    public static NetworkState initial(NetworkSpec spec, int inputs, long seed) {
        return initial(spec, inputs, 1, seed);
    }

    /**
     * {@return a network with its initial weights, before the first update}
     *
     * @param spec the architecture
     * @param inputs the number of features
     * @param outputs the number of targets
     * @param seed 0 to 2<sup>32</sup>-1; with {@link WeightInit#PYTORCH} the weights are those of {@code nn.Linear} layers that are created,
     *     starting at the input, after {@code torch.manual_seed(seed)}
     * @throws dev.mlmethods.regression.RegressionException if the network has more than 536,870,911 weights and biases
     */
    public static NetworkState initial(NetworkSpec spec, int inputs, int outputs, long seed) {
        return new NetworkState(spec, inputs, outputs, InitialWeights.draw(spec, inputs, outputs, seed), null, 0, 0);
    }

    /** {@return the SHA-256 of all weights and biases as little-endian float32, in hexadecimal} */
    public String parametersSha256() {
        return parametersSha256(List.of(this));
    }

    /**
     * {@return the same of several networks, one after the other}
     *
     * @param networks in their order
     */
    public static String parametersSha256(List<NetworkState> networks) {
        MessageDigest digest = Sha256.digest();
        networks.forEach(network -> network.update(digest));
        return Sha256.hex(digest);
    }

    private void update(MessageDigest digest) {
        ByteBuffer bytes = ByteBuffer.allocate(parameters.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(parameters);
        digest.update(bytes);
    }
}
