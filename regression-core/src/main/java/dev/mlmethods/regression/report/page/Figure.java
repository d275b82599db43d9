package dev.mlmethods.regression.report.page;

import dev.mlmethods.regression.report.chart.Chart;
import org.jspecify.annotations.Nullable;

/**
 * A chart with everything needed to understand it, even for people who can't see it.
 *
 * @param id the HTML id of the element
 * @param title its heading
 * @param summary what it shows, in a sentence or two
 * @param chart null if no chart makes sense, as {@code summary} then says
 * @param data what is drawn, as a table; null if there is no chart
 * @param wide whether it takes the whole width
 */
public record Figure(
        String id,
        String title,
        String summary,
        @Nullable Chart chart,
        @Nullable DataTable data,
        boolean wide) implements Block {}
