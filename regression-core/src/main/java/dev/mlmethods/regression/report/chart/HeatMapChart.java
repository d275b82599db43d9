package dev.mlmethods.regression.report.chart;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A grid of coloured cells.
 *
 * @param x the columns, from left to right
 * @param y the rows, from top to bottom
 * @param valueLabel what the colour is
 * @param values row by row; NaN: an empty cell
 * @param texts of the cells, in the same order; empty for an empty cell
 * @param scale which colours
 * @param min the value of the first colour
 * @param max the value of the last colour
 * @param hrefs where a click on each cell leads, in the same order; null: nowhere
 */
public record HeatMapChart(
        CategoryAxis x,
        CategoryAxis y,
        String valueLabel,
        Column values,
        List<String> texts,
        ColorScale scale,
        double min,
        double max,
        @Nullable List<String> hrefs)
        implements Chart {
    /** Copies the lists. */
    public HeatMapChart {
        texts = List.copyOf(texts);
        hrefs = hrefs == null ? null : List.copyOf(hrefs);
    }

    /** The colours of the cells. */
    public enum ColorScale {
        /** From one end to the other. */
        SEQUENTIAL,
        /** Away from 0 to both sides; {@code min} is {@code -max}. */
        DIVERGING;

        /** The name in JSON. */
        @JsonValue
        public String jsonName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
