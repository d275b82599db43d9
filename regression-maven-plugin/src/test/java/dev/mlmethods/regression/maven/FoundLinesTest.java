package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundLinesTest {
    private static final String BEGIN =
            "# Found by a search of the regression plugin; the next one replaces these lines.\n";
    private static final String END = "# End of what the search has found.\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @SuppressWarnings("NullAway.Init")
    private FoundLines lines;

    @BeforeEach
    void open() {
        file = folder.resolve("regression.yaml");
        lines = new FoundLines(file, "regression.yaml");
    }

    @Test
    void makeAFileIfThereIsNone() throws IOException {
        lines.requireWritable();
        lines.write(List.of("dataset: diabetes", "epochs: 20"));
        assertThat(file).hasContent(BEGIN + "dataset: diabetes\nepochs: 20\n" + END);
    }

    @Test
    void replaceThoseOfAnEarlierSearchAndNothingElse() throws IOException {
        Files.writeString(file, "dataset: diabetes # mine\n" + BEGIN + "epochs: 20\nseed: 3\n" + END + "\nseed: 4\n");
        lines.requireWritable();
        lines.write(List.of("epochs: 30"));
        assertThat(Files.readString(file))
                .isEqualTo("dataset: diabetes # mine\n" + BEGIN + "epochs: 30\n" + END + "\nseed: 4\n");
    }

    @Test
    void takeThePlaceOfEntriesWithAnotherValue() throws IOException {
        Files.writeString(
                file, "# mine\nvalidationSize: 0.2\ncolumns:\n  zip: category\n\nhiddenLayers:\n- 64\n- 32\nseed: 4\n");
        lines.write(List.of("validationSize: 0", "hiddenLayers: 128,64"));
        assertThat(Files.readString(file))
                .isEqualTo("# mine\ncolumns:\n  zip: category\n\nseed: 4\n" + BEGIN
                        + "validationSize: 0\nhiddenLayers: 128,64\n" + END);
    }

    @Test
    void keepTheLineSeparatorOfTheFile() throws IOException {
        Files.writeString(file, "dataset: diabetes\r\n# end");
        lines.write(List.of("epochs: 30"));
        assertThat(Files.readString(file))
                .isEqualTo(("dataset: diabetes\n# end\n" + BEGIN + "epochs: 30\n" + END).replace("\n", "\r\n"));
    }

    @Test
    void areFoundAgainByTheirPlace() throws IOException {
        Files.writeString(file, "dataset: diabetes\n" + BEGIN.strip() + "  \nepochs: 20\n" + END + "seed: 4\n");
        assertThat(ConfigurationFile.read(file, "regression.yaml").values())
                .extracting(value -> value.name() + " " + value.place().level())
                .containsExactlyInAnyOrder("dataset FILE", "epochs FOUND", "seed FILE");
    }

    @Test
    void refuseDamagedCommentsAndMapsInBraces() throws IOException {
        for (String text : List.of(BEGIN, END, END + BEGIN, BEGIN + END + BEGIN + END)) {
            Files.writeString(file, text);
            assertThatThrownBy(lines::requireWritable)
                    .isInstanceOf(RegressionException.class)
                    .hasMessageStartingWith(
                            "regression.yaml: the two comments around the lines of an earlier search must");
        }
        Files.writeString(file, "{dataset: diabetes}\n");
        assertThatThrownBy(lines::requireWritable)
                .hasMessageStartingWith("regression.yaml: its map is written in braces");
    }

    @Test
    void takeThePlaceOfEntriesWithEmptyLinesAndCommentsInThem() throws IOException {
        Files.writeString(file, "\"hiddenLayers\":\n\n  - 64\n# between\n  - 32\n\n# mine\nseed: 4\n");
        assertThat(lines.write(List.of("hiddenLayers: 128,64"))).containsExactly("\"hiddenLayers\":");
        assertThat(Files.readString(file)).isEqualTo("\n# mine\nseed: 4\n" + BEGIN + "hiddenLayers: 128,64\n" + END);
    }

    @Test
    void refuseFilesWhoseEntriesCantBeReplaced() throws IOException {
        for (String text : List.of("  epochs: 20\n  seed: 3\n", "---\nepochs: 20\n...\n")) {
            Files.writeString(file, text);
            assertThatThrownBy(lines::requireWritable)
                    .hasMessageStartingWith("regression.yaml: its entries can't be replaced");
            assertThatThrownBy(() -> lines.write(List.of("loss: mae"))).isInstanceOf(RegressionException.class);
            assertThat(file).hasContent(text);
        }
    }

    @Test
    void keepALinkAndThePermissions() throws IOException {
        Path real = Files.writeString(folder.resolve("real.yaml"), "epochs: 20\n");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-------"));
        Files.createSymbolicLink(file, Path.of("real.yaml"));
        lines.requireWritable();
        assertThat(lines.write(List.of("seed: 4"))).isEmpty();
        assertThat(file).isSymbolicLink();
        assertThat(real).hasContent("epochs: 20\n" + BEGIN + "seed: 4\n" + END);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-------");
    }
}
