package dev.mlmethods.regression.data;

import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.storage.DoubleColumn;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** The cells of one column of a table, with its type. Immutable. */
sealed interface TypedColumn {
    /** The name of the column. */
    String name();

    /** What its cells are. */
    ColumnType type();

    /** Whether the cell of a 0-based row is missing. */
    boolean isMissing(int row);

    /** The given rows, in the given order. */
    TypedColumn select(int[] rows);

    /** Adds the cell of a row to a hash. */
    void update(MessageDigest digest, int row);

    /**
     * Numbers, booleans or dates.
     *
     * @param values as in {@link ColumnType#value}; NaN if the cell is missing
     */
    record Values(String name, ColumnType type, DoubleColumn values) implements TypedColumn {
        /** The value of a row. */
        double value(int row) {
            return values.get(row);
        }

        @Override
        public boolean isMissing(int row) {
            return Double.isNaN(value(row));
        }

        @Override
        public Values select(int[] rows) {
            return new Values(name, type, values.view(rows));
        }

        @Override
        public void update(MessageDigest digest, int row) {
            digest.update(ByteBuffer.allocate(Double.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putDouble(value(row))
                    .flip());
        }
    }

    /**
     * Categories.
     *
     * @param codes where the text of each row is among the categories
     * @param categories the different texts, in the order of their code points
     */
    record Texts(String name, CategoryCodes codes, List<String> categories) implements TypedColumn {
        /** Follows each text, which can't contain this character: a file with a zero byte isn't text. */
        private static final byte END = 0;

        /** What no text begins with. */
        private static final byte MISSING = 1;

        @Override
        public ColumnType type() {
            return ColumnType.CATEGORY;
        }

        /** Where the text of a row is among the categories; below 0 if the cell is missing. */
        int code(int row) {
            return codes.get(row);
        }

        @Override
        public boolean isMissing(int row) {
            return code(row) < 0;
        }

        @Override
        public Texts select(int[] rows) {
            return new Texts(name, codes.view(rows), categories);
        }

        @Override
        public void update(MessageDigest digest, int row) {
            if (isMissing(row)) {
                digest.update(MISSING);
            } else {
                digest.update(categories.get(code(row)).getBytes(StandardCharsets.UTF_8));
            }
            digest.update(END);
        }
    }
}
