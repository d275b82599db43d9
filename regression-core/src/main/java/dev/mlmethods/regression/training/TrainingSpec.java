package dev.mlmethods.regression.training;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.random.RandomSeeds;
import dev.mlmethods.regression.scaling.TargetScaling;

/**
 * How the network is trained: mean squared error, minimised by Adam (Kingma and Ba, 2015; beta1 0.9, beta2 0.999, epsilon
 * 1e-8, in the form of PyTorch's {@code torch.optim.Adam}).
 *
 * @param epochs how often all training rows are passed over, at least 1; default 100
 * @param learningRate Adam's step size, above 0; default 0.001
 * @param batchSize the rows of one update; default full
 * @param targetScaling what the network learns of the target; default none
 * @param seed the seed of the initial weights and of the shuffles, 0 to 2<sup>32</sup>-1; default 42
 * @param engine what computes it; default auto
 */
public record TrainingSpec(
        int epochs,
        double learningRate,
        BatchSize batchSize,
        TargetScaling targetScaling,
        long seed,
        EngineName engine) {
    /** Checks the values. */
    public TrainingSpec {
        if (epochs < 1) {
            throw new RegressionException("epochs is " + epochs + "; it must be a whole number of at least 1.");
        }
        if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new RegressionException(
                    "learningRate is " + learningRate + "; it must be a number above 0, such as 0.001.");
        }
        RandomSeeds.check("seed", seed);
    }

    /** 100 full-batch epochs at 0.001, seed 42. */
    public static TrainingSpec defaults() {
        return new TrainingSpec(100, 1e-3, BatchSize.FULL, TargetScaling.NONE, 42, EngineName.AUTO);
    }

    /** The same with another number of epochs. */
    public TrainingSpec withEpochs(int newEpochs) {
        return new TrainingSpec(newEpochs, learningRate, batchSize, targetScaling, seed, engine);
    }

    /** The same with another learning rate. */
    public TrainingSpec withLearningRate(double newLearningRate) {
        return new TrainingSpec(epochs, newLearningRate, batchSize, targetScaling, seed, engine);
    }

    /** The same with another batch size. */
    public TrainingSpec withBatchSize(BatchSize newBatchSize) {
        return new TrainingSpec(epochs, learningRate, newBatchSize, targetScaling, seed, engine);
    }

    /** The same with another scaling of the target. */
    public TrainingSpec withTargetScaling(TargetScaling newTargetScaling) {
        return new TrainingSpec(epochs, learningRate, batchSize, newTargetScaling, seed, engine);
    }

    /** The same with another seed. */
    public TrainingSpec withSeed(long newSeed) {
        return new TrainingSpec(epochs, learningRate, batchSize, targetScaling, newSeed, engine);
    }

    /** The same with another engine. */
    public TrainingSpec withEngine(EngineName newEngine) {
        return new TrainingSpec(epochs, learningRate, batchSize, targetScaling, seed, newEngine);
    }
}
