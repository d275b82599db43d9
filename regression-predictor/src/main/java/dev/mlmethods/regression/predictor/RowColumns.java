package dev.mlmethods.regression.predictor;

import dev.mlmethods.regression.predictor.table.CellException;
import dev.mlmethods.regression.predictor.table.ColumnEncoder;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import dev.mlmethods.regression.predictor.table.ValueEncoder;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The columns of a row as an application provides it, and how they are turned into the features. */
final class RowColumns {
    private final TableEncoders encoders;
    private final FeatureNames names;

    RowColumns(TableEncoders encoders) {
        this.encoders = encoders;
        this.names = new FeatureNames(encoders.columns());
    }

    /** The columns by name. */
    FeatureNames names() {
        return names;
    }

    /** Room for the features of a row. */
    double[] newRow() {
        return new double[encoders.features().size()];
    }

    /** The features of a row. */
    double[] encode(Map<String, ?> row) {
        double[] features = newRow();
        for (Map.Entry<String, ?> cell : row.entrySet()) {
            int column = names.column(cell.getKey());
            Object value = cell.getValue();
            if (value == null) {
                requireMissingAccepted(column);
            }
            encode(column, value == null ? "" : value, features);
        }
        names.requireAll(row);
        return features;
    }

    /** Writes the features of one value. */
    void encode(int column, Object value, double[] features) {
        ColumnType type = encoders.encoders().get(column).type();
        if (type == ColumnType.NUMBER && value instanceof Number number) {
            encode(column, number.doubleValue(), features);
        } else {
            encode(column, text(type, value), features);
        }
    }

    /** Writes the features of a number. Values that aren't finite are reported when the features are scaled, as in a model of only numbers. */
    void encode(int column, double value, double[] features) {
        ColumnEncoder encoder = encoders.encoders().get(column);
        if (encoder.type() != ColumnType.NUMBER || isMarker(value)) {
            encode(column, text(encoder.type(), value), features);
        } else if (Double.isNaN(value) && !encoder.missing().areTaken()) {
            features[encoders.start(column)] = value;
        } else {
            ((ValueEncoder) encoder).encode(value, features, encoders.start(column));
        }
    }

    /** Whether a number is one that marks missing cells. Without markers, it isn't converted to text. */
    private boolean isMarker(double value) {
        return !encoders.missingValues().isEmpty() && encoders.missingValues().contains(NumberText.shortest(value));
    }

    /** Writes the features of a cell. */
    void encode(int column, String cell, double[] features) {
        try {
            encoders.encoders().get(column).encode(encoders.cell(cell), features, encoders.start(column));
        } catch (CellException e) {
            throw new RowException(names.of(column) + ": " + e.getMessage());
        }
    }

    private void requireMissingAccepted(int column) {
        ColumnEncoder encoder = encoders.encoders().get(column);
        if (!encoder.missing().areTaken()) {
            throw new RowException(names.of(column) + " is null; give "
                    + (encoder.type() == ColumnType.NUMBER
                            ? "a finite number"
                            : encoder.type().what())
                    + ", or don't predict the row.");
        }
    }

    /** The way a table would contain it: 1 and 0 are also booleans. */
    private static String text(ColumnType type, Object value) {
        if (!(value instanceof Number number)) {
            return value.toString();
        }
        double size = number.doubleValue();
        if (type == ColumnType.BOOLEAN && (size == 0 || size == 1)) {
            return size == 1 ? "true" : "false";
        }
        return value instanceof Double || value instanceof Float ? NumberText.shortest(size) : value.toString();
    }

    List<String> unknownCategories(Map<String, ?> row) {
        List<String> unknown = new ArrayList<>();
        for (ColumnEncoder encoder : encoders.encoders()) {
            Object value = row.get(encoder.column());
            if (value != null && !encoder.knows(encoders.cell(text(encoder.type(), value)))) {
                unknown.add(encoder.column());
            }
        }
        return List.copyOf(unknown);
    }
}
