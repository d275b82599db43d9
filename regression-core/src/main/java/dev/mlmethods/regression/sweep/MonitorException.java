package dev.mlmethods.regression.sweep;

/** Carries what a {@link TrialMonitor} has thrown past the engine and everything that catches the failures of a training. */
final class MonitorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RuntimeException monitorsOwn;

    MonitorException(RuntimeException monitorsOwn) {
        super(monitorsOwn);
        this.monitorsOwn = monitorsOwn;
    }

    RuntimeException monitorsOwn() {
        return monitorsOwn;
    }
}
