package dev.mlmethods.regression.scaling;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.predictor.network.FeatureScaler;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Standardizes each feature: z = (x - mean) / scale, with the mean and the population standard deviation (divided by n) of the training rows. If a
 * feature is to be scaled in a different way, {@link ScalerFit} computes other numbers for them, and x may be its normal score. Immutable.
 *
 * <p>A constant feature, whose smallest training value is also its largest, has an infinite scale: it becomes 0 in every row, whatever its value, so
 * that nothing depends on what could not be learned.
 *
 * <p>Means and scales equal those of scikit-learn's {@code StandardScaler} within a relative 1e-12, except for features that it counts as constant:
 * it gives them scale 1, and includes those whose variance is within the error of its own sums. Here, sums are compensated, so that 1 and 1 + 1e-13
 * are different values.
 */
public final class FittedScaler {
    /** Below this, squares of deviations have lost digits, or are 0. */
    private static final double SMALLEST_VARIANCE = 0x1p-900;

    private final List<String> featureNames;
    private final double[] means;
    private final double[] scales;
    private final double[][] quantiles;
    private final FeatureScaler scaler;

    private FittedScaler(List<String> featureNames, double[] means, double[] scales, double[][] quantiles) {
        this.featureNames = List.copyOf(featureNames);
        this.means = means;
        this.scales = scales;
        this.quantiles = quantiles;
        this.scaler = new FeatureScaler(means, scales, quantiles);
    }

    /**
     * {@return a scaler with the means and standard deviations of the given rows}
     *
     * @param training only the training rows, at least one: test rows would leak into the model
     * @throws RegressionException if a feature has values that are missing, infinite or beyond about 1e150
     */
    public static FittedScaler fit(FeatureMatrix training) {
        if (training.rows() == 0) {
            throw new IllegalArgumentException("a scaler needs at least one training row");
        }
        double[] means = means(training);
        double[] variances = variances(training, means);
        FeatureRanges ranges = FeatureRanges.of(training);
        double[] scales = new double[means.length];
        for (int j = 0; j < scales.length; j++) {
            if (!Double.isFinite(means[j]) || !Double.isFinite(variances[j])) {
                throw new RegressionException("The feature '" + training.names().get(j)
                        + "' has no finite mean and variance; remove missing, infinite and extremely large"
                        + " values from it.");
            }
            scales[j] = ranges.isConstant(j)
                    ? FeatureScaler.CONSTANT
                    : variances[j] < SMALLEST_VARIANCE
                            ? deviationOfTinyValues(training, j, ranges)
                            : Math.sqrt(variances[j]);
        }
        return new FittedScaler(training.names(), means, scales, new double[means.length][0]);
    }

    /**
     * {@return a scaler with known means and scales, such as those of a stored model}
     *
     * @param featureNames the names of the features, in order, at least one
     * @param means one finite number per feature
     * @param scales one number above 0 per feature, infinite for constant ones
     * @throws IllegalArgumentException if the lengths differ, there is no feature, a name is used twice or a number is out of range
     */
    public static FittedScaler of(List<String> featureNames, double[] means, double[] scales) {
        return of(featureNames, means, scales, new double[featureNames.size()][0]);
    }

