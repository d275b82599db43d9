package dev.mlmethods.regression.report.chart;

/** An axis of a chart. */
public sealed interface Axis permits NumberAxis, CategoryAxis {
    /** The text beside it. */
    String label();
}
