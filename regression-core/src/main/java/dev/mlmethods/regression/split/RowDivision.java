package dev.mlmethods.regression.split;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.SplitColumn;
import dev.mlmethods.regression.data.SplitKeys;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** One way to divide the rows of a dataset. */
interface RowDivision {
    /** Enough to train on. */
    int MIN_TRAINING_ROWS = 2;

    /** The parameter that says how many rows are held out. */
    String TEST_SIZE = "testSize";

    /**
     * The division that a specification asks for.
     *
     * @throws dev.mlmethods.regression.RegressionException if the column that it needs isn't given, or the target can't be cut into the bins of
     *     {@code stratify}
     * @throws IllegalArgumentException if the dataset was read without that column
     */
    static RowDivision of(Dataset dataset, SplitSpec spec) {
        spec.requireAgreement();
        SplitColumn column = spec.column();
        if (column == null) {
            return spec.stratify() == null
                    ? new RandomDivision(dataset.rows(), spec)
                    : new StratifiedDivision(TargetBins.of(dataset, spec.stratify()), spec);
        }
        SplitKeys keys = dataset.splitKeys();
        if (keys == null) {
            throw new IllegalArgumentException("the dataset was read without the column to divide it by");
        }
        return switch (column.kind()) {
            case GROUP -> new GroupDivision(keys, spec);
            case TIME -> new TimeDivision(keys, spec);
            case KEY -> new HashDivision(keys, spec);
        };
    }

    /** How many rows there are. */
    int rows();

    /** The kind of division and the sizes of the parts. */
    SplitSpec spec();

    /**
     * Sets some rows apart.
     *
     * @param parameter the parameter that says how many: {@value #TEST_SIZE} or {@code validationSize}
     * @param size its value
     * @param rows to divide, in their order
     * @throws dev.mlmethods.regression.RegressionException if too few rows are left on either side
     */
    TrainTestSplit divide(String parameter, double size, int[] rows);

    /** Which rows are held out of all. */
    default TrainTestSplit holdOut() {
        return divide(TEST_SIZE, spec().testSize(), all(rows()));
    }

    /**
     * Which rows are set aside of those that are not held out.
     *
     * @param rows those of {@link #holdOut} to train on, in their order
     */
    default TrainTestSplit setAside(int[] rows) {
        return divide("validationSize", spec().validationSize(), rows);
    }

    /**
     * The folds of those that are not held out, one for each training: the rows to train on, and those to compare on.
     *
     * @param rows those of {@link #holdOut} to train on, in their order
     * @param folds at least 2
     */
    List<TrainTestSplit> folds(int[] rows, int folds);

    /** What there is to say about some of its rows, such as {@code 60 rows of 12 groups}. */
    String text(int[] rows);

    /** The 0-based numbers of all rows. */
    static int[] all(int rows) {
        return IntStream.range(0, rows).toArray();
    }

    /** Such as {@code 1 row} or {@code 1,200 rows}. */
    static String counted(int rows) {
        return NumberText.count(rows) + (rows == 1 ? " row" : " rows");
    }

    /** Divides rows, each separately, in their order. */
    static TrainTestSplit divide(int[] rows, IntPredicate isTested) {
        return TrainTestSplit.ofRows(
                Arrays.stream(rows).filter(isTested.negate()).toArray(),
                Arrays.stream(rows).filter(isTested).toArray());
    }
}
