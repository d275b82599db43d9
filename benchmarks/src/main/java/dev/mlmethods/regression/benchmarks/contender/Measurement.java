package dev.mlmethods.regression.benchmarks.contender;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one training took.
 *
 * @param seconds only the training loop: not the data, the network or the start of the process, unless that is what is measured
 * @param loss the mean over the rows of the squared errors in the last epoch, each before its batch's update; for a sweep, the smallest RMSE on the
 *     validation rows
 * @param details other numbers, by name
 */
public record Measurement(
        double seconds, double loss, @Nullable Map<String, Double> details) {
    /** The bytes that all threads allocated between the end of the first epoch and the end of the last. */
    public static final String ALLOCATED_BYTES = "allocatedBytes";

    /** Copies the details, which programs in Python leave out. */
    public Measurement {
        details = details == null ? Map.of() : Map.copyOf(details);
    }

    @Override
    public Map<String, Double> details() {
        return details == null ? Map.of() : details;
    }
}
