package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.table.CellException;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.storage.TableMemory;
import java.util.ArrayList;
import java.util.List;

/** Applies encoders to a table. */
final class EncodedTable {
    private final String name;
    private final TypedTable table;
    private final TableEncoders encoders;
    private final RowNames rowNames;

    private EncodedTable(String name, TypedTable table, TableEncoders encoders, RowNames rowNames) {
        this.name = name;
        this.table = table;
        this.encoders = encoders;
        this.rowNames = rowNames;
    }

    /**
     * The features of a table.
     *
     * @param name what messages call the table
     * @param encoders of its columns, in their order
     * @param rowNames what messages call its rows
     * @return the features; NaN for a missing cell that leaves its row out
     * @throws RegressionException if a cell is missing that must not be; the message names it
     */
    static FeatureMatrix of(String name, TypedTable table, TableEncoders encoders, RowNames rowNames) {
        return new EncodedTable(name, table, encoders, rowNames).encode();
    }

    private FeatureMatrix encode() {
        List<CellFeatures> columns = new ArrayList<>();
        for (int place = 0; place < table.columns().size(); place++) {
            columns.add(CellFeatures.of(
                    table.columns().get(place), encoders.encoders().get(place)));
        }
        TableMemory memory = table.memory();
        if (memory != null) {
            columns.stream().filter(CellFeatures::mayRefuse).forEach(this::check);
            return FeatureMatrix.of(encoders.features(), new EncodedNumbers(columns, encoders, table.rows(), memory));
        }
        int width = encoders.features().size();
        double[] features = new double[CsvFile.sizeOf(name, table.rows(), width)];
        for (int place = 0; place < columns.size(); place++) {
            CellFeatures column = columns.get(place);
            for (int row = 0; row < table.rows(); row++) {
                encode(column, row, features, row * width + encoders.start(place));
            }
        }
        return FeatureMatrix.of(encoders.features(), features);
    }

    /** What a table in a file has is encoded whenever it is read, which is too late to say that a cell is missing. */
    private void check(CellFeatures column) {
        double[] features = new double[column.width()];
        for (int row = 0; row < table.rows(); row++) {
            encode(column, row, features, 0);
        }
    }

    private void encode(CellFeatures column, int row, double[] features, int at) {
        try {
            column.encode(row, features, at);
        } catch (CellException e) {
            throw fault(row, column.column(), e);
        }
    }

    private RegressionException fault(int row, TypedColumn column, CellException e) {
        return new RegressionException(
                name + ", " + rowNames.of(row) + ", column " + Excerpt.quoted(column.name()) + ": " + e.getMessage(),
                e);
    }
}
