package dev.mlmethods.regression.model;

import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.scaling.StandardScaler;
import dev.mlmethods.regression.scaling.TargetScaler;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingEngine;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A network and its scalers: raw rows in, predictions in the target's unit out. The engine that trained the network computes
 * them, so that they agree to the bit with the losses that it saw.
 */
record NetworkPredictor(
        TrainingEngine engine, MultiLayerNetwork network, StandardScaler scaler, TargetScaler targetScaler) {
    double[] predict(FeatureMatrix features) {
        scaler.requireSameFeatures(features.names());
        return inTargetsUnit(
                engine.predict(network, ScaledDataset.scaledFeatures(features, scaler), features.columns()));
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
