package dev.mlmethods.regression.exchange.onnx;

import dev.mlmethods.regression.network.NetworkState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The weights and biases of a layer.
 *
 * @param inputs the numbers that come in
 * @param units the numbers that go out
 * @param weights units x inputs, row by row, like those of PyTorch's {@code nn.Linear}
 * @param biases one per unit
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record DenseWeights(int inputs, int units, float[] weights, float[] biases) {
    /**
     * {@return the layers of a network, starting at the input}
     *
     * @param network whose parameters are copied
     */
    public static List<DenseWeights> of(NetworkState network) {
        List<Integer> widths = new ArrayList<>(network.spec().hiddenLayers());
        widths.add(network.outputs());
        List<DenseWeights> layers = new ArrayList<>();
        int inputs = network.inputs();
        int at = 0;
        for (int units : widths) {
            int biases = at + inputs * units;
            int end = biases + units;
            layers.add(new DenseWeights(
                    inputs,
                    units,
                    Arrays.copyOfRange(network.parameters(), at, biases),
                    Arrays.copyOfRange(network.parameters(), biases, end)));
            at = end;
            inputs = units;
        }
        return layers;
    }

    /** The weights as float64, inputs x units, row by row. */
    double[] byInput() {
        double[] byInput = new double[weights.length];
        for (int unit = 0; unit < units; unit++) {
            for (int input = 0; input < inputs; input++) {
                byInput[input * units + unit] = weights[unit * inputs + input];
            }
        }
        return byInput;
    }

    /** The weights as float64, units x inputs, row by row. */
    double[] byUnit() {
        double[] byUnit = new double[weights.length];
        for (int i = 0; i < byUnit.length; i++) {
            byUnit[i] = weights[i];
        }
        return byUnit;
    }

    /** The biases as float64. */
    double[] biasesAsFloat64() {
        double[] all = new double[units];
        for (int i = 0; i < units; i++) {
            all[i] = biases[i];
        }
        return all;
    }
}
