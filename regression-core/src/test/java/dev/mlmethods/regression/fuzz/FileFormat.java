package dev.mlmethods.regression.fuzz;

import java.io.IOException;
import java.nio.file.Path;

/**
 * One kind of our files.
 *
 * @param name what the table calls it
 * @param original the contents of a good file
 * @param mutation how the contents are damaged
 * @param placing puts contents into an empty folder, with whatever belongs to them: matching hashes, files beside it
 * @param reading reads the file, and does with it what our goals do
 * @param rightness whether something other than the original may have been read
 * @param <T> what is read
 */
@SuppressWarnings("ArrayRecordComponent") // Two of them are never compared.
record FileFormat<T>(
        String name, byte[] original, Mutation mutation, Placing placing, Reading<T> reading, Rightness<T> rightness) {
    /** Puts contents into a folder. */
    @FunctionalInterface
    interface Placing {
        /** Returns the file that is to be read. */
        Path in(Path folder, byte[] contents) throws IOException;
    }

    /** Reads a file. */
    @FunctionalInterface
    interface Reading<T> {
        T of(Path file) throws IOException;
    }

    /** Determines whether what was read, if it isn't the original, is what the file says. */
    @FunctionalInterface
    interface Rightness<T> {
        boolean of(T read, Path file) throws IOException;

        /** For a file that a hash protects from changes. */
        static <T> Rightness<T> never() {
            return (read, file) -> false;
        }
    }
}
