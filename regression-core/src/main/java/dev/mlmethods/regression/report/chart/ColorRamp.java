package dev.mlmethods.regression.report.chart;

/** Colors for numbers from 0 to 1. */
enum ColorRamp {
    /** For cells: from pale to strong. */
    SEQUENTIAL("seq"),
    /** For cells: away from the middle to both sides. */
    DIVERGING("div"),
    /** The same for points, which are small and need contrast with the panel. */
    POINTS("div points"),
    /** For lines, which are thin. */
    LINES("seq lines");

    private final String cssClass;

    ColorRamp(String cssClass) {
        this.cssClass = cssClass;
    }

    /** The class with which the style sheet mixes the same color, or a different one in dark mode. */
    String cssClass() {
        return cssClass;
    }

    /** The color of a share as {@code #rrggbb}. */
    String color(double share) {
        return switch (this) {
            case SEQUENTIAL -> byHue(ChartColor.SEQUENTIAL_LOW, ChartColor.SEQUENTIAL_HIGH, share);
            case LINES -> byHue(ChartColor.LINES_LOW, ChartColor.LINES_HIGH, share);
            case DIVERGING ->
                bySides(ChartColor.DIVERGING_LOW, ChartColor.DIVERGING_MID, ChartColor.DIVERGING_HIGH, share);
            case POINTS -> bySides(ChartColor.POINTS_LOW, ChartColor.POINTS_MID, ChartColor.POINTS_HIGH, share);
        };
    }

    private static String byHue(ChartColor low, ChartColor high, double share) {
        return Oklab.of(low).mixedByHue(Oklab.of(high), share).hex();
    }

    private static String bySides(ChartColor low, ChartColor middle, ChartColor high, double share) {
        Oklab between = Oklab.of(middle);
        return (share < 0.5
                        ? between.mixed(Oklab.of(low), 1 - 2 * share)
                        : between.mixed(Oklab.of(high), 2 * share - 1))
                .hex();
    }
}
