package dev.mlmethods.regression.report.chart;

import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.chart.SvgWriter.Anchor;
import java.util.List;

/** A {@link HeatMapChart} as SVG. */
final class SvgHeatMap {
    private static final int WIDTH = 640;
    private static final int RIGHT = 8;
    private static final int TOP = 30;
    private static final int LEGEND = 12;
    private static final int DIGITS = 3;
    private static final int BOTTOM = 46;
    private static final int LINE = 14;
    private static final int ROW = 34;
    private static final int LABEL = 24;
    private static final int CHARACTERS = 20;
    private static final String SPAN = "..";
    private static final double CHARACTER_WIDTH = 7;

    private SvgHeatMap() {}

    static String draw(HeatMapChart chart, String label) {
        List<String> rows = chart.y().categories();
        List<String> columns = chart.x().categories();
        int longest = rows.stream().mapToInt(String::length).max().orElse(0);
        double left = LABEL + 12 + Math.min(CHARACTERS, longest) * CHARACTER_WIDTH;
        double cellWidth = (WIDTH - left - RIGHT) / columns.size();
        boolean isBroken = columns.stream().anyMatch(column -> isBroken(column, cellWidth));
        int bottom = isBroken ? BOTTOM + LINE : BOTTOM;
        SvgWriter svg = new SvgWriter(WIDTH, TOP + rows.size() * ROW + bottom, label);
        PlotArea plot = new PlotArea(left, TOP, WIDTH - left - RIGHT, (double) rows.size() * ROW);
        drawLegend(svg, chart, left);
        for (int row = 0; row < rows.size(); row++) {
            double middle = TOP + row * ROW + ROW / 2.0;
            svg.text(SvgStyle.TICK, left - 8, middle + 4, Anchor.END, SvgChart.shortened(rows.get(row), CHARACTERS));
            for (int column = 0; column < columns.size(); column++) {
                drawCell(svg, chart, row * columns.size() + column, left + column * cellWidth, middle, cellWidth);
            }
        }
        for (int column = 0; column < columns.size(); column++) {
            drawColumnLabel(svg, columns.get(column), left + (column + 0.5) * cellWidth, plot.bottom(), cellWidth);
        }
        svg.text(
                SvgStyle.AXIS_LABEL,
                (left + plot.right()) / 2,
                plot.bottom() + bottom - 6,
                Anchor.MIDDLE,
                chart.x().label());
        svg.textUpwards(
                SvgStyle.AXIS_LABEL,
                14,
                (plot.top() + plot.bottom()) / 2,
                chart.y().label());
        return svg.end();
    }

    /** A range such as {@code 0.1 to 0.2} or {@code 0.1..0.2} may fit in two lines if it doesn't fit in one. */
    private static void drawColumnLabel(SvgWriter svg, String label, double x, double bottom, double cellWidth) {
        int characters = characters(cellWidth);
        int end = isBroken(label, cellWidth) ? breakIn(label) : label.length();
        drawLine(svg, label.substring(0, end).strip(), x, bottom + 16, characters);
        if (end < label.length()) {
            drawLine(svg, label.substring(end).strip(), x, bottom + 16 + LINE, characters);
        }
    }

    private static void drawLine(SvgWriter svg, String text, double x, double y, int characters) {
        svg.text(SvgStyle.TICK, x, y, Anchor.MIDDLE, SvgChart.shortened(text, characters));
    }

    private static int characters(double cellWidth) {
        return Math.max(1, (int) (cellWidth / CHARACTER_WIDTH));
    }

    private static boolean isBroken(String label, double cellWidth) {
        return label.length() > characters(cellWidth) && breakIn(label) >= 0;
    }

    /** Where the second line begins; below 0 if there is none. */
    private static int breakIn(String label) {
        int dots = label.indexOf(SPAN);
        return dots > 0 ? dots + SPAN.length() : label.lastIndexOf(' ');
    }

    private static void drawCell(
            SvgWriter svg, HeatMapChart chart, int cell, double x, double middle, double cellWidth) {
        double value = chart.values().get(cell);
        if (Double.isNaN(value)) {
            return;
        }
        double share = chart.colors().share(chart.value().position(value));
        double top = middle - ROW / 2.0 + 1;
        svg.rect(SvgStyle.cell(chart.colors().ramp(), share), x + 1, top, cellWidth - 2, ROW - 2.0);
        boolean isBest = Integer.valueOf(cell).equals(chart.best());
        if (isBest) {
            svg.path(
                    SvgStyle.BEST_CELL,
                    "M" + SvgWriter.number(x + 1) + " " + SvgWriter.number(top) + "h" + SvgWriter.number(cellWidth - 2)
                            + "v" + (ROW - 2) + "h" + SvgWriter.number(2 - cellWidth) + "z");
        }
        String text = chart.texts().get(cell);
        if (text.length() * CHARACTER_WIDTH <= cellWidth - 4) {
            svg.text(
                    isBest ? SvgStyle.BEST_CELL_TEXT : SvgStyle.CELL_TEXT,
                    x + cellWidth / 2,
                    middle + 4,
                    Anchor.MIDDLE,
                    text);
        }
    }

    private static void drawLegend(SvgWriter svg, HeatMapChart chart, double left) {
        NumberAxis value = chart.value();
        SvgRamp.draw(
                svg,
                left,
                LEGEND,
                value.label() + (value.scale() == Scale.LOG ? ", logarithmic" : ""),
                NumberText.significant(value.min(), DIGITS),
                NumberText.significant(value.max(), DIGITS),
                chart.colors().ramp(),
                chart.colors()::share);
    }
}
