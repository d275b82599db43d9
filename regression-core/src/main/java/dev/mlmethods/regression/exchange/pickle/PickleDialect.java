package dev.mlmethods.regression.exchange.pickle;

import dev.mlmethods.regression.RegressionException;
import org.jspecify.annotations.Nullable;

/** What the pickles of one tool may name. */
public interface PickleDialect {
    /**
     * {@return whether a pickle may name a class or function}
     *
     * @param name with its module
     */
    boolean allows(String name);

    /**
     * {@return what the user is told about any other}
     *
     * @param name with its module
     */
    RegressionException refusal(String name);

    /**
     * {@return the value for an object that the pickle only refers to, because the tool stores it elsewhere}
     *
     * @param id what the tool wrote to find it again; a plain value as {@link PickleReader#read()} returns
     */
    Object persistent(@Nullable Object id);

    /**
     * {@return the value for an object that has got its state; by default the object itself}
     *
     * @param object with its state
     * @param input behind the instruction that set it, where some tools put raw data; what is read here isn't part of the pickle
     */
    default @Nullable Object built(PickledObject object, PickleInput input) {
        return object;
    }
}