    /**
     * {@return a scaler with known means and scales, and with features that have normal scores}
     *
     * @param featureNames the names of the features, in order, at least one
     * @param means one finite number per feature, of its normal score if it has one
     * @param scales one number above 0 per feature, infinite for constant ones
     * @param quantiles as in {@link FeatureScaler}
     * @throws IllegalArgumentException as in the method without them, and if the quantiles of a feature are not finite, there is only one, or
     *     one is below the one before it
     */
    public static FittedScaler of(List<String> featureNames, double[] means, double[] scales, double[][] quantiles) {
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
                        "the mean of '" + featureNames.get(j) + "' must be finite: " + NumberText.shortest(means[j]));
            }
            if (!areQuantiles(quantiles[j])) {
                throw new IllegalArgumentException(
                        "the quantiles of '" + featureNames.get(j) + "' must be finite, at least two, and rising");
            }
            if (!(scales[j] > 0.0)) {
                throw new IllegalArgumentException("the scale of '" + featureNames.get(j) + "' must be above 0: "
                        + NumberText.shortest(scales[j]));
            }
        }
        return new FittedScaler(featureNames, means.clone(), scales.clone(), quantiles.clone());
    }

    private static boolean areQuantiles(double[] numbers) {
        return numbers.length != 1
                && Arrays.stream(numbers).allMatch(Double::isFinite)
                && IntStream.range(1, numbers.length).allMatch(i -> numbers[i - 1] <= numbers[i]);
    }

    private static double[] means(FeatureMatrix training) {
        CompensatedSum[] sums = new CompensatedSum[training.columns()];
        Arrays.setAll(sums, j -> new CompensatedSum());
        double[] row = new double[sums.length];
        for (int i = 0; i < training.rows(); i++) {
            training.copyRow(i, row, 0);
            for (int j = 0; j < sums.length; j++) {
                sums[j].add(row[j]);
            }
        }
        return Arrays.stream(sums).mapToDouble(CompensatedSum::mean).toArray();
    }

    private static double[] variances(FeatureMatrix training, double[] means) {
        SquaredDeviations[] deviations = new SquaredDeviations[means.length];
        Arrays.setAll(deviations, j -> new SquaredDeviations(means[j]));
        double[] row = new double[deviations.length];
        for (int i = 0; i < training.rows(); i++) {
            training.copyRow(i, row, 0);
            for (int j = 0; j < deviations.length; j++) {
                deviations[j].add(row[j]);
            }
        }
        return Arrays.stream(deviations)
                .mapToDouble(SquaredDeviations::variance)
                .toArray();
    }

    /** The standard deviation of values whose squared deviations are too small for float64: computed from values 2<sup>k</sup> times as large. */
    private static double deviationOfTinyValues(FeatureMatrix training, int column, FeatureRanges ranges) {
        int exponent = -Math.getExponent(ranges.greatest()[column] - ranges.least()[column]);
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < training.rows(); i++) {
            sum.add(Math.scalb(training.get(i, column), exponent));
        }
        SquaredDeviations deviations = new SquaredDeviations(sum.mean());
        for (int i = 0; i < training.rows(); i++) {
            deviations.add(Math.scalb(training.get(i, column), exponent));
        }
        return Math.max(Double.MIN_VALUE, Math.scalb(Math.sqrt(deviations.variance()), -exponent));
    }

    /**
     * The scaler that standardizes the features instead, or their normal scores if they have them.
     *
     * @param training the rows that this was fitted on
     * @return this, if it already does so
     */
    public FittedScaler standardized(FeatureMatrix training) {
        FittedScaler scores = of(featureNames, new double[means.length], ones(), quantiles);
        FittedScaler fitted = fit(hasScores() ? scores.transform(training) : training);
        return Arrays.equals(means, fitted.means) && Arrays.equals(scales, fitted.scales)
                ? this
                : new FittedScaler(featureNames, fitted.means, fitted.scales, quantiles);
    }

    private double[] ones() {
        double[] ones = new double[means.length];
        Arrays.fill(ones, 1);
        return ones;
    }

    private boolean hasScores() {
        return Arrays.stream(quantiles).anyMatch(known -> known.length > 0);
    }

    /** {@return the same scaler as models keep it} */
    public FeatureScaler scaler() {
        return scaler;
    }

    /** {@return the names of the features, in order} */
    public List<String> featureNames() {
        return featureNames;
    }

    /** {@return the quantiles of the features that have normal scores; empty for all others} */
    public double[][] quantiles() {
        return quantiles.clone();
    }

    /** {@return a copy of the means, one per feature, in the feature's unit} */
    public double[] means() {
        return means.clone();
    }

    /** {@return a copy of the scales, one per feature, in the feature's unit, above 0; infinite for constant features} */
    public double[] scales() {
        return scales.clone();
    }

    /**
     * {@return whether a feature was constant in the training rows}
     *
     * @param column the 0-based column of the feature
     */
    public boolean isConstant(int column) {
        return scaler.isConstant(column);
    }

    /**
     * {@return one value of a feature, scaled; 0 for a constant one}
     *
     * @param column the 0-based column of the feature
     * @param value in the feature's unit
     */
    public double transform(int column, double value) {
        return scaler.transform(column, value);
    }

    /**
     * {@return the matrix with each value scaled: rows x features, as before}
     *
     * @param features in their own units
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
     * @param names of the data's features, in order
     * @throws RegressionException if it doesn't; the message names the first difference
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
        return "FittedScaler" + featureNames;
    }
}
