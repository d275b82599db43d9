package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.sweep.SweepProgress;
import dev.mlmethods.regression.worker.WorkerEvent;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Shows the progress of a sweep, its speed and how long it will take. */
final class SweepProgressLine implements Progress {
    private static final int DIGITS = 4;

    private final ProgressDisplay display;
    private final String objective;
    private final LongSupplier nanoTime;
    private long startNanos;
    private @Nullable SweepProgress start;

    /**
     * Creates a line.
     *
     * @param objective the name of the best value
     * @param nanoTime the clock
     */
    SweepProgressLine(ProgressDisplay display, String objective, LongSupplier nanoTime) {
        this.display = display;
        this.objective = objective;
        this.nanoTime = nanoTime;
    }

    @Override
    public void accept(WorkerEvent event) {
        if (event instanceof WorkerEvent.Sweeping sweeping) {
            SweepProgress progress = sweeping.progress();
            if (start == null) {
                start = progress;
                startNanos = nanoTime.getAsLong();
            }
            double seconds = (nanoTime.getAsLong() - startNanos) / 1e9;
            double rate = (progress.trainedEpochs() - start.trainedEpochs()) / seconds;
            display.offer(() -> text(progress, rate), progress.finished() == progress.trials());
        } else if (event instanceof WorkerEvent.OnCluster cluster) {
            display.end();
            display.offer(cluster::line, true);
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

    /** The epochs are those of this run, without those of trials that are in the journal. */
    private String text(SweepProgress progress, double rate) {
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, "Trial %,d/%,d", progress.finished(), progress.trials()));
        if (progress.epochs() > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    ", %,d/%,d epochs",
                    progress.trainedEpochs(),
                    progress.epochs() - progress.skippedEpochs()));
        }
        long left = progress.epochs() - progress.skippedEpochs() - progress.trainedEpochs();
        if (rate > 0 && rate < Double.POSITIVE_INFINITY) {
            text.append(String.format(Locale.ROOT, ", %,.0f epochs/s", rate));
            if (left > 0) {
                text.append(", ").append(duration(left / rate)).append(" left");
            }
        }
        if (progress.best() != null) {
            text.append(String.format(
                    Locale.ROOT,
                    ", best %s %s (%s)",
                    objective,
                    NumberText.significant(progress.best(), DIGITS),
                    progress.bestTrial()));
        }
        if (progress.failed() > 0) {
            text.append(String.format(Locale.ROOT, ", %,d failed", progress.failed()));
        }
        return text.toString();
    }

    private static String duration(double seconds) {
        long rounded = (long) Math.ceil(seconds);
        return rounded < 60
                ? rounded + " s"
                : rounded < 3600
                        ? rounded / 60 + " min " + rounded % 60 + " s"
                        : rounded / 3600 + " h " + rounded / 60 % 60 + " min";
    }

    @Override
    public void end() {
        display.end();
    }
}
