package dev.mlmethods.regression.report.chart;

import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.chart.SvgWriter.Anchor;
import java.math.BigDecimal;

/** A {@link ParallelChart} as SVG. */
final class SvgParallel {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 420;
    private static final int SIDE = 90;
    private static final int TOP = 40;
    private static final int BOTTOM = 32;
    private static final int LEGEND = 8;
    private static final int DIGITS = 3;
    private static final int CHARACTERS = 24;

    private SvgParallel() {}

    static String draw(ParallelChart chart, String label) {
        SvgWriter svg = new SvgWriter(WIDTH, HEIGHT, label);
        int axes = chart.axes().size();
        for (int line = 0; line < chart.ids().size(); line++) {
            drawLine(svg, chart, line);
        }
        for (int axis = 0; axis < axes; axis++) {
            drawAxis(svg, chart.axes().get(axis), x(axis, axes));
        }
        if (chart.axes().get(axes - 1) instanceof NumberAxis last) {
            SvgRamp.draw(
                    svg,
                    SIDE,
                    HEIGHT - LEGEND,
                    last.label(),
                    NumberText.significant(last.min(), DIGITS),
                    NumberText.significant(last.max(), DIGITS),
                    ColorRamp.LINES,
                    at -> at);
        }
        return svg.end();
    }

    private static double x(int axis, int axes) {
        return axes == 1 ? WIDTH / 2.0 : SIDE + axis * (WIDTH - 2.0 * SIDE) / (axes - 1);
    }

    private static void drawLine(SvgWriter svg, ParallelChart chart, int line) {
        int axes = chart.axes().size();
        StringBuilder path = new StringBuilder();
        char command = 'M';
        double share = Double.NaN;
        for (int axis = 0; axis < axes; axis++) {
            share = position(chart.axes().get(axis), chart.values().get(axis).get(line));
            if (Double.isFinite(share)) {
                path.append(command)
                        .append(SvgWriter.number(x(axis, axes)))
                        .append(' ')
                        .append(SvgWriter.number(y(share)));
                command = 'L';
            }
        }
        if (Double.isFinite(share)) {
            svg.path(SvgStyle.line(share), path.toString());
        } else {
            svg.path(SvgStyle.mutedLine(false), path.toString());
        }
    }

    private static double position(Axis axis, double value) {
        if (axis instanceof NumberAxis numbers) {
            return numbers.position(value);
        }
        int last = ((CategoryAxis) axis).categories().size() - 1;
        return last == 0 ? 0.5 : value / last;
    }

    private static double y(double share) {
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
    }

    private static void drawAxis(SvgWriter svg, Axis axis, double x) {
        svg.line(SvgStyle.AXIS, x, TOP, x, HEIGHT - BOTTOM);
        svg.text(SvgStyle.AXIS_LABEL, x, TOP - 20, Anchor.MIDDLE, SvgChart.shortened(axis.label(), CHARACTERS));
        if (axis instanceof NumberAxis numbers) {
            for (BigDecimal tick : numbers.ticks()) {
                double y = y(numbers.position(tick.doubleValue()));
                svg.text(SvgStyle.TICK, x + 6, y + 4, Anchor.START, NumberText.shortest(tick.doubleValue()));
            }
        } else {
            CategoryAxis categories = (CategoryAxis) axis;
            for (int i = 0; i < categories.categories().size(); i++) {
                svg.text(
                        SvgStyle.TICK,
                        x + 6,
                        y(position(axis, i)) + 4,
                        Anchor.START,
                        SvgChart.shortened(categories.categories().get(i), CHARACTERS));
            }
        }
    }
}
