package dev.mlmethods.regression.gate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much of the differences from the baseline each thing explains that has moved, found by trainings in which it moves alone.
 *
 * @param note what has to be known besides, in a sentence; null: nothing
 * @param parts whose differences add up to those of the evaluation
 */
public record Bisection(@Nullable String note, List<Part> parts) {
    /** Copies the list. */
    public Bisection {
        parts = List.copyOf(parts);
    }

    /**
     * Something that has moved, or all of it together.
     *
     * @param what it is, as {@link dev.mlmethods.regression.gate.diff.Cause#text} has it
     * @param metrics the gated metrics, by name, where it alone moves; empty where nothing was trained for it
     * @param differences how much of the difference of each metric it explains, by name, in the metric's own unit
     * @param failure why it cannot be trained alone, as a sentence; null: it can
     */
    public record Part(
            String what,
            Map<String, Double> metrics,
            Map<String, Double> differences,
            @Nullable String failure) {
        /** Copies the maps. */
        public Part {
            metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
            differences = Collections.unmodifiableMap(new LinkedHashMap<>(differences));
        }
    }
}
