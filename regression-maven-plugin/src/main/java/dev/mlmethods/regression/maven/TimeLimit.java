package dev.mlmethods.regression.maven;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends a process that takes too long. */
final class TimeLimit implements AutoCloseable {
    private final int seconds;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "regression-worker-time-limit");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean exceeded;

    private TimeLimit(int seconds) {
        this.seconds = seconds;
    }

    /** Starts the time limit. 0 for no limit. */
    static TimeLimit of(int seconds, Process process) {
        TimeLimit limit = new TimeLimit(seconds);
        if (seconds > 0) {
            var unused = limit.timer.schedule(() -> limit.end(process), seconds, TimeUnit.SECONDS);
        }
        return limit;
    }

    private void end(Process process) {
        exceeded = true;
        process.destroyForcibly();
    }

    boolean isExceeded() {
        return exceeded;
    }

    int seconds() {
        return seconds;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
