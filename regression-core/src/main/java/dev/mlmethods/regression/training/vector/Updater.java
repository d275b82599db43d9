package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.training.Optimizer;
import dev.mlmethods.regression.training.OptimizerSpec;

/** The optimizer: its state, and what an update needs besides the gradient. */
final class Updater {
    private final OptimizerSpec spec;
    private final int weights;
    private final int[] state;
    private final UpdateStep step = new UpdateStep();

    /**
     * Reserves the memory of the state.
     *
     * @param weights where the weights begin
     * @param size the length of the weights and of each part of the state
     */
    Updater(OptimizerSpec spec, Memory memory, int weights, int size) {
        this.spec = spec;
        this.weights = weights;
        this.state = new int[spec.optimizer().stateParts()];
        for (int i = 0; i < state.length; i++) {
            state[i] = memory.reserve(size);
        }
    }

    /** Where the parts of the state begin, in DL4J's order: for Adam m, then v. */
    int[] state() {
        return state;
    }

    /**
     * Prepares an update.
     *
     * @param t its number, counted from 1
     * @param rate its learning rate
     * @param scale what the summed gradient must be multiplied by
     * @param norm the Euclidean norm of the summed gradient; read only if {@link #clips}
     */
    void prepare(int t, double rate, double scale, double norm) {
        double clip = clips() ? Math.min(1, spec.maxGradientNorm() / (norm * scale + 1e-6)) : 1;
        step.gradientScale = (float) (scale * clip);
        step.momentum = (float) spec.momentum();
        step.rate = (float) rate;
        step.weightDecay = (float) spec.weightDecay();
        if (spec.optimizer().decouplesWeightDecay()) {
            step.shrink = (float) (1 - rate * spec.weightDecay());
            step.weightDecay = 0f;
        }
        switch (spec.optimizer()) {
            case SGD, MOMENTUM, RMS_PROP -> {}
            case ADAM, ADAM_W -> {
                step.rate = (float) (rate / (1 - StrictMath.pow(Optimizer.BETA_1, t)));
                step.rootCorrection = (float) (1 / Math.sqrt(1 - StrictMath.pow(Optimizer.BETA_2, t)));
            }
        }
    }

    /** Whether an update needs the norm of the gradient. */
    boolean clips() {
        return spec.maxGradientNorm() > 0;
    }

    /** Updates a range of the weights, which begins {@code from} after the first and whose gradient begins at {@code gradient}. */
    void update(Kernels kernels, float[] x, int gradient, int from, int length) {
        int w = weights + from;
        int g = gradient + from;
        switch (spec.optimizer()) {
            case SGD -> kernels.sgd(x, w, g, length, step);
            case MOMENTUM -> kernels.momentum(x, w, g, state[0] + from, length, step);
            case RMS_PROP -> kernels.rmsProp(x, w, g, state[0] + from, length, step);
            case ADAM, ADAM_W -> kernels.adam(x, w, g, state[0] + from, state[1] + from, length, step);
        }
    }
}
