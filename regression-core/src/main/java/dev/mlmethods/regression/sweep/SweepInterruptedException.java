package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import org.jspecify.annotations.Nullable;

/** The sweep is asked to end early. */
final class SweepInterruptedException extends RegressionException {
    private static final long serialVersionUID = 1L;

    SweepInterruptedException(@Nullable InterruptedException cause) {
        super("The sweep was interrupted; the finished trials are in its journal, if it has one.", cause);
    }
}
