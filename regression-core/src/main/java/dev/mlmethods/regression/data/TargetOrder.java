package dev.mlmethods.regression.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The rows in the order of their target, to recognize a feature that has the same order or the opposite one: then it is a function of the
 * target that only rises or only falls, such as the target itself, in another unit, rounded, or its logarithm.
 *
 * <p>A finding by chance is practically impossible: among ten different values there are more than three million orders.
 */
final class TargetOrder {
    /** What counts as equal, as a fraction of the feature's range: a sum that was computed in a different order differs in its last bits. */
    private static final double TOLERANCE = 1e-6;

    private static final int FEWEST_LEVELS = 10;
    /** With more rows than that, differences of the feature become as small as the tolerance. */
    private static final int ENOUGH_LEVELS = 1_000;

    private final FeatureMatrix features;
    private final int[] rows;
    /** Where each run of rows with the same target ends, in {@link #rows}. */
    private final int[] ends;

    private TargetOrder(FeatureMatrix features, int[] rows, int[] ends) {
        this.features = features;
        this.rows = rows;
        this.ends = ends;
    }

    static TargetOrder of(Dataset dataset) {
        int[] rows = IntStream.range(0, dataset.rows())
                .boxed()
                .sorted(Comparator.comparingDouble(dataset::target))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] ends = IntStream.rangeClosed(1, rows.length)
                .filter(i -> i == rows.length || dataset.target(rows[i]) != dataset.target(rows[i - 1]))
                .toArray();
        return new TargetOrder(dataset.features(), rows, ends);
    }

    /** Whether a feature has this order or the opposite one. */
    boolean isThatOf(int column) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < features.rows(); row++) {
            least = Math.min(least, features.get(row, column));
            greatest = Math.max(greatest, features.get(row, column));
        }
        double tolerance = TOLERANCE * (greatest - least);
        return tolerance < Double.POSITIVE_INFINITY
                && least < greatest
                && (rises(column, 1, tolerance) || rises(column, -1, tolerance));
    }

    /** Goes through the targets upwards: no row may have less of the feature than a row of a smaller target. */
    private boolean rises(int column, int sign, double tolerance) {
        double greatestBefore = Double.NEGATIVE_INFINITY;
        double level = Double.NEGATIVE_INFINITY;
        int levels = 0;
        boolean oneValueEach = true;
        int start = 0;
        for (int end : ends) {
            double[] values = Arrays.stream(rows, start, end)
                    .mapToDouble(row -> sign * features.get(row, column))
                    .toArray();
            double least = Arrays.stream(values).min().orElseThrow();
            double greatest = Arrays.stream(values).max().orElseThrow();
            if (least < greatestBefore - tolerance) {
                return false;
            }
            oneValueEach &= greatest - least <= tolerance;
            greatestBefore = Math.max(greatestBefore, greatest);
            if (greatest > level + tolerance) {
                level = greatest;
                levels++;
            }
            start = end;
        }
        boolean finely = levels >= FEWEST_LEVELS && levels >= Math.min(ends.length / 2, ENOUGH_LEVELS);
        return finely || (oneValueEach && levels == ends.length);
    }
}
