package dev.mlmethods.regression.report.chart;

/** An axis of a chart. */
public sealed interface Axis permits NumberAxis, CategoryAxis {
    /** {@return the text beside the axis} */
    String label();
}
