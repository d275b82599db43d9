package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.model.NetworkTraining;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.training.DivergenceException;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.training.TrainedNetwork;
import dev.mlmethods.regression.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** One training of a network for all trials of a run: measured at the end of each. */
final class FoldTraining implements TrainingListener {
    private static final int LOSS_DIGITS = 4;

    private final NetworkTraining training;
    private final OpenTrials trials;
    private final List<EpochLoss> losses = new ArrayList<>();
    private double initialLoss;
    private boolean pruned;

    FoldTraining(NetworkTraining training, OpenTrials trials) {
        this.training = training;
        this.trials = trials;
    }

    void run() {
        initialLoss = training.initialLoss();
        try {
            TrainedNetwork trained = training.run(this);
            if (!pruned) {
                reached(trained.network(), trained.history().ofWeights().epoch());
            }
        } catch (DivergenceException e) {
            trials.allAheadDiverged(e.symptom());
        }
    }

    @Override
    public void epochEnded(EpochLoss loss) {
        losses.add(loss);
        trials.trained();
    }

    @Override
    public boolean isCheckpoint(int epoch) {
        return trials.rungAfter(epoch) >= 0 || (trials.hasAfterNext() && epoch == trials.nextEpochs());
    }

    @Override
    public boolean checkpoint(int epoch, NetworkState network) {
        int rung = trials.rungAfter(epoch);
        if (rung >= 0) {
            pruned = !trials.passesRung(rung, fit(network, epoch, training.measure(network, epoch)));
            return !pruned;
        }
        try {
            reached(network, epoch);
        } catch (DivergenceException e) {
            trials.nextDiverged(e.symptom());
        }
        return true;
    }

    /**
     * The next trial ends here. Its numbers may be finite but meaningless: Adam's steps have the size of the learning rate, however large the
     * gradient is.
     */
    private void reached(NetworkState network, int epoch) {
        NetworkTraining.FitMetrics metrics = training.measure(network, epoch);
        TrialFit fit = fit(network, epoch, metrics);
        if (metrics.loss() > initialLoss) {
            trials.nextWentAstray(
                    fit,
                    String.format(
                            Locale.ROOT,
                            "the loss on the training rows rose from %s before the training to %s after epoch %d",
                            NumberText.significant(initialLoss, LOSS_DIGITS),
                            NumberText.significant(metrics.loss(), LOSS_DIGITS),
                            epoch));
        } else {
            trials.reached(fit);
        }
    }

    private TrialFit fit(NetworkState network, int epoch, NetworkTraining.FitMetrics metrics) {
        RegressionMetrics validation = Objects.requireNonNull(metrics.validation(), "trials have validation rows");
        return new TrialFit(
                epoch, metrics.train(), validation, metrics.test(), network.parametersSha256(), thinned(losses));
    }

    /** Evenly spaced losses, and the last one. */
    private static List<EpochLoss> thinned(List<EpochLoss> losses) {
        int last = losses.size();
        int every = (last + TrialFit.MAX_LOSSES - 1) / TrialFit.MAX_LOSSES;
        return losses.stream()
                .filter(loss -> loss.epoch() % every == 0 || loss.epoch() == last)
                .toList();
    }
}
