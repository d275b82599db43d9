package dev.mlmethods.regression.exchange.network;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.exchange.tensor.DataType;
import dev.mlmethods.regression.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the layers among named tensors: {@code PREFIX.weight} and {@code PREFIX.bias} are one. */
final class DenseLayers {
    private static final String WEIGHT = "weight";
    private static final String BIAS = "bias";

    private final String file;
    private final Map<String, Tensor> biases = new HashMap<>();

    private DenseLayers(String file) {
        this.file = file;
    }

    /**
     * The layers, in the order in which their weights are in the file.
     *
     * @param file as messages call it
     * @throws RegressionException if there is none, or a tensor is no part of a dense layer
     */
    static List<DenseLayer> of(String file, List<Tensor> tensors) {
        return new DenseLayers(file).find(tensors);
    }

    private List<DenseLayer> find(List<Tensor> tensors) {
        List<Tensor> weights = new ArrayList<>();
        List<Tensor> foreign = new ArrayList<>();
        for (Tensor tensor : tensors) {
            if (isNamed(tensor, WEIGHT) && tensor.shape().size() == 2 && isOfFloats(tensor)) {
                weights.add(tensor);
            } else if (isNamed(tensor, BIAS) && tensor.shape().size() == 1 && isOfFloats(tensor)) {
                biases.put(prefix(tensor), tensor);
            } else {
                foreign.add(tensor);
            }
        }
        if (!foreign.isEmpty()) {
            throw refused(ForeignTensor.tellingOf(foreign));
        }
        if (weights.isEmpty()) {
            throw new RegressionException(
                    file + " has no dense layer: no tensor whose name ends in weight. " + ForeignTensor.REMEDY);
        }
        List<DenseLayer> layers = weights.stream().map(this::layer).toList();
        requireNoOtherBias(tensors, weights);
        return layers;
    }

    private DenseLayer layer(Tensor weight) {
        Tensor bias = biases.get(prefix(weight));
        if (bias != null && !bias.shape().get(0).equals(weight.shape().get(0))) {
            throw new RegressionException(file + ": '" + bias.name() + "' " + bias.shapeText() + " does not fit '"
                    + weight.name() + "' " + weight.shapeText() + ", which needs a bias of ["
                    + weight.shape().get(0)
                    + "].");
        }
        return new DenseLayer(weight, bias);
    }

    private void requireNoOtherBias(List<Tensor> tensors, List<Tensor> weights) {
        Set<String> prefixes = new HashSet<>();
        weights.forEach(weight -> prefixes.add(prefix(weight)));
        for (Tensor tensor : tensors) {
            if (!prefixes.contains(prefix(tensor))) {
                throw refused(tensor);
            }
        }
    }

    private RegressionException refused(Tensor tensor) {
        return new RegressionException(file + " has " + ForeignTensor.text(tensor) + " " + ForeignTensor.REMEDY);
    }

    private static boolean isOfFloats(Tensor tensor) {
        return tensor.type() != DataType.INT64;
    }

    private static boolean isNamed(Tensor tensor, String last) {
        return tensor.name().equals(last) || tensor.name().endsWith("." + last);
    }

    /** What a layer's tensors have in common; empty for a layer by itself. */
    private static String prefix(Tensor tensor) {
        return tensor.name().substring(0, Math.max(0, tensor.name().lastIndexOf('.')));
    }
}
