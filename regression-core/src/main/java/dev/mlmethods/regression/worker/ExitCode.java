package dev.mlmethods.regression.worker;

/** How a worker's process ends. */
public enum ExitCode {
    /** It sent {@link WorkerEvent.Finished}. */
    FINISHED(0),
    /** It sent {@link WorkerEvent.Failed}. */
    FAILED(1),
    /** The process that started it has gone, or cannot be reached. */
    ORPHANED(3),
    /** It could not say what failed; its standard error does. */
    BROKEN(4);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** {@return the number that the operating system sees} */
    public int code() {
        return code;
    }
}
