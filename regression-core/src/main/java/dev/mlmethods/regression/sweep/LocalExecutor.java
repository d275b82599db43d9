package dev.mlmethods.regression.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Runs the trainings of a sweep in this process, in parallel. What the machine couldn't do beside others is tried once more by itself, after the others
 * have ended, except with successive halving.
 */
public final class LocalExecutor implements TrialExecutor {
    private final SweepData data;
    private final int threads;
    private final int parallelism;

    /**
     * Creates an executor; its threads start with {@link #execute}.
     *
     * @param data what the trials train on, read and scaled once for all of them
     * @param threads of all trainings together, at least 1: if there are more threads than trainings, each training gets several
     * @param parallelism how many trainings run at a time, at least 1
     */
    public LocalExecutor(SweepData data, int threads, int parallelism) {
        this.data = data;
        this.threads = threads;
        this.parallelism = parallelism;
    }

    @Override
    public void execute(List<TrialRun> runs, TrialMonitor monitor) {
        if (runs.isEmpty()) {
            return;
        }
        int atATime = Math.min(parallelism, runs.size());
        TrialTrainer trainer = new TrialTrainer(data, Math.max(1, threads / atATime));
        ExecutorService pool = Executors.newFixedThreadPool(atATime, task -> {
            Thread thread = new Thread(task, "regression-trial");
            thread.setDaemon(true);
            return thread;
        });
        try {
            CompletionService<Optional<TrialRun>> ended = new ExecutorCompletionService<>(pool);
            ordered(runs).forEach(run -> ended.submit(() -> toTryAgain(trainer, run, monitor)));
            List<TrialRun> again = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                ended.take().get().ifPresent(again::add);
            }
            // Alone, each has all of the memory.
            for (TrialRun run : again) {
                pool.submit(() -> trainer.train(run, monitor)).get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SweepInterruptedException(e);
        } finally {
            end(pool);
        }
    }

    /** Trains a run, and returns it if the machine couldn't. */
    private static Optional<TrialRun> toTryAgain(TrialTrainer trainer, TrialRun run, TrialMonitor monitor) {
        try {
            trainer.train(run, monitor);
            return Optional.empty();
        } catch (MachineException e) {
            if (othersWaitFor(run)) {
                throw e;
            }
            return Optional.of(run);
        }
    }

    /** Successive halving compares it with later ones. */
    private static boolean othersWaitFor(TrialRun run) {
        return !run.rungs().isEmpty();
    }

    /** Trainings that are still running end with their epoch, and must not report anything after this has returned. */
    private static void end(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = Thread.interrupted();
        boolean ended = false;
        // However long the epoch takes: even on a busy machine, a training must not report to a journal that is closed.
        while (!ended) {
            try {
                ended = pool.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Trainings that wait for others are in their order. */
    private static List<TrialRun> ordered(List<TrialRun> runs) {
        return runs.stream().anyMatch(LocalExecutor::othersWaitFor) ? runs : TrialRun.longestFirst(runs);
    }
}
