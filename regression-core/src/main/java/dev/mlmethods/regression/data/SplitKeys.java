package dev.mlmethods.regression.data;

import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.predictor.table.ColumnType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** The cells of the column by which the rows of a dataset are divided, none of them missing. Immutable. */
public final class SplitKeys {
    private static final byte END = 0;

    /** How many bits of a whole number fit in a float64. */
    private static final int PRECISION = 53;

    private final String column;
    private final ColumnType type;
    private final int[] ranks;
    private final List<String> texts;

    private SplitKeys(String column, ColumnType type, int[] ranks, List<String> texts) {
        this.column = column;
        this.type = type;
        this.ranks = ranks;
        this.texts = texts;
    }

    /** The keys from a column whose cells were read as texts, but are values of a type. */
    static SplitKeys of(TypedColumn.Texts cells, ColumnType type) {
        if (type == ColumnType.CATEGORY) {
            return new SplitKeys(cells.name(), type, ranks(cells, code -> code), List.copyOf(cells.categories()));
        }
        double[] values = cells.categories().stream().mapToDouble(type::value).toArray();
        int[] order = RowOrder.by(values.length, code -> values[code]);
        int[] rankOfCode = new int[values.length];
        List<String> texts = new ArrayList<>();
        for (int place = 0; place < order.length; place++) {
            // The first spelling of a number stands for it.
            if (place == 0 || values[order[place]] != values[order[place - 1]]) {
                texts.add(cells.categories().get(order[place]));
            }
            rankOfCode[order[place]] = texts.size() - 1;
        }
        return new SplitKeys(cells.name(), type, ranks(cells, code -> rankOfCode[code]), List.copyOf(texts));
    }

    private static int[] ranks(TypedColumn.Texts cells, IntUnaryOperator rankOfCode) {
        int[] ranks = new int[cells.codes().size()];
        Arrays.setAll(ranks, row -> rankOfCode.applyAsInt(cells.code(row)));
        return ranks;
    }

    /** {@return the name of the column} */
    public String column() {
        return column;
    }

    /** {@return the type of the cells} */
    public ColumnType type() {
        return type;
    }

    /** {@return the number of rows} */
    public int rows() {
        return ranks.length;
    }

    /**
     * {@return the position of a row's value among the {@link #texts}: earlier or smaller values come first}
     *
     * @param row 0-based
     */
    public int rank(int row) {
        return ranks[row];
    }

    /** {@return the different values as the table spells them: numbers and dates by size, texts by their code points} */
    public List<String> texts() {
        return texts;
    }

    /**
     * {@return a number that is the same for equal values and different for others: the value itself, or what a hash makes of a text}
     *
     * @param text one of the {@link #texts}
     */
    public double number(String text) {
        if (type != ColumnType.CATEGORY) {
            return type.value(text);
        }
        long bits = ByteBuffer.wrap(Sha256.digest().digest(bytes(text))).getLong();
        return (double) (bits >>> (Long.SIZE - PRECISION));
    }

    /** The given rows, in the given order. The different values stay those of all rows. */
    SplitKeys select(int[] rows) {
        return new SplitKeys(
                column, type, IntStream.of(rows).map(row -> ranks[row]).toArray(), texts);
    }

    /** Adds the name and the type to a hash. */
    void updateHeader(MessageDigest digest) {
        digest.update((column + "\n" + type.word() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Adds the cells to a hash: a text in UTF-8, followed by a zero byte, anything else as a little-endian float64. */
    void updateCells(MessageDigest digest) {
        List<byte[]> cells = texts.stream().map(this::bytes).toList();
        for (int rank : ranks) {
            digest.update(cells.get(rank));
        }
    }

    private byte[] bytes(String text) {
        if (type != ColumnType.CATEGORY) {
            return ByteBuffer.allocate(Double.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putDouble(type.value(text))
                    .array();
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(utf8.length + 1).put(utf8).put(END).array();
    }
}
