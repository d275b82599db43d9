package dev.mlmethods.regression.training;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The epochs of a training, whatever computes them: losses, early stopping, divergence and listeners. */
public final class EpochLoop {
    private final TrainingSpec spec;
    private final @Nullable ScaledDataset validation;
    private final TrainingListener listener;
    private final Divergence divergence;

    /**
     * A loop for one training.
     *
     * @param validation rows on which the loss is taken; null: none
     * @throws dev.mlmethods.regression.RegressionException if the training may stop early, but there are no validation rows
     */
    public EpochLoop(TrainingSpec spec, @Nullable ScaledDataset validation, TrainingListener listener) {
        spec.earlyStopping().requireValidation(validation == null ? 0 : validation.rows());
        this.spec = spec;
        this.validation = validation;
        this.listener = listener;
        this.divergence = new Divergence(spec);
    }

    /**
     * Trains until the last epoch, or until early stopping or the listener ends it, and restores the best state where the
     * specification wants that.
     *
     * @throws dev.mlmethods.regression.RegressionException if the training diverges
     */
    public TrainingHistory run(TrainingSteps steps) {
        List<EpochLoss> losses = new ArrayList<>();
        BestLoss best = new BestLoss(spec.earlyStopping());
        long start = System.nanoTime();
        boolean goesOn = true;
        for (int epoch = 1; goesOn && epoch <= spec.epochs(); epoch++) {
            double trainingLoss = steps.trainEpoch();
            EpochLoss loss = new EpochLoss(epoch, trainingLoss, validationLoss(epoch, steps));
            divergence.check(loss);
            losses.add(loss);
            steps.epochEnded(loss);
            if (best.improves(loss) && spec.earlyStopping().restoreBest()) {
                steps.keepState();
            }
            listener.epochEnded(loss);
            goesOn = passesCheckpoint(epoch, steps) && !best.isOutOfPatience();
        }
        TrainingHistory.Best restored = best.result();
        if (restored != null && restored.restored() && restored.epoch() < losses.size()) {
            steps.restoreState();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        TrainingHistory history = new TrainingHistory(losses, seconds, restored);
        divergence.check(steps.parameters(), history.ofWeights().epoch());
        return history;
    }

    private boolean passesCheckpoint(int epoch, TrainingSteps steps) {
        if (!listener.isCheckpoint(epoch)) {
            return true;
        }
        steps.writeBack();
        return listener.checkpoint(epoch);
    }

    private @Nullable Double validationLoss(int epoch, TrainingSteps steps) {
        if (validation == null || (epoch % spec.evaluateEvery() != 0 && epoch != spec.epochs())) {
            return null;
        }
        return validation.meanLoss(spec.loss(), steps.predict(validation));
    }
}
