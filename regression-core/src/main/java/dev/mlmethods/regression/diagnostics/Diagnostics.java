package dev.mlmethods.regression.diagnostics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The errors of a model on its test rows, looked at from many sides. A residual is the actual value minus the predicted one, in the unit of the
 * target.
 *
 * @param rows how many test rows there are
 * @param undefinedRows for how many of them the prediction is not finite; all but {@code worst} leave them out
 * @param points the predictions that are drawn
 * @param residuals null where no prediction is finite
 * @param normalQuantiles of the residuals, rising; at most some hundred
 * @param byTarget the errors by the decile of the target
 * @param byFeature the errors by the quintile of each feature, the most important feature first
 * @param worst the rows with the largest absolute errors, the largest first, those without a finite prediction before them
 * @param importance null where the RMSE is not defined
 * @param partialDependence of the most important features, the most important first
 */
public record Diagnostics(
        int rows,
        int undefinedRows,
        PredictionSample points,
        @Nullable Histogram residuals,
        List<QuantilePair> normalQuantiles,
        List<ErrorBin> byTarget,
        List<FeatureErrors> byFeature,
        List<WorstRow> worst,
        @Nullable PermutationImportance importance,
        List<PartialDependence> partialDependence) {
    /** Copies the lists. */
    public Diagnostics {
        normalQuantiles = List.copyOf(normalQuantiles);
        byTarget = List.copyOf(byTarget);
        byFeature = List.copyOf(byFeature);
        worst = List.copyOf(worst);
        partialDependence = List.copyOf(partialDependence);
    }
}
