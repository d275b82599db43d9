package dev.mlmethods.regression.exchange.network;

import dev.mlmethods.regression.RegressionException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds the order in which a network uses its layers. A file has them in the order in which the network's class defines them, which is nearly always the
 * same.
 */
final class LayerOrder {
    /** A search that takes more steps has so many equal widths that the order would be a guess. */
    private static final int MOST_STEPS = 100_000;

    private final String file;
    private final int features;
    private final List<DenseLayer> layers;
    private final boolean[] used;
    private final List<DenseLayer> chain = new ArrayList<>();
    private final List<List<DenseLayer>> found = new ArrayList<>();
    private int steps;

    private LayerOrder(String file, int features, List<DenseLayer> layers) {
        this.file = file;
        this.features = features;
        this.layers = layers;
        this.used = new boolean[layers.size()];
    }

    /**
     * The layers in the order of the network: that of the file, or else the only one in which each layer takes what the one before it gives.
     *
     * @param file as messages call it
     * @param features the number of inputs of the first layer
     * @throws RegressionException if there is no such order, or more than one; the message names the layers and their shapes
     */
    static List<DenseLayer> of(String file, int features, List<DenseLayer> layers) {
        return new LayerOrder(file, features, layers).find();
    }

    private List<DenseLayer> find() {
        String fault = fault();
        if (fault.isEmpty()) {
            return layers;
        }
        search(features);
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new RegressionException(file + ": " + fault
                + (layers.size() == 1
                        ? ""
                        : found.isEmpty()
                                ? " No other order of the layers fits either."
                                : " More than one other order fits, such as " + names(found.get(0)) + " and "
                                        + names(found.get(1))
                                        + ": save the layers in the order in which the network uses them."));
    }

    /** The first pair of neighbours that doesn't fit, in a sentence; empty if all do. */
    private String fault() {
        DenseLayer before = null;
        for (DenseLayer layer : layers) {
            if (before == null && layer.inputs() != features) {
                return "the first layer " + layer.text() + " takes " + count(layer.inputs(), "input")
                        + ", but the dataset has " + count(features, "feature")
                        + "; features and exclude say which columns are.";
            } else if (before != null && layer.inputs() != before.outputs()) {
                return "the layer " + layer.text() + " takes " + count(layer.inputs(), "input") + ", but "
                        + before.text() + " before it gives " + count(before.outputs(), "output") + ".";
            }
            before = layer;
        }
        return before == null || before.outputs() == 1
                ? ""
                : "the last layer " + before.text() + " gives " + count(before.outputs(), "output")
                        + ", but a model predicts one number.";
    }

    private void search(int width) {
        if (chain.size() == layers.size()) {
            if (width == 1) {
                found.add(List.copyOf(chain));
            }
            return;
        }
        for (int i = 0; i < used.length && found.size() < 2 && steps < MOST_STEPS; i++) {
            if (!used[i] && layers.get(i).inputs() == width) {
                steps++;
                used[i] = true;
                chain.add(layers.get(i));
                search(layers.get(i).outputs());
                chain.remove(chain.size() - 1);
                used[i] = false;
            }
        }
    }

    private static String names(List<DenseLayer> order) {
        return order.stream().map(layer -> layer.weight().name()).collect(Collectors.joining(", "));
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
