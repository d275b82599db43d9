package dev.mlmethods.regression.tune;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a part of the best candidate is worth.
 *
 * @param part the fields of that part with their chosen values
 * @param without the number of the trial in which these have the values of the recipe, and all others those of the best
 * @param value of the objective in that trial; null if it has none
 */
public record Ablation(
        Map<String, Object> part, int without, @Nullable Double value) {
    /**
     * Copies the map.
     *
     * @param part the fields of that part with their chosen values
     * @param without the number of the trial without them
     * @param value of the objective in that trial; null if it has none
     */
    public Ablation {
        part = Collections.unmodifiableMap(new LinkedHashMap<>(part));
    }
}
