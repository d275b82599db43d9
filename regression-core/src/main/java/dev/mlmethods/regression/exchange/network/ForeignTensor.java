package dev.mlmethods.regression.exchange.network;

import dev.mlmethods.regression.exchange.tensor.DataType;
import dev.mlmethods.regression.exchange.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** What a tensor is that dense layers don't have, as far as its name and its shape tell. */
final class ForeignTensor {
    /** What can be done about it. */
    static final String REMEDY =
            "A network that can be imported has layers like nn.Linear, each with a weight [outputs, inputs] and a bias"
                    + " [outputs], and one activation between all of them.";

    private static final String BATCH_NORM =
            "the statistics of a batch normalization; fuse_linear_bn_eval of torch.nn.utils.fusion makes it a part of the layer before it";
    private static final String SEVERAL =
            "a weight in several tensors (weight normalization or pruning); remove_weight_norm or prune.remove joins them";

    private static final Map<String, String> BY_NAME = Map.of(
            "running_mean", BATCH_NORM,
            "running_var", BATCH_NORM,
            "num_batches_tracked", BATCH_NORM,
            "weight_g", SEVERAL,
            "weight_v", SEVERAL,
            "weight_orig", SEVERAL,
            "weight_mask", SEVERAL,
            "original0", SEVERAL,
            "original1", SEVERAL);

    private ForeignTensor() {}

    /** The one of several that says most about the network: a batch normalization has a weight, too, like others. */
    static Tensor tellingOf(List<Tensor> foreign) {
        return foreign.stream()
                .filter(tensor -> BY_NAME.containsKey(last(tensor)))
                .findFirst()
                .orElse(foreign.get(0));
    }

    private static String last(Tensor tensor) {
        return tensor.name().substring(tensor.name().lastIndexOf('.') + 1);
    }

    /** A sentence about it that follows a verb, such as {@code 'bn.running_mean' [3], the statistics of a batch normalization.}. */
    static String text(Tensor tensor) {
        String what = kind(tensor);
        return "'" + tensor.name() + "' " + tensor.shapeText()
                + (what.isEmpty() ? ", which is no part of a dense layer" : ", " + what) + ".";
    }

    private static String kind(Tensor tensor) {
        String last = last(tensor);
        int dimensions = tensor.shape().size();
        if (BY_NAME.containsKey(last)) {
            return BY_NAME.get(last);
        } else if (!last.equals("weight")) {
            return last.equals("bias") && dimensions == 1 ? "a bias without a weight [outputs, inputs] beside it" : "";
        } else if (tensor.type() == DataType.INT64) {
            return "a weight of whole numbers";
        }
        return switch (dimensions) {
            case 1 -> "the weight of a normalization, such as nn.LayerNorm or nn.BatchNorm1d, or of nn.PReLU";
            case 3, 4, 5 -> "the weight of a convolution";
            default -> "";
        };
    }
}
