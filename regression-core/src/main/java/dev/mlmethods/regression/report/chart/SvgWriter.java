package dev.mlmethods.regression.report.chart;

import dev.mlmethods.regression.predictor.text.VisibleText;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;

/** SVG as text: coordinates to a tenth of a unit, which gives the same bytes everywhere, and names that are never interpreted as markup. */
final class SvgWriter {
    private final StringBuilder svg = new StringBuilder();

    /** Without a style sheet, it has its own size, and its parts have the colors and widths of {@link SvgStyle}. */
    SvgWriter(int width, int height, String label) {
        svg.append("<svg class=\"static\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" fill=\"none\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\" aria-label=\"")
                .append(attribute(label))
                .append("\">");
    }

    /** How text is placed at its coordinates. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    void line(SvgStyle style, double x1, double y1, double x2, double y2) {
        path(style, "M" + number(x1) + " " + number(y1) + "L" + number(x2) + " " + number(y2));
    }

    void path(SvgStyle style, String data) {
        svg.append("<path ")
                .append(style.attributes())
                .append(" d=\"")
                .append(data)
                .append("\"/>");
    }

    void rect(SvgStyle style, double x, double y, double width, double height) {
        svg.append("<rect ")
                .append(style.attributes())
                .append(" x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" width=\"")
                .append(number(width))
                .append("\" height=\"")
                .append(number(height))
                .append("\"/>");
    }

    void text(SvgStyle style, double x, double y, Anchor anchor, String text) {
        startText(style, x, y, anchor);
        endText(text);
    }

    /** Text that runs upward. */
    void textUpwards(SvgStyle style, double x, double y, String text) {
        startText(style, x, y, Anchor.MIDDLE);
        svg.append(" transform=\"rotate(-90 ")
                .append(number(x))
                .append(' ')
                .append(number(y))
                .append(")\"");
        endText(text);
    }

    private void startText(SvgStyle style, double x, double y, Anchor anchor) {
        svg.append("<text ")
                .append(style.attributes())
                .append(" x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append('"');
        if (anchor != Anchor.START) {
            svg.append(" text-anchor=\"")
                    .append(anchor == Anchor.MIDDLE ? "middle" : "end")
                    .append('"');
        }
    }

    private void endText(String text) {
        StringOutput escaped = new StringOutput();
        Escape.htmlContent(VisibleText.of(text), escaped);
        svg.append('>').append(escaped).append("</text>");
    }

    private static String attribute(String text) {
        StringOutput escaped = new StringOutput();
        Escape.htmlAttribute(VisibleText.of(text), escaped);
        return escaped.toString();
    }

    String end() {
        return svg.append("</svg>").toString();
    }

    /** A coordinate. */
    static String number(double value) {
        long tenths = Math.round(value * 10);
        long size = Math.abs(tenths);
        return (tenths < 0 ? "-" : "") + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
    }
}
