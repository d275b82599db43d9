package dev.mlmethods.regression.report.chart;

import java.util.List;

/**
 * An axis of names.
 *
 * @param label the text beside it
 * @param categories from left to right, or from top to bottom
 */
public record CategoryAxis(String label, List<String> categories) implements Axis {
    /** Copies the list. */
    public CategoryAxis {
        categories = List.copyOf(categories);
    }
}
