package dev.mlmethods.regression.data;

import dev.mlmethods.regression.predictor.table.MissingCells;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * New rows, as a model's encoders encode them.
 *
 * @param features one row for each row of the table, in its order
 * @param unknown of the rows that aren't left out, one for each column that has such texts
 * @param leftOut rows that the training would have left out, by their 0-based number, with the first column that lacks its cell; the features of
 *     such a cell are NaN
 */
public record EncodedRows(FeatureMatrix features, List<UnknownCategories> unknown, SortedMap<Integer, String> leftOut) {
    /**
     * Copies the list and the map.
     *
     * @param features one row for each row of the table
     * @param unknown one for each column with texts that the model doesn't know; copied
     * @param leftOut the first column that lacks its cell, by the 0-based row; copied
     */
    public EncodedRows {
        unknown = List.copyOf(unknown);
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    }

    static EncodedRows of(String name, TypedTable table, TableEncoders encoders, RowNames rowNames) {
        SortedMap<Integer, String> leftOut = leftOut(table, encoders);
        return new EncodedRows(
                EncodedTable.of(name, table, encoders, rowNames),
                UnknownCategories.of(table, encoders, row -> !leftOut.containsKey(row)),
                leftOut);
    }

    private static SortedMap<Integer, String> leftOut(TypedTable table, TableEncoders encoders) {
        SortedMap<Integer, String> leftOut = new TreeMap<>();
        for (int place = 0; place < table.columns().size(); place++) {
            TypedColumn column = table.columns().get(place);
            if (encoders.encoders().get(place).missing() == MissingCells.DROPPED) {
                IntStream.range(0, table.rows())
                        .filter(column::isMissing)
                        .forEach(row -> leftOut.putIfAbsent(row, column.name()));
            }
        }
        return leftOut;
    }
}
