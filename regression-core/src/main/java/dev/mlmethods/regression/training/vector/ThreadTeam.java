package dev.mlmethods.regression.training.vector;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one training, the caller's among them. They take numbered tasks from a common counter; which thread takes
 * which task never matters to a result. Between the batches they spin for a while before they sleep, for a batch may take
 * only microseconds.
 */
final class ThreadTeam implements AutoCloseable {
    private static final int SPINS = 20_000;
    private static final long BRIEFLY_NANOS = 20_000;

    private final Thread[] helpers;
    private final Tile[] tiles;
    private final AtomicInteger nextTask = new AtomicInteger();
    private final AtomicInteger busyHelpers = new AtomicInteger();
    private ObjIntConsumer<Tile> task = (tile, number) -> {};
    private int tasks;
    /** The number of the round in the upper half, in the lower one how many helpers it needs: read and written as one. */
    private final AtomicLong round = new AtomicLong();

    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    /** A team of as many threads as there are tiles; the first one is the caller's. */
    ThreadTeam(Tile[] tiles) {
        this.tiles = tiles;
        this.helpers = new Thread[tiles.length - 1];
        for (int i = 0; i < helpers.length; i++) {
            int helper = i;
            helpers[i] = new Thread(() -> help(helper), "regression-training-" + (i + 2));
            helpers[i].setDaemon(true);
            helpers[i].start();
        }
    }

    /** Runs the tasks 0 to {@code count - 1}, and returns when all have ended. */
    void run(int count, ObjIntConsumer<Tile> newTask) {
        task = newTask;
        tasks = count;
        nextTask.set(0);
        int needed = Math.min(helpers.length, count - 1);
        if (needed <= 0) {
            work(tiles[0]);
            return;
        }
        busyHelpers.set(needed);
        // Makes the task visible to the helpers, too.
        round.set(((round.get() >>> Integer.SIZE) + 1) << Integer.SIZE | needed);
        for (int i = 0; i < needed; i++) {
            LockSupport.unpark(helpers[i]);
        }
        work(tiles[0]);
        for (int spins = 0; busyHelpers.get() > 0; spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                // More threads than cores: let one of the others go on.
                LockSupport.parkNanos(BRIEFLY_NANOS);
            }
        }
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
    }

    private void work(Tile tile) {
        for (int number = nextTask.getAndIncrement(); number < tasks; number = nextTask.getAndIncrement()) {
            task.accept(tile, number);
        }
    }

    private void help(int helper) {
        long seen = 0;
        while (!closed) {
            int spins = 0;
            while (round.get() == seen && !closed) {
                if (++spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
            seen = round.get();
            if (!closed && helper < (int) seen) {
                try {
                    work(tiles[helper + 1]);
                } catch (RuntimeException e) {
                    failure = e;
                } finally {
                    busyHelpers.decrementAndGet();
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Thread helper : helpers) {
            LockSupport.unpark(helper);
        }
    }
}
