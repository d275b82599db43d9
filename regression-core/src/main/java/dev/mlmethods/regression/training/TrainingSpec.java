package dev.mlmethods.regression.training;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.parameter.NumberRange;
import dev.mlmethods.regression.random.RandomSeeds;
import dev.mlmethods.regression.scaling.TargetScaling;

/**
 * How the network is trained. In JSON, the fields of its parts are next to its own.
 *
 * @param epochs how often all training rows are passed over, at least 1; default 100; early stopping may end sooner
 * @param batchSize the rows of one update; default full
 * @param loss what is minimized; default the mean squared error
 * @param optimizer how a gradient becomes an update; default Adam at 0.001
 * @param schedule how the learning rate changes; default not at all
 * @param evaluateEvery the validation loss is taken after every that many epochs and after the last one, at least 1; default 1
 * @param earlyStopping when the training ends before its last epoch; default never
 * @param targetScaling what the network learns of the target; default none
 * @param seed the seed of the initial weights, of the shuffles and of dropout, 0 to 2<sup>32</sup>-1; default 42
 * @param engine what computes it; default auto
 */
public record TrainingSpec(
        int epochs,
        BatchSize batchSize,
        @JsonUnwrapped LossSpec loss,
        @JsonUnwrapped OptimizerSpec optimizer,
        @JsonUnwrapped ScheduleSpec schedule,
        int evaluateEvery,
        @JsonUnwrapped EarlyStopping earlyStopping,
        TargetScaling targetScaling,
        long seed,
        EngineName engine) {
    /** The range of {@code epochs}. */
    public static final NumberRange EPOCHS = NumberRange.wholeFrom(1);

    /** The range of {@code evaluateEvery}. */
    public static final NumberRange EVALUATE_EVERY = NumberRange.wholeFrom(1);

    /**
     * Checks the values.
     *
     * @param epochs how often all training rows are passed over, at least 1
     * @param batchSize the rows of one update
     * @param loss what is minimized
     * @param optimizer how a gradient becomes an update
     * @param schedule how the learning rate changes; its warm-up is shorter than the training
     * @param evaluateEvery the epochs from one validation loss to the next, at least 1
     * @param earlyStopping when the training ends before its last epoch
     * @param targetScaling what the network learns of the target
     * @param seed the seed of the initial weights, of the shuffles and of dropout, 0 to 2<sup>32</sup>-1
     * @param engine what computes it
     * @throws RegressionException if a value is out of its range, or the warm-up isn't shorter than the training
     */
    public TrainingSpec {
        EPOCHS.require("epochs", epochs, "");
        if (schedule.warmupEpochs() >= epochs) {
            throw new RegressionException("warmupEpochs is " + schedule.warmupEpochs() + ", but epochs is " + epochs
                    + "; the warm-up must be shorter than the training.");
        }
        EVALUATE_EVERY.require("evaluateEvery", evaluateEvery, ": the epochs from one validation loss to the next");
        RandomSeeds.check("seed", seed);
    }

    /** {@return 100 full-batch epochs of Adam at 0.001, with seed 42} */
    public static TrainingSpec defaults() {
        return new TrainingSpec(
                100,
                BatchSize.FULL,
                LossSpec.defaults(),
                OptimizerSpec.defaults(),
                ScheduleSpec.defaults(),
                1,
                EarlyStopping.defaults(),
                TargetScaling.NONE,
                42,
                EngineName.AUTO);
    }

    /** {@return the optimizer's learning rate, before any schedule} */
    public double learningRate() {
        return optimizer.learningRate();
    }

    /**
     * {@return the same with a different number of epochs}
     *
     * @param newEpochs how often all training rows are passed over, at least 1
     */
    public TrainingSpec withEpochs(int newEpochs) {
        Parts parts = new Parts(this);
        parts.epochs = newEpochs;
        return parts.spec();
    }

    /**
     * {@return the same with a different learning rate}
     *
     * @param newLearningRate the size of the optimizer's step, above 0
     */
    public TrainingSpec withLearningRate(double newLearningRate) {
        return withOptimizer(optimizer.withLearningRate(newLearningRate));
    }

    /**
     * {@return the same with a different batch size}
     *
     * @param newBatchSize the rows of one update
     */
    public TrainingSpec withBatchSize(BatchSize newBatchSize) {
        Parts parts = new Parts(this);
        parts.batchSize = newBatchSize;
        return parts.spec();
    }

    /**
     * {@return the same with a different loss}
     *
     * @param newLoss what is minimized
     */
    public TrainingSpec withLoss(LossSpec newLoss) {
        Parts parts = new Parts(this);
        parts.loss = newLoss;
        return parts.spec();
    }

    /**
     * {@return the same with a different optimizer}
     *
     * @param newOptimizer how a gradient becomes an update
     */
    public TrainingSpec withOptimizer(OptimizerSpec newOptimizer) {
        Parts parts = new Parts(this);
        parts.optimizer = newOptimizer;
        return parts.spec();
    }

    /**
     * {@return the same with a different schedule of the learning rate}
     *
     * @param newSchedule how the learning rate changes from update to update
     */
    public TrainingSpec withSchedule(ScheduleSpec newSchedule) {
        Parts parts = new Parts(this);
        parts.schedule = newSchedule;
        return parts.spec();
    }

    /**
     * {@return the same with a different number of epochs between validation losses}
     *
     * @param newEvaluateEvery the validation loss is taken after every that many epochs, at least 1, and after the last one
     */
    public TrainingSpec withEvaluateEvery(int newEvaluateEvery) {
        Parts parts = new Parts(this);
        parts.evaluateEvery = newEvaluateEvery;
        return parts.spec();
    }

    /**
     * {@return the same with different early stopping}
     *
     * @param newEarlyStopping when the training ends before its last epoch
     */
    public TrainingSpec withEarlyStopping(EarlyStopping newEarlyStopping) {
        Parts parts = new Parts(this);
        parts.earlyStopping = newEarlyStopping;
        return parts.spec();
    }

    /**
     * {@return the same with a different scaling of the target}
     *
     * @param newTargetScaling what the network learns of the target
     */
    public TrainingSpec withTargetScaling(TargetScaling newTargetScaling) {
        Parts parts = new Parts(this);
        parts.targetScaling = newTargetScaling;
        return parts.spec();
    }

    /**
     * {@return the same with a different seed}
     *
     * @param newSeed of the initial weights, of the shuffles and of dropout, 0 to 2<sup>32</sup>-1
     */
    public TrainingSpec withSeed(long newSeed) {
        Parts parts = new Parts(this);
        parts.seed = newSeed;
        return parts.spec();
    }

    /**
     * {@return the same with a different engine}
     *
     * @param newEngine what computes the training
     */
    public TrainingSpec withEngine(EngineName newEngine) {
        Parts parts = new Parts(this);
        parts.engine = newEngine;
        return parts.spec();
    }

    /** The values of a specification, to change one of them. */
    private static final class Parts {
        private int epochs;
        private BatchSize batchSize;
        private LossSpec loss;
        private OptimizerSpec optimizer;
        private ScheduleSpec schedule;
        private int evaluateEvery;
        private EarlyStopping earlyStopping;
        private TargetScaling targetScaling;
        private long seed;
        private EngineName engine;

        private Parts(TrainingSpec spec) {
            epochs = spec.epochs;
            batchSize = spec.batchSize;
            loss = spec.loss;
            optimizer = spec.optimizer;
            schedule = spec.schedule;
            evaluateEvery = spec.evaluateEvery;
            earlyStopping = spec.earlyStopping;
            targetScaling = spec.targetScaling;
            seed = spec.seed;
            engine = spec.engine;
        }

        private TrainingSpec spec() {
            return new TrainingSpec(
                    epochs,
                    batchSize,
                    loss,
                    optimizer,
                    schedule,
                    evaluateEvery,
                    earlyStopping,
                    targetScaling,
                    seed,
                    engine);
        }
    }
}
