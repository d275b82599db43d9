package dev.mlmethods.regression.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
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

    /** So many rows show that a feature has neither order, unless it has one by its nature. */
    private static final int FEW_ROWS = 10_000;

    private final FeatureMatrix features;
    private final double[] tolerances;
    private final int[] rows;
    /** Where runs of rows with the same target end, in {@link #rows}. */
    private final BitSet ends;

    private TargetOrder(FeatureMatrix features, double[] tolerances, int[] rows, BitSet ends) {
        this.features = features;
        this.tolerances = tolerances;
        this.rows = rows;
        this.ends = ends;
    }

    /** The 0-based places of the features that have this order or the opposite one. */
    static Set<Integer> featuresIn(Dataset dataset) {
        double[] tolerances = tolerances(dataset.features());
        List<Integer> candidates = IntStream.range(0, tolerances.length)
                .filter(column -> tolerances[column] < Double.POSITIVE_INFINITY)
                .boxed()
                .toList();
        if (dataset.rows() > FEW_ROWS) {
            // All rows take long to sort, and a feature that doesn't rise or fall in some of them doesn't in all.
            TargetOrder few = of(dataset, tolerances, FEW_ROWS);
            candidates = candidates.stream().filter(few::mayBeThatOf).toList();
        }
        if (candidates.isEmpty()) {
            return Set.of();
        }
        TargetOrder all = of(dataset, tolerances, dataset.rows());
        return candidates.stream().filter(all::isThatOf).collect(Collectors.toSet());
    }

    /** By how much each feature may fall where the target rises; NaN if it has the same value in all rows, or none in one. */
    private static double[] tolerances(FeatureMatrix features) {
        double[] least = new double[features.columns()];
        double[] greatest = new double[features.columns()];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
        double[] row = new double[features.columns()];
        for (int i = 0; i < features.rows(); i++) {
            features.copyRow(i, row, 0);
            for (int column = 0; column < row.length; column++) {
                least[column] = Math.min(least[column], row[column]);
                greatest[column] = Math.max(greatest[column], row[column]);
            }
        }
        double[] tolerances = new double[least.length];
        Arrays.setAll(
                tolerances,
                column ->
                        least[column] < greatest[column] ? TOLERANCE * (greatest[column] - least[column]) : Double.NaN);
        return tolerances;
    }

    /** The order of some rows, spread evenly over all. */
    private static TargetOrder of(Dataset dataset, double[] tolerances, int count) {
        IntUnaryOperator row = i -> (int) ((long) i * dataset.rows() / count);
        double[] targets = new double[count];
        Arrays.setAll(targets, i -> dataset.target(row.applyAsInt(i)));
        int[] order = RowOrder.by(count, i -> targets[i]);
        BitSet ends = new BitSet(count + 1);
        for (int i = 1; i <= count; i++) {
            ends.set(i, i == count || targets[order[i]] != targets[order[i - 1]]);
        }
        Arrays.setAll(order, i -> row.applyAsInt(order[i]));
        return new TargetOrder(dataset.features(), tolerances, order, ends);
    }

    /** Whether a feature may have this order or the opposite one, for all that these rows say. */
    private boolean mayBeThatOf(int column) {
        return rises(column, 1, false) || rises(column, -1, false);
    }

    /** Whether a feature has this order or the opposite one. */
    private boolean isThatOf(int column) {
        return rises(column, 1, true) || rises(column, -1, true);
    }

    /**
     * Goes through the targets upwards: no row may have less of the feature than a row of a smaller target.
     *
     * @param inLevels whether it must also rise often enough that this isn't chance
     */
    private boolean rises(int column, int sign, boolean inLevels) {
        double tolerance = tolerances[column];
        double greatestBefore = Double.NEGATIVE_INFINITY;
        double level = Double.NEGATIVE_INFINITY;
        int levels = 0;
        int runs = 0;
        boolean oneValueEach = true;
        for (int start = 0; start < rows.length; runs++) {
            int end = ends.nextSetBit(start + 1);
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            for (int i = start; i < end; i++) {
                double value = sign * features.get(rows[i], column);
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
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
        boolean finely = levels >= FEWEST_LEVELS && levels >= Math.min(runs / 2, ENOUGH_LEVELS);
        return !inLevels || finely || (oneValueEach && levels == runs);
    }
}
