package dev.mlmethods.regression.evaluation;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.storage.DoubleColumn;

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

    /**
     * Predicts the target of rows that may be in a file, a block at a time, see {@link FeatureMatrix#memory}.
     *
     * @param features as for {@link #predict}
     * @return one value per row, in the target's unit
     */
    default DoubleColumn predictAll(FeatureMatrix features) {
        return DoubleColumn.computed(
                features.rows(), features.memory(), (from, to) -> predict(features.slice(from, to)));
    }

    /**
     * Predicts the target of the rows that the model was trained on. A model that looks at the targets of training rows leaves out the row itself, as it did when it was
     * trained; otherwise it would seem better than it is.
     *
     * @param training the training rows, all of them and in the same order
     * @return one value per row, in the target's unit
     */
    default DoubleColumn predictTraining(Dataset training) {
        return predictAll(training.features());
    }
}
