package dev.mlmethods.regression.split;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.random.NumpyRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Each row for itself, by chance: {@link TrainTestSplit}, and scikit-learn's {@code KFold(folds, shuffle=True, random_state=splitSeed)}. */
record RandomDivision(int rows, SplitSpec spec) implements RowDivision {
    @Override
    public TrainTestSplit divide(String parameter, double size, int[] some) {
        return parameter.equals(TEST_SIZE)
                ? TrainTestSplit.of(some.length, size, spec.splitSeed())
                : TrainTestSplit.of(some, size, spec.splitSeed());
    }

    @Override
    public List<TrainTestSplit> folds(int[] training, int folds) {
        int largestFold = folds < 2 ? training.length : (training.length + folds - 1) / folds;
        if (folds > training.length || training.length - largestFold < MIN_TRAINING_ROWS) {
            throw new RegressionException(
                    "folds is " + folds + ", and there are " + training.length
                            + " rows to divide; it must be at least 2, at most the number of rows, and leave 2 rows to train on.");
        }
        int[] foldOf = shuffledFolds(training.length, folds, spec.splitSeed());
        List<TrainTestSplit> splits = new ArrayList<>(folds);
        for (int fold = 0; fold < folds; fold++) {
            int number = fold;
            int[] positions = RowDivision.all(training.length);
            TrainTestSplit split = RowDivision.divide(positions, position -> foldOf[position] == number);
            splits.add(TrainTestSplit.ofRows(pick(training, split.trainRows()), pick(training, split.testRows())));
        }
        return splits;
    }

    private static int[] pick(int[] rows, int[] positions) {
        return Arrays.stream(positions).map(position -> rows[position]).toArray();
    }

    /** The fold of each of n things: shuffled, they are cut into parts as equal as can be, the larger ones first. */
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
