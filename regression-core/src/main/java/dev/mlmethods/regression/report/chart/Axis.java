package dev.mlmethods.regression.report.chart;

/** An axis of a chart. */
public sealed interface Axis permits NumberAxis, CategoryAxis {
    /** What stands beside it. */
    String label();
}
