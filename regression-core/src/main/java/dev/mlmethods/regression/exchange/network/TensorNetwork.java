package dev.mlmethods.regression.exchange.network;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.exchange.tensor.DataType;
import dev.mlmethods.regression.exchange.tensor.Tensor;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A network of dense layers, as its tensors describe it.
 *
 * @param hiddenLayers the widths of the hidden layers, starting at the input; empty for a linear model
 * @param parameters the weights (row by row, one row per output) and biases of each layer, starting at the input, as {@link
 *     dev.mlmethods.regression.network.NetworkState} has them
 * @param notes what isn't obvious from the file, in sentences
 */
@SuppressWarnings("ArrayRecordComponent") // Two of them are never compared.
public record TensorNetwork(List<Integer> hiddenLayers, float[] parameters, List<String> notes) {
    /**
     * Copies the lists.
     *
     * @param hiddenLayers the widths of the hidden layers, starting at the input
     * @param parameters the weights and biases; the array isn't copied
     * @param notes what isn't obvious from the file
     */
    public TensorNetwork {
        hiddenLayers = List.copyOf(hiddenLayers);
        notes = List.copyOf(notes);
    }

    /**
     * Finds the network.
     *
     * @param file as messages call it
     * @param tensors all of it, in the order of the file: for each layer a {@code PREFIX.weight} [outputs, inputs], and a {@code PREFIX.bias}
     *     [outputs] unless the layer has none
     * @param features the number of inputs
     * @return the network, whose layers are in the order of the file, or in the only one that fits
     * @throws RegressionException if a tensor is no part of such a network, the shapes don't fit, or a number is missing or beyond the range of float32;
     *     the message names the tensor
     */
    public static TensorNetwork of(String file, List<Tensor> tensors, int features) {
        List<DenseLayer> layers = DenseLayers.of(file, tensors);
        List<DenseLayer> ordered = LayerOrder.of(file, features, layers);
        List<String> notes = new ArrayList<>();
        if (!ordered.equals(layers)) {
            notes.add(file + " has the layers in another order than the network, which their shapes tell: "
                    + ordered.stream().map(layer -> layer.weight().name()).collect(Collectors.joining(", ", "", ".")));
        }
        addTypes(file, layers, notes);
        List<String> unbiased = ordered.stream()
                .filter(layer -> layer.bias() == null)
                .map(layer -> layer.weight().name())
                .toList();
        if (!unbiased.isEmpty()) {
            notes.add("No bias beside " + String.join(", ", unbiased) + ": it is 0 there.");
        }
        return new TensorNetwork(
                ordered.subList(0, ordered.size() - 1).stream()
                        .map(DenseLayer::outputs)
                        .toList(),
                parameters(file, ordered),
                notes);
    }

    private static void addTypes(String file, List<DenseLayer> layers, List<String> notes) {
        Set<DataType> types = EnumSet.noneOf(DataType.class);
        for (DenseLayer layer : layers) {
            types.add(layer.weight().type());
            if (layer.bias() != null) {
                types.add(layer.bias().type());
            }
        }
        if (types.remove(DataType.FLOAT64)) {
            notes.add(file + " has numbers of float64, which are rounded to float32.");
        }
        types.remove(DataType.FLOAT32);
        for (DataType type : types) {
            notes.add(file + " has numbers of " + type.word() + ", which float32 has, too.");
        }
    }

    private static float[] parameters(String file, List<DenseLayer> layers) {
        long count = layers.stream()
                .mapToLong(layer -> (long) layer.outputs() * layer.inputs() + layer.outputs())
                .sum();
        if (count > Integer.MAX_VALUE / Float.BYTES) {
            throw new RegressionException(file + " has " + NumberText.count(count)
                    + " weights and biases; a model has at most " + Integer.MAX_VALUE / Float.BYTES + ".");
        }
        float[] parameters = new float[(int) count];
        int next = 0;
        for (DenseLayer layer : layers) {
            next = put(file, layer.weight(), parameters, next);
            next = layer.bias() == null ? next + layer.outputs() : put(file, layer.bias(), parameters, next);
        }
        return parameters;
    }

    private static int put(String file, Tensor tensor, float[] parameters, int from) {
        int size = tensor.size();
        for (int i = 0; i < size; i++) {
            double value = tensor.get(i);
            float rounded = (float) value;
            if (!Float.isFinite(rounded)) {
                throw new RegressionException(file + ": '" + tensor.name() + "' has " + NumberText.shortest(value)
                        + " at " + place(tensor, i)
                        + (Double.isFinite(value)
                                ? ", which is beyond the range of float32 (3.4e38)."
                                : ", so the network has no predictions; its training diverged."));
            }
            parameters[from + i] = rounded;
        }
        return from + size;
    }

    /** Such as {@code [3, 5]}, counted from 0 as in Python. */
    private static String place(Tensor tensor, int index) {
        if (tensor.shape().size() == 1) {
            return "[" + index + "]";
        }
        int columns = tensor.shape().get(1);
        return "[" + index / columns + ", " + index % columns + "]";
    }
}
