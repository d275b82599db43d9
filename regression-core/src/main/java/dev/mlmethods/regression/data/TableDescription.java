package dev.mlmethods.regression.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a table holds, in itself and beside its target.
 *
 * @param dataset as the user named it
 * @param target the column to predict; null: none was named
 * @param rows all of them, those without a target among them
 * @param columns in the order of the table
 * @param missing which columns are missing together, those of the most rows first; at most {@value #MOST_PATTERNS}
 * @param dropping the columns that lack a cell, and whose rows without one a training leaves out; null: none
 * @param repeatedRows how many rows have the cells of one above; null: there were more rows than are compared, {@value #MOST_COMPARED}
 */
public record TableDescription(
        String dataset,
        @Nullable String target,
        long rows,
        List<ColumnDescription> columns,
        List<MissingPattern> missing,
        @Nullable List<String> dropping,
        @Nullable Long repeatedRows) {
    /** So many patterns are kept. */
    public static final int MOST_PATTERNS = 10;

    /** In larger tables nobody looks for repeated rows. */
    public static final int MOST_COMPARED = 1_000_000;

    /** Copies the lists. */
    public TableDescription {
        columns = List.copyOf(columns);
        missing = List.copyOf(missing);
        dropping = dropping == null || dropping.isEmpty() ? null : List.copyOf(dropping);
    }

    /** What there is to know of it before it is trained on, what matters most first. */
    public List<TableFinding> findings() {
        return TableFindings.of(this);
    }

    /**
     * Columns that are missing together.
     *
     * @param columns all that are missing, in the order of the table; at least one
     * @param rows that lack these and no other
     */
    public record MissingPattern(List<String> columns, long rows) {
        /** Copies the list. */
        public MissingPattern {
            columns = List.copyOf(columns);
        }
    }
}
