package dev.mlmethods.regression.worker;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Pauses a process at unpredictable moments, like a host that has other work to do. It needs the Unix program {@code kill}; elsewhere, nothing is
 * paused.
 */
final class Pauses implements AutoCloseable {
    private final Process process;
    private final Random random;
    private final long longestMillis;
    private final Thread thread;
    private int count;

    private Pauses(Process process, long seed, long longestMillis) {
        this.process = process;
        this.random = new Random(seed);
        this.longestMillis = longestMillis;
        this.thread = new Thread(this::run, "pauses-" + process.pid());
        thread.setDaemon(true);
    }

    /** Begins; each pause lasts up to that many milliseconds, and so does the time between two of them. */
    static Pauses of(Process process, long seed, long longestMillis) {
        Pauses pauses = new Pauses(process, seed, longestMillis);
        pauses.thread.start();
        return pauses;
    }

    private void run() {
        try {
            while (!process.waitFor(1 + random.nextLong(longestMillis), TimeUnit.MILLISECONDS) && signal("STOP")) {
                count++;
                Thread.sleep(1 + random.nextLong(longestMillis));
                signal("CONT");
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean signal(String name) throws IOException, InterruptedException {
        return !System.getProperty("os.name").startsWith("Windows")
                && new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                                .start()
                                .waitFor()
                        == 0;
    }

    /** Waits for the end of the process; returns the number of its pauses. */
    int count() throws InterruptedException {
        thread.join();
        return count;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
