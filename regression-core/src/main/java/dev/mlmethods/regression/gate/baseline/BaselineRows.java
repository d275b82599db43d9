package dev.mlmethods.regression.gate.baseline;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Invariant;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.report.result.TestPredictions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The compressed data beside a baseline: the predictions for the test rows, to tell noise from change, and hashes of the data, to tell which rows
 * changed.
 *
 * @param testRows the 0-based numbers of the test rows in their dataset
 * @param actual their targets
 * @param predicted what the model predicted for them; not finite if it failed
 * @param weights how much each of them counts; null if all count the same
 * @param columns the names of the columns, the target last
 * @param rowHashes a hash of each row of the training's dataset
 * @param blockRows how many rows a block has
 * @param blockHashes for each column, a hash of its values in each block of rows
 */
public record BaselineRows(
        List<Integer> testRows,
        List<Double> actual,
        List<Double> predicted,
        @Nullable List<Double> weights,
        List<String> columns,
        List<Integer> rowHashes,
        int blockRows,
        List<List<Integer>> blockHashes) {
    /**
     * Copies the lists.
     *
     * @param testRows the 0-based numbers of the test rows in their dataset
     * @param actual their targets
     * @param predicted what the model predicted for them; not finite if it failed
     * @param weights how much each of them counts; null if all count the same
     * @param columns the names of the columns, the target last
     * @param rowHashes a hash of each row of the training's dataset
     * @param blockRows how many rows a block has, at least 1
     * @param blockHashes for each column, a hash of its values in each block of rows
     * @throws IllegalArgumentException if there are no test rows, or they don't have one target and one prediction each, and one weight each if
     *     there are weights, or a column lacks the hash of a block
     */
    public BaselineRows {
        if (testRows.isEmpty() || actual.size() != testRows.size() || predicted.size() != testRows.size()) {
            throw new IllegalArgumentException(
                    testRows.size() + " rows, " + actual.size() + " targets, " + predicted.size() + " predictions");
        }
        testRows = List.copyOf(testRows);
        actual = List.copyOf(actual);
        predicted = List.copyOf(predicted);
        if (weights != null) {
            weights = List.copyOf(weights);
            TestPredictions.requireWeights(weights, testRows.size());
        }
        columns = List.copyOf(columns);
        rowHashes = List.copyOf(rowHashes);
        blockHashes = blockHashes.stream().map(List::copyOf).toList();
        Invariant.sameSize("columns", columns, "lists of hashes", blockHashes);
        Invariant.atLeast(1, "blockRows", blockRows);
        int blocks = (int) (((long) rowHashes.size() + blockRows - 1) / blockRows);
        blockHashes.forEach(hashes ->
                Invariant.require(hashes.size() == blocks, hashes.size() + " hashes of a column instead of " + blocks));
    }

    /**
     * {@return the rows of an evaluation}
     *
     * @param predictions for the test rows
     * @param training the dataset of the training
     */
    public static BaselineRows of(TestPredictions predictions, Dataset training) {
        Columns columns = Columns.all(training);
        return new BaselineRows(
                predictions.rows(),
                predictions.actual(),
                predictions.predicted(),
                predictions.weights(),
                Columns.names(training),
                Arrays.stream(columns.rowHashes()).boxed().toList(),
                Columns.BLOCK_ROWS,
                IntStream.range(0, columns.count())
                        .mapToObj(columns::blockHashes)
                        .toList());
    }

    /** As a line of JSON. */
    byte[] toBytes() {
        byte[] line = Json.hashedLine(this);
        byte[] ended = Arrays.copyOf(line, line.length + 1);
        ended[line.length] = '\n';
        return ended;
    }

    /** {@return the SHA-256 of what is stored of them, before it is compressed} */
    public String sha256() {
        return Sha256.of(toBytes());
    }
}
