package dev.mlmethods.regression.split;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.SplitKeys;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides each row only by its key, so that it stays where it is when other rows are added or removed. Rows with the same key stay together.
 *
 * <p>The first 32 bits of the SHA-256 of {@code splitSeed:key} in UTF-8, divided by 2<sup>32</sup>, are below {@code testSize} for a test row. The next 32 bits
 * are compared to {@code validationSize}, and the next 32 times the number of folds, rounded down, are the 0-based fold. In Python:
 *
 * <pre>{@code
 * digest = hashlib.sha256(f"{splitSeed}:{key}".encode()).digest()
 * is_test = int.from_bytes(digest[0:4], "big") / 2**32 < testSize
 * is_validation = not is_test and int.from_bytes(digest[4:8], "big") / 2**32 < validationSize
 * fold = int.from_bytes(digest[8:12], "big") * folds // 2**32
 * }</pre>
 */
final class HashDivision implements RowDivision {
    private static final double BELOW = 0x1p32;

    private final SplitKeys keys;
    private final SplitSpec spec;
    private final long[] test;
    private final long[] validation;
    private final long[] fold;

    HashDivision(SplitKeys keys, SplitSpec spec) {
        this.keys = keys;
        this.spec = spec;
        int count = keys.texts().size();
        this.test = new long[count];
        this.validation = new long[count];
        this.fold = new long[count];
        for (int rank = 0; rank < count; rank++) {
            String text = spec.splitSeed() + ":" + keys.texts().get(rank);
            ByteBuffer hash = ByteBuffer.wrap(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
            test[rank] = Integer.toUnsignedLong(hash.getInt());
            validation[rank] = Integer.toUnsignedLong(hash.getInt());
            fold[rank] = Integer.toUnsignedLong(hash.getInt());
        }
    }

    @Override
    public int rows() {
        return keys.rows();
    }

    @Override
    public SplitSpec spec() {
        return spec;
    }

    @Override
    public TrainTestSplit divide(String parameter, double size, int[] rows) {
        long[] bits = parameter.equals(TEST_SIZE) ? test : validation;
        TrainTestSplit split = RowDivision.divide(rows, row -> bits[keys.rank(row)] / BELOW < size);
        String found = parameter + " is " + NumberText.shortest(size) + ", and the hash of the key "
                + Excerpt.quoted(keys.column());
        if (split.testRows().length == 0) {
            throw new RegressionException(found + " is not below it in any of " + RowDivision.counted(rows.length)
                    + ". Raise " + parameter + ", add rows, or take another splitSeed.");
        }
        int left = split.trainRows().length;
        if (left < MIN_TRAINING_ROWS) {
            throw new RegressionException(found + " leaves " + left + " of " + RowDivision.counted(rows.length)
                    + " to train on; at least " + MIN_TRAINING_ROWS + " are needed. Lower " + parameter
                    + ", add rows, or take another splitSeed.");
        }
        return split;
    }

    @Override
    public List<TrainTestSplit> folds(int[] rows, int folds) {
        List<TrainTestSplit> splits = IntStream.range(0, folds)
                .mapToObj(number ->
                        RowDivision.divide(rows, row -> (fold[keys.rank(row)] * folds) >>> Integer.SIZE == number))
                .toList();
        if (splits.stream()
                .anyMatch(split -> split.testRows().length == 0 || split.trainRows().length < MIN_TRAINING_ROWS)) {
            throw new RegressionException("folds is " + folds + ", and the hash of the key "
                    + Excerpt.quoted(keys.column()) + " leaves one of them without any of "
                    + RowDivision.counted(rows.length)
                    + ", or fewer than 2 to train on. Lower folds, add rows, or take another splitSeed.");
        }
        return splits;
    }

    @Override
    public String text(int[] rows) {
        return RowDivision.counted(rows.length);
    }
}
