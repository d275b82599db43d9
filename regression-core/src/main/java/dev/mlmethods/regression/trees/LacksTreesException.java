package dev.mlmethods.regression.trees;

import dev.mlmethods.regression.RegressionException;
import org.jspecify.annotations.Nullable;

/** There are no gradient-boosted trees to compare a network with. An evaluation goes on without them. */
public final class LacksTreesException extends RegressionException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception whose message is a sentence.
     *
     * @param reason why there are none, as the end of a sentence, without a period
     */
    public LacksTreesException(String reason) {
        this(reason, null);
    }

    /**
     * Creates an exception whose message is a sentence.
     *
     * @param reason why there are none, as the end of a sentence, without a period
     * @param cause for the stack trace; null if there is none
     */
    public LacksTreesException(String reason, @Nullable Throwable cause) {
        super("There are no gradient-boosted trees to compare the network with: " + reason + ".", cause);
    }
}
