package dev.mlmethods.regression.evaluation;

import dev.mlmethods.regression.data.FeatureMatrix;

/** Predicts the target of rows of features: the network, or a reference model that it must beat. */
@FunctionalInterface
public interface Predictor {
    /**
     * Predicts the target.
     *
     * @param features unscaled, with the features of the training data in their order
     * @return one value per row, in the target's unit
     * @throws dev.mlmethods.regression.RegressionException if the model depends on the features and these are different ones
     */
    double[] predict(FeatureMatrix features);
}
