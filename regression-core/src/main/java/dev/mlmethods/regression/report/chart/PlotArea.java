package dev.mlmethods.regression.report.chart;

import dev.mlmethods.regression.report.chart.SvgWriter.Anchor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The part of an SVG between the axes, and the mapping from numbers to positions in it. */
final class PlotArea {
    private static final double TICK_GAP = 8;
    /** From the axis to the line of its numbers: so that they don't touch the lowest one of the other axis, even on paper. */
    private static final double TICK_LINE = 20;

    private static final double LABEL_GAP = 40;
    private static final double LABEL_BASE = 14;
    /** Room for a label that runs upward. */
    private static final double LABEL_ROOM = 24;
    /** How far the last number may stick out. */
    private static final double RIGHT_ROOM = 14;

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

    /** How far from the left edge an area begins so that the numbers beside its axis have room. */
    static double leftOf(NumberAxis axis) {
        double widest = axis.ticks().stream()
                .mapToDouble(tick -> TickText.of(tick).width())
                .max()
                .orElse(0);
        return Math.ceil(LABEL_ROOM + widest + TICK_GAP);
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
        List<TickText> texts = new ArrayList<>();
        for (BigDecimal tick : axis.ticks()) {
            double x = x(axis, tick.doubleValue());
            svg.line(SvgStyle.GRID_LINE, x, top, x, bottom());
            TickText text = TickText.of(tick);
            texts.add(text.at(Math.min(x, right() + RIGHT_ROOM - text.width() / 2)));
        }
        for (TickText text : TickText.apart(texts)) {
            svg.text(SvgStyle.TICK, text.at(), bottom() + TICK_LINE, Anchor.MIDDLE, text.text());
        }
        drawXLabel(svg, axis.label());
    }

    void drawY(SvgWriter svg, NumberAxis axis) {
        for (BigDecimal tick : axis.ticks()) {
            double y = y(axis, tick.doubleValue());
            svg.line(SvgStyle.GRID_LINE, left, y, right(), y);
            svg.text(
                    SvgStyle.TICK,
                    left - TICK_GAP,
                    y + 4,
                    Anchor.END,
                    TickText.of(tick).text());
        }
        svg.textUpwards(SvgStyle.AXIS_LABEL, LABEL_BASE, top + height / 2, axis.label());
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
