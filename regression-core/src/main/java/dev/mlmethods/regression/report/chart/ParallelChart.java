package dev.mlmethods.regression.report.chart;

import java.util.List;

/**
 * Parallel coordinates: a line for each trial across all axes.
 *
 * @param axes the axes from left to right; the last one colors the lines
 * @param values a column for each axis, with a value for each line: on an axis of categories, the 0-based number of the category; NaN for none
 * @param ids a number for each line
 * @param idLabel what that number means
 */
public record ParallelChart(List<Axis> axes, List<Column> values, Column ids, String idLabel) implements Chart {
    /**
     * Copies the lists.
     *
     * @param axes the axes from left to right; the last one colors the lines; copied
     * @param values a column for each axis, with a value for each line; copied
     * @param ids a number for each line
     * @param idLabel what that number means
     */
    public ParallelChart {
        axes = List.copyOf(axes);
        values = List.copyOf(values);
    }
}
