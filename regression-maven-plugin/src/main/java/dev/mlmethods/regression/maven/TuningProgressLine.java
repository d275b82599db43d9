package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.tune.TuningProgress;
import dev.mlmethods.regression.worker.WorkerEvent;

/** Shows the progress of a tuning: the stage, the trials, and what is spent of the budget. */
final class TuningProgressLine implements Progress {
    private static final int DIGITS = 4;

    private final ProgressDisplay display;
    private final String objective;

    /**
     * Creates a line.
     *
     * @param objective the name of the best value
     */
    TuningProgressLine(ProgressDisplay display, String objective) {
        this.display = display;
        this.objective = objective;
    }

    @Override
    public void accept(WorkerEvent event) {
        if (event instanceof WorkerEvent.Tuning tuning) {
            display.offer(() -> text(tuning.progress()), false);
        } else if (event instanceof WorkerEvent.TableInFiles table) {
            display.end();
            display.offer(table::text, true);
        } else if (event instanceof WorkerEvent.FittingLeastSquares fit) {
            display.end();
            display.offer(() -> TrainingProgress.text(fit), true);
        } else if (event instanceof WorkerEvent.FinalTraining training) {
            display.end();
            display.offer(() -> TrainingProgress.text(training), true);
        }
    }

    private String text(TuningProgress progress) {
        return "Stage " + progress.stage().jsonName() + ", trial " + NumberText.count(progress.trials()) + ", "
                + progress.spent() + " spent"
                + (progress.best() == null
                        ? ""
                        : ", best " + objective + " " + NumberText.significant(progress.best(), DIGITS));
    }

    @Override
    public void end() {
        display.end();
    }
}
