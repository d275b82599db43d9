package dev.mlmethods.regression.gate.baseline;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.SampleWeights;
import dev.mlmethods.regression.data.SplitKeys;
import dev.mlmethods.regression.predictor.table.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Some columns of a dataset, including those that its rows are split by and weighted by, in an order that may differ from the dataset's, and hashes
 * of their values.
 */
public final class Columns {
    /** How many rows share a hash per column: enough to say which columns changed, and little to store. */
    static final int BLOCK_ROWS = 64;

    /** An odd number whose bits look random: 2<sup>64</sup> divided by the golden ratio. */
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private final Dataset dataset;
    private final int[] indexes;
    private final @Nullable SplitKeys keys;
    private final double[] keyNumbers;
    private final @Nullable SampleWeights weights;

    private Columns(Dataset dataset, int[] indexes) {
        this.dataset = dataset;
        this.indexes = indexes;
        this.keys = dataset.keysBesideFeatures();
        this.keyNumbers = keys == null
                ? new double[0]
                : keys.texts().stream().mapToDouble(keys::number).toArray();
        this.weights = weightsBesideKeys(dataset);
    }

    /** The weights, unless the column that the rows are split by also holds them; null if there are none. */
    private static @Nullable SampleWeights weightsBesideKeys(Dataset dataset) {
        SplitKeys keys = dataset.keysBesideFeatures();
        SampleWeights weights = dataset.weights();
        return weights == null || (keys != null && keys.column().equals(weights.column())) ? null : weights;
    }

    /**
     * {@return all columns, the target last}
     *
     * @param dataset that they belong to
     */
    public static Columns all(Dataset dataset) {
        return new Columns(dataset, IntStream.range(0, names(dataset).size()).toArray());
    }

    /**
     * {@return some of the columns, in the order of their indexes in the array}
     *
     * @param dataset that they belong to
     * @param indexes 0-based, among {@link #names}
     */
    public static Columns of(Dataset dataset, int[] indexes) {
        return new Columns(dataset, indexes.clone());
    }

    /**
     * {@return the names of all columns, the target last}
     *
     * @param dataset that they belong to
     */
    public static List<String> names(Dataset dataset) {
        List<String> names = new ArrayList<>(dataset.features().names());
        SplitKeys keys = dataset.keysBesideFeatures();
        if (keys != null) {
            names.add(keys.column());
        }
        SampleWeights weights = weightsBesideKeys(dataset);
        if (weights != null) {
            names.add(weights.column());
        }
        names.add(dataset.targetName());
        return names;
    }

    /** {@return how many columns these are} */
    public int count() {
        return indexes.length;
    }

    /**
     * {@return a value; for text, its hash}
     *
     * @param row its 0-based number
     * @param column its 0-based number among these columns
     */
    public double value(int row, int column) {
        int index = indexes[column];
        int features = dataset.features().columns();
        if (index < features) {
            return dataset.features().get(row, index);
        }
        if (keys != null && index == features) {
            return keyNumbers[keys.rank(row)];
        }
        boolean isTarget = index == features + (keys == null ? 0 : 1) + (weights == null ? 0 : 1);
        return isTarget || weights == null ? dataset.target(row) : weights.get(row);
    }

    /**
     * {@return whether the values of a column are those in the table rather than hashes}
     *
     * @param column its 0-based number among these columns
     */
    public boolean areNumbers(int column) {
        return keys == null || indexes[column] != dataset.features().columns() || keys.type() == ColumnType.NUMBER;
    }

    /** {@return a hash of each row of the dataset} */
    public int[] rowHashes() {
        int[] hashes = new int[dataset.rows()];
        for (int row = 0; row < hashes.length; row++) {
            long hash = 0;
            for (int column = 0; column < indexes.length; column++) {
                hash = mix(hash, value(row, column));
            }
            hashes[row] = fold(hash);
        }
        return hashes;
    }

    /**
     * {@return a hash of a column's values in some rows}
     *
     * @param column its 0-based number among these columns
     * @param from the 0-based number of the first row
     * @param to the 0-based number of the row after the last one
     */
    public int blockHash(int column, int from, int to) {
        long hash = 0;
        for (int row = from; row < to; row++) {
            hash = mix(hash, value(row, column));
        }
        return fold(hash);
    }

    /**
     * {@return a hash of a column's values in each block of {@value #BLOCK_ROWS} rows, the last of which may be shorter}
     *
     * @param column its 0-based number among these columns
     */
    public List<Integer> blockHashes(int column) {
        List<Integer> hashes = new ArrayList<>();
        for (int from = 0; from < dataset.rows(); from += BLOCK_ROWS) {
            hashes.add(blockHash(column, from, Math.min(from + BLOCK_ROWS, dataset.rows())));
        }
        return hashes;
    }

    private static long mix(long hash, double value) {
        long mixed = (hash ^ Double.doubleToLongBits(value)) * STEP;
        return mixed ^ (mixed >>> 32);
    }

    /** The finalizer of MurmurHash3 (Austin Appleby, public domain), after which each bit depends on all. */
    private static int fold(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return (int) (mixed ^ (mixed >>> 33));
    }
}
