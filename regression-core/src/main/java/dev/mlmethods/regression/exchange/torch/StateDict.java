package dev.mlmethods.regression.exchange.torch;

import dev.mlmethods.regression.exchange.tensor.Tensor;
import java.util.List;

/**
 * The tensors of a state dict.
 *
 * @param tensors in the order of the file, with their names there, such as {@code fc1.weight}; at least one
 * @param notes sentences for the user on what was found: under which key, what was left out, which numbers aren't float32; may be empty
 */
public record StateDict(List<Tensor> tensors, List<String> notes) {
    /**
     * Copies the lists.
     *
     * @param tensors at least one
     * @param notes may be empty
     */
    public StateDict {
        tensors = List.copyOf(tensors);
        notes = List.copyOf(notes);
    }
}
