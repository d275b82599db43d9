package dev.mlmethods.regression.training;

import org.jspecify.annotations.Nullable;

/** Keeps track of the best validation loss and counts the evaluations since. */
final class BestLoss {
    private final EarlyStopping spec;
    private double best = Double.POSITIVE_INFINITY;
    private int bestEpoch;
    private int evaluationsSince;

    BestLoss(EarlyStopping spec) {
        this.spec = spec;
    }

    /** Records an epoch and tells whether its validation loss is better than all before; never without early stopping. */
    boolean improves(EpochLoss loss) {
        if (!spec.stopsEarly() || loss.validationLoss() == null) {
            return false;
        }
        if (loss.validationLoss() < best - spec.minDelta()) {
            best = loss.validationLoss();
            bestEpoch = loss.epoch();
            evaluationsSince = 0;
            return true;
        }
        evaluationsSince++;
        return false;
    }

    boolean isOutOfPatience() {
        return spec.stopsEarly() && evaluationsSince >= spec.patience();
    }

    /** The result; null without early stopping. */
    TrainingHistory.@Nullable Best result() {
        return spec.stopsEarly() ? new TrainingHistory.Best(bestEpoch, spec.restoreBest()) : null;
    }
}
