package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.json.Invariant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The errors by the cells of a column.
 *
 * @param feature its name in the table
 * @param bins from small values to large, of about as many rows each; fewer if many rows share a value; none for a column that isn't a column of
 *     numbers
 * @param groups of categories and booleans, the largest first, and of dates from early to late, the missing cells last; for numbers only the missing
 *     cells, if there are some; null if there are none
 */
public record FeatureErrors(
        String feature, List<ErrorBin> bins, @Nullable List<ErrorGroup> groups) {
    /**
     * Copies the lists.
     *
     * @param feature the column's name in the table
     * @param bins from small values to large; none for a column that isn't a column of numbers
     * @param groups of categories, booleans, dates and missing cells; null if there are none
     * @throws IllegalArgumentException if {@code groups} is empty
     */
    public FeatureErrors {
        bins = List.copyOf(bins);
        groups = groups == null ? null : List.copyOf(groups);
        Invariant.require(groups == null || !groups.isEmpty(), "groups is empty");
    }

    /**
     * Creates the errors by the cells of a column of numbers without missing cells.
     *
     * @param feature the column's name in the table
     * @param bins from small values to large, of about as many rows each
     */
    public FeatureErrors(String feature, List<ErrorBin> bins) {
        this(feature, bins, null);
    }
}
