package dev.mlmethods.regression.diagnostics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where the bins of a histogram are. Their width is that of D. Freedman and P. Diaconis (On the Histogram as a Density Estimator, 1981): 2 IQR /
 * n<sup>1/3</sup>, rounded up to 1, 2 or 5 times a power of ten, and their ends are multiples of it. There are 5 to 60 of them.
 *
 * <p>If more than 60 bins of that width would be needed, as with errors that are rarely very large, the bins cover the values except the lowest and
 * the highest 0.5%, at least one value on each side. Those outside the bins are counted as such.
 */
final class HistogramBins {
    private static final int FEWEST = 5;
    private static final int MOST = 60;
    private static final double CUT_OFF = 0.005;
    private static final double SMALLEST_WIDTH_IN_ULPS = 16;

    /** The lower end of each bin and the upper end of the last; as decimal numbers, so that 3 * 0.1 is exactly 0.3. */
    private final double[] ends;

    private final double width;
    private final int[] counts;
    private int below;
    private int above;

    private HistogramBins(BigDecimal width, BigDecimal first, int count) {
        this.ends = IntStream.rangeClosed(0, count)
                .mapToDouble(
                        i -> first.add(BigDecimal.valueOf(i)).multiply(width).doubleValue())
                .toArray();
        this.width = width.doubleValue();
        this.counts = new int[count];
    }

    /** The histogram of sorted values, at least one. */
    static Histogram histogram(double[] sorted) {
        HistogramBins bins = of(sorted);
        for (double value : sorted) {
            bins.add(value);
        }
        return new Histogram(
                bins.ends[0], bins.width, Arrays.stream(bins.counts).boxed().toList(), bins.below, bins.above);
    }

    private static HistogramBins of(double[] sorted) {
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (low == high) {
            double margin = size == 0.0 ? 1.0 : size / 4;
            return of(low - margin, high + margin, margin / 2, size);
        }
        double interquartileRange = Quantiles.linear(sorted, 0.75) - Quantiles.linear(sorted, 0.25);
        double width = 2 * interquartileRange / StrictMath.cbrt(sorted.length);
        int cut = (int) Math.ceil(CUT_OFF * sorted.length);
        if (high - low > MOST * width && sorted[cut] < sorted[sorted.length - 1 - cut]) {
            low = sorted[cut];
            high = sorted[sorted.length - 1 - cut];
        }
        return of(low, high, Math.max(width, (high - low) / MOST), size);
    }

    private static HistogramBins of(double low, double high, double width, double size) {
        NiceNumber nice = NiceNumber.atLeast(Math.max(width, SMALLEST_WIDTH_IN_ULPS * Math.ulp(size)));
        while (count(low, high, nice.value()) > MOST) {
            nice = nice.larger();
        }
        while (count(low, high, nice.value()) < FEWEST && nice.smaller().value().doubleValue() > 2 * Math.ulp(size)) {
            nice = nice.smaller();
        }
        BigDecimal step = nice.value();
        return new HistogramBins(step, first(low, step), (int) count(low, high, step));
    }

    private static BigDecimal first(double low, BigDecimal width) {
        return new BigDecimal(low).divide(width, 0, RoundingMode.FLOOR);
    }

    private static long count(double low, double high, BigDecimal width) {
        BigDecimal end = new BigDecimal(high).divide(width, 0, RoundingMode.CEILING);
        return Math.max(1, end.subtract(first(low, width)).longValueExact());
    }

    private void add(double value) {
        int last = counts.length - 1;
        if (value < ends[0]) {
            below++;
        } else if (value > ends[last + 1]) {
            above++;
        } else {
            int found = Arrays.binarySearch(ends, value);
            counts[Math.min(found < 0 ? -found - 2 : found, last)]++;
        }
    }

    /** 1, 2 or 5 times a power of ten. */
    private record NiceNumber(int digit, int exponent) {
        static NiceNumber atLeast(double value) {
            BigDecimal exact = new BigDecimal(value);
            NiceNumber nice = new NiceNumber(1, exact.precision() - exact.scale() - 1);
            while (nice.value().compareTo(exact) < 0) {
                nice = nice.larger();
            }
            return nice;
        }

        BigDecimal value() {
            return BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent);
        }

        NiceNumber larger() {
            return digit == 5 ? new NiceNumber(1, exponent + 1) : new NiceNumber(digit == 1 ? 2 : 5, exponent);
        }

        NiceNumber smaller() {
            return digit == 1 ? new NiceNumber(5, exponent - 1) : new NiceNumber(digit == 5 ? 2 : 1, exponent);
        }
    }
}
