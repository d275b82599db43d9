package dev.mlmethods.regression.data;

import java.util.BitSet;

/** Recognizes a column that numbers the rows: whole numbers that rise from row to row, or each one of a range once, in any order. */
final class RowNumbers {
    /** Beyond this, float64 can't represent all whole numbers. */
    private static final double MOST = 1L << 53;

    private RowNumbers() {}

    static boolean numbers(FeatureMatrix features, int column) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        boolean rises = true;
        for (int row = 0; row < features.rows(); row++) {
            double value = features.get(row, column);
            if (value != Math.rint(value) || Math.abs(value) > MOST) {
                return false;
            }
            rises &= row == 0 || value > features.get(row - 1, column);
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        return rises || (greatest - least == features.rows() - 1 && differ(features, column, least));
    }

    private static boolean differ(FeatureMatrix features, int column, double least) {
        BitSet seen = new BitSet(features.rows());
        for (int row = 0; row < features.rows(); row++) {
            seen.set((int) (features.get(row, column) - least));
        }
        return seen.cardinality() == features.rows();
    }
}
