package dev.mlmethods.regression.training;

import dev.mlmethods.regression.parameter.NumberRange;

/**
 * How the gradient of a batch becomes an update of the weights: it is clipped ({@code maxGradientNorm}), the decay is added
 * ({@code weightDecay}), and the optimizer takes its step.
 *
 * @param optimizer the formula of the step; default adam
 * @param learningRate the size of the step, above 0; default 0.001; a {@link ScheduleSpec} changes it from update to update
 * @param momentum the share of the last step that {@link Optimizer#MOMENTUM} carries over, from 0 to below 1; default 0.9; the other optimizers don't
 *     read it
 * @param weightDecay the decay of all weights and biases, at least 0 (none, the default). It is added to the gradient as {@code weightDecay} w, like
 *     PyTorch's {@code weight_decay}; but {@link Optimizer#ADAM_W} subtracts {@code learningRate} {@code weightDecay} w from w before its step, like
 *     {@code torch.optim.AdamW}
 * @param maxGradientNorm the Euclidean norm to which the gradient of all weights and biases together is scaled down if it is longer, like PyTorch's
 *     {@code clip_grad_norm_}: by max / (norm + 1e-6); 0 (the default) for never
 */
public record OptimizerSpec(
        Optimizer optimizer, double learningRate, double momentum, double weightDecay, double maxGradientNorm) {
    /** The range of {@code learningRate}. */
    public static final NumberRange LEARNING_RATE = NumberRange.above(0);

    /** The range of {@code momentum}. */
    public static final NumberRange MOMENTUM = NumberRange.atLeast(0).below(1);

    /** The range of {@code weightDecay}. */
    public static final NumberRange WEIGHT_DECAY = NumberRange.atLeast(0);

    /** The range of {@code maxGradientNorm}. */
    public static final NumberRange MAX_GRADIENT_NORM = NumberRange.atLeast(0);

    /**
     * Checks the values.
     *
     * @param optimizer the formula of the step
     * @param learningRate the size of the step, above 0
     * @param momentum the share of the last step that {@link Optimizer#MOMENTUM} carries over, from 0 to below 1
     * @param weightDecay the decay of all weights and biases, at least 0; 0 for none
     * @param maxGradientNorm the Euclidean norm to which a longer gradient is scaled down, at least 0; 0 for never
     * @throws dev.mlmethods.regression.RegressionException if a value is out of its range
     */
    public OptimizerSpec {
        LEARNING_RATE.require("learningRate", learningRate, ", such as 0.001");
        MOMENTUM.require("momentum", momentum, ", such as 0.9");
        WEIGHT_DECAY.require("weightDecay", weightDecay, "; 0 means no decay");
        MAX_GRADIENT_NORM.require("maxGradientNorm", maxGradientNorm, "; 0 means gradients are not clipped");
    }

    /** {@return Adam at 0.001, without decay or clipping} */
    public static OptimizerSpec defaults() {
        return of(Optimizer.ADAM);
    }

    /**
     * {@return an optimizer with the defaults of everything else}
     *
     * @param optimizer the formula of the step
     */
    public static OptimizerSpec of(Optimizer optimizer) {
        return new OptimizerSpec(optimizer, 1e-3, 0.9, 0, 0);
    }

    /**
     * {@return the same with a different learning rate}
     *
     * @param newLearningRate the size of the step, above 0
     */
    public OptimizerSpec withLearningRate(double newLearningRate) {
        return new OptimizerSpec(optimizer, newLearningRate, momentum, weightDecay, maxGradientNorm);
    }

    /**
     * {@return the same with a different momentum}
     *
     * @param newMomentum the share of the last step that {@link Optimizer#MOMENTUM} carries over, from 0 to below 1
     */
    public OptimizerSpec withMomentum(double newMomentum) {
        return new OptimizerSpec(optimizer, learningRate, newMomentum, weightDecay, maxGradientNorm);
    }

    /**
     * {@return the same with a different weight decay}
     *
     * @param newWeightDecay the decay of all weights and biases, at least 0; 0 for none
     */
    public OptimizerSpec withWeightDecay(double newWeightDecay) {
        return new OptimizerSpec(optimizer, learningRate, momentum, newWeightDecay, maxGradientNorm);
    }

    /**
     * {@return the same with a different bound of the gradient's norm}
     *
     * @param newMaxGradientNorm the Euclidean norm to which a longer gradient is scaled down, at least 0; 0 for never
     */
    public OptimizerSpec withMaxGradientNorm(double newMaxGradientNorm) {
        return new OptimizerSpec(optimizer, learningRate, momentum, weightDecay, newMaxGradientNorm);
    }
}
