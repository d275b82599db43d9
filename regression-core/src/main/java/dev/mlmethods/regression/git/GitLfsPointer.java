package dev.mlmethods.regression.git;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.file.LfsPointer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The few lines that Git LFS keeps in git in place of a large file, and that remain in a clone that doesn't fetch the file itself.
 *
 * <p>Source of the format: {@code docs/spec.md} of git-lfs, which requires the version to be the first line.
 */
public final class GitLfsPointer {
    /** Enough to distinguish one from any other file. */
    private static final int START_BYTES = 64;

    private GitLfsPointer() {}

    /**
     * {@return whether a file that starts with these bytes is one}
     *
     * @param contents the file's contents, or at least its first 42 bytes
     */
    public static boolean isStartOf(byte[] contents) {
        return LfsPointer.isStartOf(contents);
    }

    /**
     * Checks a file before anything else is said about it.
     *
     * @param name what the message calls the file, at its start
     * @param contents the file's contents, or as many of its first bytes as are available
     * @throws RegressionException if it is one
     */
    public static void requireNone(String name, byte[] contents) {
        if (isStartOf(contents)) {
            throw new RegressionException(name + LfsPointer.FAULT);
        }
    }

    /**
     * Checks a file before anything else is said about it.
     *
     * @param name what the message calls the file, at its start
     * @param file any readable file; only its first bytes are read
     * @throws RegressionException if it is one
     * @throws IOException if it can't be read
     */
    public static void requireNone(String name, Path file) throws IOException {
        if (isAt(file)) {
            throw new RegressionException(name + LfsPointer.FAULT);
        }
    }

    /**
     * {@return whether a file is one}
     *
     * @param file any readable file; only its first bytes are read
     * @throws IOException if it can't be read
     */
    public static boolean isAt(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return isStartOf(in.readNBytes(START_BYTES));
        }
    }
}
