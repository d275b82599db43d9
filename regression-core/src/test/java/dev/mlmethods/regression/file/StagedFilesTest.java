package dev.mlmethods.regression.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.json.Json;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void appearTogetherWhenTheyAreCommitted() throws IOException {
        Path results = folder.resolve("a").resolve("b");
        try (StagedFiles files = StagedFiles.in(results)) {
            files.write("one", new byte[] {1});
            files.write("two", new byte[] {2});
            assertThat(results.resolve("one")).doesNotExist();
            files.commit();
        }
        assertThat(Files.readAllBytes(results.resolve("one"))).containsExactly(1);
        assertThat(Files.readAllBytes(results.resolve("two"))).containsExactly(2);
        assertThat(names(results)).containsExactly("one", "two");
    }

    @Test
    void writeLongJsonAsItsBytes() throws IOException {
        List<Double> value =
                DoubleStream.iterate(1, x -> x / 3).limit(5_000).boxed().toList();
        try (StagedFiles files = StagedFiles.in(folder)) {
            files.write("one", new byte[] {1});
            files.writeJson("two", value);
            assertThat(names(folder)).hasSize(2).allMatch(name -> name.matches("\\..*\\.[0-9a-f]{12}\\.\\d+\\.tmp"));
            files.commit();
        }
        assertThat(Files.readAllBytes(folder.resolve("two"))).isEqualTo(Json.file(value));
        assertThat(names(folder)).containsExactly("one", "two");
    }

    @Test
    void leaveTheOldJsonWhenTheDiskIsFull() throws IOException {
        Configuration tiny =
                Configuration.unix().toBuilder().setMaxSize(64 * 1024).build();
        try (FileSystem fileSystem = Jimfs.newFileSystem(tiny)) {
            Path small = Files.createDirectory(fileSystem.getPath("/results"));
            Files.write(small.resolve("sweep.json"), new byte[] {7});
            assertThatThrownBy(() -> {
                        try (StagedFiles files = StagedFiles.in(small)) {
                            files.writeJson("sweep.json", "x".repeat(128 * 1024));
                        }
                    })
                    .isInstanceOf(RegressionException.class)
                    .hasMessage("Cannot write /results/sweep.json: out of disk space. Free some space or choose another"
                            + " outputDirectory; the previous contents are unchanged.");
            assertThat(Files.readAllBytes(small.resolve("sweep.json"))).containsExactly(7);
            assertThat(names(small)).containsExactly("sweep.json");
        }
    }

    @Test
    void sayThatALinkLeadsNowhere() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("none"));
        for (Path results : new Path[] {link, link.resolve("a")}) {
            assertThatThrownBy(() -> StagedFiles.in(results))
                    .isInstanceOf(RegressionException.class)
                    .hasMessage("Cannot create the folder " + results + ": " + link + " is a symbolic link to "
                            + folder.resolve("none") + ", which does not exist. Remove the link, or choose another"
                            + " outputDirectory.");
        }
    }

    @Test
    void leaveTheOldFilesWhenTheyAreNotCommitted() throws IOException {
        Files.write(folder.resolve("one"), new byte[] {7});
        try (StagedFiles files = StagedFiles.in(folder)) {
            files.write("one", new byte[] {1});
        }
        assertThat(Files.readAllBytes(folder.resolve("one"))).containsExactly(7);
        assertThat(names(folder)).containsExactly("one");
    }

    @Test
    void leaveTheOldFilesWhenTheDiskIsFull() throws IOException {
        Configuration tiny =
                Configuration.unix().toBuilder().setMaxSize(64 * 1024).build();
        try (FileSystem fileSystem = Jimfs.newFileSystem(tiny)) {
            Path small = Files.createDirectory(fileSystem.getPath("/results"));
            Files.write(small.resolve("model.zip"), new byte[] {7});

            assertThatThrownBy(() -> {
                        try (StagedFiles files = StagedFiles.in(small)) {
                            files.write("model.zip", new byte[128 * 1024]);
                        }
                    })
                    .isInstanceOf(RegressionException.class)
                    .hasMessage("Cannot write /results/model.zip: out of disk space. Free some space or choose another"
                            + " outputDirectory; the previous contents are unchanged.");

            assertThat(Files.readAllBytes(small.resolve("model.zip"))).containsExactly(7);
            assertThat(names(small)).containsExactly("model.zip");
        }
    }

    @Test
    void sayThatAFileIsInTheWayOfTheFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("results"));
        assertThatThrownBy(() -> StagedFiles.in(file))
                .isInstanceOf(RegressionException.class)
                .hasMessage("Cannot create the folder " + file
                        + ": a file is in the way. Remove it, or choose another outputDirectory.");
        assertThatThrownBy(() -> StagedFiles.in(file.resolve("deeper")))
                .hasMessageStartingWith("Cannot write to the folder " + file.resolve("deeper") + ": ")
                .hasMessageEndingWith(". Choose another outputDirectory.");
    }

    @Test
    void nameTheFileAndTheParameterThatTheUserChose() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("results"));
        assertThatThrownBy(() -> StagedFiles.beside(inTheWay.resolve("baseline.json"), "baseline"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("Cannot create the folder " + inTheWay
                        + ": a file is in the way. Remove it, or choose another baseline.");
        Path deeper = inTheWay.resolve("deeper/baseline.json");
        assertThatThrownBy(() -> StagedFiles.beside(deeper, "baseline"))
                .hasMessageStartingWith("Cannot write " + deeper + ": ")
                .hasMessageEndingWith(". Choose another baseline.");
    }

    /** The move that gives the second of the two files its name. */
    @Test
    void sayThatTheNewFilesCountWhereOneCannotGetItsName() throws IOException {
        try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
            Path results = Files.createDirectory(disk.getPath("/results"));
            writeTwo(results, 1);
            FaultyFileSystem.Faults faults = FaultyFileSystem.Faults.failing(12);
            assertThatThrownBy(() -> writeTwo(new FaultyFileSystem(disk, faults).of(results), 2))
                    .isInstanceOf(RegressionException.class)
                    .hasMessage(
                            "Cannot put /results/two in its place: broken disk. Fix that: the new files are complete in"
                                    + " /results, and the next goal that reads or writes there puts them in place.");
            assertThat(faults.operations()).last().isEqualTo("move two");
            assertThat(Files.readAllBytes(results.resolve("one"))).containsExactly(2);
            assertThat(Files.readAllBytes(results.resolve("two"))).containsExactly(1);
            PendingMoves.finishBeside(results.resolve("one"));
            assertThat(Files.readAllBytes(results.resolve("two"))).containsExactly(2);
            assertThat(names(results)).containsExactly("one", "two");
        }
    }

    private static void writeTwo(Path folder, int contents) {
        try (StagedFiles files = StagedFiles.in(folder)) {
            files.write("one", new byte[] {(byte) contents});
            files.write("two", new byte[] {(byte) contents});
            files.commit();
        }
    }

    @Test
    void sayThatTheMovesThatAreLeftCannotBeRead() throws IOException {
        for (String text : List.of(
                "",
                "null",
                "{\"formatVersion\":2,\"targets\":{}}",
                "{\"formatVersion\":1,\"targets\":{\".a.tmp\":\"../b\"}}",
                "{\"formatVersion\":1,\"targets\":{\".a.tmp\":\"..\"}}",
                "{\"formatVersion\":1,\"targets\":{\"a\":\"b\"}}",
                "{\"formatVersion\":1,\"targets\":{\".a.tmp\":null}}")) {
            Path file = Files.writeString(folder.resolve(".regression-moves.0123456789ab.1.json"), text);
            assertThatThrownBy(() -> PendingMoves.finishIn(folder))
                    .as(text)
                    .isInstanceOf(RegressionException.class)
                    .hasMessage("The file " + file + " is damaged: it cannot be read. Remove it, and rerun the goal"
                            + " that last wrote to its folder.");
        }
    }

    @Test
    void removeWhatAKilledProcessLeftAndNothingElse() throws IOException {
        long running = ProcessHandle.current().pid();
        Path dead = Files.createFile(folder.resolve(".model.zip." + Integer.MAX_VALUE + ".tmp"));
        Path alive = Files.createFile(folder.resolve(".model.zip." + running + ".tmp"));
        Path foreign = Files.createFile(folder.resolve(".notes.tmp"));
        Path numbered = Files.createFile(folder.resolve(".model.zip.99999999999999999999.tmp"));
        StagedFiles.in(folder).close();
        assertThat(dead).doesNotExist();
        assertThat(alive).exists();
        assertThat(foreign).exists();
        assertThat(numbered).exists();
    }

    private static Stream<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }
}
