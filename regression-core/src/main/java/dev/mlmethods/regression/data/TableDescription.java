package dev.mlmethods.regression.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a table contains, on its own and in relation to its target.
 *
 * @param dataset as the user named it
 * @param target the column to predict; null if none was named
 * @param rows all of them, including those without a target
 * @param columns in the order of the table
 * @param missing which columns are missing together, those of the most rows first; at most {@value #MOST_PATTERNS}
 * @param dropping the columns for which a training leaves rows out, because they lack a cell; null if there are none
 * @param repeatedRows how many rows repeat the cells of an earlier one; null if there are more rows than are compared, {@value #MOST_COMPARED}
 */
public record TableDescription(
        String dataset,
        @Nullable String target,
        long rows,
        List<ColumnDescription> columns,
        List<MissingPattern> missing,
        @Nullable List<Dropping> dropping,
        @Nullable Long repeatedRows) {
    /** How many patterns are kept. */
    public static final int MOST_PATTERNS = 10;

    /** Larger tables aren't searched for repeated rows. */
    public static final int MOST_COMPARED = 1_000_000;

    /**
     * Copies the lists.
     *
     * @param dataset as the user named it
     * @param target the column to predict, or null
     * @param rows including those without a target
     * @param columns in the order of the table; copied
     * @param missing at most {@value #MOST_PATTERNS}; copied
     * @param dropping null or empty if no rows are left out; copied
     * @param repeatedRows null if they weren't counted
     */
    public TableDescription {
        columns = List.copyOf(columns);
        missing = List.copyOf(missing);
        dropping = dropping == null || dropping.isEmpty() ? null : List.copyOf(dropping);
    }

    /** {@return what there is to know about it before it is trained on, the most important first} */
    public List<TableFinding> findings() {
        return TableFindings.of(this);
    }

    /**
     * A column for which a training leaves rows out.
     *
     * @param column its name
     * @param rows that have a target, but lack the cell; at least one
     * @param firstLine of the first of them, from 1, as editors count
     */
    public record Dropping(String column, long rows, long firstLine) {}

    /**
     * Columns that are missing together.
     *
     * @param columns all that are missing, in the order of the table; at least one
     * @param rows the rows that lack exactly these
     */
    public record MissingPattern(List<String> columns, long rows) {
        /**
         * Copies the list.
         *
         * @param columns in the order of the table; copied
         * @param rows how many lack exactly these
         */
        public MissingPattern {
            columns = List.copyOf(columns);
        }
    }
}
