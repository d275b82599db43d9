package dev.mlmethods.regression.data;

import dev.mlmethods.regression.storage.DoubleColumn;
import org.jspecify.annotations.Nullable;

/**
 * What a dataset knows of its rows besides their features.
 *
 * @param targetName the name of the target column
 * @param target y, one value per row
 * @param dropped the rows of the table that aren't among them
 * @param splitKeys the cells of the column that the rows are divided by; null for none
 * @param weights how much each row counts; null if all count the same
 */
record DatasetRows(
        String targetName,
        DoubleColumn target,
        DroppedRows dropped,
        @Nullable SplitKeys splitKeys,
        @Nullable SampleWeights weights) {
    /** Rows that aren't divided by a column and all count the same. */
    static DatasetRows of(String targetName, DoubleColumn target, DroppedRows dropped) {
        return new DatasetRows(targetName, target, dropped, null, null);
    }

    DatasetRows dividedBy(SplitKeys keys) {
        return new DatasetRows(targetName, target, dropped, keys, weights);
    }

    DatasetRows weightedBy(SampleWeights newWeights) {
        return new DatasetRows(targetName, target, dropped, splitKeys, newWeights);
    }

    /** Some of them; the table that they come from, and what was left out of it, isn't known any longer. */
    DatasetRows select(int[] rows) {
        return new DatasetRows(
                targetName,
                target.select(rows),
                DroppedRows.NONE,
                splitKeys == null ? null : splitKeys.select(rows),
                weights == null ? null : weights.select(rows));
    }
}
