package dev.mlmethods.regression.predictor.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The few lines that Git LFS stores in git in place of a large file; the first line is the same in all of them. */
public final class LfsPointer {
    /** What a message says about one. */
    public static final String FAULT =
            " is a Git LFS pointer, not the file itself. Run git lfs pull, after git lfs install"
                    + " where git does not know Git LFS yet.";

    private static final byte[] START =
            "version https://git-lfs.github.com/spec/v1".getBytes(StandardCharsets.US_ASCII);

    private LfsPointer() {}

    /** Whether a file that starts like that is one. */
    public static boolean isStartOf(byte[] contents) {
        return contents.length >= START.length && Arrays.equals(Arrays.copyOf(contents, START.length), START);
    }
}
