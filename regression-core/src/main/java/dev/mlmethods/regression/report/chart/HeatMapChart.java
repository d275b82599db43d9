package dev.mlmethods.regression.report.chart;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A grid of colored cells.
 *
 * @param x the columns, from left to right
 * @param y the rows, from top to bottom
 * @param value what the color means: numbers beyond the ends of this axis have the colors of the ends
 * @param values the number of each cell, row by row; NaN for an empty cell
 * @param texts the text of each cell, in the same order; empty for an empty cell
 * @param colors which numbers stand out
 * @param best the 0-based number of the cell that has a frame around it; null for none
 * @param hrefs where a click on each cell leads, in the same order; null for nowhere
 */
public record HeatMapChart(
        CategoryAxis x,
        CategoryAxis y,
        NumberAxis value,
        Column values,
        List<String> texts,
        ColorScale colors,
        @Nullable Integer best,
        @Nullable List<String> hrefs)
        implements Chart {
    /**
     * Copies the lists.
     *
     * @param x the columns, from left to right
     * @param y the rows, from top to bottom
     * @param value what the color means
     * @param values the number of each cell, row by row; NaN for an empty cell
     * @param texts the text of each cell, in the same order; empty for an empty cell; copied
     * @param colors which numbers stand out
     * @param best the 0-based number of the cell that has a frame around it; null for none
     * @param hrefs where a click on each cell leads, in the same order; null for nowhere; copied
     */
    public HeatMapChart {
        texts = List.copyOf(texts);
        hrefs = hrefs == null ? null : List.copyOf(hrefs);
    }

    /** {@return the same chart, with cells that lead nowhere} */
    public HeatMapChart withoutLinks() {
        return new HeatMapChart(x, y, value, values, texts, colors, best, null);
    }

    /** The colors of the cells. */
    public enum ColorScale {
        /** The larger a value, the more its cell stands out, in light and dark mode. */
        RISING,
        /** The smaller a value, the more its cell stands out. */
        FALLING,
        /** Away from 0 to both sides; the axis extends equally far to both. */
        DIVERGING;

        /** {@return the name in JSON} */
        @JsonValue
        public String jsonName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The share of the colors for a position on the axis: 0 is its start, 1 its end. */
        double share(double position) {
            double within = Math.min(1, Math.max(0, position));
            return this == FALLING ? 1 - within : within;
        }

        ColorRamp ramp() {
            return this == DIVERGING ? ColorRamp.DIVERGING : ColorRamp.SEQUENTIAL;
        }
    }
}
