package dev.mlmethods.regression.tracking;

import java.util.List;

/**
 * What is beside a baseline, compressed: the predictions for the test rows, to tell noise from change, and hashes of the data, to tell which rows moved.
 *
 * @param testRows the 0-based numbers of the test rows in their dataset
 * @param actual their targets
 * @param predicted what the model predicted for them; not finite where it failed
 * @param columns the names of the columns, the target last
 * @param rowHashes a hash of each row of the training's dataset
 * @param blockRows how many rows a block has
 * @param blockHashes for each column, a hash of its values in each block of rows
 */
public record BaselineRows(
        List<Integer> testRows,
        List<Double> actual,
        List<Double> predicted,
        List<String> columns,
        List<Integer> rowHashes,
        int blockRows,
        List<List<Integer>> blockHashes) {
    /** Copies the lists. */
    public BaselineRows {
        testRows = List.copyOf(testRows);
        actual = List.copyOf(actual);
        predicted = List.copyOf(predicted);
        columns = List.copyOf(columns);
        rowHashes = List.copyOf(rowHashes);
        blockHashes = blockHashes.stream().map(List::copyOf).toList();
    }
}
