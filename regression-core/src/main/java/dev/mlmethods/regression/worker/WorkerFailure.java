package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.text.Reason;
import java.nio.file.Path;

/** What to say about a failure that none of our messages anticipated. */
final class WorkerFailure {
    /** JavaCPP's property, and the folder that it uses without it. */
    private static final String CACHE = "org.bytedeco.javacpp.cachedir";

    private static final Path DEFAULT_CACHE = Path.of(System.getProperty("user.home"), ".javacpp", "cache");

    private WorkerFailure() {}

    static String message(Throwable thrown) {
        // ND4J reports it as "probably missing dependencies"; the innermost cause names the library and what is wrong
        // with it.
        return Reason.isBecauseOf(thrown, UnsatisfiedLinkError.class)
                ? noLibrary(Reason.ofRoot(thrown))
                : "The worker failed: " + Reason.of(thrown) + ".";
    }

    private static String noLibrary(String reason) {
        return "A native library of ND4J cannot be loaded: " + reason.replaceFirst("^UnsatisfiedLinkError: ", "")
                + ". They are unpacked to " + System.getProperty(CACHE, DEFAULT_CACHE.toString())
                + ", which needs 400 MB of free space, write permission, and a file system that allows execution (not noexec)."
                + " Delete that folder if it is damaged, or choose another with jvmArguments, such as -D" + CACHE
                + "=FOLDER.";
    }
}
