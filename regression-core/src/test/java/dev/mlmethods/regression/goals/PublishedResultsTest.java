package dev.mlmethods.regression.goals;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.file.FaultyFileSystem;
import dev.mlmethods.regression.file.FaultyFileSystem.Faults;
import dev.mlmethods.regression.file.PendingMoves;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What each goal publishes, cut short or failing at each operation on the file system: whoever reads next finds either the old results or the new
 * ones, and if a message says which, it is true.
 */
class PublishedResultsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path scratch;

    @ParameterizedTest
    @EnumSource
    void areTheOldOrTheNewOnesWhereverItIsKilled(PublishedGoal goal) throws IOException {
        try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
            Path folder = disk.getPath("/disk/results");
            goal.writer(1, scratch).accept(folder);
            Object before = goal.read(folder);
            Map<String, Path> left = new LinkedHashMap<>();
            Faults faults = Faults.none(operation ->
                    left.put((left.size() + 1) + " " + operation, copy(folder, disk.getPath("/left/" + left.size()))));
            goal.writer(2, scratch).accept(new FaultyFileSystem(disk, faults).of(folder));
            Object now = goal.read(folder);
            assertThat(now).isNotEqualTo(before);
            // Because a file is at least opened, written and flushed.
            assertThat(left).hasSizeGreaterThanOrEqualTo(3);
            left.forEach((operation, copy) -> {
                PendingMoves.finishIn(copy);
                assertThat(goal.read(copy)).as("killed before %s", operation).isIn(before, now);
            });
        }
    }

    /** Whichever the message says; the other goals publish with the same class, but take long to produce what they write. */
    @ParameterizedTest
    @EnumSource(names = {"ACCEPT", "CHECK", "RECORD", "PREDICT"})
    void areWhatTheMessageSaysWhereverTheDiskFails(PublishedGoal goal) throws IOException {
        try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
            Path original = disk.getPath("/disk/original");
            goal.writer(1, scratch).accept(original);
            Object before = goal.read(original);
            Path other = copy(original, disk.getPath("/disk/now"));
            Consumer<Path> writer = goal.writer(2, scratch);
            Faults none = Faults.none(operation -> {});
            writer.accept(new FaultyFileSystem(disk, none).of(other));
            Object now = goal.read(other);
            for (int operation = 1; operation <= none.operations().size(); operation++) {
                Path folder = copy(original, disk.getPath("/disk/" + operation));
                Faults faults = Faults.failing(operation);
                Outcome outcome = outcome(writer, new FaultyFileSystem(disk, faults).of(folder));
                String what = "failed at " + faults.operations() + ": " + outcome;
                if (!outcome.isNew()) {
                    // Before anything finishes what is pending.
                    assertThat(goal.read(folder)).as(what).isEqualTo(before);
                }
                PendingMoves.finishIn(folder);
                assertThat(goal.read(folder)).as(what).isEqualTo(outcome.isNew() ? now : before);
            }
        }
    }

    /** What a message says about the results. */
    private record Outcome(String message) {
        boolean isNew() {
            return message.isEmpty()
                    || message.contains(": broken disk. Fix that: the new files are complete in ")
                    || message.contains(
                            " is written, but the rows of the previous one cannot be deleted: broken disk.");
        }
    }

    private static Outcome outcome(Consumer<Path> writer, Path folder) {
        try {
            writer.accept(folder);
            return new Outcome("");
        } catch (RegressionException e) {
            Outcome outcome = new Outcome(String.valueOf(e.getMessage()));
            if (!outcome.isNew()) {
                assertThat(outcome.message()).contains(": broken disk.");
            }
            return outcome;
        }
    }

    private static Path copy(Path folder, Path to) {
        try (Stream<Path> files = Files.list(folder)) {
            Files.createDirectories(to);
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
