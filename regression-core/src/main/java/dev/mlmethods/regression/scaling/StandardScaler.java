package dev.mlmethods.regression.scaling;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.FeatureMatrix;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * Standardises each feature: z = (x - mean) / scale, with the mean and the population standard deviation (divided by n) of
 * the training rows. A constant feature has scale 1. Immutable.
 *
 * <p>Means and scales equal those of scikit-learn's {@code StandardScaler} within a relative 1e-12.
 */
public final class StandardScaler {
    private static final double EPSILON = Math.ulp(1.0);

    private final List<String> featureNames;
    private final double[] means;
    private final double[] scales;

    private StandardScaler(List<String> featureNames, double[] means, double[] scales) {
        this.featureNames = List.copyOf(featureNames);
        this.means = means;
        this.scales = scales;
    }

    /**
     * A scaler with the means and standard deviations of the given rows.
     *
     * @param training the training rows alone, at least one: test rows would leak into the model
     * @throws RegressionException if a feature has values that are missing, infinite or beyond about 1e150
     */
    public static StandardScaler fit(FeatureMatrix training) {
        if (training.rows() == 0) {
            throw new IllegalArgumentException("a scaler needs at least one training row");
        }
        double[] means = means(training);
        double[] variances = variances(training, means);
        double[] scales = new double[means.length];
        for (int j = 0; j < scales.length; j++) {
            if (!Double.isFinite(means[j]) || !Double.isFinite(variances[j])) {
                throw new RegressionException(
                        "The feature '" + training.names().get(j)
                                + "' has no finite mean and variance; remove missing, infinite and extremely large values from it.");
            }
            scales[j] = isConstant(variances[j], means[j], training.rows()) ? 1.0 : Math.sqrt(variances[j]);
        }
        return new StandardScaler(training.names(), means, scales);
    }

    /**
     * A scaler of known means and scales, such as those of a stored model.
     *
     * @param means one finite number a feature
     * @param scales one finite number above 0 a feature
     * @throws IllegalArgumentException if the lengths differ, there is no feature, a name is used twice or a number is out
     *     of range
     */
    public static StandardScaler of(List<String> featureNames, double[] means, double[] scales) {
        if (featureNames.isEmpty()) {
            throw new IllegalArgumentException("a scaler needs at least one feature");
        }
        if (new HashSet<>(featureNames).size() != featureNames.size()) {
            throw new IllegalArgumentException("feature names must differ: " + featureNames);
        }
        if (means.length != featureNames.size() || scales.length != featureNames.size()) {
            throw new IllegalArgumentException(
                    featureNames.size() + " features, but " + means.length + " means and " + scales.length + " scales");
        }
        for (int j = 0; j < means.length; j++) {
            if (!Double.isFinite(means[j])) {
                throw new IllegalArgumentException(
                        "the mean of '" + featureNames.get(j) + "' must be finite: " + means[j]);
            }
            if (!(scales[j] > 0.0) || !Double.isFinite(scales[j])) {
                throw new IllegalArgumentException(
                        "the scale of '" + featureNames.get(j) + "' must be finite and above 0: " + scales[j]);
            }
        }
        return new StandardScaler(featureNames, means.clone(), scales.clone());
    }

    private static double[] means(FeatureMatrix training) {
        CompensatedSum[] sums = new CompensatedSum[training.columns()];
        Arrays.setAll(sums, j -> new CompensatedSum());
        for (int i = 0; i < training.rows(); i++) {
            for (int j = 0; j < sums.length; j++) {
                sums[j].add(training.get(i, j));
            }
        }
        return Arrays.stream(sums).mapToDouble(CompensatedSum::mean).toArray();
    }

    private static double[] variances(FeatureMatrix training, double[] means) {
        SquaredDeviations[] deviations = new SquaredDeviations[means.length];
        Arrays.setAll(deviations, j -> new SquaredDeviations(means[j]));
        for (int i = 0; i < training.rows(); i++) {
            for (int j = 0; j < deviations.length; j++) {
                deviations[j].add(training.get(i, j));
            }
        }
        return Arrays.stream(deviations)
                .mapToDouble(SquaredDeviations::variance)
                .toArray();
    }

    /** Whether the variance is within the error of its computation: {@code _is_constant_feature} of scikit-learn. */
    private static boolean isConstant(double variance, double mean, int rows) {
        double meanError = rows * mean * EPSILON;
        return variance <= rows * EPSILON * variance + meanError * meanError;
    }

    /** The names of the features, in order. */
    public List<String> featureNames() {
        return featureNames;
    }

    /** A copy of the means, one a feature, in the feature's unit. */
    public double[] means() {
        return means.clone();
    }

    /** A copy of the scales, one a feature, in the feature's unit, above 0. */
    public double[] scales() {
        return scales.clone();
    }

    /** One value of the feature at a 0-based column, standardised. */
    public double transform(int column, double value) {
        return (value - means[column]) / scales[column];
    }

    /**
     * The matrix with each value standardised: rows x features, as before.
     *
     * @throws RegressionException if the columns are not this scaler's features, in their order
     */
    public FeatureMatrix transform(FeatureMatrix features) {
        requireSameFeatures(features.names());
        double[] transformed = new double[features.rows() * features.columns()];
        for (int i = 0; i < features.rows(); i++) {
            int offset = i * means.length;
            for (int j = 0; j < means.length; j++) {
                transformed[offset + j] = transform(j, features.get(i, j));
            }
        }
        return FeatureMatrix.of(featureNames, transformed);
    }

    /**
     * Checks that data has the features of the training data, in the same order.
     *
     * @throws RegressionException if it has not; the message names the first difference
     */
    public void requireSameFeatures(List<String> names) {
        if (names.equals(featureNames)) {
            return;
        }
        if (names.size() != featureNames.size()) {
            throw new RegressionException("The data has " + names.size() + " features, but the training data has "
                    + featureNames.size() + remedy());
        }
        int first = 0;
        while (names.get(first).equals(featureNames.get(first))) {
            first++;
        }
        throw new RegressionException("Feature " + (first + 1) + " of the data is '" + names.get(first)
                + "', but in the training data it is '" + featureNames.get(first) + "'" + remedy());
    }

    private String remedy() {
        return "; give the same features in the same order: " + String.join(", ", featureNames) + ".";
    }

    @Override
    public String toString() {
        return "StandardScaler" + featureNames;
    }
}
