package dev.mlmethods.regression.diagnostics;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * The points of a normal Q-Q plot. The plotting position of the i-th of n values is (i - 0.5) / n (A. Hazen, 1914). Of many values, it takes those
 * whose normal quantiles are about equally spaced: the smallest, the largest, and most of those near them.
 */
final class NormalQuantiles {
    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final int MOST = 200;

    private NormalQuantiles() {}

    /** The points of sorted values; none if there are no values. */
    static List<QuantilePair> of(double[] sorted) {
        List<QuantilePair> points = new ArrayList<>();
        for (int rank : ranks(sorted.length)) {
            points.add(new QuantilePair(normal(rank, sorted.length), sorted[rank - 1]));
        }
        return points;
    }

    /** Counted from 1, ascending. */
    private static List<Integer> ranks(int count) {
        List<Integer> ranks = new ArrayList<>();
        if (count <= MOST) {
            for (int rank = 1; rank <= count; rank++) {
                ranks.add(rank);
            }
            return ranks;
        }
        double smallest = normal(1, count);
        for (int point = 0; point < MOST; point++) {
            double normal = smallest * (1 - 2.0 * point / (MOST - 1));
            int rank = (int) Math.round(count * NORMAL.cumulativeProbability(normal) + 0.5);
            int next = Math.min(Math.max(rank, 1), count);
            if (ranks.isEmpty() || next > ranks.get(ranks.size() - 1)) {
                ranks.add(next);
            }
        }
        return ranks;
    }

    private static double normal(int rank, int count) {
        return NORMAL.inverseCumulativeProbability((rank - 0.5) / count);
    }
}
