package dev.mlmethods.regression.exchange.network;

import dev.mlmethods.regression.exchange.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The tensors of one layer.
 *
 * @param weight outputs x inputs, as {@code nn.Linear} has it
 * @param bias one number per output; null if the layer has none
 */
record DenseLayer(Tensor weight, @Nullable Tensor bias) {
    int inputs() {
        return weight.shape().get(1);
    }

    int outputs() {
        return weight.shape().get(0);
    }

    /** Such as {@code 'fc1.weight' [64, 8]}. */
    String text() {
        return "'" + weight.name() + "' " + weight.shapeText();
    }
}
