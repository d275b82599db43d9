package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.worker.WorkerEvent;
import java.util.Locale;

/** Shows the epochs of a training as they pass. */
final class TrainingProgress implements Progress {
    private final ProgressDisplay display;
    private final int epochs;

    TrainingProgress(ProgressDisplay display, int epochs) {
        this.display = display;
        this.epochs = epochs;
    }

    String text(EpochLoss loss) {
        String text = String.format(Locale.ROOT, "Epoch %d/%d, loss %.6g", loss.epoch(), epochs, loss.loss());
        return loss.validationLoss() == null
                ? text
                : text + String.format(Locale.ROOT, ", validation loss %.6g", loss.validationLoss());
    }

    /** What is shown while least squares is fitted. */
    static String text(WorkerEvent.FittingLeastSquares fit) {
        return String.format(
                Locale.ROOT, "Fitting least squares to %,d rows of %,d features", fit.rows(), fit.features());
    }

    @Override
    public void accept(WorkerEvent event) {
        if (event instanceof WorkerEvent.Progress epoch) {
            display.offer(() -> text(epoch.loss()), epoch.loss().epoch() == epochs);
        } else if (event instanceof WorkerEvent.FittingLeastSquares fit) {
            display.end();
            display.offer(() -> text(fit), true);
        }
    }

    /** Shows the last epoch of a training that ended early. */
    @Override
    public void end() {
        display.end();
    }
}
