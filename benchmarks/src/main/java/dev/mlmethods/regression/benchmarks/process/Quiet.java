package dev.mlmethods.regression.benchmarks.process;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Waits until nothing else runs on this machine, but not forever. */
final class Quiet {
    /** OpenMP's threads keep spinning for up to 0.2 s after their work. */
    private static final int SPIN_MILLIS = 250;

    private static final int LOOK_MILLIS = 150;

    /** The share of all cores that the idle contenders and the system may take. */
    private static final double QUIET = 0.15;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long patienceMillis;
    private int turns;
    private int busyTurns;

    /** Waits no longer than this in total, however many turns there are. */
    Quiet(long patienceMillis) {
        this.patienceMillis = patienceMillis;
    }

    /** Has to be called before each turn. */
    void await() {
        turns++;
        sleep(SPIN_MILLIS);
        while (isBusy()) {
            if (patienceMillis <= 0) {
                busyTurns++;
                return;
            }
            patienceMillis -= LOOK_MILLIS;
        }
    }

    private boolean isBusy() {
        // The load since the last call.
        system.getCpuLoad();
        sleep(LOOK_MILLIS);
        return system.getCpuLoad() > QUIET;
    }

    /** How many turns had to begin while something else ran. */
    String describe() {
        return busyTurns + " of " + turns + " turns began while other processes ran";
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
