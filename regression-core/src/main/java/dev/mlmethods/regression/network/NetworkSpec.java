package dev.mlmethods.regression.network;

import dev.mlmethods.regression.RegressionException;
import java.util.ArrayList;
import java.util.List;

/**
 * The architecture of a dense network with one linear output.
 *
 * @param hiddenLayers the widths of the hidden layers, from the input on; default 64, 32; empty: a linear model
 * @param activation the activation function of the hidden layers; default relu
 * @param weightInit the distribution of the initial weights; default pytorch
 */
public record NetworkSpec(List<Integer> hiddenLayers, Activation activation, WeightInit weightInit) {
    private static final int MAX_WIDTH = 1 << 16;

    /** Checks the widths. */
    public NetworkSpec {
        hiddenLayers = List.copyOf(hiddenLayers);
        for (int width : hiddenLayers) {
            if (width < 1 || width > MAX_WIDTH) {
                throw badLayers(Integer.toString(width), hiddenLayers.toString());
            }
        }
    }

    /** Two hidden layers of 64 and 32 with ReLU, PyTorch's initial weights. */
    public static NetworkSpec defaults() {
        return new NetworkSpec(List.of(64, 32), Activation.RELU, WeightInit.PYTORCH);
    }

    /**
     * The widths in a text such as {@code 64,32}; {@code none} stands for no hidden layer.
     *
     * @throws RegressionException if a width is no whole number from 1 to 65536
     */
    public static List<Integer> parseHiddenLayers(String text) {
        if (text.strip().equals("none")) {
            return List.of();
        }
        List<Integer> widths = new ArrayList<>();
        for (String width : text.split(",", -1)) {
            try {
                widths.add(Integer.valueOf(width.strip()));
            } catch (NumberFormatException e) {
                throw badLayers("'" + width.strip() + "'", "'" + text + "'");
            }
        }
        return widths;
    }

    /** The same with other hidden layers. */
    public NetworkSpec withHiddenLayers(List<Integer> newHiddenLayers) {
        return new NetworkSpec(newHiddenLayers, activation, weightInit);
    }

    /** The same with another activation. */
    public NetworkSpec withActivation(Activation newActivation) {
        return new NetworkSpec(hiddenLayers, newActivation, weightInit);
    }

    /** The same with other initial weights. */
    public NetworkSpec withWeightInit(WeightInit newWeightInit) {
        return new NetworkSpec(hiddenLayers, activation, newWeightInit);
    }

    /** The number of weights and biases of a network with that many inputs. */
    public long parameterCount(int inputs) {
        long count = 0;
        long fanIn = inputs;
        for (int width : hiddenLayers) {
            count += (fanIn + 1) * width;
            fanIn = width;
        }
        return count + fanIn + 1;
    }

    private static RegressionException badLayers(String width, String all) {
        return new RegressionException(
                "hiddenLayers is " + all + ", and " + width + " is no width of a layer; give whole"
                        + " numbers from 1 to " + MAX_WIDTH + " such as 64,32, or none for a linear model.");
    }
}
