package dev.mlmethods.regression.split;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.SplitKeys;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Divides rows by time: the last ceil(testSize * n) of n rows are for the test. Rows of the same time stay together: if the boundary falls among
 * them, it moves to the nearer end of that time, and to the earlier one if both are equally near. The folds are those of scikit-learn's {@code
 * TimeSeriesSplit(folds)}, whose boundaries move in the same way. The rows of each part stay in their order.
 */
record TimeDivision(SplitKeys keys, SplitSpec spec) implements RowDivision {
    @Override
    public int rows() {
        return keys.rows();
    }

    @Override
    public TrainTestSplit divide(String parameter, double size, int[] rows) {
        int[] times = timesOf(rows);
        if (times[0] == times[times.length - 1]) {
            throw new RegressionException("timeColumn is " + Excerpt.quoted(keys.column()) + ", which is "
                    + Excerpt.quoted(keys.texts().get(times[0])) + " in all of " + RowDivision.counted(rows.length)
                    + ", so " + parameter + " can't set later ones apart. "
                    + (parameter.equals(TEST_SIZE)
                            ? "Name another column, or take splitBy=random."
                            : "Lower testSize, or add rows of other times."));
        }
        int boundary = boundary(times, times.length - (int) Math.ceil(size * times.length));
        if (boundary < MIN_TRAINING_ROWS) {
            throw new RegressionException(parameter + " is " + NumberText.shortest(size) + ", which leaves " + boundary
                    + " of " + RowDivision.counted(rows.length)
                    + " to train on, because rows of the same time stay together; at least " + MIN_TRAINING_ROWS
                    + " are needed. Lower " + parameter + ", or add rows of other times.");
        }
        return RowDivision.divide(rows, row -> keys.rank(row) >= times[boundary]);
    }

    /** The nearest position to a wanted one that is between two times, and so neither at the beginning nor at the end. */
    private static int boundary(int[] times, int wanted) {
        int place = Math.min(Math.max(wanted, 1), times.length - 1);
        int from = place;
        while (from > 0 && times[from - 1] == times[place]) {
            from--;
        }
        int to = place;
        while (to < times.length && times[to] == times[place]) {
            to++;
        }
        boolean isEarlierNearer = wanted - from <= to - wanted;
        return from > 0 && (isEarlierNearer || to == times.length) ? from : to;
    }

    @Override
    public List<TrainTestSplit> folds(int[] rows, int folds) {
        int[] times = timesOf(rows);
        int size = rows.length / (folds + 1);
        List<TrainTestSplit> splits = new ArrayList<>(folds);
        if (size > 0 && times[0] < times[times.length - 1]) {
            int from = boundary(times, times.length - folds * size);
            for (int fold = 0; fold < folds && from >= MIN_TRAINING_ROWS; fold++) {
                int to = fold == folds - 1 ? times.length : boundary(times, times.length - (folds - 1 - fold) * size);
                if (to <= from) {
                    break;
                }
                int first = times[from];
                int last = times[to - 1];
                int[] known = Arrays.stream(rows)
                        .filter(row -> keys.rank(row) <= last)
                        .toArray();
                splits.add(RowDivision.divide(known, row -> keys.rank(row) >= first));
                from = to;
            }
        }
        if (splits.size() < folds) {
            throw new RegressionException(
                    "folds is " + folds + ", but " + RowDivision.counted(rows.length)
                            + " of "
                            + NumberText.count(Arrays.stream(times).distinct().count())
                            + " different times in " + Excerpt.quoted(keys.column())
                            + " can't be cut into that many later parts, each after at least 2 rows to train on. Lower folds or testSize, or add rows.");
        }
        return splits;
    }

    /** The ranks of the rows' times, ascending. */
    private int[] timesOf(int[] rows) {
        return Arrays.stream(rows).map(keys::rank).sorted().toArray();
    }

    @Override
    public String text(int[] rows) {
        int[] times = timesOf(rows);
        String first = keys.texts().get(times[0]);
        String last = keys.texts().get(times[times.length - 1]);
        return RowDivision.counted(rows.length)
                + (first.equals(last) ? " of " + first : " from " + first + " to " + last);
    }
}
