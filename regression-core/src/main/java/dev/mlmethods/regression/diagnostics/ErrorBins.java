package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.scaling.CompensatedSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Divides rows into bins of about equal size by one of their values; equal values stay together. */
final class ErrorBins {
    private ErrorBins() {}

    /**
     * The bins, from small values to large.
     *
     * @param values by which the rows are divided
     * @param residuals of the rows
     * @param most how many bins there may be; there are fewer if many values are equal
     */
    static List<ErrorBin> of(double[] values, double[] residuals, int most) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] ends = ends(sorted, most);
        Sums[] sums = new Sums[ends.length];
        Arrays.setAll(sums, bin -> new Sums());
        double[] largest =
                Arrays.stream(ends).mapToDouble(end -> sorted[end - 1]).toArray();
        for (int row = 0; row < values.length; row++) {
            sums[binOf(values[row], largest)].add(residuals[row]);
        }
        List<ErrorBin> bins = new ArrayList<>();
        for (int bin = 0; bin < ends.length; bin++) {
            int start = bin == 0 ? 0 : ends[bin - 1];
            bins.add(new ErrorBin(
                    sorted[start],
                    largest[bin],
                    ends[bin] - start,
                    sums[bin].residuals.mean(),
                    Math.sqrt(sums[bin].squares.mean())));
        }
        return bins;
    }

    /**
     * The skewness of the residuals about the mean of their bin: m₃ / m₂^1.5 with the moments over all rows.
     *
     * @param bins as {@link #of} made them of these values and residuals
     * @return 0 if they have no variance
     */
    static double skewness(double[] values, double[] residuals, List<ErrorBin> bins) {
        double[] largest = bins.stream().mapToDouble(ErrorBin::to).toArray();
        CompensatedSum squares = new CompensatedSum();
        CompensatedSum cubes = new CompensatedSum();
        // In units of the largest, because the cube of a large number is infinite.
        double unit = Arrays.stream(residuals).map(Math::abs).max().orElse(0);
        for (int row = 0; row < values.length && unit > 0; row++) {
            double bias = bins.get(binOf(values[row], largest)).bias();
            double deviation = (residuals[row] - bias) / unit;
            squares.add(deviation * deviation);
            cubes.add(deviation * deviation * deviation);
        }
        double variance = values.length == 0 ? 0 : squares.mean();
        return variance > 0 ? cubes.mean() / Math.pow(variance, 1.5) : 0;
    }

    /** Cuts where bins of equal size would end, or at the nearest place where the value changes. */
    private static int[] ends(double[] sorted, int most) {
        int rows = sorted.length;
        List<Integer> ends = new ArrayList<>();
        for (int bin = 1; bin <= most; bin++) {
            int end = change(sorted, (int) ((long) bin * rows / most));
            if (end > (ends.isEmpty() ? 0 : ends.get(ends.size() - 1))) {
                ends.add(end);
            }
        }
        return ends.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int change(double[] sorted, int cut) {
        int before = cut;
        while (before > 0 && before < sorted.length && sorted[before - 1] == sorted[before]) {
            before--;
        }
        int after = cut;
        while (after > 0 && after < sorted.length && sorted[after - 1] == sorted[after]) {
            after++;
        }
        return cut - before <= after - cut ? before : after;
    }

    private static int binOf(double value, double[] largest) {
        int bin = 0;
        while (value > largest[bin]) {
            bin++;
        }
        return bin;
    }

    private static final class Sums {
        private final CompensatedSum residuals = new CompensatedSum();
        private final CompensatedSum squares = new CompensatedSum();

        void add(double residual) {
            residuals.add(residual);
            squares.add(residual * residual);
        }
    }
}
