package dev.mlmethods.regression.dl4j;

import java.util.List;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * What the configuration of a DL4J network says about its training.
 *
 * @param updater the optimizer that the network carries
 * @param regularization of all weights and biases
 * @param loss of the output layer
 */
record Dl4jTraining(IUpdater updater, List<Regularization> regularization, ILossFunction loss) {
    /** Copies the list. */
    Dl4jTraining {
        regularization = List.copyOf(regularization);
    }

    /** The mean squared error without regularization. */
    static Dl4jTraining of(IUpdater updater) {
        return new Dl4jTraining(updater, List.of(), LossFunction.MSE.getILossFunction());
    }

    /** The same for rows that don't count the same; see {@link WeightedLoss}. */
    Dl4jTraining weighted() {
        return new Dl4jTraining(updater, regularization, new WeightedLoss(loss));
    }
}
