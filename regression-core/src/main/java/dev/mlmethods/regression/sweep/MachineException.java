package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;

/**
 * A training ended because of the machine it ran on: there was too little memory, or a file couldn't be read. It says nothing about the trials of the run,
 * which may be trained elsewhere, or here at another time.
 */
public final class MachineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An end.
     *
     * @param cause what the machine couldn't do
     */
    public MachineException(Throwable cause) {
        super(
                Reason.isBecauseOf(cause, OutOfMemoryError.class)
                        ? "there is too little memory (" + Reason.ofRoot(cause) + ")"
                        : Reason.of(cause).replaceFirst("\\.$", ""),
                cause);
    }

    /**
     * An end of the attempts on other machines.
     *
     * @param message which machine couldn't do what, without a period
     * @param cause what it couldn't do
     */
    public MachineException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether a failure is the machine's, and not that of what was trained. Text that isn't UTF-8 is so everywhere. */
    static boolean isBehind(Throwable failure) {
        return Reason.isBecauseOf(failure, OutOfMemoryError.class)
                || (Reason.isBecauseOf(failure, IOException.class)
                        && !Reason.isBecauseOf(failure, CharacterCodingException.class));
    }
}
