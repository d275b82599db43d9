package dev.mlmethods.regression.file;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path rows;

    @BeforeEach
    void writeRows() throws IOException {
        rows = Files.writeString(folder.resolve("rows.csv"), "a\n1\n");
    }

    private void assertRefused(Path output) {
        assertThatThrownBy(requirement(output))
                .isInstanceOf(RegressionException.class)
                .hasMessage("predictions is " + output + ", which is the file that this goal reads as its input, "
                        + rows + ": it would be overwritten. Give predictions or input another place.");
    }

    private ThrowingCallable requirement(Path output) {
        return () -> InputFiles.none()
                .with("model", folder.resolve("none.zip"))
                .with("input", rows)
                .requireApart("predictions", output);
    }

    @Test
    void theSameFileIsRefused() {
        assertRefused(rows);
    }

    @Test
    void theSameFileUnderAnotherNameIsRefused() throws IOException {
        assertRefused(folder.resolve("none/../rows.csv").normalize());
        Files.createDirectory(folder.resolve("sub"));
        assertRefused(folder.resolve("sub/../rows.csv"));
        assertRefused(Files.createSymbolicLink(folder.resolve("link.csv"), rows));
        assertRefused(Files.createLink(folder.resolve("hard.csv"), rows));
        assertRefused(Files.createSymbolicLink(folder.resolve("here"), folder).resolve("rows.csv"));
    }

    /** The file system decides whether it is a different file. */
    @Test
    void theNameInOtherCaseIsRefusedWhereItIsTheSameFile() {
        Path other = folder.resolve("ROWS.CSV");
        if (Files.exists(other)) {
            assertRefused(other);
        } else {
            assertThatCode(requirement(other)).doesNotThrowAnyException();
        }
    }

    @Test
    void otherFilesAreNot() throws IOException {
        assertThatCode(requirement(folder.resolve("new.csv"))).doesNotThrowAnyException();
        Path equal = Files.copy(rows, folder.resolve("copy.csv"));
        assertThatCode(requirement(equal)).doesNotThrowAnyException();
    }

    @Test
    void aFileOfAFolderIsNamed() throws IOException {
        assertThatThrownBy(() -> InputFiles.none()
                        .with("dataset", Files.writeString(folder.resolve("losses.csv"), "a\n"))
                        .requireApart("outputDirectory", folder, List.of("model.zip", "losses.csv")))
                .hasMessage("outputDirectory is " + folder
                        + ", and losses.csv in there is the file that this goal reads as its dataset, "
                        + folder.resolve("losses.csv")
                        + ": it would be overwritten. Give outputDirectory or dataset another place.");
    }
}
