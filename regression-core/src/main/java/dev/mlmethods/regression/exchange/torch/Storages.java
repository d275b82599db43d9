package dev.mlmethods.regression.exchange.torch;

import java.nio.ByteBuffer;

/** Where a file has the numbers of its tensors. */
@FunctionalInterface
interface Storages {
    /**
     * The bytes of a storage, exactly as many as it says.
     *
     * @throws dev.mlmethods.regression.RegressionException if the file lacks them
     */
    ByteBuffer bytes(Storage storage);
}
