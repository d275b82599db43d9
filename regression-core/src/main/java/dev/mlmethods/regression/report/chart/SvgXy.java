package dev.mlmethods.regression.report.chart;

import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.chart.SvgWriter.Anchor;
import dev.mlmethods.regression.report.chart.XyChart.Shape;
import java.util.List;

/** An {@link XyChart} as SVG. */
final class SvgXy {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int SQUARE = 432;
    private static final int LEFT = 72;
    private static final int RIGHT = 16;
    private static final int TOP = 28;
    private static final int LABEL_LINE = 14;
    private static final int LEGEND = 12;
    private static final int LEGEND_LINE = 20;
    private static final double CHARACTER_WIDTH = 7;
    private static final int DIGITS = 3;
    private static final int BOTTOM = 48;

    private final XyChart chart;
    private final int width;
    private final int height;
    private final PlotArea plot;

    SvgXy(XyChart chart) {
        this.chart = chart;
        int left = (int) Math.max(LEFT, PlotArea.leftOf(chart.y()));
        this.width = switch (chart.shape()) {
            case STANDARD -> WIDTH;
            case SQUARE -> SQUARE + left + RIGHT;
            case WIDE -> 2 * WIDTH;
        };
        this.height = chart.shape() == Shape.SQUARE ? SQUARE + TOP + BOTTOM : HEIGHT;
        this.plot = new PlotArea(left, TOP, width - left - RIGHT, height - TOP - BOTTOM);
    }

    String draw(String label) {
        SvgWriter svg = new SvgWriter(width, height, label);
        plot.drawX(svg, chart.x());
        plot.drawY(svg, chart.y());
        plot.drawFrame(svg);
        for (XyChart.Series series : chart.series()) {
            if (series instanceof XyChart.Line line) {
                drawLine(svg, line);
            } else if (series instanceof XyChart.Bars bars) {
                drawBars(svg, bars);
            } else {
                new SvgPoints(chart, plot).draw(svg, (XyChart.Points) series);
            }
        }
        for (int i = 0; i < chart.marks().size(); i++) {
            drawMark(svg, chart.marks().get(i), i);
        }
        drawLegend(svg);
        return svg.end();
    }

    /** What the colors stand for: the series by their names if there are several, or the numbers of a ramp. */
    private void drawLegend(SvgWriter svg) {
        for (XyChart.Series series : chart.series()) {
            if (series instanceof XyChart.Points points && points.valueLabel() != null && points.valueMax() != null) {
                String most = NumberText.significant(points.valueMax(), DIGITS);
                SvgRamp.draw(
                        svg, plot.left(), LEGEND, points.valueLabel(), "-" + most, most, ColorRamp.POINTS, at -> at);
            }
        }
        List<XyChart.LegendEntry> entries = chart.legend();
        double x = plot.left();
        int characters =
                (int) (((plot.right() - x) / Math.max(1, entries.size()) - LEGEND_LINE - 24) / CHARACTER_WIDTH);
        for (XyChart.LegendEntry entry : entries) {
            String name = SvgChart.shortened(entry.name(), characters);
            svg.line(style(entry.series()), x, LEGEND, x + LEGEND_LINE, LEGEND);
            svg.text(SvgStyle.TICK, x + LEGEND_LINE + 6, LEGEND + 4, Anchor.START, name);
            x += LEGEND_LINE + 24 + name.length() * CHARACTER_WIDTH;
        }
    }

    private static SvgStyle style(XyChart.Series series) {
        return series instanceof XyChart.Line line && line.muted()
                ? SvgStyle.mutedLine(line.dashed())
                : SvgStyle.line(series.color(), series instanceof XyChart.Line line && line.dashed());
    }

    private void drawLine(SvgWriter svg, XyChart.Line line) {
        StringBuilder path = new StringBuilder();
        char command = 'M';
        for (int i = 0; i < line.x().size(); i++) {
            double x = plot.x(chart.x(), line.x().get(i));
            double y = plot.y(chart.y(), line.y().get(i));
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                command = 'M';
                continue;
            }
            path.append(command).append(SvgWriter.number(x)).append(' ').append(SvgWriter.number(within(y)));
            command = 'L';
        }
        svg.path(style(line), path.toString());
    }

    private void drawBars(SvgWriter svg, XyChart.Bars bars) {
        for (int i = 0; i < bars.x().size(); i++) {
            double x = plot.x(chart.x(), bars.x().get(i));
            double x2 = plot.x(chart.x(), bars.x2().get(i));
            double y = within(plot.y(chart.y(), bars.y().get(i)));
            double zero = within(plot.y(chart.y(), Math.max(0, chart.y().min())));
            svg.rect(SvgStyle.bar(bars.color()), x, Math.min(y, zero), x2 - x, Math.abs(zero - y));
        }
    }

    /** A curve that leaves the chart goes along its edge. */
    private double within(double y) {
        return Math.min(plot.bottom(), Math.max(plot.top(), y));
    }

    /** Each label of a vertical mark is one line below the previous label, because they may be close together. */
    private void drawMark(SvgWriter svg, XyChart.Mark mark, int number) {
        if (mark instanceof XyChart.AtX at) {
            double x = plot.x(chart.x(), at.at());
            svg.line(SvgStyle.MARK, x, plot.top(), x, plot.bottom());
            boolean leftHalf = x < (plot.left() + plot.right()) / 2;
            svg.text(
                    SvgStyle.MARK_LABEL,
                    leftHalf ? x + 4 : x - 4,
                    plot.top() + 12 + LABEL_LINE * number,
                    leftHalf ? Anchor.START : Anchor.END,
                    at.label());
        } else if (mark instanceof XyChart.AtY at) {
            double y = plot.y(chart.y(), at.at());
            svg.line(SvgStyle.MARK, plot.left(), y, plot.right(), y);
            svg.text(SvgStyle.MARK_LABEL, plot.right() - 4, y - 4, Anchor.END, at.label());
        } else {
            double low = Math.max(chart.x().min(), chart.y().min());
            double high = Math.min(chart.x().max(), chart.y().max());
            if (low < high) {
                svg.line(
                        SvgStyle.MARK_DASHED,
                        plot.x(chart.x(), low),
                        plot.y(chart.y(), low),
                        plot.x(chart.x(), high),
                        plot.y(chart.y(), high));
            }
        }
    }
}
