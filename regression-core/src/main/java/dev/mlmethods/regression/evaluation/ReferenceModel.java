package dev.mlmethods.regression.evaluation;

import dev.mlmethods.regression.data.FeatureMatrix;

/** A simple model, fitted on the same training rows as a network: what the network has to beat to be worth its while. */
public interface ReferenceModel {
    /**
     * Predicts the target.
     *
     * @param features unscaled, with the features of the training data in their order
     * @return one value a row, in the target's unit
     * @throws dev.mlmethods.regression.RegressionException if the model depends on the features and these are others
     */
    double[] predict(FeatureMatrix features);
}
