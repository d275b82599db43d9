package dev.mlmethods.regression.exchange.tensor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a safetensors file holds.
 *
 * @param tensors in the order of their data, with unique names; may be empty
 * @param metadata texts by their names, in the order of the file; may be empty
 */
public record Safetensors(List<Tensor> tensors, Map<String, String> metadata) {
    /**
     * Copies the list and the map.
     *
     * @param tensors may be empty
     * @param metadata may be empty
     */
    public Safetensors {
        tensors = List.copyOf(tensors);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
