package dev.mlmethods.regression.exchange.torch;

/**
 * Numbers that one or several tensors are views of.
 *
 * @param key where the file has them
 * @param count of the numbers, at least 0
 */
record Storage(StorageType type, String key, long count) {
    /** The bytes of all numbers; negative if there are more than any file has. */
    long bytes() {
        return count > Long.MAX_VALUE / type.bytes() ? -1 : count * type.bytes();
    }
}
