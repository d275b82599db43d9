package dev.mlmethods.regression.split;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.SplitKeys;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.random.NumpyRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides the groups at random: scikit-learn's {@code GroupShuffleSplit(1, test_size=testSize, random_state=splitSeed)}, so that {@code testSize} is
 * a share of the groups, and the folds of its {@code GroupKFold(folds, shuffle=True, random_state=splitSeed)}. The rows of each part stay in their
 * order.
 */
record GroupDivision(SplitKeys keys, SplitSpec spec) implements RowDivision {
    @Override
    public int rows() {
        return keys.rows();
    }

    @Override
    public TrainTestSplit divide(String parameter, double size, int[] rows) {
        int[] groups = groupsOf(rows);
        if (groups.length == 1) {
            throw new RegressionException("groupColumn is " + Excerpt.quoted(keys.column()) + ", which is "
                    + Excerpt.quoted(keys.texts().get(groups[0])) + " in all of " + RowDivision.counted(rows.length)
                    + ", so " + parameter + " can't set a group apart. "
                    + (parameter.equals(TEST_SIZE)
                            ? "Name another column, or take splitBy=random."
                            : "Lower testSize, or add groups."));
        }
        int chosen = (int) Math.ceil(size * groups.length);
        if (chosen == groups.length) {
            throw new RegressionException(parameter + " is " + NumberText.shortest(size) + ", which leaves none of the "
                    + groups.length + " groups in " + Excerpt.quoted(keys.column()) + " to train on. Lower " + parameter
                    + ", or add groups.");
        }
        int[] shuffled = new NumpyRandom(spec.splitSeed()).permutation(groups.length);
        boolean[] isChosen = new boolean[keys.texts().size()];
        Arrays.stream(shuffled, 0, chosen).forEach(place -> isChosen[groups[place]] = true);
        TrainTestSplit split = RowDivision.divide(rows, row -> isChosen[keys.rank(row)]);
        if (split.trainRows().length < MIN_TRAINING_ROWS) {
            throw new RegressionException(parameter + " is " + NumberText.shortest(size) + ", which leaves 1 of "
                    + RowDivision.counted(rows.length) + " to train on; at least " + MIN_TRAINING_ROWS
                    + " are needed. Lower " + parameter + ", add rows, or take another splitSeed.");
        }
        return split;
    }

    @Override
    public List<TrainTestSplit> folds(int[] rows, int folds) {
        int[] groups = groupsOf(rows);
        if (folds > groups.length) {
            throw new RegressionException("folds is " + folds + ", but the rows that are not held out have "
                    + (groups.length == 1 ? "1 group" : groups.length + " groups") + " in "
                    + Excerpt.quoted(keys.column())
                    + ", and each fold needs at least one. Lower folds or testSize, or add groups.");
        }
        int[] foldOfPlace = RandomDivision.shuffledFolds(groups.length, folds, spec.splitSeed());
        int[] foldOf = new int[keys.texts().size()];
        for (int place = 0; place < groups.length; place++) {
            foldOf[groups[place]] = foldOfPlace[place];
        }
        List<TrainTestSplit> splits = IntStream.range(0, folds)
                .mapToObj(number -> RowDivision.divide(rows, row -> foldOf[keys.rank(row)] == number))
                .toList();
        if (splits.stream().anyMatch(split -> split.trainRows().length < MIN_TRAINING_ROWS)) {
            throw new RegressionException("folds is " + folds + ", which leaves 1 of "
                    + RowDivision.counted(rows.length)
                    + " to train on in one of them; at least 2 are needed. Add rows, or take another splitSeed.");
        }
        return splits;
    }

    /** The groups, sorted, without duplicates. */
    private int[] groupsOf(int[] rows) {
        return Arrays.stream(rows).map(keys::rank).sorted().distinct().toArray();
    }

    @Override
    public String text(int[] rows) {
        int groups = groupsOf(rows).length;
        return RowDivision.counted(rows.length) + " of " + NumberText.count(groups)
                + (groups == 1 ? " group" : " groups");
    }
}
