package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.worker.WorkerEvent;
import java.util.Locale;

/** Shows the epochs of a training as they pass. */
final class TrainingProgress implements Progress {
    private static final int DIGITS = 6;

    private final ProgressDisplay display;
    private int epochs;

    TrainingProgress(ProgressDisplay display, int epochs) {
        this.display = display;
        this.epochs = epochs;
    }

    String text(EpochLoss loss) {
        String text = "Epoch " + loss.epoch() + "/" + epochs + ", loss " + NumberText.significant(loss.loss(), DIGITS);
        return loss.validationLoss() == null
                ? text
                : text + ", validation loss " + NumberText.significant(loss.validationLoss(), DIGITS);
    }

    /** What is shown while the least-squares model is fitted. */
    static String text(WorkerEvent.FittingLeastSquares fit) {
        return String.format(
                Locale.ROOT, "Fitting least squares to %,d rows of %,d features", fit.rows(), fit.features());
    }

    /** What is shown before the epochs of the final training. */
    static String text(WorkerEvent.FinalTraining training) {
        return String.format(Locale.ROOT, "Training the final model on all %,d rows", training.rows());
    }

    @Override
    public void accept(WorkerEvent event) {
        if (event instanceof WorkerEvent.Progress epoch) {
            display.offer(() -> text(epoch.loss()), epoch.loss().epoch() == epochs);
        } else if (event instanceof WorkerEvent.TableInFiles table) {
            display.offer(table::text, true);
        } else if (event instanceof WorkerEvent.FittingLeastSquares fit) {
            display.end();
            display.offer(() -> text(fit), true);
        } else if (event instanceof WorkerEvent.FinalTraining training) {
            display.end();
            display.offer(() -> text(training), true);
            epochs = training.epochs();
        }
    }

    /** Shows the last epoch of a training that ended early. */
    @Override
    public void end() {
        display.end();
    }
}
