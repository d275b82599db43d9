package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.CsvRow.Cell;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Reads the column with the weights of the rows, cell by cell. */
final class SampleWeightsReader {
    private static final String REMEDY =
            ", and it is the weight of its row. Fill it in, with 0 for a row that is not to count, or drop the row.";

    private final String table;
    private final NumberColumn column;
    private final DoubleStream.Builder weights = DoubleStream.builder();
    private @Nullable Cell firstText;
    private @Nullable String fault;
    private boolean areTexts = true;

    /**
     * Nothing is read yet.
     *
     * @param table what messages call the table
     * @param column where the column is
     */
    SampleWeightsReader(String table, NumberColumn column) {
        this.table = table;
        this.column = column;
    }

    /** Reads the next cell. */
    void add(Cell cell) {
        double weight = ColumnType.NUMBER.value(cell.text());
        if (!cell.isMissing()) {
            areTexts = areTexts && NumberColumn.isText(cell.text());
            firstText = firstText == null ? cell : firstText;
        }
        fault = fault == null ? faultOf(cell, weight) : fault;
        // Not -0.0, whose bits differ from those of 0.
        weights.add(weight + 0.0);
    }

    private @Nullable String faultOf(Cell cell, double weight) {
        if (cell.isMissing()) {
            return column.missing(cell) + REMEDY;
        }
        if (Double.isNaN(weight)) {
            return column.explained(cell, ColumnType.NUMBER);
        }
        return weight < 0
                ? column.place(cell.line()) + Excerpt.quoted(cell.text())
                        + " is negative, and it is the weight of its row, which is 0 or above. Correct it, or drop the row."
                : null;
    }

    /**
     * What was read.
     *
     * @throws RegressionException if a weight is missing, not finite or negative, or no row counts
     */
    SampleWeights weights() {
        if (firstText != null && areTexts) {
            throw new RegressionException(table + ", " + column.place() + ": " + NumberColumn.withoutNumbers(firstText)
                    + ", and a weight must be one. Name another column in sampleWeight.");
        }
        if (fault != null) {
            throw new RegressionException(table + ", " + fault);
        }
        double[] read = weights.build().toArray();
        if (Arrays.stream(read).allMatch(weight -> weight == 0)) {
            throw new RegressionException(
                    "sampleWeight is " + Excerpt.quoted(column.name()) + ", which is 0 in all rows of " + table
                            + ", so that none of them counts. Give some of them a weight above 0, or remove sampleWeight.");
        }
        return SampleWeights.of(column.name(), read);
    }
}
