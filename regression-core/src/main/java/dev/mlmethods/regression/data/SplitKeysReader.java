package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.CsvRow.Cell;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.text.Excerpt;

/** Reads the column by which rows are divided, cell by cell. */
final class SplitKeysReader {
    private final String table;
    private final SplitColumn by;
    private final NumberColumn column;
    private final ColumnSurvey survey;
    private final TypedReader.Texts texts;

    /**
     * Nothing is read yet.
     *
     * @param table what messages call the table
     * @param column where the column is
     */
    SplitKeysReader(String table, SplitColumn by, NumberColumn column) {
        this.table = table;
        this.by = by;
        this.column = column;
        this.survey = new ColumnSurvey(column, null);
        this.texts = new TypedReader.Texts(column);
    }

    /**
     * Reads the next cell.
     *
     * @throws RegressionException if it is missing
     */
    void add(Cell cell) {
        if (cell.isMissing()) {
            throw new RegressionException(table + ", " + column.missing(cell)
                    + ", so the row has no place in a split by "
                    + by.kind().parameter() + ". Fill it in, or drop the row.");
        }
        if (by.kind() != SplitColumn.Kind.KEY) {
            survey.add(cell);
        }
        texts.add(table, cell);
    }

    /**
     * What was read.
     *
     * @throws RegressionException if the cells should be times, but aren't
     */
    SplitKeys keys() {
        TypedColumn.Texts cells = texts.column();
        ColumnType type = switch (by.kind()) {
            case KEY -> ColumnType.CATEGORY;
            case GROUP -> survey.type();
            case TIME -> typeOfTimes(cells);
        };
        return SplitKeys.of(cells, type);
    }

    private ColumnType typeOfTimes(TypedColumn.Texts cells) {
        String fault = survey.fault();
        if (fault != null) {
            throw new RegressionException(table + ", " + fault);
        }
        ColumnType type = survey.type();
        if (type == ColumnType.CATEGORY || type == ColumnType.BOOLEAN) {
            throw new RegressionException("timeColumn is " + Excerpt.quoted(by.name()) + ", but its cells in " + table
                    + " are neither dates nor numbers, such as "
                    + Excerpt.quoted(cells.categories().get(0))
                    + ". Write dates like 2026-11-28, or name another column.");
        }
        return type;
    }
}
