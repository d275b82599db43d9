package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.TableColumn;
import dev.mlmethods.regression.evaluation.Predictor;
import dev.mlmethods.regression.json.Invariant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The errors of a model on its test rows, looked at from many angles. A residual is the actual value minus the predicted one, in the unit of the
 * target.
 *
 * @param rows how many test rows there are
 * @param undefinedRows for how many of them the prediction is not finite, or so far off (1e149) that squared errors have no finite sum; everything
 *     except {@code worst} leaves them out
 * @param points the predictions that are drawn
 * @param residuals null if no prediction is finite
 * @param normalQuantiles of the residuals, ascending; at most a few hundred
 * @param byPrediction the errors by the decile of the prediction: not by that of the target, because the rows with large targets include those that
 *     were lucky, so that even the predictions of the true model are too low there
 * @param skewness of the residuals about the mean of their decile; null if no prediction is finite, and in evaluations that were written before it
 *     was kept
 * @param byFeature the errors by the cells of each column of the table, for numbers by their quintiles, the most important column first; in their
 *     order if the importance is null
 * @param worst the rows with the largest absolute errors, the largest first, preceded by those without a finite prediction
 * @param importance null if the RMSE is not defined, either for the predictions or with a feature shuffled
 * @param partialDependence of the 6 most important columns, the most important first; without those that have the same value in nearly all
 *     rows, or for which a prediction is not finite
 */
public record Diagnostics(
        int rows,
        int undefinedRows,
        PredictionSample points,
        @Nullable Histogram residuals,
        List<QuantilePair> normalQuantiles,
        List<ErrorBin> byPrediction,
        @Nullable Double skewness,
        List<FeatureErrors> byFeature,
        List<WorstRow> worst,
        @Nullable PermutationImportance importance,
        List<PartialDependence> partialDependence) {
    private static final int PREDICTION_BINS = 10;
    private static final int CURVES = 6;

    /**
     * Copies the lists, and checks the numbers of rows.
     *
     * @param rows how many test rows there are, at least 1
     * @param undefinedRows for how many of them the prediction is not usable, from 0 to {@code rows}
     * @param points the predictions that are drawn
     * @param residuals null if no prediction is finite
     * @param normalQuantiles of the residuals, ascending
     * @param byPrediction the errors by the decile of the prediction
     * @param skewness of the residuals about the mean of their decile; null if it isn't known
     * @param byFeature the errors by the cells of each column of the table
     * @param worst the rows with the largest absolute errors, the largest first
     * @param importance null if the RMSE is not defined
     * @param partialDependence of the most important columns
     * @throws IllegalArgumentException if a number of rows is out of its range, the skewness is not finite, or there are residuals without
     *     points or points without residuals
     */
    public Diagnostics {
        normalQuantiles = List.copyOf(normalQuantiles);
        byPrediction = List.copyOf(byPrediction);
        byFeature = List.copyOf(byFeature);
        worst = List.copyOf(worst);
        partialDependence = List.copyOf(partialDependence);
        Invariant.finiteIfAny("skewness", skewness);
        Invariant.atLeast(1, "rows", rows);
        Invariant.atLeast(0, "undefinedRows", undefinedRows);
        Invariant.atLeast(undefinedRows, "rows", rows);
        Invariant.require(
                (residuals == null) == points.rows().isEmpty(),
                residuals == null
                        ? "there are predictions, but residuals is missing"
                        : "there are residuals, but points has no rows");
    }

    /**
     * Looks at the errors of a model.
     *
     * @param predictor the model
     * @param test the test rows, at least one
     * @param testRows the 0-based numbers that they have in the dataset
     * @param predicted what the model predicts for them
     * @return its errors on these rows, from many angles
     */
    public static Diagnostics of(Predictor predictor, Dataset test, int[] testRows, double[] predicted) {
        Residuals residuals = Residuals.of(test, testRows, predicted);
        int undefined = test.rows() - residuals.rows();
        double[] sorted = residuals.sorted();
        PermutationImportance importance = undefined > 0 ? null : FeatureShuffles.importance(predictor, residuals);
        List<TableColumn> order = order(importance, residuals.dataset().tableColumns());
        ColumnErrors errors = new ColumnErrors(residuals);
        List<ErrorBin> byPrediction = ErrorBins.of(residuals.predicted(), residuals.values(), PREDICTION_BINS);
        return new Diagnostics(
                test.rows(),
                undefined,
                DrawnPoints.of(residuals),
                sorted.length == 0 ? null : HistogramBins.histogram(sorted),
                NormalQuantiles.of(sorted),
                byPrediction,
                byPrediction.isEmpty()
                        ? null
                        : ErrorBins.skewness(residuals.predicted(), residuals.values(), byPrediction),
                order.stream().map(errors::of).toList(),
                WorstRows.of(test, testRows, predicted),
                importance,
                curves(predictor, residuals, order));
    }

    private static List<PartialDependence> curves(Predictor predictor, Residuals residuals, List<TableColumn> order) {
        if (residuals.rows() == 0) {
            return List.of();
        }
        DependenceCurves curves = new DependenceCurves(predictor, residuals);
        return order.stream()
                .limit(CURVES)
                .map(curves::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<TableColumn> order(@Nullable PermutationImportance importance, List<TableColumn> columns) {
        return importance == null
                ? columns
                : importance.features().stream()
                        .flatMap(feature ->
                                columns.stream().filter(column -> column.name().equals(feature.feature())))
                        .toList();
    }
}
