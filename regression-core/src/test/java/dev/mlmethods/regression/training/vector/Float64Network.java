package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.training.LossSpec;
import dev.mlmethods.regression.training.ScaledDataset;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.special.Erf;

/** The formulas of docs/mathematics.md in float64, written for readability. */
final class Float64Network {
    private final Activation activation;
    private final List<Integer> widths = new ArrayList<>();
    private final double[] parameters;
    private final Mask mask;

    /** What dropout multiplies a unit of a hidden layer by. */
    interface Mask {
        /** Nothing is dropped. */
        Mask NONE = (row, layer, unit) -> 1;

        double factor(int row, int layer, int unit);
    }

    /**
     * A network with given parameters.
     *
     * @param parameters in DL4J's order: layer by layer w [units][inputs], then b
     */
    Float64Network(NetworkSpec spec, int features, int outputs, double[] parameters, Mask mask) {
        this.activation = spec.activation();
        widths.add(features);
        widths.addAll(spec.hiddenLayers());
        widths.add(outputs);
        this.parameters = parameters;
        this.mask = mask;
    }

    private int layers() {
        return widths.size() - 1;
    }

    private int outputs() {
        return widths.get(layers());
    }

    /** How much a row counts; the mean over the rows is 1. */
    private static double weight(ScaledDataset rows, int row) {
        float[] weights = rows.weights();
        return weights == null ? 1 : weights[row];
    }

    /** The mean loss over rows and outputs, each multiplied by its row's weight. */
    double loss(LossSpec loss, ScaledDataset rows) {
        double sum = 0;
        for (int row = 0; row < rows.rows(); row++) {
            double[] predicted = activations(row, rows)[layers() - 1];
            for (int n = 0; n < outputs(); n++) {
                sum += weight(rows, row) * loss(loss, predicted[n] - rows.target()[row * outputs() + n]);
            }
        }
        return sum / (rows.rows() * outputs());
    }

    /** The gradient of {@link #loss}, in the order of the parameters. */
    double[] gradient(LossSpec loss, ScaledDataset rows) {
        double[] gradient = new double[parameters.length];
        for (int row = 0; row < rows.rows(); row++) {
            double[][] a = activations(row, rows);
            double[] delta = new double[outputs()];
            for (int n = 0; n < outputs(); n++) {
                double error = a[layers() - 1][n] - rows.target()[row * outputs() + n];
                delta[n] = weight(rows, row) * lossDerivative(loss, error) / (rows.rows() * outputs());
            }
            int next = parameters.length;
            for (int l = layers() - 1; l >= 0; l--) {
                double[] h = inputs(row, rows, a, l);
                next -= (h.length + 1) * delta.length;
                double[] inputDelta = new double[h.length];
                for (int n = 0; n < delta.length; n++) {
                    for (int k = 0; k < h.length; k++) {
                        int w = next + n * h.length + k;
                        gradient[w] += delta[n] * h[k];
                        inputDelta[k] += delta[n] * parameters[w];
                    }
                    gradient[next + delta.length * h.length + n] += delta[n];
                }
                if (l > 0) {
                    for (int k = 0; k < h.length; k++) {
                        inputDelta[k] *= derivative(activation, a[l - 1][k]) * mask.factor(row, l - 1, k);
                    }
                    delta = inputDelta;
                }
            }
        }
        return gradient;
    }

    /** How far a row is from the next place where a slope jumps: an activation at 0, or an error at 0 or the delta. */
    double distanceToKink(LossSpec loss, ScaledDataset rows, int row) {
        double[][] a = activations(row, rows);
        double distance = Double.POSITIVE_INFINITY;
        for (int l = 0; l < layers() - 1; l++) {
            for (double value : a[l]) {
                distance = Math.min(distance, Math.abs(value));
            }
        }
        for (int n = 0; n < outputs(); n++) {
            double error = Math.abs(a[layers() - 1][n] - rows.target()[row * outputs() + n]);
            distance = Math.min(distance, Math.min(error, Math.abs(error - loss.huberDelta())));
        }
        return distance;
    }

