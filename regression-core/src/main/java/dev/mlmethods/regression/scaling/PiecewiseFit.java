package dev.mlmethods.regression.scaling;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.predictor.network.PiecewiseLinear;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the bins of the columns of numbers. Their edges are quantiles of the training rows, so that each bin has as many rows; where many rows have the
 * same value, several quantiles are one edge, and there are fewer bins.
 */
final class PiecewiseFit {
    private final FeatureMatrix features;
    private final int bins;

    private PiecewiseFit(FeatureMatrix features, int bins) {
        this.features = features;
        this.bins = bins;
    }

    /** The bins of every column of numbers that isn't constant. */
    static List<PiecewiseLinear> fit(Dataset training, int bins) {
        PiecewiseFit fit = new PiecewiseFit(training.features(), bins);
        FeatureRanges ranges = FeatureRanges.of(training.features());
        return IntStream.range(0, training.features().columns())
                .filter(column -> training.isNumber(column) && !ranges.isConstant(column))
                .mapToObj(column -> new PiecewiseLinear(column, fit.edges(column)))
                .toList();
    }

    private double[] edges(int column) {
        double[] sorted = IntStream.range(0, features.rows())
                .mapToDouble(row -> features.get(row, column))
                .sorted()
                .toArray();
        return IntStream.rangeClosed(0, bins)
                // -0 is 0, but not to distinct().
                .mapToDouble(edge -> Percentile.of(sorted, (double) edge / bins) + 0.0)
                .distinct()
                .sorted()
                .toArray();
    }
}
