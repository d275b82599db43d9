package dev.mlmethods.regression;

import org.jspecify.annotations.Nullable;

/** A file is compressed by zstd, and the library that unpacks it isn't on the class path. The goals of the plugin add it and try again. */
public final class LacksZstdException extends RegressionException {
    private static final long serialVersionUID = 1L;

    /** The artifact of the library, as a dependency names it; any newer version does as well. */
    public static final String ARTIFACT = "com.github.luben:zstd-jni";

    /**
     * Creates an exception that names the artifact to add.
     *
     * @param cause why the library could not be used; null if there is none
     */
    public LacksZstdException(@Nullable Throwable cause) {
        super(
                "A file of the data is compressed by zstd, and the class path doesn't have the library that unpacks it. Add the dependency "
                        + ARTIFACT + ", or unpack the file with zstd -d.",
                cause);
    }
}
