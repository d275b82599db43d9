package dev.mlmethods.regression.evaluation;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.scaling.CompensatedSum;
import dev.mlmethods.regression.scaling.FittedScaler;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Ordinary least squares with an intercept, immutable.
 *
 * <p>If the rows have weights, the squares of the residuals are weighted by them, as with scikit-learn's {@code sample_weight}.
 *
 * <p>If several solutions fit equally well (constant or collinear features, fewer rows than features), it takes the one
 * whose coefficients in the features' own units have the smallest Euclidean norm, like scikit-learn's {@code LinearRegression}
 * does. Directions of the standardized features that are shorter than 2<sup>-52</sup> max(rows, features) times the longest
 * one count as collinear: {@code numpy.linalg.lstsq}'s default, but independent of the features' units.
 *
 * <p>Fitting takes time rows x features x min(rows, features). If there are more rows than features, it reads them one by one and copies none.
 */
public final class LeastSquares implements Predictor {
    /** A product of rows, features and the lesser of the two of this size takes about half a second. */
    private static final double LONG = 1e9;

    private final FittedScaler scaler;
    private final double[] standardizedCoefficients;
    private final double targetMean;

    private LeastSquares(FittedScaler scaler, double[] standardizedCoefficients, double targetMean) {
        this.scaler = scaler;
        this.standardizedCoefficients = standardizedCoefficients;
        this.targetMean = targetMean;
    }

    /**
     * {@return the least-squares fit to the given rows}
     *
     * @param training the training rows, at least one
     * @throws RegressionException if a feature or the target has values that are missing, infinite or extremely large
     */
    public static LeastSquares fit(Dataset training) {
        return fit(training, FittedScaler.fit(training.features()));
    }

    /**
     * {@return the least-squares fit to the given rows with features that are scaled like a network's: with a normal score in place of a value
     * that has one}
     *
     * @param training the training rows, at least one
     * @param prepared fitted on the training rows
     * @throws RegressionException if a feature or the target has values that are missing, infinite or extremely large
     */
    public static LeastSquares fit(Dataset training, FittedScaler prepared) {
        FittedScaler scaler = prepared.standardized(training.features());
        LeastSquares standardized = fitStandardized(training, scaler);
        return scaler.equals(prepared) ? standardized : standardized.inTermsOf(prepared);
    }

    private LeastSquares inTermsOf(FittedScaler other) {
        double[] coefficients = standardizedCoefficients.clone();
        CompensatedSum atMeans = new CompensatedSum();
        atMeans.add(targetMean);
        for (int j = 0; j < coefficients.length; j++) {
            if (!scaler.isConstant(j)) {
                atMeans.add(coefficients[j] * ((other.means()[j] - scaler.means()[j]) / scaler.scales()[j]));
                coefficients[j] *= other.scales()[j] / scaler.scales()[j];
            }
        }
        return new LeastSquares(other, coefficients, atMeans.value());
    }

    private static LeastSquares fitStandardized(Dataset training, FittedScaler scaler) {
        double targetMean = MeanModel.fit(training).mean();
        CentredSystem system = CentredSystem.of(training, scaler, targetMean);
        double[] coefficients =
                MinimumNorm.solve(system.matrix(), system.rightHandSide(), training.rows(), finiteScales(scaler));
        double predictionAtMeans = targetMean + system.correction(coefficients);
        if (!Double.isFinite(predictionAtMeans)) {
            throw new RegressionException("The target '" + training.targetName()
                    + "' has no finite least-squares fit; remove extremely large values from it.");
        }
        return new LeastSquares(scaler, coefficients, predictionAtMeans);
    }

    /**
     * {@return whether {@link #fit} may take a second or longer, so that the user should be told}
     *
     * @param training the training rows, of which only the numbers of rows and features matter
     */
    public static boolean takesLong(Dataset training) {
        double rows = training.rows();
        double features = training.features().columns();
        return rows * features * Math.min(rows, features) > LONG;
    }

    /**
     * {@return an existing fit, such as one stored with a model}
     *
     * @param scaler means and scales of the training features
     * @param standardizedCoefficients as {@link #standardizedCoefficients()} returned them
     * @param targetMean as {@link #targetMean()} returned it
     * @throws IllegalArgumentException if the lengths differ or a number is not finite
     */
    public static LeastSquares of(FittedScaler scaler, double[] standardizedCoefficients, double targetMean) {
        if (standardizedCoefficients.length != scaler.featureNames().size()) {
            throw new IllegalArgumentException(scaler.featureNames().size() + " features, but "
                    + standardizedCoefficients.length + " coefficients");
        }
        if (!Arrays.stream(standardizedCoefficients).allMatch(Double::isFinite) || !Double.isFinite(targetMean)) {
            throw new IllegalArgumentException("coefficients and target mean must be finite: "
                    + Arrays.stream(standardizedCoefficients)
                            .mapToObj(NumberText::shortest)
                            .collect(Collectors.joining(", ", "[", "], "))
                    + NumberText.shortest(targetMean));
        }
        return new LeastSquares(scaler, standardizedCoefficients.clone(), targetMean);
    }

    /** A constant feature is a column of zeros, which needs no coefficient in any unit. */
    private static double[] finiteScales(FittedScaler scaler) {
        double[] scales = scaler.scales();
        for (int j = 0; j < scales.length; j++) {
            scales[j] = scaler.isConstant(j) ? 1.0 : scales[j];
        }
        return scales;
    }

    @Override
    public double[] predict(FeatureMatrix features) {
        scaler.requireSameFeatures(features.names());
        double[] predicted = new double[features.rows()];
        double[] row = new double[features.columns()];
        for (int i = 0; i < predicted.length; i++) {
            features.copyRow(i, row, 0);
            double sum = targetMean;
            for (int j = 0; j < standardizedCoefficients.length; j++) {
                sum += standardizedCoefficients[j] * scaler.transform(j, row[j]);
            }
            predicted[i] = sum;
        }
        return predicted;
    }

    /** {@return the names of the features, in order} */
    public List<String> featureNames() {
        return scaler.featureNames();
    }

    /** {@return the means and scales of the training features} */
    public FittedScaler scaler() {
        return scaler;
    }

    /** {@return a copy of the coefficients, one per feature, in the target's unit per unit of the feature} */
    public double[] coefficients() {
        double[] scales = scaler.scales();
        double[] coefficients = new double[scales.length];
        for (int j = 0; j < scales.length; j++) {
            coefficients[j] = standardizedCoefficients[j] / scales[j];
        }
        return coefficients;
    }

    /** {@return a copy of the coefficients of the scaled features, one per feature, in the target's unit} */
    public double[] standardizedCoefficients() {
        return standardizedCoefficients.clone();
    }

    /** {@return the prediction at the features' means, in the target's unit: the mean of the training target, unless the rows had weights} */
    public double targetMean() {
        return targetMean;
    }

    /** {@return the prediction if every feature is 0, in the target's unit} */
    public double intercept() {
        double[] means = scaler.means();
        double[] coefficients = coefficients();
        CompensatedSum intercept = new CompensatedSum();
        intercept.add(targetMean);
        for (int j = 0; j < means.length; j++) {
            intercept.add(-coefficients[j] * means[j]);
        }
        return intercept.value();
    }

    @Override
    public String toString() {
        return "LeastSquares" + scaler.featureNames();
    }
}
