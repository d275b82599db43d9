package dev.mlmethods.regression.gate.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepSummaryTest {
    private static final int LIMIT = 1024 * 1024;
    private static final String NO_ROOM =
            "The step summary has no room for the verdict: GitHub shows at most 1,024 KiB.";
    private static final String LEFT_OUT = "\nThere is no room here for more verdicts; they are in the log.\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void appendsToWhatIsThere() throws IOException {
        Path file = folder.resolve("summary.md");
        assertThat(StepSummary.append(file, "é\n")).isEmpty();
        assertThat(StepSummary.append(file, "two\n")).isEmpty();
        assertThat(Files.readString(file, StandardCharsets.UTF_8)).isEqualTo("é\n\ntwo\n\n");
    }

    @Test
    void saysInTheFileThatMoreHasNoRoom() throws IOException {
        Path file = folder.resolve("summary.md");
        Files.write(file, new byte[LIMIT - 1_000]);
        assertThat(StepSummary.append(file, "x".repeat(2_000))).contains(NO_ROOM);
        assertThat(Files.size(file)).isEqualTo(LIMIT - 1_000 + LEFT_OUT.length());
        assertThat(Files.readString(file, StandardCharsets.UTF_8)).endsWith(LEFT_OUT);
    }

    @Test
    void staysBelowTheLimit() throws IOException {
        Path file = folder.resolve("summary.md");
        // Just enough that the text with its line feed fits before the note, and not a byte more.
        Files.write(file, new byte[LIMIT - 1 - LEFT_OUT.length() - 11]);
        assertThat(StepSummary.append(file, "0123456789")).isEmpty();
        assertThat(StepSummary.append(file, "0123456789")).contains(NO_ROOM);
        assertThat(Files.size(file)).isEqualTo(LIMIT - 1);
        assertThat(StepSummary.append(file, "")).contains(NO_ROOM);
        assertThat(Files.size(file)).isEqualTo(LIMIT - 1);
    }

    @Test
    void warnsWhereTheFileCannotBeWritten() {
        assertThat(StepSummary.append(folder, "text"))
                .hasValueSatisfying(warning -> assertThat(warning)
                        .startsWith("Cannot append the verdict to the step summary, " + folder + ": "));
        Path missing = folder.resolve("missing").resolve("summary.md");
        assertThat(StepSummary.append(missing, "text"))
                .contains("Cannot append the verdict to the step summary, " + missing + ": NoSuchFileException.");
    }
}
