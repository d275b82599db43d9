package dev.mlmethods.regression.exchange.network;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.exchange.tensor.Tensor;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The scaler that a file has beside the weights, as tensors {@code NAME.mean} and {@code NAME.scale}: each value, less its mean, is divided by its scale.
 *
 * @param means finite
 * @param scales above 0; infinite for a constant feature
 */
public record ScalerTensors(List<Double> means, List<Double> scales) {
    private static final String MEAN = ".mean";
    private static final String SCALE = ".scale";

    /**
     * Copies the lists.
     *
     * @param means finite
     * @param scales above 0
     */
    public ScalerTensors {
        means = List.copyOf(means);
        scales = List.copyOf(scales);
    }

    /** Removes the two tensors of a scaler from others; null if they aren't there. */
    static @Nullable ScalerTensors takeFrom(List<Tensor> tensors, String file, String name) {
        Tensor mean = take(tensors, name + MEAN);
        Tensor scale = take(tensors, name + SCALE);
        if (mean == null && scale == null) {
            return null;
        }
        if (mean == null || scale == null || mean.size() != scale.size()) {
            throw new RegressionException(file + " has a scaler '" + name + "' whose mean is " + shape(mean)
                    + " and whose scale is " + shape(scale) + "; both must be there, and of the same size.");
        }
        for (int i = 0; i < mean.size(); i++) {
            if (!Double.isFinite(mean.get(i)) || !(scale.get(i) > 0)) {
                throw new RegressionException(
                        file + ": the scaler '" + name + "' has the mean " + NumberText.shortest(mean.get(i))
                                + " and the scale " + NumberText.shortest(scale.get(i)) + " at [" + i
                                + "]; a mean must be a number, and a scale must be above 0.");
            }
        }
        return new ScalerTensors(values(mean), values(scale));
    }

    private static @Nullable Tensor take(List<Tensor> tensors, String name) {
        for (Tensor tensor : tensors) {
            if (tensor.name().equals(name)) {
                tensors.remove(tensor);
                return tensor;
            }
        }
        return null;
    }

    private static String shape(@Nullable Tensor tensor) {
        return tensor == null ? "missing" : tensor.shapeText();
    }

    private static List<Double> values(Tensor tensor) {
        return IntStream.range(0, tensor.size()).mapToObj(tensor::get).toList();
    }
}
