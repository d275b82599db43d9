package dev.mlmethods.regression.report.chart;

/** Draws charts as SVG. */
public final class SvgChart {
    private SvgChart() {}
}
