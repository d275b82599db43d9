package dev.mlmethods.regression.benchmarks.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Waits until processes end. */
final class ProcessEnd {
    /** Rarely enough that it doesn't affect the time of a command. */
    private static final int LOOK_MILLIS = 20;

    private ProcessEnd() {}

    /**
     * Waits for a process, which is killed if the wait is interrupted.
     *
     * @param program its name in the error
     * @param log that the error points to
     * @throws IOException if it ends with an exit code other than 0, or the wait is interrupted
     */
    static void await(Process process, String program, Path log) throws IOException {
        await(process, program, log, () -> {});
    }

    /**
     * The same.
     *
     * @param look what to do repeatedly until then
     */
    static void await(Process process, String program, Path log, Runnable look) throws IOException {
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                look.run();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    program + " ended with exit code " + process.exitValue() + "; see " + log.getFileName());
        }
    }
}
