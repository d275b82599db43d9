package dev.mlmethods.regression.gate.verdict;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The summary of a step of GitHub Actions: the file that the environment variable {@value #VARIABLE} names. GitHub drops the entire summary if it is
 * larger than 1 MiB, so what doesn't fit is left out. Nothing that goes wrong here fails a build.
 */
public final class StepSummary {
    /** The environment variable with the path of the file. */
    public static final String VARIABLE = "GITHUB_STEP_SUMMARY";

    private static final long LIMIT = 1024L * 1024;
    private static final byte[] LEFT_OUT =
            "\nThere is no room here for more verdicts; they are in the log.\n".getBytes(StandardCharsets.UTF_8);

    private StepSummary() {}

    /**
     * Appends a text, or a line that says that it doesn't fit.
     *
     * @param file doesn't have to exist yet
     * @param markdown the text, such as a {@link MarkdownVerdict}
     * @return a warning for the user, if the text was not appended
     */
    public static Optional<String> append(Path file, String markdown) {
        byte[] text = (markdown + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            long size = Files.exists(file) ? Files.size(file) : 0;
            if (size + text.length + LEFT_OUT.length < LIMIT) {
                append(file, text);
                return Optional.empty();
            }
            if (size + LEFT_OUT.length < LIMIT) {
                append(file, LEFT_OUT);
            }
            return Optional.of("The step summary has no room for the verdict: GitHub shows at most 1,024 KiB.");
        } catch (IOException | SecurityException e) {
            return Optional.of("Cannot append the verdict to the step summary, " + file + ": "
                    + e.getClass().getSimpleName() + ".");
        }
    }

    /** Appends in one call, so that modules that are built at the same time don't mix their lines. */
    private static void append(Path file, byte[] text) throws IOException {
        Files.write(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
