package dev.mlmethods.regression.report.chart;

import dev.mlmethods.regression.report.chart.SvgWriter.Anchor;
import java.util.function.DoubleUnaryOperator;

/** What the colors of a chart stand for: a name, and between two numbers the colors from one to the other. */
final class SvgRamp {
    private static final int STEPS = 24;
    private static final int STEP_WIDTH = 4;
    private static final int HEIGHT = 9;
    private static final int GAP = 8;
    private static final double CHARACTER_WIDTH = 7.2;

    private SvgRamp() {}

    /**
     * Draws it in a line.
     *
     * @param y where the middle of the line is
     * @param low the number at the left end
     * @param high the number at the right end
     * @param share of the ramp for a position from 0, the left end, to 1
     */
    static void draw(
            SvgWriter svg,
            double x,
            double y,
            String label,
            String low,
            String high,
            ColorRamp ramp,
            DoubleUnaryOperator share) {
        String text = label + "  " + low;
        svg.text(SvgStyle.TICK, x, y + 4, Anchor.START, text);
        double left = x + text.length() * CHARACTER_WIDTH + GAP;
        for (int i = 0; i < STEPS; i++) {
            svg.rect(
                    SvgStyle.legend(ramp, share.applyAsDouble((double) i / (STEPS - 1))),
                    left + i * STEP_WIDTH,
                    y - HEIGHT / 2.0,
                    STEP_WIDTH,
                    HEIGHT);
        }
        svg.text(SvgStyle.TICK, left + STEPS * STEP_WIDTH + GAP, y + 4, Anchor.START, high);
    }
}
