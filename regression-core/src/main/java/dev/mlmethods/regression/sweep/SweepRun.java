package dev.mlmethods.regression.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects the results of a sweep while it runs. */
final class SweepRun implements TrialMonitor {
    private static final long PROGRESS_NANOS = 100_000_000;

    private final SweepPlan plan;
    private final BiConsumer<Trial, TrialResult> journal;
    private final Consumer<SweepProgress> listener;
    private final RungBoard board;
    private final @Nullable TrialResult[] results;
    private final long epochs;
    private long trainedEpochs;
    private long skippedEpochs;
    private int finished;
    private int failed;
    private double best = Double.NaN;
    private @Nullable Trial bestTrial;
    private long toldAt = System.nanoTime();

    /**
     * A run.
     *
     * @param journal gets each result that is worth keeping, before it counts
     */
    SweepRun(
            SweepPlan plan,
            List<TrialRun> runs,
            BiConsumer<Trial, TrialResult> journal,
            Consumer<SweepProgress> listener) {
        this.plan = plan;
        this.journal = journal;
        this.listener = listener;
        this.board = new RungBoard(plan.spec(), plan.trials().size());
        this.results = new TrialResult[plan.trials().size()];
        this.epochs = runs.stream().mapToLong(TrialRun::epochs).sum();
    }

    /** Adds a result that the journal has. */
    void known(TrialResult result) {
        board.ended(result);
        count(result);
    }

    /** One for each trial, once all have ended. */
    synchronized List<TrialResult> results() {
        return Arrays.stream(results)
                .map(result -> Objects.requireNonNull(result, "a trial has no result"))
                .toList();
    }

    @Override
    public synchronized void trained(TrialRun run, int more) {
        trainedEpochs += more;
        if (System.nanoTime() - toldAt >= PROGRESS_NANOS) {
            tell();
        }
    }

    @Override
    public synchronized void skipped(TrialRun run, long more) {
        skippedEpochs += more;
    }

    @Override
    public void finished(TrialResult result) {
        if (result.status() != TrialStatus.FAILED) {
            // A failure may be due to the machine, such as too little memory, and is worth another attempt.
            journal.accept(plan.trials().get(result.trial() - 1), result);
        }
        board.ended(result);
        count(result);
    }

    private synchronized void count(TrialResult result) {
        Trial trial = plan.trials().get(result.trial() - 1);
        results[result.trial() - 1] = result;
        finished++;
        failed += result.isFailure() ? 1 : 0;
        Objective objective = plan.spec().objective();
        if (result.isCompleted() && objective.isBetter(objective.of(result.validation()), best)) {
            best = objective.of(result.validation());
            bestTrial = trial;
        }
        tell();
    }

    private void tell() {
        toldAt = System.nanoTime();
        listener.accept(new SweepProgress(
                results.length,
                finished,
                failed,
                trainedEpochs,
                skippedEpochs,
                epochs,
                Double.isNaN(best) ? null : best,
                bestTrial == null ? null : bestTrial.toString()));
    }

    @Override
    public boolean goesOn(TrialRun run, int rung, double value) {
        try {
            return board.goesOn(run.longest().number(), rung, value);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SweepInterruptedException(e);
        }
    }
}
