package dev.mlmethods.regression.dl4j;

import dev.mlmethods.regression.training.LossSpec;
import dev.mlmethods.regression.training.Optimizer;
import dev.mlmethods.regression.training.OptimizerSpec;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.List;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The loss and the optimizer of a specification, as DL4J configures them. */
final class Optimizers {
    private Optimizers() {}

    /**
     * The configuration with which DL4J's own {@code fit} continues in the same way, except for what it cannot express: the schedule of the
     * learning rate (it has the rate of {@link OptimizerSpec}), {@code maxGradientNorm} (it doesn't clip) and the loss huber
     * (it has the mean squared error).
     */
    static Dl4jTraining of(TrainingSpec spec) {
        return new Dl4jTraining(
                updater(spec.optimizer()),
                regularization(spec.optimizer()),
                loss(spec.loss()).getILossFunction());
    }

    private static IUpdater updater(OptimizerSpec spec) {
        return switch (spec.optimizer()) {
            case SGD -> new Sgd(spec.learningRate());
            case MOMENTUM -> new Nesterovs(spec.learningRate(), spec.momentum());
            case RMS_PROP -> new RmsProp(spec.learningRate(), Optimizer.RMS_DECAY, Optimizer.EPSILON);
            case ADAM, ADAM_W -> new Adam(spec.learningRate(), Optimizer.BETA_1, Optimizer.BETA_2, Optimizer.EPSILON);
        };
    }

    private static List<Regularization> regularization(OptimizerSpec spec) {
        if (spec.weightDecay() == 0) {
            return List.of();
        }
        return List.of(
                spec.optimizer().decouplesWeightDecay()
                        ? new WeightDecay(spec.weightDecay(), true)
                        : new L2Regularization(spec.weightDecay()));
    }

    private static LossFunction loss(LossSpec spec) {
        return switch (spec.loss()) {
            case MSE, HUBER -> LossFunction.MSE;
            case MAE -> LossFunction.MEAN_ABSOLUTE_ERROR;
        };
    }
}
