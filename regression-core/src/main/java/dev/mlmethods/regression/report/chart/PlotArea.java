package dev.mlmethods.regression.report.chart;

import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.chart.SvgWriter.Anchor;
import java.math.BigDecimal;

/** The part of an SVG between the axes, and the way from numbers to places in it. */
final class PlotArea {
    private static final double TICK_GAP = 8;
    private static final double LABEL_GAP = 36;

    private final double left;
    private final double top;
    private final double width;
    private final double height;

    PlotArea(double left, double top, double width, double height) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
    }

    double left() {
        return left;
    }

    double right() {
        return left + width;
    }

    double top() {
        return top;
    }

    double bottom() {
        return top + height;
    }

    double x(NumberAxis axis, double value) {
        return left + axis.position(value) * width;
    }

    double y(NumberAxis axis, double value) {
        return top + height - axis.position(value) * height;
    }

    void drawX(SvgWriter svg, NumberAxis axis) {
        for (BigDecimal tick : axis.ticks()) {
            double x = x(axis, tick.doubleValue());
            svg.line(SvgStyle.GRID_LINE, x, top, x, bottom());
            svg.text(SvgStyle.TICK, x, bottom() + 2 * TICK_GAP, Anchor.MIDDLE, NumberText.shortest(tick.doubleValue()));
        }
        drawXLabel(svg, axis.label());
    }

    void drawY(SvgWriter svg, NumberAxis axis) {
        for (BigDecimal tick : axis.ticks()) {
            double y = y(axis, tick.doubleValue());
            svg.line(SvgStyle.GRID_LINE, left, y, right(), y);
            svg.text(SvgStyle.TICK, left - TICK_GAP, y + 4, Anchor.END, NumberText.shortest(tick.doubleValue()));
        }
        svg.textUpwards(SvgStyle.AXIS_LABEL, 14, top + height / 2, axis.label());
    }

    void drawXLabel(SvgWriter svg, String label) {
        svg.text(SvgStyle.AXIS_LABEL, left + width / 2, bottom() + LABEL_GAP, Anchor.MIDDLE, label);
    }

    void drawFrame(SvgWriter svg) {
        svg.path(
                SvgStyle.AXIS,
                "M" + SvgWriter.number(left) + " " + SvgWriter.number(top) + "V" + SvgWriter.number(bottom()) + "H"
                        + SvgWriter.number(right()));
    }
}
