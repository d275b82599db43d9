package dev.mlmethods.regression.report.chart;

import java.util.List;

/**
 * How a part of an SVG looks: its class, for the style sheet, and presentation attributes, which suit light paper. They matter where a style sheet
 * isn't allowed, as in the artifact viewer of a CI server, and are overridden by it where it is.
 *
 * @param attributes as they appear in a tag
 */
record SvgStyle(String attributes) {
    static final SvgStyle AXIS = stroke("axis", ChartColor.AXIS, "");
    static final SvgStyle GRID_LINE = stroke("grid-line", ChartColor.GRID, "");
    static final SvgStyle ERROR = stroke("error", ChartColor.INK, " stroke-width=\"1.25\"");
    static final SvgStyle MARK = mark("mark", "2 3");
    static final SvgStyle MARK_DASHED = mark("mark dashed", "6 4");
    static final SvgStyle TICK = fill("tick", ChartColor.INK_SOFT);
    static final SvgStyle AXIS_LABEL = fill("axis-label", ChartColor.INK_SOFT);
    static final SvgStyle CELL_TEXT = fill("cell-text", ChartColor.INK);
    static final SvgStyle BEST_CELL_TEXT = CELL_TEXT.with("font-weight=\"bold\"");
    static final SvgStyle BEST_CELL = stroke("best", ChartColor.INK, " stroke-width=\"2.5\"");

    /** With a rim, because lines may run through it. */
    static final SvgStyle MARK_LABEL = rimmed(fill("mark-label", ChartColor.INK));

    static final SvgStyle TICK_ON_LINES = rimmed(fill("tick on-lines", ChartColor.INK_SOFT));

    private static final List<String> OPACITIES = List.of("0.25", "0.4", "0.6", "0.8", "1");

    private static SvgStyle fill(String cssClass, ChartColor color) {
        return new SvgStyle("class=\"" + cssClass + "\" fill=\"" + color.hex() + "\"");
    }

    private static SvgStyle rimmed(SvgStyle text) {
        return text.with("stroke=\"" + ChartColor.PANEL.hex() + "\" stroke-width=\"3\" paint-order=\"stroke\"");
    }

    private static SvgStyle stroke(String cssClass, ChartColor color, String more) {
        return new SvgStyle("class=\"" + cssClass + "\" stroke=\"" + color.hex() + "\"" + more);
    }

    private static SvgStyle mark(String cssClass, String dashes) {
        return stroke(
                cssClass, ChartColor.INK, " stroke-width=\"1.25\" stroke-dasharray=\"" + dashes + "\" opacity=\"0.8\"");
    }

    private SvgStyle with(String more) {
        return new SvgStyle(attributes + " " + more);
    }

    /** A line of a series, or of its legend. */
    static SvgStyle line(int series, boolean dashed) {
        SvgStyle line = stroke(
                "line series-" + series + (dashed ? " dashed" : ""),
                ChartColor.series(series),
                " stroke-width=\"2\" stroke-linejoin=\"round\"");
        return dashed ? line.with("stroke-dasharray=\"6 4\"") : line;
    }

    /** A line that is one of many. */
    static SvgStyle mutedLine(boolean dashed) {
        SvgStyle line = stroke(
                "line muted" + (dashed ? " dashed" : ""),
                ChartColor.MUTED_CURVE,
                " stroke-linejoin=\"round\" opacity=\"0.55\"");
        return dashed ? line.with("stroke-dasharray=\"6 4\"") : line;
    }

    /** A line whose color is a share of its ramp. */
    static SvgStyle line(double share) {
        return ramp("line", ColorRamp.LINES, "stroke", share)
                .with("stroke-width=\"1.5\" stroke-linejoin=\"round\" opacity=\"0.6\"");
    }

    static SvgStyle bar(int series) {
        return fill("bar series-" + series, ChartColor.series(series)).with("opacity=\"0.85\"");
    }

    /** Single points: lines of length 0 with round caps. */
    static SvgStyle dot(int series) {
        return stroke("dot series-" + series, ChartColor.series(series), " opacity=\"0.65\"")
                .with(caps(6));
    }

    /** Single points whose color is a share of their ramp. */
    static SvgStyle dot(double share) {
        return ramp("dot", ColorRamp.POINTS, "stroke", share)
                .with("opacity=\"0.65\"")
                .with(caps(6));
    }

    /**
     * Marks of several points each.
     *
     * @param level how many, 1 to 5
     */
    static SvgStyle dots(int series, int level) {
        return stroke("dots series-" + series, ChartColor.series(series), "")
                .with("opacity=\"" + OPACITIES.get(level - 1) + "\"")
                .with(caps(4.5));
    }

    /** Marks of several points each, whose color is a share of their ramp. */
    static SvgStyle dots(double share) {
        return ramp("dots", ColorRamp.POINTS, "stroke", share).with(caps(4.5));
    }

    private static String caps(double width) {
        return "stroke-width=\"" + SvgWriter.number(width) + "\" stroke-linecap=\"round\"";
    }

    /** A cell of a heat map. */
    static SvgStyle cell(ColorRamp ramp, double share) {
        return ramp("cell", ramp, "fill", share);
    }

    /** A piece of a legend that shows a ramp. */
    static SvgStyle legend(ColorRamp ramp, double share) {
        return ramp("scale", ramp, "fill", share);
    }

    private static SvgStyle ramp(String cssClass, ColorRamp ramp, String property, double share) {
        long hundredths = Math.round(Math.min(1, Math.max(0, share)) * 100);
        return new SvgStyle("class=\"" + cssClass + " " + ramp.cssClass() + "\" style=\"--v:" + text(hundredths) + "\" "
                + property + "=\"" + ramp.color(hundredths / 100.0) + "\"");
    }

    private static String text(long hundredths) {
        return hundredths == 100 ? "1" : hundredths < 10 ? "0.0" + hundredths : "0." + hundredths;
    }
}
