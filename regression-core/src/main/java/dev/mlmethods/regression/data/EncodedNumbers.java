package dev.mlmethods.regression.data;

import dev.mlmethods.regression.predictor.table.TableEncoders;
import dev.mlmethods.regression.storage.TableMemory;
import java.util.List;

/**
 * The features of a table in a file, which are encoded whenever they are read: there may be far more of them than cells.
 *
 * @param columns of the table, in its order; none refuses a cell
 * @param encoders say where the features of each column are
 * @param rows how many rows the table has
 * @param memory where rows go that are derived from these
 */
record EncodedNumbers(List<CellFeatures> columns, TableEncoders encoders, int rows, TableMemory memory)
        implements NumberRows {
    EncodedNumbers {
        columns = List.copyOf(columns);
    }

    @Override
    public double get(int row, int feature) {
        int place = encoders.columns().indexOf(encoders.columnOf(feature));
        double[] ofColumn = new double[columns.get(place).width()];
        columns.get(place).encode(row, ofColumn, 0);
        return ofColumn[feature - encoders.start(place)];
    }

    @Override
    public void copyRow(int row, int count, double[] destination, int offset) {
        for (int place = 0; place < columns.size(); place++) {
            columns.get(place).encode(row, destination, offset + encoders.start(place));
        }
    }

    @Override
    public Chosen select(int[] selected, int count) {
        return new Chosen(this, selected);
    }
}
