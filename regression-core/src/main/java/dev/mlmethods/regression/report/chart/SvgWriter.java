package dev.mlmethods.regression.report.chart;

import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;

/** SVG as text: coordinates to a tenth of a unit, which makes the same bytes everywhere, and names that are never markup. */
final class SvgWriter {
    private final StringBuilder svg = new StringBuilder();

    SvgWriter(int width, int height, String label) {
        svg.append("<svg class=\"static\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" role=\"img\" aria-label=\"")
                .append(attribute(label))
                .append("\">");
    }

    /** How text is placed at its coordinates. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    void line(String cssClass, double x1, double y1, double x2, double y2) {
        path(cssClass, "M" + number(x1) + " " + number(y1) + "L" + number(x2) + " " + number(y2));
    }

    void path(String cssClass, String data) {
        svg.append("<path class=\"")
                .append(cssClass)
                .append("\" d=\"")
                .append(data)
                .append("\"/>");
    }

    /** A path whose colour is a share of a colour scale. */
    void path(String cssClass, double share, String data) {
        svg.append("<path class=\"")
                .append(cssClass)
                .append("\" style=\"--v:")
                .append(share(share))
                .append("\" d=\"")
                .append(data)
                .append("\"/>");
    }

    void rect(String cssClass, double x, double y, double width, double height) {
        svg.append("<rect class=\"").append(cssClass);
        box(x, y, width, height);
    }

    /** A rectangle whose colour is a share of a colour scale. */
    void rect(String cssClass, double share, double x, double y, double width, double height) {
        svg.append("<rect class=\"").append(cssClass).append("\" style=\"--v:").append(share(share));
        box(x, y, width, height);
    }

    private void box(double x, double y, double width, double height) {
        svg.append("\" x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" width=\"")
                .append(number(width))
                .append("\" height=\"")
                .append(number(height))
                .append("\"/>");
    }

    void text(String cssClass, double x, double y, Anchor anchor, String text) {
        startText(cssClass, x, y, anchor);
        endText(text);
    }

    /** Text that runs upwards. */
    void textUpwards(String cssClass, double x, double y, String text) {
        startText(cssClass, x, y, Anchor.MIDDLE);
        svg.append(" transform=\"rotate(-90 ")
                .append(number(x))
                .append(' ')
                .append(number(y))
                .append(")\"");
        endText(text);
    }

    private void startText(String cssClass, double x, double y, Anchor anchor) {
        svg.append("<text class=\"")
                .append(cssClass)
                .append("\" x=\"")
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
        Escape.htmlContent(text, escaped);
        svg.append('>').append(escaped).append("</text>");
    }

    private static String attribute(String text) {
        StringOutput escaped = new StringOutput();
        Escape.htmlAttribute(text, escaped);
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

    private static String share(double value) {
        long hundredths = Math.round(Math.min(1, Math.max(0, value)) * 100);
        return hundredths == 100 ? "1" : hundredths < 10 ? "0.0" + hundredths : "0." + hundredths;
    }
}