    /** The input of each layer's activation; for the last layer, the output. */
    private double[][] activations(int row, ScaledDataset rows) {
        double[][] a = new double[layers()][];
        int next = 0;
        for (int l = 0; l < layers(); l++) {
            double[] h = inputs(row, rows, a, l);
            a[l] = new double[widths.get(l + 1)];
            int b = next + h.length * a[l].length;
            for (int n = 0; n < a[l].length; n++) {
                a[l][n] = parameters[b + n];
                for (int k = 0; k < h.length; k++) {
                    a[l][n] += parameters[next++] * h[k];
                }
            }
            next = b + a[l].length;
        }
        return a;
    }

    private double[] inputs(int row, ScaledDataset rows, double[][] a, int layer) {
        double[] h = new double[widths.get(layer)];
        for (int k = 0; k < h.length; k++) {
            h[k] = layer == 0
                    ? rows.features()[row * h.length + k]
                    : value(activation, a[layer - 1][k]) * mask.factor(row, layer - 1, k);
        }
        return h;
    }

    static double value(Activation activation, double a) {
        return switch (activation) {
            case RELU -> Math.max(a, 0);
            case LEAKY_RELU -> a > 0 ? a : 0.01 * a;
            case ELU -> a > 0 ? a : StrictMath.expm1(a);
            case TANH -> StrictMath.tanh(a);
            case SIGMOID -> sigmoid(a);
            case SOFTPLUS -> Math.max(a, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(a)));
            case GELU -> a * normalBelow(a);
            case QUICK_GELU -> a * sigmoid(1.702 * a);
            case SILU -> a * sigmoid(a);
            case MISH -> a * StrictMath.tanh(value(Activation.SOFTPLUS, a));
            case IDENTITY -> a;
        };
    }

    static double derivative(Activation activation, double a) {
        return switch (activation) {
            case RELU -> a > 0 ? 1 : 0;
            case LEAKY_RELU -> a > 0 ? 1 : 0.01;
            case ELU -> a > 0 ? 1 : StrictMath.exp(a);
            case TANH -> 1 / (StrictMath.cosh(a) * StrictMath.cosh(a));
            case SIGMOID -> sigmoid(a) * sigmoid(-a);
            case SOFTPLUS -> sigmoid(a);
            case GELU -> normalBelow(a) + a * StrictMath.exp(-a * a / 2) / StrictMath.sqrt(2 * Math.PI);
            case QUICK_GELU -> sigmoid(1.702 * a) + 1.702 * a * sigmoid(1.702 * a) * sigmoid(-1.702 * a);
            case SILU -> sigmoid(a) + a * sigmoid(a) * sigmoid(-a);
            case MISH -> {
                double h = StrictMath.tanh(value(Activation.SOFTPLUS, a));
                yield h + a * (1 - h * h) * sigmoid(a);
            }
            case IDENTITY -> 1;
        };
    }

    /** The share of the standard normal distribution below a. */
    private static double normalBelow(double a) {
        return Erf.erfc(-a / StrictMath.sqrt(2)) / 2;
    }

    private static double sigmoid(double a) {
        return 1 / (1 + StrictMath.exp(-a));
    }

    private static double loss(LossSpec spec, double error) {
        double size = Math.abs(error);
        return switch (spec.loss()) {
            case MSE -> error * error;
            case MAE -> size;
            case HUBER ->
                size <= spec.huberDelta() ? error * error / 2 : spec.huberDelta() * (size - spec.huberDelta() / 2);
        };
    }

    private static double lossDerivative(LossSpec spec, double error) {
        return switch (spec.loss()) {
            case MSE -> 2 * error;
            case MAE -> Math.signum(error);
            case HUBER -> Math.abs(error) <= spec.huberDelta() ? error : spec.huberDelta() * Math.signum(error);
        };
    }
}
