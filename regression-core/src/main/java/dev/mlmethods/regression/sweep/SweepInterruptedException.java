package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import org.jspecify.annotations.Nullable;

/** Somebody wants the sweep to end before its time. */
final class SweepInterruptedException extends RegressionException {
    private static final long serialVersionUID = 1L;

    SweepInterruptedException(@Nullable InterruptedException cause) {
        super("The sweep was interrupted; the finished trials are in its journal, if it has one.", cause);
    }
}
