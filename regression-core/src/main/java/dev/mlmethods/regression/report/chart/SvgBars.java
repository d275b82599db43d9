package dev.mlmethods.regression.report.chart;

import dev.mlmethods.regression.report.chart.SvgWriter.Anchor;

/** A {@link BarChart} as SVG. */
final class SvgBars {
    private static final int WIDTH = 640;
    private static final int LEFT = 180;
    private static final int RIGHT = 24;
    private static final int TOP = 8;
    private static final int BOTTOM = 48;
    private static final int ROW = 26;
    private static final int BAR = 16;
    private static final int CHARACTERS = 24;

    private SvgBars() {}

    static String draw(BarChart chart, String label) {
        int rows = chart.axis().categories().size();
        int height = TOP + rows * ROW + BOTTOM;
        SvgWriter svg = new SvgWriter(WIDTH, height, label);
        PlotArea plot = new PlotArea(LEFT, TOP, WIDTH - LEFT - RIGHT, rows * ROW);
        plot.drawX(svg, chart.value());
        plot.drawFrame(svg);
        double zero = plot.x(chart.value(), 0);
        for (int i = 0; i < rows; i++) {
            double middle = TOP + i * ROW + ROW / 2.0;
            svg.text(
                    SvgStyle.TICK,
                    LEFT - 8,
                    middle + 4,
                    Anchor.END,
                    SvgChart.shortened(chart.axis().categories().get(i), CHARACTERS));
            double value = chart.values().get(i);
            if (Double.isFinite(value)) {
                double end = plot.x(chart.value(), value);
                svg.rect(
                        SvgStyle.bar(chart.color()),
                        Math.min(zero, end),
                        middle - BAR / 2.0,
                        Math.abs(end - zero),
                        BAR);
                drawError(svg, chart, plot, i, middle);
            }
        }
        return svg.end();
    }

    private static void drawError(SvgWriter svg, BarChart chart, PlotArea plot, int bar, double middle) {
        double error = chart.errors() == null ? Double.NaN : chart.errors().get(bar);
        if (Double.isFinite(error) && error > 0) {
            double from = plot.x(chart.value(), chart.values().get(bar) - error);
            double to = plot.x(chart.value(), chart.values().get(bar) + error);
            svg.line(SvgStyle.ERROR, from, middle, to, middle);
        }
    }
}
