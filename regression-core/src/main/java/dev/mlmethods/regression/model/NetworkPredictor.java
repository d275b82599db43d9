package dev.mlmethods.regression.model;

import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.scaling.Preparation;
import dev.mlmethods.regression.training.TrainingEngine;

/** A network and its preparation: raw rows in, predictions in the target's unit out. */
record NetworkPredictor(TrainingEngine engine, NetworkState network, Preparation preparation) {
    double[] predict(FeatureMatrix features) {
        return preparation.inverse(engine.predict(network, preparation.transform(features)));
    }

    NetworkPredictor withNetwork(NetworkState other) {
        return new NetworkPredictor(engine, other, preparation);
    }
}
