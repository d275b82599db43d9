package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.worker.WorkerEvent;

/** The worker's stack trace, which Maven shows with {@code -e} as that of a cause. */
final class WorkerStackTrace extends Exception {
    private static final long serialVersionUID = 1L;

    private final String stackTrace;

    WorkerStackTrace(WorkerEvent.Failed failed) {
        // The same message as the exception that it explains, for Maven appends those of causes that say something
        // else.
        super(failed.message(), null, false, false);
        this.stackTrace = failed.stackTrace();
    }

    /** What a printed stack trace shows of a cause. Not the message, which Maven compares. */
    @Override
    @SuppressWarnings("OverrideThrowableToString")
    public String toString() {
        return stackTrace;
    }
}
