package dev.mlmethods.regression.data;

import dev.mlmethods.regression.predictor.table.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a column of a table contains.
 *
 * @param name as in the table
 * @param type as it would be read for a training
 * @param fault why a training would refuse it; null if it wouldn't
 * @param mixed the first text among few different whole numbers, all of which are treated as categories; null if there is none
 * @param missing how many cells are missing
 * @param missingLines the first lines that lack the cell, from 1, as editors count; at most {@value #MOST_EXAMPLES}
 * @param distinct how many different cells there are, not counting missing ones; counted up to {@value #MOST_DISTINCT}
 * @param examples the first different cells; at most {@value #MOST_EXAMPLES}
 * @param numbers of a column of numbers; null if it isn't one or has no values
 * @param dates of a column of dates; null if it isn't one or has no values
 * @param groups the rows grouped by their cells, if these are few or are texts: numbers in their order, others with the most rows first; at most
 *     {@value #MOST_GROUPS}
 * @param correlation Pearson's, of the numbers, the booleans as 1 and 0, or the times, with the target; null if there is no target, or either is
 *     constant
 * @param correlationRatio how much of the target's deviation the cells explain, from 0 to 1: the square root of the share of its variance
 *     between groups of equal cells; null if there is no target, or a group has fewer than {@value #FEWEST_ROWS} rows on average
 */
public record ColumnDescription(
        String name,
        ColumnType type,
        @Nullable String fault,
        @Nullable Mixed mixed,
        long missing,
        List<Long> missingLines,
        int distinct,
        List<String> examples,
        @Nullable Numbers numbers,
        @Nullable Dates dates,
        List<Group> groups,
        @Nullable Double correlation,
        @Nullable Double correlationRatio) {
    /** How many examples are kept. */
    public static final int MOST_EXAMPLES = 5;

    /** Different cells are counted up to this number. */
    public static final int MOST_DISTINCT = 1_000;

    /** How many groups are kept. */
    public static final int MOST_GROUPS = 20;

    /** With fewer rows in a group, even cells that have nothing to do with the target seem to explain it. */
    static final int FEWEST_ROWS = 5;

    /**
     * Copies the lists.
     *
     * @param name as in the table
     * @param type as it would be read for a training
     * @param fault why a training would refuse the column, or null
     * @param mixed the first text among whole numbers, or null
     * @param missing how many cells are missing
     * @param missingLines from 1; copied
     * @param distinct at most {@value #MOST_DISTINCT}
     * @param examples at most {@value #MOST_EXAMPLES}; copied
     * @param numbers null unless the column has numbers
     * @param dates null unless the column has dates
     * @param groups at most {@value #MOST_GROUPS}; empty if there are too many different cells; copied
     * @param correlation from -1 to 1, or null
     * @param correlationRatio from 0 to 1, or null
     */
    public ColumnDescription {
        missingLines = List.copyOf(missingLines);
        examples = List.copyOf(examples);
        groups = List.copyOf(groups);
    }

    /**
     * A cell.
     *
     * @param text what it says
     * @param line where it is, from 1, as editors count
     */
    public record Mixed(String text, long line) {}

    /** {@return whether there may be more different cells than were counted} */
    public boolean hasMore() {
        return distinct >= MOST_DISTINCT;
    }

    /**
     * The numbers of a column, in its own unit.
     *
     * @param min the smallest
     * @param max the largest
     * @param mean of all
     * @param standardDeviation of the population; 0 if all are equal
     * @param histogram how many there are in each of {@value #BINS} equal parts of the range; empty if all are equal or the range is beyond
     *     float64
     * @param steps how each follows the one above it
     */
    public record Numbers(
            double min, double max, double mean, double standardDeviation, List<Long> histogram, Steps steps) {
        /** Of a histogram. */
        public static final int BINS = 20;

        /**
         * Copies the list.
         *
         * @param min the smallest
         * @param max the largest
         * @param mean of all
         * @param standardDeviation 0 or above
         * @param histogram {@value #BINS} counts, or empty; copied
         * @param steps how each follows the one above it
         */
        public Numbers {
            histogram = List.copyOf(histogram);
        }
    }

    /** How the values of a column follow each other from row to row. */
    public enum Steps {
        /** Each is 1 more than the one above: row numbers. */
        COUNTING,
        /** None is below the one above, and the last is above the first. */
        RISING,
        /** Neither. */
        ANY
    }

    /**
     * The dates of a column, as its cells have them.
     *
     * @param earliest the first cell with the earliest date
     * @param latest the first cell with the latest date
     * @param steps how each follows the one above it
     */
    public record Dates(String earliest, String latest, Steps steps) {}

    /**
     * The rows that have the same cell.
     *
     * @param cell its text
     * @param rows how many there are
     * @param meanTarget of those that have a target; null if none has one
     */
    public record Group(String cell, long rows, @Nullable Double meanTarget) {}
}
