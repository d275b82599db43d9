package dev.mlmethods.regression.report.chart;

/** Draws charts as SVG, for paper and for browsers without scripts or style sheets. */
public final class SvgChart {
    private SvgChart() {}

    /**
     * {@return a chart as an {@code svg} element}
     *
     * @param chart what it shows
     * @param label what a screen reader calls it
     */
    public static String draw(Chart chart, String label) {
        if (chart instanceof XyChart xy) {
            return new SvgXy(xy).draw(label);
        } else if (chart instanceof BarChart bars) {
            return SvgBars.draw(bars, label);
        } else if (chart instanceof HeatMapChart heatMap) {
            return SvgHeatMap.draw(heatMap, label);
        }
        return SvgParallel.draw((ParallelChart) chart, label);
    }

    /** A text shortened to fit. */
    static String shortened(String text, int characters) {
        int length = text.codePointCount(0, text.length());
        return length <= characters ? text : text.substring(0, text.offsetByCodePoints(0, characters - 1)) + "\u2026";
    }
}
