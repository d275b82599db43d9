package dev.mlmethods.regression.training;

import dev.mlmethods.regression.network.NetworkState;
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
     * Creates the loop of one training.
     *
     * @param spec how many epochs there are, what the loss is, and when it is taken and the training stops
     * @param validation rows on which the loss is taken; null for none
     * @param listener is told of each epoch, and may end the training at a checkpoint
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
     * Trains until the last epoch, or until early stopping or the listener ends it, and restores the best state if the specification asks for
     * that.
     *
     * @param steps what an engine computes, beginning with the network to train
     * @return the network and the losses of each epoch
     * @throws dev.mlmethods.regression.RegressionException if the training diverges
     */
    public TrainedNetwork run(TrainingSteps steps) {
        List<EpochLoss> losses = new ArrayList<>();
        BestLoss best = new BestLoss(spec.earlyStopping());
        NetworkState kept = null;
        long start = System.nanoTime();
        boolean goesOn = true;
        for (int epoch = 1; goesOn && epoch <= spec.epochs(); epoch++) {
            double trainingLoss = steps.trainEpoch();
            EpochLoss loss = new EpochLoss(epoch, trainingLoss, validationLoss(epoch, steps));
            divergence.check(loss);
            losses.add(loss);
            if (best.improves(loss) && spec.earlyStopping().restoreBest()) {
                kept = steps.network();
            }
            listener.epochEnded(loss);
            goesOn = passesCheckpoint(epoch, steps) && !best.isOutOfPatience();
        }
        NetworkState network = kept == null ? steps.network() : kept;
        double seconds = (System.nanoTime() - start) / 1e9;
        TrainingHistory history = new TrainingHistory(losses, seconds, best.result());
        divergence.check(network.parameters(), history.ofWeights().epoch());
        return new TrainedNetwork(network, history);
    }

    private boolean passesCheckpoint(int epoch, TrainingSteps steps) {
        return !listener.isCheckpoint(epoch) || listener.checkpoint(epoch, steps.network());
    }

    private @Nullable Double validationLoss(int epoch, TrainingSteps steps) {
        if (validation == null || (epoch % spec.evaluateEvery() != 0 && epoch != spec.epochs())) {
            return null;
        }
        return validation.meanLoss(spec.loss(), steps.predict(validation));
    }
}
