package dev.mlmethods.regression.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An executor like one on many machines: runs come back as JSON, in any order; some attempts are lost after part of their reports, and run again; some runs
 * have two attempts at once, which both report.
 */
final class UnreliableExecutor implements TrialExecutor {
    private static final double LOST = 0.4;
    private static final double DOUBLED = 0.4;

    private final SweepData data;
    private final Random random;
    private final AtomicInteger attempts = new AtomicInteger();

    UnreliableExecutor(SweepData data, long seed) {
        this.data = data;
        this.random = new Random(seed);
    }

    /** How many attempts there were at all runs together. */
    int attempts() {
        return attempts.get();
    }

    /** Ends an attempt. */
    private static final class LostException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void execute(List<TrialRun> runs, TrialMonitor monitor) {
        List<TrialRun> shuffled = new ArrayList<>(runs);
        Collections.shuffle(shuffled, random);
        // As many threads as attempts: with successive halving, those that are started first may wait for the last.
        ExecutorService pool = Executors.newCachedThreadPool();
        try {
            List<Future<?>> ended = new ArrayList<>();
            for (TrialRun run : shuffled) {
                int copies = random.nextDouble() < DOUBLED ? 2 : 1;
                for (int copy = 0; copy < copies; copy++) {
                    int reports = random.nextDouble() < LOST ? random.nextInt(12) : Integer.MAX_VALUE;
                    ended.add(pool.submit(() -> train(run, monitor, reports)));
                }
            }
            for (Future<?> attempt : ended) {
                attempt.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
    }

    /** The first attempt is lost after some reports. */
    private void train(TrialRun run, TrialMonitor monitor, int reports) {
        try {
            attempt(run, new Losing(monitor, reports));
        } catch (LostException e) {
            attempt(run, monitor);
        }
    }

    private void attempt(TrialRun run, TrialMonitor monitor) {
        attempts.incrementAndGet();
        new TrialTrainer(data, 1).train(SmallSweeps.sent(run, TrialRun.class), monitor);
    }

    /** Passes some reports on, and then ends the attempt. */
    private static final class Losing implements TrialMonitor {
        private final TrialMonitor monitor;
        private int left;

        Losing(TrialMonitor monitor, int left) {
            this.monitor = monitor;
            this.left = left;
        }

        private void use() {
            if (left-- <= 0) {
                throw new LostException();
            }
        }

        @Override
        public void trained(TrialRun run, long epochs) {
            use();
            monitor.trained(run, epochs);
        }

        @Override
        public void skipped(TrialRun run, long epochs) {
            use();
            monitor.skipped(run, epochs);
        }

        @Override
        public void finished(TrialResult result) {
            use();
            monitor.finished(SmallSweeps.sent(result, TrialResult.class));
        }

        @Override
        public boolean goesOn(TrialRun run, int rung, double value) {
            use();
            return monitor.goesOn(run, rung, value);
        }
    }
}
