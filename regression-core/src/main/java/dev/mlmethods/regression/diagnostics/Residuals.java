package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.TableColumn;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The rows whose residual, the actual value minus the predicted one, is a number that can be squared and summed.
 *
 * @param dataset their features and targets
 * @param numbers their 0-based numbers in the dataset that they were taken from
 * @param predicted the predictions
 * @param values the residuals
 */
@SuppressWarnings("ArrayRecordComponent") // Two of them are never compared.
record Residuals(Dataset dataset, int[] numbers, double[] predicted, double[] values) {
    /** The sum of the squares of 2^31 of these is still a float64. */
    private static final double LARGEST = 1e149;

    /** Leaves out the rows without such a residual. */
    static Residuals of(Dataset dataset, int[] numbers, double[] predicted) {
        int[] defined = IntStream.range(0, dataset.rows())
                .filter(row -> isDefined(dataset.target(row) - predicted[row]))
                .toArray();
        Dataset rows = defined.length == dataset.rows() ? dataset : dataset.select(defined);
        double[] kept =
                Arrays.stream(defined).mapToDouble(row -> predicted[row]).toArray();
        double[] values = IntStream.range(0, kept.length)
                .mapToDouble(row -> rows.target(row) - kept[row])
                .toArray();
        return new Residuals(
                rows, Arrays.stream(defined).map(row -> numbers[row]).toArray(), kept, values);
    }

    private static boolean isDefined(double residual) {
        return Math.abs(residual) <= LARGEST;
    }

    int rows() {
        return values.length;
    }

    double[] sorted() {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** The rows of this dataset, all those without a missing cell in that column. */
    int[] rowsWith(TableColumn column) {
        return IntStream.range(0, rows()).filter(row -> !column.isMissing(row)).toArray();
    }
}
