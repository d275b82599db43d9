package dev.mlmethods.regression.scaling;

/** NumPy's percentiles, with {@code method="linear"}. */
final class Percentile {
    private Percentile() {}

    /**
     * The value below which a share of the values is; between two values, computed from the nearer one.
     *
     * @param sorted the values, in ascending order
     */
    static double of(double[] sorted, double share) {
        double place = (sorted.length - 1) * share;
        int below = (int) Math.floor(place);
        if (below >= sorted.length - 1) {
            return sorted[sorted.length - 1];
        }
        double beyond = place - below;
        double distance = sorted[below + 1] - sorted[below];
        return beyond >= 0.5 ? sorted[below + 1] - distance * (1 - beyond) : sorted[below] + distance * beyond;
    }
}
