package dev.mlmethods.regression.network;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.random.TorchRandom;

/** Draws the weights that a training begins with. */
final class InitialWeights {
    /** Their bytes fit into one array. */
    private static final int MAX_PARAMETERS = Integer.MAX_VALUE / Float.BYTES;

    private InitialWeights() {}

    /** All weights and biases, in the order of {@link NetworkState}. */
    static float[] draw(NetworkSpec spec, int inputs, int outputs, long seed) {
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
}
