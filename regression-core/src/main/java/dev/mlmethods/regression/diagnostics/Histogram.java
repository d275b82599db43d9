package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.json.Invariant;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.List;

/**
 * How many values fall into bins of equal width.
 *
 * @param from the lower end of the first bin
 * @param width of each bin, above 0
 * @param counts of each bin, which includes its lower end; the last one also includes its upper end
 * @param below how many values are below the first bin
 * @param above how many values are above the last bin
 */
public record Histogram(double from, double width, List<Integer> counts, int below, int above) {
    /**
     * Copies the list, and checks the values.
     *
     * @param from the lower end of the first bin
     * @param width of each bin, above 0
     * @param counts of each bin, at least one bin
     * @param below how many values are below the first bin
     * @param above how many values are above the last bin
     * @throws IllegalArgumentException if there are no bins, an end is not finite, {@code width} is not above 0, or a count is below 0
     */
    public Histogram {
        counts = List.copyOf(counts);
        Invariant.finite("from", from);
        Invariant.finite("width", width);
        Invariant.require(width > 0, "width is " + NumberText.shortest(width));
        Invariant.require(!counts.isEmpty(), "counts is empty");
        Invariant.finite("the end of the last bin", from + counts.size() * width);
        counts.forEach(count -> Invariant.atLeast(0, "a count", count));
        Invariant.atLeast(0, "below", below);
        Invariant.atLeast(0, "above", above);
    }
}
