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

    @Override
    public void accept(WorkerEvent event) {
        if (event instanceof WorkerEvent.Progress epoch) {
            display.offer(() -> text(epoch.loss()), epoch.loss().epoch() == epochs);
        }
    }

    /** Shows the last epoch of a training that ended early. */
    @Override
    public void end() {
        display.end();
    }
}
