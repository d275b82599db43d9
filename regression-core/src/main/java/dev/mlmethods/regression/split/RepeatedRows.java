package dev.mlmethods.regression.split;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;

/** Finds rows whose features are equal to those of a training row, number by number; in a hash table, so that it takes time rows x features. */
final class RepeatedRows {
    private static final int MULTIPLIER = 31;
    private static final int FREE = 0;

    private final Dataset training;
    private final int[] columns;
    /** The features of a row. */
    private final double[] values;
    /** The number of a training row plus 1, at the hash of its features or after it. */
    private final int[] table;
    /** The next training row with the same features, plus 1. */
    private final int[] next;

    /**
     * Adds the training rows.
     *
     * @param columns which features count, 0-based
     */
    RepeatedRows(Dataset training, int[] columns) {
        this.training = training.asNewRows();
        this.columns = columns;
        this.values = new double[training.features().columns()];
        this.table = new int[Math.max(2, Integer.highestOneBit(Math.min(training.rows(), 1 << 28)) << 2)];
        this.next = new int[training.rows()];
        for (int row = 0; row < training.rows(); row++) {
            int place = place(this.training.features(), row);
            next[row] = table[place];
            table[place] = row + 1;
        }
    }

    /**
     * How many rows have the same features as a training row.
     *
     * @param rows how many
     * @param withTarget how many of them also have the target of such a training row
     */
    record Count(int rows, int withTarget) {}

    Count among(Dataset others) {
        int rows = 0;
        int withTarget = 0;
        for (int row = 0; row < others.rows(); row++) {
            int first = table[place(others.features(), row)];
            if (first != FREE) {
                rows++;
                withTarget += hasTarget(first, others.target(row)) ? 1 : 0;
            }
        }
        return new Count(rows, withTarget);
    }

    private boolean hasTarget(int first, double target) {
        for (int entry = first; entry != FREE; entry = next[entry - 1]) {
            if (training.target(entry - 1) == target) {
                return true;
            }
        }
        return false;
    }

    /** Where a training row with these features is, or would be. */
    private int place(FeatureMatrix features, int row) {
        int mask = table.length - 1;
        int place = spread(hash(features, row)) & mask;
        while (table[place] != FREE && !equal(features, row, table[place] - 1)) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private boolean equal(FeatureMatrix features, int row, int trainingRow) {
        for (int column : columns) {
            if (features.get(row, column) != training.features().get(trainingRow, column)) {
                return false;
            }
        }
        return true;
    }

    private int hash(FeatureMatrix features, int row) {
        long hash = 1;
        features.copyRow(row, values, 0);
        for (int column : columns) {
            // Adding 0 turns both zeros into one.
            hash = hash * MULTIPLIER + Double.doubleToLongBits(values[column] + 0.0);
        }
        return Long.hashCode(hash);
    }

    /** The last bits of small whole numbers are all the same in float64. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 16);
    }
}
