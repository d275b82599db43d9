package dev.mlmethods.regression.model;

import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.Networks;
import dev.mlmethods.regression.scaling.StandardScaler;
import dev.mlmethods.regression.scaling.TargetScaler;
import dev.mlmethods.regression.training.vector.DensePredictor;
import dev.mlmethods.regression.training.vector.VectorEngine;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A network and its scalers: raw rows in, predictions in the target's unit out. They are computed as its training engine
 * computed them, so that they agree to the bit with the losses that it saw.
 *
 * @param engine the name of the engine that trained the network
 */
record NetworkPredictor(
        String engine, NetworkSpec spec, MultiLayerNetwork network, StandardScaler scaler, TargetScaler targetScaler) {
    double[] predict(FeatureMatrix features) {
        FeatureMatrix scaled = scaler.transform(features);
        int columns = scaled.columns();
        float[] inputs = new float[Math.multiplyExact(scaled.rows(), columns)];
        for (int row = 0; row < scaled.rows(); row++) {
            for (int column = 0; column < columns; column++) {
                inputs[row * columns + column] = (float) scaled.get(row, column);
            }
        }
        float[] outputs = outputs(inputs, columns);
        double[] predicted = new double[outputs.length];
        for (int row = 0; row < predicted.length; row++) {
            predicted[row] = targetScaler.inverse(outputs[row]);
        }
        return predicted;
    }

    private float[] outputs(float[] inputs, int columns) {
        if (!engine.equals(VectorEngine.NAME)) {
            return Networks.predict(network, inputs, columns);
        }
        int threads = Runtime.getRuntime().availableProcessors();
        return new DensePredictor(spec, columns, Networks.parameters(network), threads).predict(inputs);
    }
}
