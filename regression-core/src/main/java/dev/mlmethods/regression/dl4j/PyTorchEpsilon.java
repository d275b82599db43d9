package dev.mlmethods.regression.dl4j;

import dev.mlmethods.regression.training.Optimizer;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Gives DL4J's Adam the formula of PyTorch's. PyTorch divides by {@code sqrt(v / (1 - beta2^t)) + epsilon}, DL4J by {@code sqrt(v) + epsilon} before
 * the same correction; so DL4J's with {@code epsilon * sqrt(1 - beta2^t)} is PyTorch's. Over 100 epochs the difference moves the loss by up to 1e-4.
 * A custom updater would do the same, but then plain DL4J could not open the model. The other updaters don't need this.
 */
final class PyTorchEpsilon {
    private final List<Adam> adams;

    /** Finds the updaters of a network. */
    PyTorchEpsilon(MultiLayerNetwork network) {
        adams = LearningRates.updaters(network).stream()
                .filter(Adam.class::isInstance)
                .map(Adam.class::cast)
                .toList();
    }

    /** Sets the epsilon of an update, counted from 0 as in DL4J. */
    void beforeUpdate(int iteration) {
        for (Adam adam : adams) {
            adam.setEpsilon(Optimizer.EPSILON * Math.sqrt(1 - StrictMath.pow(adam.getBeta2(), iteration + 1.0)));
        }
    }
}
