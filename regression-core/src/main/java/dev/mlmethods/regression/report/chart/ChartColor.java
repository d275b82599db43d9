package dev.mlmethods.regression.report.chart;

import java.util.Locale;

/**
 * The colors of charts on light paper, which an SVG uses where no style sheet is allowed. {@code report.css} has the same ones as custom properties,
 * and those for dark mode.
 */
enum ChartColor {
    PANEL("#ffffff"),
    INK("#1c2127"),
    INK_SOFT("#59626d"),
    AXIS("#7f8892"),
    GRID("#e9ebee"),
    MUTED_CURVE("#9aa4af"),
    SERIES_1("#0072b2"),
    SERIES_2("#d55e00"),
    SERIES_3("#008f68"),
    SERIES_4("#b8609a"),
    SERIES_5("#2b8fc4"),
    SERIES_6("#ad7600"),
    SERIES_7("#7d7400"),
    SERIES_8("#5c646d"),
    SEQUENTIAL_LOW("#f2f6cf"),
    SEQUENTIAL_HIGH("#2f93bd"),
    DIVERGING_LOW("#3f93d6"),
    DIVERGING_MID("#e6e7e9"),
    DIVERGING_HIGH("#e07b1a"),
    POINTS_LOW("#1f78c1"),
    POINTS_MID("#c6cad0"),
    POINTS_HIGH("#d95f02"),
    LINES_LOW("#33358f"),
    LINES_HIGH("#d97706");

    private final String hex;

    ChartColor(String hex) {
        this.hex = hex;
    }

    /** Such as {@code #0072b2}. */
    String hex() {
        return hex;
    }

    /** The name of the custom property in the style sheet. */
    String property() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The color of a series, 1 to 8. */
    static ChartColor series(int number) {
        return valueOf("SERIES_" + number);
    }
}
