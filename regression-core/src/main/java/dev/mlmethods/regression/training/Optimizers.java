package dev.mlmethods.regression.training;

import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/** The optimizer of a specification, as DL4J configures it. */
public final class Optimizers {
    private Optimizers() {}

    /** Adam with DL4J's defaults, which are PyTorch's: beta1 0.9, beta2 0.999, epsilon 1e-8. */
    public static IUpdater of(TrainingSpec spec) {
        return new Adam(spec.learningRate());
    }
}
