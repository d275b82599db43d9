package dev.mlmethods.regression.report.chart;

import java.util.List;

/**
 * An axis of names.
 *
 * @param label the text beside it
 * @param categories the names, from left to right, or from top to bottom
 */
public record CategoryAxis(String label, List<String> categories) implements Axis {
    /**
     * Copies the list.
     *
     * @param label the text beside it
     * @param categories the names, from left to right, or from top to bottom; copied
     */
    public CategoryAxis {
        categories = List.copyOf(categories);
    }
}
