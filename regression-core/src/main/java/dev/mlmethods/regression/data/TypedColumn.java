package dev.mlmethods.regression.data;

import dev.mlmethods.regression.predictor.table.ColumnType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** The cells of one column of a table, with its type. The arrays are never changed. */
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
    @SuppressWarnings("ArrayRecordComponent") // Two of them are never compared.
    record Values(String name, ColumnType type, double[] values) implements TypedColumn {
        @Override
        public boolean isMissing(int row) {
            return Double.isNaN(values[row]);
        }

        @Override
        public Values select(int[] rows) {
            double[] selected = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                selected[i] = values[rows[i]];
            }
            return new Values(name, type, selected);
        }

        @Override
        public void update(MessageDigest digest, int row) {
            digest.update(ByteBuffer.allocate(Double.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putDouble(values[row])
                    .flip());
        }
    }

    /**
     * Categories.
     *
     * @param codes where the text of each row is among the categories; below 0 if the cell is missing
     * @param categories the different texts, in the order of their code points
     */
    @SuppressWarnings("ArrayRecordComponent") // Two of them are never compared.
    record Texts(String name, int[] codes, List<String> categories) implements TypedColumn {
        /** Follows each text, which can't contain this character: a file with a zero byte isn't text. */
        private static final byte END = 0;

        /** What no text begins with. */
        private static final byte MISSING = 1;

        @Override
        public ColumnType type() {
            return ColumnType.CATEGORY;
        }

        @Override
        public boolean isMissing(int row) {
            return codes[row] < 0;
        }

        @Override
        public Texts select(int[] rows) {
            int[] selected = new int[rows.length];
            for (int i = 0; i < rows.length; i++) {
                selected[i] = codes[rows[i]];
            }
            return new Texts(name, selected, categories);
        }

        @Override
        public void update(MessageDigest digest, int row) {
            if (isMissing(row)) {
                digest.update(MISSING);
            } else {
                digest.update(categories.get(codes[row]).getBytes(StandardCharsets.UTF_8));
            }
            digest.update(END);
        }
    }
}
