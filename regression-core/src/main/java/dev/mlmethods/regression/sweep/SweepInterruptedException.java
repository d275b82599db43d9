package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import org.jspecify.annotations.Nullable;

/** The sweep is asked to end early. */
public final class SweepInterruptedException extends RegressionException {
    private static final long serialVersionUID = 1L;

    /**
     * An end.
     *
     * @param cause what told a thread of it; null if it was asked whether it is to end
     */
    public SweepInterruptedException(@Nullable InterruptedException cause) {
        super("The sweep was interrupted; the finished trials are in its journal, if it has one.", cause);
    }
}
