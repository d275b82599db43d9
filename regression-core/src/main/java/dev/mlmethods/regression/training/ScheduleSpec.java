package dev.mlmethods.regression.training;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.parameter.NumberRange;

/**
 * The learning rate of each update.
 *
 * @param learningRateSchedule how it changes; default constant
 * @param warmupEpochs over how many epochs it first rises from nearly 0, update by update in equal steps; default 0; oneCycle has its own warm-up and
 *     requires 0 here
 * @param stepEpochs the epochs from one {@link LearningRateSchedule#STEP} to the next, at least 1, counted after the
 *     warm-up; default 30
 * @param stepFactor what such a step multiplies the rate by, above 0 and at most 1; default 0.1
 */
public record ScheduleSpec(
        LearningRateSchedule learningRateSchedule, int warmupEpochs, int stepEpochs, double stepFactor) {
    /** The range of {@code warmupEpochs}. */
    public static final NumberRange WARMUP_EPOCHS = NumberRange.wholeFrom(0);

    /** The range of {@code stepEpochs}. */
    public static final NumberRange STEP_EPOCHS = NumberRange.wholeFrom(1);

    /** The range of {@code stepFactor}. */
    public static final NumberRange STEP_FACTOR = NumberRange.above(0).atMost(1);

    /** The defaults of PyTorch's {@code OneCycleLR}. */
    private static final double CYCLE_START = 1 / 25.0;

    private static final double CYCLE_END = CYCLE_START / 1e4;
    private static final double CYCLE_RISE = 0.3;

    /**
     * Checks the values.
     *
     * @param learningRateSchedule how the rate changes after the warm-up
     * @param warmupEpochs over how many epochs the rate first rises from nearly 0, at least 0; 0 for oneCycle
     * @param stepEpochs the epochs from one {@link LearningRateSchedule#STEP} to the next, at least 1
     * @param stepFactor what such a step multiplies the rate by, above 0 and at most 1
     * @throws RegressionException if a value is out of its range, or oneCycle has a warm-up
     */
    public ScheduleSpec {
        WARMUP_EPOCHS.require("warmupEpochs", warmupEpochs, "; 0 means no warm-up");
        if (warmupEpochs > 0 && learningRateSchedule == LearningRateSchedule.ONE_CYCLE) {
            throw new RegressionException("warmupEpochs is " + warmupEpochs
                    + ", but the learningRateSchedule oneCycle has its own warm-up; set warmupEpochs to 0.");
        }
        STEP_EPOCHS.require("stepEpochs", stepEpochs, "");
        STEP_FACTOR.require("stepFactor", stepFactor, ", such as 0.1");
    }

    /** {@return the schedule with the same rate for every update} */
    public static ScheduleSpec defaults() {
        return of(LearningRateSchedule.CONSTANT);
    }

    /**
     * {@return a schedule without a warm-up} If it has steps, they are every 30 epochs, to a tenth.
     *
     * @param learningRateSchedule how the rate changes
     */
    public static ScheduleSpec of(LearningRateSchedule learningRateSchedule) {
        return new ScheduleSpec(learningRateSchedule, 0, 30, 0.1);
    }

    /**
     * {@return the same with a different warm-up}
     *
     * @param newWarmupEpochs over how many epochs the rate first rises from nearly 0, at least 0
     */
    public ScheduleSpec withWarmupEpochs(int newWarmupEpochs) {
        return new ScheduleSpec(learningRateSchedule, newWarmupEpochs, stepEpochs, stepFactor);
    }

    /**
     * {@return the same with different steps}
     *
     * @param newStepEpochs the epochs from one {@link LearningRateSchedule#STEP} to the next, at least 1
     * @param newStepFactor what such a step multiplies the rate by, above 0 and at most 1
     */
    public ScheduleSpec withSteps(int newStepEpochs, double newStepFactor) {
        return new ScheduleSpec(learningRateSchedule, warmupEpochs, newStepEpochs, newStepFactor);
    }

    /** {@return whether the rate of an update depends on how many epochs the training has} The schedule then ends with the last epoch. */
    public boolean dependsOnEpochs() {
        return switch (learningRateSchedule) {
            case CONSTANT, STEP -> false;
            case COSINE, ONE_CYCLE -> true;
        };
    }

    /**
     * {@return the learning rate of an update} With w = {@code warmupEpochs * updatesPerEpoch}, u the update after the warm-up and n the number
     * of those, it is
     *
     * <pre>
     * warm-up   base (update + 1) / w        for update &lt; w, then
     * constant  base
     * step      base stepFactor^floor(u / updatesPerEpoch / stepEpochs)
     * cosine    base (1 + cos(pi u / n)) / 2
     * oneCycle  from base/25 to base at update 0.3 n - 1, on to base/250000 at update n - 1, each as
     *           to + (from - to) (1 + cos(pi share)) / 2
     * </pre>
     *
     * which is what PyTorch's schedulers give if they are stepped after each update. It has the same bits on every machine.
     *
     * @param base the learning rate of {@link OptimizerSpec}
     * @param epochs the epochs of the whole training
     * @param updatesPerEpoch the batches of an epoch
     * @param update counted from 0, in this training
     */
    public double learningRate(double base, int epochs, int updatesPerEpoch, int update) {
        long warmup = (long) warmupEpochs * updatesPerEpoch;
        if (update < warmup) {
            return base * (update + 1) / warmup;
        }
        long after = update - warmup;
        long updates = (long) epochs * updatesPerEpoch - warmup;
        long steps = after / updatesPerEpoch / stepEpochs;
        return switch (learningRateSchedule) {
            case CONSTANT -> base;
            case STEP -> base * StrictMath.pow(stepFactor, (double) steps);
            case COSINE -> halfWave(base, 0, (double) after / updates);
            case ONE_CYCLE -> oneCycle(base, after, updates);
        };
    }

    private static double oneCycle(double base, long update, long updates) {
        double top = CYCLE_RISE * updates - 1;
        return update <= top
                ? halfWave(base * CYCLE_START, base, update / top)
                : halfWave(base, base * CYCLE_END, (update - top) / (updates - 1 - top));
    }

    /** From one value to another along half a cosine wave. */
    private static double halfWave(double from, double to, double share) {
        return to + (from - to) * (1 + StrictMath.cos(Math.PI * share)) / 2;
    }
}
