package dev.mlmethods.regression.network;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.parameter.NumberRange;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.ArrayList;
import java.util.List;

/**
 * The architecture of a dense network with linear outputs.
 *
 * @param hiddenLayers the widths of the hidden layers, starting at the input; default 64, 32; empty for a linear model
 * @param activation the activation function of the hidden layers; default relu
 * @param weightInit the distribution of the initial weights; default pytorch
 * @param dropout the share of each hidden layer's outputs that is zeroed at random in the training, the others being divided
 *     by 1 - dropout (Srivastava et al., 2014), like PyTorch's {@code nn.Dropout} after each activation; from 0 (none, the
 *     default) to below 1
 */
public record NetworkSpec(List<Integer> hiddenLayers, Activation activation, WeightInit weightInit, double dropout) {
    /** The range of {@code dropout}. */
    public static final NumberRange DROPOUT = NumberRange.atLeast(0).below(1);

    private static final int MAX_WIDTH = 1 << 16;

    /**
     * Checks the values.
     *
     * @param hiddenLayers the widths of the hidden layers, starting at the input, 1 to 65536 each; empty for a linear model
     * @param activation the activation function of the hidden layers
     * @param weightInit the distribution of the initial weights
     * @param dropout the share of each hidden layer's outputs that is zeroed at random in the training, from 0 to below 1
     * @throws RegressionException if a width or the dropout is out of its range
     */
    public NetworkSpec {
        hiddenLayers = List.copyOf(hiddenLayers);
        for (int width : hiddenLayers) {
            if (width < 1 || width > MAX_WIDTH) {
                throw badLayers(Integer.toString(width), hiddenLayers.toString());
            }
        }
        DROPOUT.require("dropout", dropout, ": the share of the hidden layers' outputs that is zeroed");
    }

    /** {@return two hidden layers of 64 and 32 with ReLU, PyTorch's initial weights, no dropout} */
    public static NetworkSpec defaults() {
        return new NetworkSpec(List.of(64, 32), Activation.RELU, WeightInit.PYTORCH, 0);
    }

    /**
     * {@return the widths in a text} The constructor checks their range.
     *
     * @param text such as {@code 64,32}; {@code none} stands for no hidden layer
     * @throws RegressionException if a width isn't a whole number
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
                throw badLayers(Excerpt.quoted(width.strip()), Excerpt.quoted(text));
            }
        }
        return widths;
    }

    /**
     * {@return the same with different hidden layers}
     *
     * @param newHiddenLayers their widths, starting at the input, 1 to 65536 each; empty for a linear model
     */
    public NetworkSpec withHiddenLayers(List<Integer> newHiddenLayers) {
        return new NetworkSpec(newHiddenLayers, activation, weightInit, dropout);
    }

    /**
     * {@return the same with a different activation}
     *
     * @param newActivation the activation function of the hidden layers
     */
    public NetworkSpec withActivation(Activation newActivation) {
        return new NetworkSpec(hiddenLayers, newActivation, weightInit, dropout);
    }

    /**
     * {@return the same with different initial weights}
     *
     * @param newWeightInit the distribution of the initial weights
     */
    public NetworkSpec withWeightInit(WeightInit newWeightInit) {
        return new NetworkSpec(hiddenLayers, activation, newWeightInit, dropout);
    }

    /**
     * {@return the same with a different dropout}
     *
     * @param newDropout the share of each hidden layer's outputs that is zeroed, from 0 to below 1
     */
    public NetworkSpec withDropout(double newDropout) {
        return new NetworkSpec(hiddenLayers, activation, weightInit, newDropout);
    }

    /**
     * {@return the number of weights and biases of a network with one output}
     *
     * @param inputs the number of features
     */
    public long parameterCount(int inputs) {
        return parameterCount(inputs, 1);
    }

    /**
     * {@return the number of weights and biases of a network}
     *
     * @param inputs the number of features
     * @param outputs the number of targets
     */
    public long parameterCount(int inputs, int outputs) {
        long count = 0;
        long fanIn = inputs;
        for (int width : hiddenLayers) {
            count += (fanIn + 1) * width;
            fanIn = width;
        }
        return count + (fanIn + 1) * outputs;
    }

    private static RegressionException badLayers(String width, String all) {
        return new RegressionException(
                "hiddenLayers is " + all + ", and " + width + " is not a valid layer width; give whole"
                        + " numbers from 1 to " + MAX_WIDTH + " such as 64,32, or none for a linear model.");
    }
}
