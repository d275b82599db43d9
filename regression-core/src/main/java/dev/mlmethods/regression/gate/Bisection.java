package dev.mlmethods.regression.gate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much of the differences from the baseline each change explains, found by trainings in which only that change is made.
 *
 * @param note what else the reader needs to know, in a sentence; null if nothing
 * @param parts whose differences add up to those of the evaluation
 */
public record Bisection(@Nullable String note, List<Part> parts) {
    /**
     * Copies the list.
     *
     * @param note what else the reader needs to know, in a sentence; null if nothing
     * @param parts whose differences add up to those of the evaluation
     */
    public Bisection {
        parts = List.copyOf(parts);
    }

    /**
     * A change, or all changes together.
     *
     * @param what it is, as {@link dev.mlmethods.regression.gate.diff.Cause#text} has it
     * @param metrics the gated metrics, by name, if only it changes; empty if nothing was trained for it
     * @param differences how much of the difference of each metric it explains, by name, in the metric's own unit
     * @param failure why it cannot be trained separately, as a sentence; null if it can
     */
    public record Part(
            String what,
            Map<String, Double> metrics,
            Map<String, Double> differences,
            @Nullable String failure) {
        /**
         * Copies the maps.
         *
         * @param what it is, in words
         * @param metrics the gated metrics, by name, if only it changes; empty if nothing was trained for it
         * @param differences how much of the difference of each metric it explains, by name, in the metric's own unit
         * @param failure why it cannot be trained separately, as a sentence; null if it can
         */
        public Part {
            metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
            differences = Collections.unmodifiableMap(new LinkedHashMap<>(differences));
        }
    }
}
