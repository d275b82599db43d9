package dev.mlmethods.regression.sweep;

/**
 * The whole numbers of a range, both ends included, for drawing: each with the same probability, or, if the range is logarithmic, with that of the
 * logarithmic uniform distribution from {@code min - 1/2} to {@code max + 1/2}, rounded. So the ends have as much of the axis as the others, and k
 * has a probability proportional to log((k + 1/2) / (k - 1/2)), as in Optuna's {@code suggest_int(log=True)}.
 */
record WholeNumbers(double min, double max, boolean log) {
    static WholeNumbers of(Dimension.Range range) {
        return new WholeNumbers(range.min(), range.max(), range.log());
    }

    /** How many there are; at most Long.MAX_VALUE. */
    long count() {
        return (long) (max - min + 1);
    }

    /** The number that a number from [0, 1) stands for. */
    long at(double uniform) {
        double value = log ? Math.rint(logarithmic(uniform)) : Math.floor(min + uniform * (max - min + 1));
        return (long) Math.min(Math.max(value, min), max);
    }

    private double logarithmic(double uniform) {
        double from = StrictMath.log(min - 0.5);
        return StrictMath.exp(from + uniform * (StrictMath.log(max + 0.5) - from));
    }
}
