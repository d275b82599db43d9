package dev.mlmethods.regression.model;

import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.scaling.StandardScaler;
import dev.mlmethods.regression.scaling.TargetScaler;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingEngine;

/**
 * A network and its scalers: raw rows in, predictions in the target's unit out.
 */
record NetworkPredictor(TrainingEngine engine, NetworkState network, StandardScaler scaler, TargetScaler targetScaler) {
    double[] predict(FeatureMatrix features) {
        scaler.requireSameFeatures(features.names());
        return inTargetsUnit(engine.predict(network, ScaledDataset.scaledFeatures(features, scaler)));
    }

    NetworkPredictor withNetwork(NetworkState other) {
        return new NetworkPredictor(engine, other, scaler, targetScaler);
    }

    /** From what the network gives to predictions. */
    double[] inTargetsUnit(float[] outputs) {
        double[] predicted = new double[outputs.length];
        for (int row = 0; row < predicted.length; row++) {
            predicted[row] = targetScaler.inverse(outputs[row]);
        }
        return predicted;
    }
}
