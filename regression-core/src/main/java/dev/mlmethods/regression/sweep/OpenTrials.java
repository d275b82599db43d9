package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.model.Specification;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The trials of a run that have not ended, and what is known about them so far. */
final class OpenTrials {
    private final TrialRun run;
    private final TrialMonitor monitor;
    private final List<Trial> open;
    private final Map<Trial, List<TrialFit>> fits = new HashMap<>();
    private final List<Double> rungs = new ArrayList<>();
    /** Those that the current fold has not reached, the shortest first. */
    private final Deque<Trial> ahead = new ArrayDeque<>();

    private int fold;
    private long trainedEpochs;

    OpenTrials(TrialRun run, TrialMonitor monitor) {
        this.run = run;
        this.monitor = monitor;
        this.open = new ArrayList<>(run.trials());
    }

    boolean areLeft() {
        return !open.isEmpty();
    }

    /** Starts the fold of that number, counted from 1, and returns what it has to train. */
    Specification startFold(int number) {
        fold = number;
        ahead.clear();
        ahead.addAll(open);
        return open.get(open.size() - 1).specification();
    }

    /** The epochs of the next one that the current fold reaches. */
    int nextEpochs() {
        return ahead.element().specification().training().epochs();
    }

    /** Whether the current fold continues after the next one. */
    boolean hasAfterNext() {
        return ahead.size() > 1;
    }

    /** The number of the rung after an epoch, counted from 0; -1 if there is none. */
    int rungAfter(int epoch) {
        return run.rungs().indexOf(epoch);
    }

    /** An epoch has been trained. */
    void trained() {
        trainedEpochs++;
        tell(() -> {
            if (Thread.currentThread().isInterrupted()) {
                throw new SweepInterruptedException(null);
            }
            monitor.trained(run, trainedEpochs);
        });
    }

    /** The next one has finished the current fold. */
    void reached(TrialFit fit) {
        Trial trial = ahead.remove();
        List<TrialFit> ofTrial = fits.computeIfAbsent(trial, first -> new ArrayList<>());
        ofTrial.add(fit);
        if (fold == Math.max(1, run.folds())) {
            end(trial, TrialResult.completed(trial.number(), ofTrial).withRungs(rungs));
        }
    }

    /** The next one has diverged, with no measurable numbers. */
    void nextDiverged(String symptom) {
        diverged(List.of(), symptom);
    }

    /** The next one has diverged, but its predictions are numbers. */
    void nextWentAstray(TrialFit fit, String symptom) {
        diverged(List.of(fit), symptom);
    }

    /** All that the current fold has not reached have diverged. */
    void allAheadDiverged(String symptom) {
        while (!ahead.isEmpty()) {
            nextDiverged(symptom);
        }
    }

    private void diverged(List<TrialFit> measured, String symptom) {
        Trial trial = ahead.remove();
        String reason = run.folds() == 0 ? symptom : symptom + " (fold " + fold + " of " + run.folds() + ")";
        end(trial, new TrialResult(trial.number(), TrialStatus.DIVERGED, reason, measured, rungs));
    }

    /** The next one has reached a rung; ends it unless it is worth more epochs. */
    boolean passesRung(int rung, TrialFit fit) {
        double value = run.objective().of(fit.validation());
        rungs.add(value);
        if (told(() -> monitor.goesOn(run, rung, value))) {
            return true;
        }
        Trial trial = ahead.remove();
        String reason = "others were better after " + fit.trainedEpochs() + " epochs";
        end(trial, new TrialResult(trial.number(), TrialStatus.PRUNED, reason, List.of(fit), rungs));
        return false;
    }

    /** All that have not ended end with this status. */
    void endAll(TrialStatus status, String reason) {
        for (Trial trial : List.copyOf(open)) {
            end(trial, TrialResult.without(trial.number(), status, reason).withRungs(rungs));
        }
    }

    private void end(Trial trial, TrialResult result) {
        open.remove(trial);
        tell(() -> monitor.finished(result));
        if (open.isEmpty()) {
            tell(() -> monitor.skipped(run, run.epochs() - trainedEpochs));
        }
    }

    private static void tell(Runnable message) {
        boolean unused = told(() -> {
            message.run();
            return true;
        });
    }

    private static boolean told(BooleanSupplier question) {
        try {
            return question.getAsBoolean();
        } catch (RuntimeException e) {
            throw new MonitorException(e);
        }
    }
}
