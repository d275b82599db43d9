package dev.mlmethods.regression.diagnostics;

import java.util.List;

/**
 * How many values fall into bins of equal width.
 *
 * @param from the lower end of the first bin
 * @param width of each bin, above 0
 * @param counts of each bin, which has its lower end; the last one has its upper end, too
 * @param below how many values are below the first bin
 * @param above how many values are above the last bin
 */
public record Histogram(double from, double width, List<Integer> counts, int below, int above) {
    /** Copies the list. */
    public Histogram {
        counts = List.copyOf(counts);
    }
}
