package dev.mlmethods.regression.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which network is imported, and the data that it is evaluated on.
 *
 * @param weights the file with the weights: a PyTorch state dict, or safetensors
 * @param weightsKey which dict of that file has the weights, such as {@code model_state_dict}; null if there is only one
 * @param scaler the file of a {@code StandardScaler} that joblib has written; null if the network reads the features as they are, or the weights are in a
 *     file that has the scaler, too
 * @param scalerKey which value of a dict in that file is the scaler; null if there is only one
 * @param specification the data, the split, and the activation; the rest of the network is found in the file, and of its training nothing is known
 */
public record ImportSpec(
        String weights,
        @Nullable String weightsKey,
        @Nullable String scaler,
        @Nullable String scalerKey,
        Specification specification) {
    /** The fields of the model's specification that are found in the files. */
    public static final List<String> FOUND = List.of("hiddenLayers", "targetScaling", "featureScaling");
}
