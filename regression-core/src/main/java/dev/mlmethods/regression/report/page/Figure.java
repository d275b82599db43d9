package dev.mlmethods.regression.report.page;

import dev.mlmethods.regression.report.chart.Chart;
import org.jspecify.annotations.Nullable;

/**
 * A chart with all that it takes to understand it, also for those who don't see it.
 *
 * @param id of the element
 * @param title its heading
 * @param summary what it shows, in a sentence or two
 * @param chart null where none makes sense, as {@code summary} then says
 * @param data what is drawn, as a table; null where there is no chart
 * @param wide whether it takes the whole width
 */
public record Figure(
        String id,
        String title,
        String summary,
        @Nullable Chart chart,
        @Nullable DataTable data,
        boolean wide) implements Block {}
