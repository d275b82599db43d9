package dev.mlmethods.regression.evaluation;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.data.SampleWeights;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.scaling.CompensatedSum;
import dev.mlmethods.regression.scaling.RelativeWeights;
import dev.mlmethods.regression.scaling.WeightedMean;
import dev.mlmethods.regression.storage.DoubleColumn;
import java.util.Arrays;

/**
 * Predicts the mean of the training target whatever the features: scikit-learn's {@code DummyRegressor}.
 *
 * @param mean what it predicts, in the target's unit
 */
public record MeanModel(double mean) implements Predictor {
    /**
     * Creates a model with a known mean, such as one stored with a network.
     *
     * @param mean what it predicts, in the target's unit, finite
     * @throws IllegalArgumentException if the mean is not finite
     */
    public MeanModel {
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("the mean must be finite: " + NumberText.shortest(mean));
        }
    }

    /**
     * {@return the model of the given rows: the weighted mean if they have weights}
     *
     * @param training the training rows, at least one
     * @throws RegressionException if the target has values that are missing, infinite or too large to be summed
     */
    public static MeanModel fit(Dataset training) {
        if (training.rows() == 0) {
            throw new IllegalArgumentException("a mean needs at least one training row");
        }
        double mean = mean(training);
        if (!Double.isFinite(mean)) {
            throw new RegressionException("The target '" + training.targetName()
                    + "' has no finite mean; remove missing, infinite and extremely large values from it.");
        }
        return new MeanModel(mean);
    }

    private static double mean(Dataset training) {
        SampleWeights weights = training.weights();
        if (weights == null) {
            CompensatedSum sum = new CompensatedSum();
            for (int i = 0; i < training.rows(); i++) {
                sum.add(training.target(i));
            }
            return sum.mean();
        }
        double[] relative = RelativeWeights.of(weights.toArray());
        WeightedMean mean = new WeightedMean();
        for (int i = 0; i < training.rows(); i++) {
            mean.add(relative[i], training.target(i));
        }
        return mean.value();
    }

    @Override
    public DoubleColumn predictAll(FeatureMatrix features) {
        return DoubleColumn.constant(mean, features.rows());
    }

    @Override
    public double[] predict(FeatureMatrix features) {
        double[] predicted = new double[features.rows()];
        Arrays.fill(predicted, mean);
        return predicted;
    }
}
