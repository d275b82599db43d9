package dev.mlmethods.regression.split;

import dev.mlmethods.regression.data.Dataset;
import org.jspecify.annotations.Nullable;

/** A dataset, divided into the rows to train on, those to watch the loss on, and those held out. */
public final class DatasetSplit {
    private final Dataset training;
    private final @Nullable Dataset validation;
    private final Dataset test;
    private final int[] testRows;

    private DatasetSplit(Dataset training, @Nullable Dataset validation, Dataset test, int[] testRows) {
        this.training = training;
        this.validation = validation;
        this.test = test;
        this.testRows = testRows;
    }

    /**
     * Divides a dataset as a specification says.
     *
     * @throws dev.mlmethods.regression.RegressionException if it has too few rows
     */
    public static DatasetSplit of(Dataset dataset, SplitSpec spec) {
        TrainTestSplit outer = TrainTestSplit.of(dataset.rows(), spec.testSize(), spec.splitSeed());
        Dataset test = dataset.select(outer.testRows());
        if (spec.validationSize() == 0) {
            return new DatasetSplit(dataset.select(outer.trainRows()), null, test, outer.testRows());
        }
        TrainTestSplit inner = TrainTestSplit.of(outer.trainRows(), spec.validationSize(), spec.splitSeed());
        return new DatasetSplit(
                dataset.select(inner.trainRows()), dataset.select(inner.testRows()), test, outer.testRows());
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
