package dev.mlmethods.regression.training.vector;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one training or prediction, including the caller's. They take numbered tasks one by one; which thread takes which task never affects
 * a result. The caller waits for tasks that were taken, not for threads: a helper that the operating system keeps waiting costs nothing but its help.
 * Between batches, the helpers spin for a while before they sleep, because a batch may take only microseconds.
 */
final class ThreadTeam<T> implements AutoCloseable {
    private static final int SPINS = 20_000;
    private static final long BRIEFLY_NANOS = 20_000;

    private final Thread[] helpers;
    private final T[] tiles;

    /**
     * The number of the round is in the upper half, and the tasks that no thread has taken yet are in the lower half: both are read and written
     * together, so that a late helper cannot take a task of a round other than the one it has seen.
     */
    private final AtomicLong open = new AtomicLong();

    private final AtomicInteger finished = new AtomicInteger();
    private ObjIntConsumer<T> task = (tile, number) -> {};
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    /** A team of as many threads as there are tiles; the first tile is the caller's. */
    ThreadTeam(T[] tiles) {
        this.tiles = tiles;
        this.helpers = new Thread[tiles.length - 1];
        for (int i = 0; i < helpers.length; i++) {
            T tile = tiles[i + 1];
            helpers[i] = new Thread(() -> help(tile), "regression-training-" + (i + 2));
            helpers[i].setDaemon(true);
            helpers[i].start();
        }
    }

    /** Runs the tasks 0 to {@code count - 1} only on the caller's thread. */
    void runAlone(int count, ObjIntConsumer<T> newTask) {
        for (int number = 0; number < count; number++) {
            newTask.accept(tiles[0], number);
        }
    }

    /** Runs the tasks 0 to {@code count - 1}, and returns when all have ended. */
    void run(int count, ObjIntConsumer<T> newTask) {
        if (count == 1 || helpers.length == 0) {
            runAlone(count, newTask);
            return;
        }
        // No thread looks at these until the round is open.
        task = newTask;
        finished.set(0);
        open.set(((open.get() >>> Integer.SIZE) + 1) << Integer.SIZE | count);
        for (int i = 0; i < Math.min(helpers.length, count - 1); i++) {
            LockSupport.unpark(helpers[i]);
        }
        work(tiles[0]);
        for (int spins = 0; finished.get() < count; spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                // More threads than cores: let one of the others continue.
                LockSupport.parkNanos(BRIEFLY_NANOS);
            }
        }
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
    }

    /** Takes tasks until there are none. */
    private void work(T tile) {
        long seen = open.get();
        while ((int) seen > 0) {
            if (open.compareAndSet(seen, seen - 1)) {
                try {
                    task.accept(tile, (int) seen - 1);
                } catch (RuntimeException e) {
                    failure = e;
                } finally {
                    finished.incrementAndGet();
                }
            }
            seen = open.get();
        }
    }

    private void help(T tile) {
        while (!closed) {
            for (int spins = 0; (int) open.get() == 0 && !closed; spins++) {
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
            work(tile);
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
