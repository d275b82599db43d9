package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.table.CellException;
import dev.mlmethods.regression.predictor.table.ColumnEncoder;
import dev.mlmethods.regression.predictor.table.MissingCells;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import dev.mlmethods.regression.predictor.table.ValueEncoder;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        int width = encoders.features().size();
        double[] features = new double[CsvFile.sizeOf(name, table.rows(), width)];
        List<ColumnEncoder> each = encoders.encoders();
        for (int column = 0; column < each.size(); column++) {
            TypedColumn cells = table.columns().get(column);
            if (cells instanceof TypedColumn.Texts texts) {
                encode(texts, each.get(column), features, encoders.start(column), width);
            } else {
                encode(
                        (TypedColumn.Values) cells,
                        (ValueEncoder) each.get(column),
                        features,
                        encoders.start(column),
                        width);
            }
        }
        return FeatureMatrix.of(encoders.features(), features);
    }

    private void encode(TypedColumn.Values column, ValueEncoder encoder, double[] features, int start, int width) {
        for (int row = 0; row < table.rows(); row++) {
            if (hasNone(row, column, encoder)) {
                Arrays.fill(
                        features,
                        row * width + start,
                        row * width + start + encoder.features().size(),
                        Double.NaN);
                continue;
            }
            try {
                encoder.encode(column.values()[row], features, row * width + start);
            } catch (CellException e) {
                throw fault(row, column, e);
            }
        }
    }

    /** Whether the training would have left a row out because of its missing cell. It has no features in that column, and no prediction. */
    private static boolean hasNone(int row, TypedColumn column, ColumnEncoder encoder) {
        return column.isMissing(row) && encoder.missing() == MissingCells.DROPPED;
    }

    /** Each text is encoded once; all that don't have their own feature, of which there may be millions, share one. */
    private void encode(TypedColumn.Texts column, ColumnEncoder encoder, double[] features, int start, int width) {
        int count = encoder.features().size();
        double[][] encoded = new double[column.categories().size()][];
        double @Nullable [] other = null;
        for (int code = 0; code < encoded.length; code++) {
            String text = column.categories().get(code);
            boolean isKnown = encoder.knows(text);
            if (isKnown || other == null) {
                encoded[code] = new double[count];
                encoder.encode(text, encoded[code], 0);
                other = isKnown ? other : encoded[code];
            } else {
                encoded[code] = other;
            }
        }
        for (int row = 0; row < table.rows(); row++) {
            int at = row * width + start;
            if (!column.isMissing(row)) {
                System.arraycopy(encoded[column.codes()[row]], 0, features, at, count);
                continue;
            }
            if (hasNone(row, column, encoder)) {
                Arrays.fill(features, at, at + count, Double.NaN);
                continue;
            }
            try {
                encoder.encode("", features, at);
            } catch (CellException e) {
                throw fault(row, column, e);
            }
        }
    }

    private RegressionException fault(int row, TypedColumn column, CellException e) {
        return new RegressionException(
                name + ", " + rowNames.of(row) + ", column " + Excerpt.quoted(column.name()) + ": " + e.getMessage(),
                e);
    }
}
