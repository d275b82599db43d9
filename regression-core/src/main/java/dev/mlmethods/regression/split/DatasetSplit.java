package dev.mlmethods.regression.split;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.random.NumpyRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A dataset, divided into the rows to train on, those to watch the loss on, and those held out. */
public final class DatasetSplit {
    private final Dataset dataset;
    private final Dataset training;
    private final @Nullable Dataset validation;
    private final Dataset test;
    private final int[] testRows;

    private DatasetSplit(Dataset dataset, int[] trainingRows, int @Nullable [] validationRows, int[] testRows) {
        this.dataset = dataset.fittedOn(trainingRows);
        this.training = this.dataset.select(trainingRows);
        this.validation = validationRows == null ? null : this.dataset.select(validationRows);
        this.test = this.dataset.select(testRows);
        this.testRows = testRows;
    }

    /**
     * Divides a dataset as a specification says.
     *
     * @throws dev.mlmethods.regression.RegressionException if it has too few rows
     */
    public static DatasetSplit of(Dataset dataset, SplitSpec spec) {
        TrainTestSplit outer = TrainTestSplit.of(dataset.rows(), spec.testSize(), spec.splitSeed());
        if (spec.validationSize() == 0) {
            return new DatasetSplit(dataset, outer.trainRows(), null, outer.testRows());
        }
        TrainTestSplit inner = TrainTestSplit.of(outer.trainRows(), spec.validationSize(), spec.splitSeed());
        return new DatasetSplit(dataset, inner.trainRows(), inner.testRows(), outer.testRows());
    }

    /**
     * The splits of a k-fold cross-validation: each has the same test rows; each other row is set aside for the validation in one
     * of them and trained on in the others.
     *
     * <p>The folds are those of scikit-learn's {@code KFold(folds, shuffle=True, random_state=splitSeed)} over the rows that are
     * not held out, in the order of {@link TrainTestSplit#trainRows}.
     *
     * @param spec what is held out, and the seed; its {@code validationSize} isn't read
     * @param folds at least 2
     * @throws RegressionException if there are fewer rows than folds, or too few to train on
     */
    public static List<DatasetSplit> folds(Dataset dataset, SplitSpec spec, int folds) {
        TrainTestSplit outer = TrainTestSplit.of(dataset.rows(), spec.testSize(), spec.splitSeed());
        int[] rows = outer.trainRows();
        int largestFold = folds < 2 ? rows.length : (rows.length + folds - 1) / folds;
        if (folds > rows.length || rows.length - largestFold < 2) {
            throw new RegressionException(
                    "folds is " + folds + ", and there are " + rows.length
                            + " rows to divide; it must be at least 2, at most the number of rows, and leave 2 rows to train on.");
        }
        int[] shuffled = new NumpyRandom(spec.splitSeed()).permutation(rows.length);
        List<DatasetSplit> splits = new ArrayList<>(folds);
        int from = 0;
        for (int fold = 0; fold < folds; fold++) {
            int to = from + rows.length / folds + (fold < rows.length % folds ? 1 : 0);
            boolean[] setAside = new boolean[rows.length];
            Arrays.stream(shuffled, from, to).forEach(position -> setAside[position] = true);
            splits.add(new DatasetSplit(
                    dataset, pick(rows, setAside, false), pick(rows, setAside, true), outer.testRows()));
            from = to;
        }
        return splits;
    }

    private static int[] pick(int[] rows, boolean[] setAside, boolean wanted) {
        return IntStream.range(0, rows.length)
                .filter(position -> setAside[position] == wanted)
                .map(position -> rows[position])
                .toArray();
    }

    /** All rows, in the order of the dataset; where it has columns of other things than numbers, encoded by what the training rows have. */
    public Dataset dataset() {
        return dataset;
    }

    /** The rows to train on. */
    public Dataset training() {
        return training;
    }

    /** The rows to watch the loss on; null: none. */
    public @Nullable Dataset validation() {
        return validation;
    }

    /** The rows held out. */
    public Dataset test() {
        return test;
    }

    /** A copy of the 0-based numbers that the test rows have in the dataset. */
    public int[] testRows() {
        return testRows.clone();
    }
}
