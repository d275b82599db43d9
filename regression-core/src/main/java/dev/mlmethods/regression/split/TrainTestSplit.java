package dev.mlmethods.regression.split;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.random.NumpyRandom;
import dev.mlmethods.regression.random.RandomSeeds;
import java.util.Arrays;

/**
 * Which rows to train on and which to test on, immutable.
 *
 * <p>Equal to scikit-learn's {@code train_test_split(rows, test_size=testSize, random_state=splitSeed)}: of n rows, shuffled
 * by {@code numpy.random.RandomState(splitSeed).permutation(n)}, the first ceil(testSize * n) are for the test and the rest
 * for training, both in shuffled order.
 *
 * <pre>{@code
 * TrainTestSplit split = TrainTestSplit.of(dataset.rows(), 0.2, 42);
 * Dataset train = dataset.select(split.trainRows());
 * Dataset test = dataset.select(split.testRows());
 * }</pre>
 */
public final class TrainTestSplit {
    private static final int MIN_TRAIN_ROWS = 2;

    private final int[] trainRows;
    private final int[] testRows;

    private TrainTestSplit(int[] trainRows, int[] testRows) {
        this.trainRows = trainRows;
        this.testRows = testRows;
    }

    /**
     * {@return a split of the rows 0 to {@code rows - 1}}
     *
     * @param rows how many there are
     * @param testSize the part to test on, above 0 and below 1
     * @param splitSeed 0 to 2<sup>32</sup>-1
     * @throws RegressionException if a parameter is out of range, or fewer than 2 rows are left to train on
     */
    public static TrainTestSplit of(int rows, double testSize, long splitSeed) {
        return split("testSize", rows, testSize, splitSeed);
    }

    /**
     * {@return a split of some rows of a dataset, as when validation rows are taken from the training rows} The row numbers of the result are
     * elements of {@code rows}, and {@link #testRows} are those to validate on.
     *
     * @param rows their 0-based numbers, in any order
     * @param validationSize the part to validate on, above 0 and below 1
     * @param splitSeed 0 to 2<sup>32</sup>-1
     * @throws RegressionException if a parameter is out of range, or fewer than 2 rows are left to train on
     */
    public static TrainTestSplit of(int[] rows, double validationSize, long splitSeed) {
        return split("validationSize", rows.length, validationSize, splitSeed).of(rows);
    }

    /** The elements of some rows at these positions. */
    TrainTestSplit of(int[] rows) {
        return new TrainTestSplit(pick(rows, trainRows), pick(rows, testRows));
    }

    /** Rows that were divided in a different way. The arrays are not copied: the caller must not use them afterward. */
    static TrainTestSplit ofRows(int[] trainRows, int[] testRows) {
        return new TrainTestSplit(trainRows, testRows);
    }

    /**
     * {@return a copy of the 0-based numbers of the rows to train on, in shuffled order after a random split, otherwise in the dataset's order}
     */
    public int[] trainRows() {
        return trainRows.clone();
    }

    /**
     * {@return a copy of the 0-based numbers of the rows to test on, in shuffled order after a random split, otherwise in the dataset's order}
     */
    public int[] testRows() {
        return testRows.clone();
    }

    private static TrainTestSplit split(String parameter, int rows, double size, long splitSeed) {
        if (!(size > 0 && size < 1)) {
            throw new RegressionException(
                    parameter + " is " + NumberText.shortest(size) + "; it must be above 0 and below 1, such as 0.2.");
        }
        RandomSeeds.check("splitSeed", splitSeed);
        int test = (int) Math.ceil(size * rows);
        int train = rows - test;
        if (train < MIN_TRAIN_ROWS) {
            throw new RegressionException(
                    parameter + " is " + NumberText.shortest(size) + ", which leaves " + train + " of " + rows
                            + " rows to train on; at least " + MIN_TRAIN_ROWS + " are needed. Lower " + parameter
                            + " or add rows.");
        }
        int[] shuffled = new NumpyRandom(splitSeed).permutation(rows);
        return new TrainTestSplit(Arrays.copyOfRange(shuffled, test, rows), Arrays.copyOf(shuffled, test));
    }

    private static int[] pick(int[] rows, int[] positions) {
        return Arrays.stream(positions).map(position -> rows[position]).toArray();
    }

    @Override
    public String toString() {
        return trainRows.length + " rows to train on, " + testRows.length + " to test on";
    }
}
