package dev.mlmethods.regression.model;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.evaluation.Predictor;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.scaling.Preparation;
import dev.mlmethods.regression.scaling.RowTransform;
import dev.mlmethods.regression.storage.DoubleColumn;
import dev.mlmethods.regression.training.TrainingEngine;

/** A network and its preparation: raw rows in, predictions in the target's unit out. */
record NetworkPredictor(TrainingEngine engine, NetworkState network, Preparation preparation) implements Predictor {
    @Override
    public double[] predict(FeatureMatrix features) {
        RowTransform inputs = preparation.of(features);
        double[] predicted = new double[features.rows()];
        features.forEachBlock((from, to) -> System.arraycopy(predict(inputs, from, to), 0, predicted, from, to - from));
        return predicted;
    }

    @Override
    public DoubleColumn predictTraining(Dataset training) {
        RowTransform inputs = preparation.ofTraining(training);
        return DoubleColumn.computed(
                training.rows(), training.features().memory(), (from, to) -> predict(inputs, from, to));
    }

    private double[] predict(RowTransform inputs, int from, int to) {
        return preparation.inverse(engine.predict(network, inputs.of(from, to)));
    }

    NetworkPredictor withEngine(TrainingEngine other) {
        return new NetworkPredictor(other, network, preparation);
    }

    NetworkPredictor withNetwork(NetworkState other) {
        return new NetworkPredictor(engine, other, preparation);
    }
}
