package dev.mlmethods.regression.report.chart;

import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.chart.SvgWriter.Anchor;
import java.math.BigDecimal;
import java.util.List;

/** A {@link ParallelChart} as SVG. */
final class SvgParallel {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 420;
    private static final int SIDE = 90;
    private static final int TOP = 40;
    private static final int BOTTOM = 32;
    private static final int LEGEND = 8;
    private static final int CHARACTERS = 24;
    private static final double CHARACTER_WIDTH = 7;
    private static final int GAP = 6;
    /** From one name of a category to the next. */
    private static final int LINE = 14;

    private SvgParallel() {}

    static String draw(ParallelChart chart, String label) {
        SvgWriter svg = new SvgWriter(WIDTH, HEIGHT, label);
        int axes = chart.axes().size();
        for (int line = 0; line < chart.ids().size(); line++) {
            drawLine(svg, chart, line);
        }
        for (int axis = 0; axis < axes; axis++) {
            drawAxis(svg, chart.axes().get(axis), axis, axes);
        }
        if (chart.axes().get(axes - 1) instanceof NumberAxis last) {
            SvgRamp.draw(
                    svg,
                    SIDE,
                    HEIGHT - LEGEND,
                    last.label(),
                    text(last.min()),
                    text(last.max()),
                    ColorRamp.LINES,
                    at -> at);
        }
        return svg.end();
    }

    private static String text(double value) {
        return NumberText.grouped(NumberText.decimal(value));
    }

    /** From an axis to the next one. */
    private static double distance(int axes) {
        return axes == 1 ? WIDTH : x(1, axes) - x(0, axes);
    }

    private static int characters(double room) {
        return (int) Math.max(2, Math.min(CHARACTERS, (room - 2 * GAP) / CHARACTER_WIDTH));
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

    private static void drawAxis(SvgWriter svg, Axis axis, int place, int axes) {
        double x = x(place, axes);
        svg.line(SvgStyle.AXIS, x, TOP, x, HEIGHT - BOTTOM);
        String label = SvgChart.shortened(axis.label(), characters(Math.min(2 * SIDE, distance(axes))));
        svg.text(SvgStyle.AXIS_LABEL, x, TOP - 20, Anchor.MIDDLE, label);
        if (axis instanceof NumberAxis numbers) {
            for (BigDecimal tick : numbers.ticks()) {
                drawTick(svg, x, numbers.position(tick.doubleValue()), NumberText.grouped(tick));
            }
        } else {
            drawNames(
                    svg,
                    ((CategoryAxis) axis).categories(),
                    axis,
                    x,
                    characters(place == axes - 1 ? SIDE : distance(axes)));
        }
    }

    /** All of them, or every second, third and so on if they would overlap. */
    private static void drawNames(SvgWriter svg, List<String> names, Axis axis, double x, int characters) {
        double all = LINE * (names.size() - 1.0);
        int every = (int) Math.max(1, Math.ceil(all / (HEIGHT - TOP - BOTTOM)));
        for (int i = 0; i < names.size(); i += every) {
            drawTick(svg, x, position(axis, i), SvgChart.shortened(names.get(i), characters));
        }
    }

    private static void drawTick(SvgWriter svg, double x, double position, String text) {
        svg.text(SvgStyle.TICK_ON_LINES, x + GAP, y(position) + 4, Anchor.START, text);
    }
}
