package dev.mlmethods.regression.training.vector;

import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Whether the steps of a training are shared by all its threads or done by a single one, whichever is faster. Sharing a step moves gradients and
 * parameters from core to core and back. For 2,689 parameters, this was measured to take from 5 to 25 microseconds, depending on the distance between
 * the cores; a step of 200 rows itself takes 21. So short steps are timed: some on a single thread, some shared, and then many in the faster way,
 * until the next trial. No result depends on it.
 */
final class Pace {
    /** Rows times weights: about 0.2 milliseconds of work, half of which is more than sharing can cost. */
    private static final long LONG_STEP = 1 << 22;

    /** How many steps of each way are timed in a trial; their median counts, because another process may have had the core. */
    private static final int TIMED = 3;

    /** The first step after a change is not like the others: threads wake up, and the caches of their cores are cold. */
    private static final int UNTIMED = 1;

    private static final int WAY = UNTIMED + TIMED;

    /** From one trial to the next; each pause is longer than the one before, because at first the kernels are being compiled. */
    private static final int SHORTEST_PAUSE = 128;

    private static final int PAUSE_GROWTH = 4;
    private static final int LONGEST_PAUSE = 1024;

    private final LongSupplier nanoTime;
    private final boolean timed;
    private final long[] alone = new long[TIMED];
    private final long[] shared = new long[TIMED];
    private boolean faster;
    private int step;
    private int pause = SHORTEST_PAUSE;
    private long start;

    private Pace(LongSupplier nanoTime, boolean timed, boolean faster) {
        this.nanoTime = nanoTime;
        this.timed = timed;
        this.faster = faster;
    }

    /**
     * The pace of a training.
     *
     * @param nanoTime the clock
     * @param threads how many could share a step, given also its chunks
     * @param work rows times weights of a step
     */
    static Pace of(LongSupplier nanoTime, int threads, long work) {
        boolean isLong = work >= LONG_STEP;
        return new Pace(nanoTime, threads > 1 && !isLong, threads > 1 && isLong);
    }

    /** Must be called before a step; returns whether all threads should share it. */
    boolean begin() {
        if (!timed) {
            return faster;
        }
        start = nanoTime.getAsLong();
        return step < 2 * WAY ? step >= WAY : faster;
    }

    /** Must be called after a step. */
    void end() {
        if (!timed) {
            return;
        }
        if (step < 2 * WAY) {
            int place = step % WAY - UNTIMED;
            if (place >= 0) {
                (step < WAY ? alone : shared)[place] = nanoTime.getAsLong() - start;
            }
        }
        step++;
        if (step == 2 * WAY) {
            faster = median(shared) < median(alone);
        } else if (step == 2 * WAY + pause) {
            step = 0;
            pause = Math.min(pause * PAUSE_GROWTH, LONGEST_PAUSE);
        }
    }

    private static long median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[TIMED / 2];
    }
}
