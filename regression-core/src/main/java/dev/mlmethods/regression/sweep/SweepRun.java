package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.json.Invariant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects the results of a sweep while it runs. Of what is reported several times, the first counts. */
final class SweepRun implements TrialMonitor {
    private static final long PROGRESS_NANOS = 100_000_000;

    private final SweepPlan plan;
    private final BiConsumer<Trial, TrialResult> journal;
    private final Consumer<SweepProgress> listener;
    private final RungBoard board;
    private final @Nullable TrialResult[] results;
    private final int trials;
    private final long epochs;
    /** Of each run, by the number of its longest trial: how far the best of its attempts has come. */
    private final Map<Integer, Long> trainedOfRuns = new HashMap<>();

    private final Map<Integer, Long> skippedOfRuns = new HashMap<>();
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
     * @param trials how many of the plan's it is to have in the end
     * @param journal gets each result before it counts
     */
    SweepRun(
            SweepPlan plan,
            int trials,
            List<TrialRun> runs,
            BiConsumer<Trial, TrialResult> journal,
            Consumer<SweepProgress> listener) {
        this.plan = plan;
        this.journal = journal;
        this.listener = listener;
        this.board = new RungBoard(plan.spec(), plan.trials().size());
        this.results = new TrialResult[plan.trials().size()];
        this.trials = trials;
        this.epochs = runs.stream().mapToLong(TrialRun::epochs).sum();
    }

    /** Adds a result that the journal has. */
    void known(TrialResult result) {
        if (take(result)) {
            board.ended(result);
            count(result);
        }
    }

    /**
     * The results by their trials, once all of them have ended.
     *
     * @throws IllegalStateException if the executor has lost a trial
     */
    synchronized List<TrialResult> results() {
        List<TrialResult> ended =
                Arrays.stream(results).filter(Objects::nonNull).toList();
        Invariant.require(ended.size() == trials, "of " + trials + " trials, " + ended.size() + " have a result");
        return ended;
    }

    @Override
    public synchronized void trained(TrialRun run, long soFar) {
        trainedEpochs += more(trainedOfRuns, run, soFar);
        if (System.nanoTime() - toldAt >= PROGRESS_NANOS) {
            tell();
        }
    }

    @Override
    public synchronized void skipped(TrialRun run, long unneeded) {
        skippedEpochs += more(skippedOfRuns, run, unneeded);
    }

    /** How many more epochs of a run these are than were known. */
    private static long more(Map<Integer, Long> known, TrialRun run, long epochs) {
        Long before = known.get(run.longest().number());
        long more = Math.max(0, epochs - (before == null ? 0 : before));
        if (more > 0) {
            known.put(run.longest().number(), epochs);
        }
        return more;
    }

    @Override
    public void finished(TrialResult result) {
        if (take(result)) {
            journal.accept(plan.trials().get(result.trial() - 1), result);
            board.ended(result);
            count(result);
        }
    }

    /** Whether it is the first one of its trial. */
    private synchronized boolean take(TrialResult result) {
        int index = result.trial() - 1;
        boolean isFirst = results[index] == null;
        if (isFirst) {
            results[index] = result;
        }
        return isFirst;
    }

    private synchronized void count(TrialResult result) {
        Trial trial = plan.trials().get(result.trial() - 1);
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
                trials,
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
