package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.evaluation.Predictor;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** Measures {@link PartialDependence} on at most {@value #MOST_ROWS} rows, a random sample of more. */
final class DependenceCurves {
    private static final int MOST_ROWS = 1_000;
    private static final int POINTS = 20;
    private static final double FIRST = 0.05;
    private static final double LAST = 0.95;

    private final Residuals residuals;
    private final FeatureMatrix sample;
    private final AlteredRows altered;

    DependenceCurves(Predictor predictor, Residuals residuals) {
        this.residuals = residuals;
        this.sample = residuals.dataset().features().select(RowSample.of(residuals.rows(), MOST_ROWS));
        this.altered = new AlteredRows(predictor, sample);
    }

    /** The curve of a feature; none where its quantiles are all the same, or a prediction is not finite. */
    Optional<PartialDependence> of(int column) {
        double[] values = quantiles(residuals.feature(column));
        if (values.length < 2) {
            return Optional.empty();
        }
        int rows = sample.rows();
        double[] predicted = altered.predict(
                column,
                Arrays.stream(values)
                        .flatMap(value -> IntStream.range(0, rows).mapToDouble(row -> value))
                        .toArray());
        double[] means = new double[values.length];
        Arrays.setAll(means, i -> Moments.mean(Arrays.copyOfRange(predicted, i * rows, (i + 1) * rows)));
        return Arrays.stream(means).allMatch(Double::isFinite)
                ? Optional.of(new PartialDependence(
                        sample.names().get(column),
                        rows,
                        Arrays.stream(values).boxed().toList(),
                        Arrays.stream(means).boxed().toList()))
                : Optional.empty();
    }

    /** Values that rows have, so that a feature of whole numbers has no fractions; rising and distinct. */
    private static double[] quantiles(double[] values) {
        Arrays.sort(values);
        return IntStream.range(0, POINTS)
                .mapToDouble(i -> Quantiles.oneOf(values, FIRST + i * (LAST - FIRST) / (POINTS - 1)))
                .distinct()
                .toArray();
    }
}
