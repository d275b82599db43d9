package dev.mlmethods.regression.report.chart;

import org.jspecify.annotations.Nullable;

/**
 * Horizontal bars, the first one on top.
 *
 * @param axis the names of the bars
 * @param value what their length means
 * @param values the length of each
 * @param errors half the width of the error bar of each; null if there are none
 * @param color 1 to 8
 */
public record BarChart(
        CategoryAxis axis,
        NumberAxis value,
        Column values,
        @Nullable Column errors,
        int color) implements Chart {}
