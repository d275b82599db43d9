package dev.mlmethods.regression.diagnostics;

import java.util.List;

/**
 * The errors by the value of a feature.
 *
 * @param feature its name
 * @param bins from small values to large, of about as many rows each; fewer where many rows share a value
 */
public record FeatureErrors(String feature, List<ErrorBin> bins) {
    /** Copies the list. */
    public FeatureErrors {
        bins = List.copyOf(bins);
    }
}
