package dev.mlmethods.regression.exchange.joblib;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code StandardScaler} of scikit-learn does to a row: each value, less its mean, divided by its scale.
 *
 * @param means of each column, finite; 0 without {@code with_mean}
 * @param scales of each column, finite and above 0; 1 without {@code with_std}
 * @param features the names of the columns; null if it was fitted on an array without names
 * @param samples on how many rows it was fitted; null if that differs by column, or isn't a whole number
 */
public record StandardScalerValues(
        List<Double> means,
        List<Double> scales,
        @Nullable List<String> features,
        @Nullable Long samples) {}
