package dev.mlmethods.regression.scaling;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.data.FeatureScaling;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Fits the scaler of features that are scaled in different ways.
 *
 * <ul>
 *   <li>{@link FeatureScaling#ROBUST}: by scikit-learn's {@code RobustScaler}: the median, and the distance between the quartiles, which are NumPy's
 *       linear percentiles; 1 if it is 0.
 *   <li>{@link FeatureScaling#QUANTILE_NORMAL}: by its {@code QuantileTransformer(n_quantiles=min(1000, rows), output_distribution="normal", subsample=None)}.
 *   <li>{@link FeatureScaling#NONE}: (x - 0) / 1 is x, to the bit.
 * </ul>
 *
 * <p>A feature that is constant becomes 0, whatever its scaling is: see {@link FittedScaler}.
 */
final class ScalerFit {
    private static final int MOST_QUANTILES = 1_000;

    /** The quantiles of this many columns are about 10 MB in {@code model.zip}. */
    private static final int MOST_COLUMNS = 500;

    private final Dataset training;
    private final FittedScaler standard;
    private final double[] means;
    private final double[] scales;
    private final double[][] quantiles;

    private ScalerFit(Dataset training) {
        this.training = training;
        this.standard = FittedScaler.fit(training.features());
        this.means = standard.means();
        this.scales = standard.scales();
        this.quantiles = new double[means.length][0];
    }

    /**
     * The scaler of the given rows.
     *
     * @param training only the training rows, at least one
     * @throws RegressionException if a feature has no finite mean and variance, or a feature that is to have normal scores has too few values; the message names it
     */
    static FittedScaler fit(Dataset training) {
        ScalerFit fit = new ScalerFit(training);
        int[] others = IntStream.range(0, fit.means.length)
                .filter(column ->
                        training.scalingOf(column) != FeatureScaling.STANDARD && !fit.standard.isConstant(column))
                .toArray();
        if (others.length == 0) {
            return fit.standard;
        }
        fit.requireEnoughValues(others);
        for (int column : others) {
            fit.scale(column);
        }
        return FittedScaler.of(training.features().names(), fit.means, fit.scales, fit.quantiles);
    }

    private void scale(int column) {
        means[column] = 0;
        scales[column] = 1;
        if (training.scalingOf(column) == FeatureScaling.ROBUST) {
            double[] sorted = sorted(column);
            means[column] = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
            double distance = Percentile.of(sorted, 0.75) - Percentile.of(sorted, 0.25);
            scales[column] = distance > 0 ? distance : 1;
        } else if (training.scalingOf(column) == FeatureScaling.QUANTILE_NORMAL) {
            quantiles[column] = quantiles(sorted(column));
        }
    }

    private double[] sorted(int column) {
        FeatureMatrix features = training.features();
        return IntStream.range(0, features.rows())
                .mapToDouble(row -> features.get(row, column))
                .sorted()
                .toArray();
    }

    private static double[] quantiles(double[] sorted) {
        int last = Math.min(MOST_QUANTILES, sorted.length) - 1;
        double[] quantiles = new double[last + 1];
        for (int i = 0; i <= last; i++) {
            double probability = i == last ? 1 : i * (1.0 / last);
            // Multiplied and divided as in scikit-learn, whose percentiles are out of 100.
            double percentile = Percentile.of(sorted, probability * 100 / 100);
            quantiles[i] = i == 0 ? percentile : Math.max(quantiles[i - 1], percentile);
        }
        return quantiles;
    }

    private void requireEnoughValues(int[] others) {
        List<String> few = new ArrayList<>();
        Set<String> parameters = new LinkedHashSet<>();
        List<String> properties = new ArrayList<>();
        StringBuilder elements = new StringBuilder();
        int columns = 0;
        for (int column : others) {
            if (training.scalingOf(column) == FeatureScaling.QUANTILE_NORMAL) {
                columns++;
                long values = Arrays.stream(sorted(column)).distinct().count();
                if (values < FeatureScaling.FEWEST_QUANTILE_VALUES) {
                    String name = training.columnOf(column);
                    few.add(Excerpt.quoted(name) + " has " + values);
                    parameters.add(training.scalingParameter(column));
                    properties.add("-Dregression.featureScalingOf." + name + "=standard");
                    elements.append('<')
                            .append(name)
                            .append(">standard</")
                            .append(name)
                            .append('>');
                }
            }
        }
        if (!few.isEmpty()) {
            throw new RegressionException(training.name() + ": " + String.join(" and ", parameters)
                    + (parameters.size() == 1 ? " is" : " are") + " quantileNormal, which takes "
                    + FeatureScaling.FEWEST_QUANTILE_VALUES + " different values or more, but in the "
                    + NumberText.count(training.rows()) + " training rows " + String.join(", ", few)
                    + ". Set " + String.join(" ", properties) + ", or in the POM <featureScalingOf>" + elements
                    + "</featureScalingOf>.");
        }
        if (columns > MOST_COLUMNS) {
            throw new RegressionException(training.name() + ": featureScaling is quantileNormal for "
                    + NumberText.count(columns) + " columns, and for each of them the model keeps up to "
                    + NumberText.count(MOST_QUANTILES) + " numbers; it can be for " + MOST_COLUMNS
                    + " at most. Set featureScaling=robust, and featureScalingOf for those that need quantiles.");
        }
    }
}
