package dev.mlmethods.regression.predictor.network;

/**
 * Rows by their places, in an order in which the nearest rows of a place are found without looking at all of them. Immutable.
 *
 * <p>Source: J. H. Friedman, J. L. Bentley and R. A. Finkel, An Algorithm for Finding Best Matches in Logarithmic Expected Time, ACM Transactions on Mathematical
 * Software 3, 1977.
 */
final class KdTree {
    /** Rows that are not divided any further. */
    private static final int LEAF = 16;

    private final int axes;
    /** In the order of the tree. */
    private final double[] places;

    private final int[] rows;
    /** By the middle of a node, along which axis it is divided. */
    private final int[] divided;
    /** By the middle of a node, where on that axis. */
    private final double[] borders;
    /** By the middle of a node, the smallest number of its rows. */
    private final int[] least;

    /**
     * Creates the tree.
     *
     * @param places rows x axes, finite, row by row
     */
    KdTree(double[] places, int axes) {
        this.axes = axes;
        int count = places.length / axes;
        this.rows = new int[count];
        for (int row = 0; row < count; row++) {
            rows[row] = row;
        }
        this.divided = new int[count];
        this.borders = new double[count];
        this.least = new int[count];
        divide(places, 0, count);
        this.places = new double[places.length];
        for (int i = 0; i < count; i++) {
            System.arraycopy(places, rows[i] * axes, this.places, i * axes, axes);
        }
    }

    private int divide(double[] of, int from, int to) {
        int middle = (from + to) >>> 1;
        if (to - from <= LEAF) {
            least[middle] = rows[middle];
            for (int i = from; i < to; i++) {
                least[middle] = Math.min(least[middle], rows[i]);
            }
        } else {
            divided[middle] = widest(of, from, to);
            select(of, from, to, middle);
            borders[middle] = of[rows[middle] * axes + divided[middle]];
            least[middle] = Math.min(divide(of, from, middle), divide(of, middle, to));
        }
        return least[middle];
    }

    private int widest(double[] of, int from, int to) {
        int widest = 0;
        double width = -1;
        for (int axis = 0; axis < axes; axis++) {
            double lowest = Double.POSITIVE_INFINITY;
            double highest = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                lowest = Math.min(lowest, of[rows[i] * axes + axis]);
                highest = Math.max(highest, of[rows[i] * axes + axis]);
            }
            if (highest - lowest > width) {
                width = highest - lowest;
                widest = axis;
            }
        }
        return widest;
    }

    /** Hoare's selection: no row before the middle is above it along the node's axis, and no row after it is below it. Rows at one place are in the order of their numbers. */
    private void select(double[] of, int from, int to, int middle) {
        int axis = divided[middle];
        int low = from;
        int high = to - 1;
        while (low < high) {
            int pivot = rows[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (isBefore(of, axis, rows[i], pivot)) {
                    i++;
                }
                while (isBefore(of, axis, pivot, rows[j])) {
                    j--;
                }
                if (i <= j) {
                    int row = rows[i];
                    rows[i] = rows[j];
                    rows[j] = row;
                    i++;
                    j--;
                }
            }
            if (middle <= j) {
                high = j;
            } else if (middle >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    private boolean isBefore(double[] of, int axis, int row, int other) {
        double at = of[row * axes + axis];
        double otherAt = of[other * axes + axis];
        return at < otherAt || (at == otherAt && row < other);
    }

    /**
     * The rows nearest to a place.
     *
     * @param most how many; fewer if there are fewer
     * @param leftOut as in {@link NearestRows}
     */
    NearestRows nearest(double[] place, int most, int leftOut) {
        NearestRows nearest = new NearestRows(place, most, leftOut);
        offer(0, rows.length, 0, nearest);
        return nearest;
    }

    /**
     * Offers the rows of a node, unless none can be near enough.
     *
     * @param bound no row of it has a smaller squared distance, as computed: rounding keeps the order of differences, of squares and of sums
     */
    private void offer(int from, int to, double bound, NearestRows nearest) {
        int middle = (from + to) >>> 1;
        if (!nearest.takes(bound, least[middle])) {
            return;
        }
        if (to - from <= LEAF) {
            for (int i = from; i < to; i++) {
                nearest.offer(rows[i], places, i * axes);
            }
            return;
        }
        double beyond = nearest.beyond(divided[middle], borders[middle]);
        double other = Math.max(bound, beyond * beyond);
        if (beyond <= 0) {
            offer(from, middle, bound, nearest);
            offer(middle, to, other, nearest);
        } else {
            offer(middle, to, bound, nearest);
            offer(from, middle, other, nearest);
        }
    }
}
