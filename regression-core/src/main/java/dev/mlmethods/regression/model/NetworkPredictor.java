package dev.mlmethods.regression.model;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.evaluation.Predictor;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.scaling.Preparation;
import dev.mlmethods.regression.training.TrainingEngine;

/** A network and its preparation: raw rows in, predictions in the target's unit out. */
record NetworkPredictor(TrainingEngine engine, NetworkState network, Preparation preparation) implements Predictor {
    @Override
    public double[] predict(FeatureMatrix features) {
        return preparation.inverse(engine.predict(network, preparation.transform(features)));
    }

    @Override
    public double[] predictTraining(Dataset training) {
        return preparation.inverse(engine.predict(network, preparation.transformTraining(training)));
    }

    NetworkPredictor withEngine(TrainingEngine other) {
        return new NetworkPredictor(other, network, preparation);
    }

    NetworkPredictor withNetwork(NetworkState other) {
        return new NetworkPredictor(engine, other, preparation);
    }
}
