package dev.mlmethods.regression.split;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.random.NumpyRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides each row independently, at random: {@link TrainTestSplit}, and scikit-learn's {@code KFold(folds, shuffle=True, random_state=splitSeed)}.
 */
record RandomDivision(int rows, SplitSpec spec) implements RowDivision {
    @Override
    public TrainTestSplit divide(String parameter, double size, int[] some) {
        return parameter.equals(TEST_SIZE)
                ? TrainTestSplit.of(some.length, size, spec.splitSeed())
                : TrainTestSplit.of(some, size, spec.splitSeed());
    }

    @Override
    public List<TrainTestSplit> folds(int[] training, int folds) {
        requireFolds(training.length, folds);
        return folds(training, shuffledFolds(training.length, folds, spec.splitSeed()), folds);
    }

    /** Checks that each fold gets a row and leaves enough to train on. */
    static void requireFolds(int rows, int folds) {
        int largestFold = folds < 2 ? rows : (rows + folds - 1) / folds;
        if (folds > rows || rows - largestFold < MIN_TRAINING_ROWS) {
            throw new RegressionException(
                    "folds is " + folds + ", and there are " + rows
                            + " rows to divide; it must be at least 2, at most the number of rows, and leave 2 rows to train on.");
        }
    }

    /**
     * The folds, each with its rows in their order.
     *
     * @param foldOf in which fold the row at each position is compared
     */
    static List<TrainTestSplit> folds(int[] rows, int[] foldOf, int folds) {
        int[] places = RowDivision.all(rows.length);
        List<TrainTestSplit> splits = new ArrayList<>(folds);
        for (int fold = 0; fold < folds; fold++) {
            int number = fold;
            splits.add(
                    RowDivision.divide(places, place -> foldOf[place] == number).of(rows));
        }
        return splits;
    }

    /** The fold of each of n things: shuffled, they are cut into parts as equal as possible, the larger ones first. */
    static int[] shuffledFolds(int n, int folds, long splitSeed) {
        int[] shuffled = new NumpyRandom(splitSeed).permutation(n);
        int[] foldOf = new int[n];
        int from = 0;
        for (int fold = 0; fold < folds; fold++) {
            int to = from + n / folds + (fold < n % folds ? 1 : 0);
            for (int place = from; place < to; place++) {
                foldOf[shuffled[place]] = fold;
            }
            from = to;
        }
        return foldOf;
    }

    @Override
    public String text(int[] some) {
        return RowDivision.counted(some.length);
    }
}
