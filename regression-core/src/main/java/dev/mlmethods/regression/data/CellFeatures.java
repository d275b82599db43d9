package dev.mlmethods.regression.data;

import dev.mlmethods.regression.predictor.table.CellException;
import dev.mlmethods.regression.predictor.table.ColumnEncoder;
import dev.mlmethods.regression.predictor.table.MissingCells;
import dev.mlmethods.regression.predictor.table.ValueEncoder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The features of the cells of one column. Immutable, so threads may encode at the same time. */
abstract class CellFeatures {
    private final TypedColumn column;
    private final ColumnEncoder encoder;

    private CellFeatures(TypedColumn column, ColumnEncoder encoder) {
        this.column = column;
        this.encoder = encoder;
    }

    /** Those of a column by its encoder. */
    static CellFeatures of(TypedColumn column, ColumnEncoder encoder) {
        return column instanceof TypedColumn.Texts texts
                ? new OfTexts(texts, encoder)
                : new OfValues((TypedColumn.Values) column, (ValueEncoder) encoder);
    }

    TypedColumn column() {
        return column;
    }

    /** How many features a cell has. */
    int width() {
        return encoder.features().size();
    }

    /** Whether a cell of this column may be refused. */
    boolean mayRefuse() {
        return encoder.missing() == MissingCells.REFUSED;
    }

    /**
     * Writes the features of a row's cell: NaN if it is missing and the training would have left the row out, so that it has no prediction.
     *
     * @throws CellException if it is missing and must not be
     */
    final void encode(int row, double[] features, int at) {
        if (column.isMissing(row) && encoder.missing() == MissingCells.DROPPED) {
            Arrays.fill(features, at, at + width(), Double.NaN);
        } else {
            put(row, features, at);
        }
    }

    abstract void put(int row, double[] features, int at);

    private static final class OfValues extends CellFeatures {
        private final TypedColumn.Values values;
        private final ValueEncoder encoder;

        OfValues(TypedColumn.Values values, ValueEncoder encoder) {
            super(values, encoder);
            this.values = values;
            this.encoder = encoder;
        }

        @Override
        void put(int row, double[] features, int at) {
            encoder.encode(values.value(row), features, at);
        }
    }

    /** Each text is encoded once; all that don't have their own feature, of which there may be millions, share one. */
    private static final class OfTexts extends CellFeatures {
        private final TypedColumn.Texts texts;
        private final ColumnEncoder encoder;
        private final double[][] encoded;

        OfTexts(TypedColumn.Texts texts, ColumnEncoder encoder) {
            super(texts, encoder);
            this.texts = texts;
            this.encoder = encoder;
            this.encoded = encoded(texts, encoder);
        }

        private static double[][] encoded(TypedColumn.Texts texts, ColumnEncoder encoder) {
            double[][] encoded = new double[texts.categories().size()][];
            double @Nullable [] other = null;
            for (int code = 0; code < encoded.length; code++) {
                String text = texts.categories().get(code);
                boolean isKnown = encoder.knows(text);
                if (isKnown || other == null) {
                    encoded[code] = new double[encoder.features().size()];
                    encoder.encode(text, encoded[code], 0);
                    other = isKnown ? other : encoded[code];
                } else {
                    encoded[code] = other;
                }
            }
            return encoded;
        }

        @Override
        void put(int row, double[] features, int at) {
            int code = texts.code(row);
            if (code < 0) {
                encoder.encode("", features, at);
            } else {
                System.arraycopy(encoded[code], 0, features, at, encoded[code].length);
            }
        }
    }
}
