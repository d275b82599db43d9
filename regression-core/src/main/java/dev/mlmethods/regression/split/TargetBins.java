package dev.mlmethods.regression.split;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.Arrays;

/**
 * Which quantile bin of the target each row of a dataset is in: the codes of {@code pandas.qcut(target, bins, labels=False, duplicates="drop")}.
 *
 * <p>The edges are {@code numpy.quantile(target, numpy.linspace(0, 1, bins + 1))}: with the values sorted and numbered from 0, the quantile of a
 * share is at position share &middot; (rows - 1), between two values on the straight line that joins them. Of equal edges, one is kept. A bin extends
 * from above its lower edge to its upper edge, which belongs to it; the first bin also includes its lower edge.
 */
final class TargetBins {
    private final String target;
    private final int asked;
    private final double[] edges;
    private final int[] binOf;

    private TargetBins(String target, int asked, double[] edges, int[] binOf) {
        this.target = target;
        this.asked = asked;
        this.edges = edges;
        this.binOf = binOf;
    }

    /**
     * Cuts the target of all rows.
     *
     * @param bins at least 2
     * @throws RegressionException if there are fewer rows than bins, or so many equal values that one bin contains all rows
     */
    static TargetBins of(Dataset dataset, int bins) {
        double[] sorted = dataset.target();
        if (bins > sorted.length) {
            throw new RegressionException("stratify is " + bins + ", but there are only "
                    + RowDivision.counted(sorted.length) + ", and each bin needs 2. Lower stratify, or add rows.");
        }
        Arrays.sort(sorted);
        double[] edges = distinct(quantiles(sorted, bins));
        if (edges.length <= 2) {
            throw oneBin(dataset.targetName(), bins, sorted);
        }
        int[] binOf = Arrays.stream(dataset.target())
                .mapToInt(value -> Math.max(0, below(edges, value) - 1))
                .toArray();
        return new TargetBins(dataset.targetName(), bins, edges, binOf);
    }

    private static RegressionException oneBin(String target, int bins, double[] sorted) {
        double[] values = distinct(sorted);
        if (values.length == 1) {
            return new RegressionException("stratify is " + bins + ", but the target " + Excerpt.quoted(target) + " is "
                    + NumberText.shortest(values[0]) + " in all of " + RowDivision.counted(sorted.length)
                    + ", which can't be cut into bins. Remove stratify.");
        }
        String equal = "stratify is " + bins + ", but so many rows have the same value of the target "
                + Excerpt.quoted(target) + " that its quantiles are " + NumberText.shortest(sorted[0]) + " and "
                + NumberText.shortest(sorted[sorted.length - 1]) + " alone, with one bin between them. ";
        return new RegressionException(
                equal + (values.length == 2 ? "Remove stratify." : "Raise stratify, or remove it."));
    }

    /** The steps of {@code numpy.linspace}, and the line of {@code numpy.quantile}, from its nearer end: to the last bit. */
    private static double[] quantiles(double[] sorted, int bins) {
        double step = 1.0 / bins;
        double[] quantiles = new double[bins + 1];
        for (int number = 0; number < bins; number++) {
            double place = (sorted.length - 1) * (number * step);
            int before = (int) Math.floor(place);
            quantiles[number] = before >= sorted.length - 1
                    ? sorted[sorted.length - 1]
                    : between(sorted[before], sorted[before + 1], place - before);
        }
        quantiles[bins] = sorted[sorted.length - 1];
        return quantiles;
    }

    private static double between(double lower, double upper, double share) {
        double distance = upper - lower;
        return share >= 0.5 ? upper - distance * (1 - share) : lower + distance * share;
    }

    /** The distinct ones of ascending values. Zeros of either sign are equal. */
    private static double[] distinct(double[] ascending) {
        double[] distinct = new double[ascending.length];
        int count = 0;
        for (double value : ascending) {
            if (count == 0 || value != distinct[count - 1]) {
                distinct[count] = value;
                count++;
            }
        }
        return Arrays.copyOf(distinct, count);
    }

    /** How many edges are below a value. */
    private static int below(double[] edges, double value) {
        int from = 0;
        int to = edges.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (edges[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The number of rows. */
    int rows() {
        return binOf.length;
    }

    /** The number of bins; fewer than were asked for if edges are equal. Some may be empty. */
    int count() {
        return edges.length - 1;
    }

    /** The 0-based bin of a row. */
    int of(int row) {
        return binOf[row];
    }

    /** How a message begins: {@code stratify is 10}, and how many bins resulted if there are fewer. */
    String asked() {
        return "stratify is " + asked
                + (count() < asked ? ", which equal values of the target leave " + count() + " bins of" : "");
    }

    /** Such as {@code bin 3 of 10 ('price' above 12.5, up to 14)}. */
    String text(int bin) {
        return "bin " + (bin + 1) + " of " + count() + " (" + Excerpt.quoted(target)
                + (bin == 0 ? " from " : " above ") + NumberText.shortest(edges[bin]) + ", up to "
                + NumberText.shortest(edges[bin + 1]) + ")";
    }
}
