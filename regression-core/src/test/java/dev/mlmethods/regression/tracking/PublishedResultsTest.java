package dev.mlmethods.regression.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.internal.FaultyFileSystem;
import dev.mlmethods.regression.internal.FaultyFileSystem.Faults;
import dev.mlmethods.regression.internal.PendingMoves;
import dev.mlmethods.regression.internal.Sha256;
import dev.mlmethods.regression.internal.StagedFiles;
import dev.mlmethods.regression.model.ModelEvaluation;
import dev.mlmethods.regression.model.SmallModels;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.report.EvaluationFiles;
import dev.mlmethods.regression.report.PredictionFile;
import dev.mlmethods.regression.report.ReportedEvaluation;
import dev.mlmethods.regression.report.SweepFiles;
import dev.mlmethods.regression.report.TrainingFiles;
import dev.mlmethods.regression.report.page.ReportFiles;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.sweep.BestModel;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.sweep.SweepResult;
import dev.mlmethods.regression.tracking.history.HistoryFile;
import dev.mlmethods.regression.tracking.history.SampleEntries;
import dev.mlmethods.regression.tracking.output.GoalCommand;
import dev.mlmethods.regression.tracking.output.VerdictFiles;
import dev.mlmethods.regression.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What each goal publishes, cut short or failing at each operation on the file system: the old results or the new ones are there for whoever reads next, and
 * where a message says which, it is so.
 */
class PublishedResultsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path scratch;

    /**
     * What a goal does to its folder.
     *
     * @param before leaves the old results
     * @param now leaves the new ones in place of them
     * @param read what a reader gets, once it has asked {@link PendingMoves}
     */
    private record Goal(Consumer<Path> before, Consumer<Path> now, Function<Path, Object> read) {
        static Goal ofFiles(Consumer<Path> before, Consumer<Path> now) {
            return new Goal(before, now, PublishedResultsTest::visibleFiles);
        }
    }

    private static TrainingResult training(long seed) {
        return SmallModels.train(SmallModels.SPECIFICATION.withTraining(
                SmallModels.SPECIFICATION.training().withSeed(seed)));
    }

    @Test
    void ofTrain() throws IOException {
        TrainingResult before = training(1);
        TrainingResult now = training(2);
        holdsWhereKilled(Goal.ofFiles(folder -> train(folder, before), folder -> train(folder, now)));
    }

    private static void train(Path folder, TrainingResult result) {
        try (StagedFiles files = StagedFiles.in(folder)) {
            TrainingFiles.write(files, result, "fingerprint", 1, 2, 3);
        }
    }

    @Test
    void ofEvaluate() throws IOException {
        holdsWhereKilled(Goal.ofFiles(evaluation(1), evaluation(2)));
    }

    private Consumer<Path> evaluation(long seed) {
        TrainingResult trained = training(seed);
        Path file = scratch.resolve("model.zip");
        trained.model().save(file);
        ModelEvaluation evaluation = ModelEvaluation.onHeldOutRows(trained.model(), Path.of(""));
        EvaluationReport report = ReportedEvaluation.of(trained.model(), file, evaluation, scratch);
        return folder -> EvaluationFiles.write(folder, evaluation, report);
    }

    @Test
    void ofSweep() throws IOException {
        SweepResult before = SmallSweeps.run(SmallSweeps.grid("epochs", "3"));
        SweepResult now = SmallSweeps.run(SmallSweeps.grid("epochs", "4"));
        TrainingResult bestBefore = BestModel.train(before, Path.of(""), 1, TrainingListener.SILENT);
        TrainingResult best = BestModel.train(now, Path.of(""), 1, TrainingListener.SILENT);
        holdsWhereKilled(Goal.ofFiles(folder -> sweep(folder, before, bestBefore), folder -> sweep(folder, now, best)));
    }

    private static void sweep(Path folder, SweepResult sweep, TrainingResult model) {
        try (StagedFiles files = StagedFiles.in(folder)) {
            SweepFiles.write(files, sweep, model, new SweepFiles.SweepTimings(1, 2, 3, sweep.results().size()));
        }
    }

    /** Other rows beside it may be left, until the next baseline. */
    @Test
    void ofAccept() throws IOException {
        StoredBaseline before = SampleEvaluation.held().baseline();
        StoredBaseline now = SampleEvaluation.held().withError(0.25).baseline();
        Goal goal = new Goal(
                folder -> baseline(folder).write(before),
                folder -> baseline(folder).write(now),
                folder -> baseline(folder)
                        .find()
                        .map(found -> List.of(found.baseline(), found.rows()))
                        .orElseThrow());
        holdsWhereKilled(goal);
        holdsWhereItFails(goal);
    }

    private static BaselineFile baseline(Path folder) {
        return BaselineFile.of(folder.resolve(BaselineFile.DEFAULT_NAME));
    }

    @Test
    void ofCheck() throws IOException {
        Goal goal = Goal.ofFiles(
                folder -> verdict(folder, SampleCheckResults.identical()),
                folder -> verdict(folder, SampleCheckResults.regressed()));
        holdsWhereKilled(goal);
        holdsWhereItFails(goal);
    }

    private static void verdict(Path folder, CheckResult result) {
        VerdictFiles.write(folder, "prices", result, GoalCommand.PLAIN);
    }

    @Test
    void ofRecord() throws IOException {
        Goal goal = Goal.ofFiles(folder -> record(folder, "first"), folder -> record(folder, "second"));
        holdsWhereKilled(goal);
        holdsWhereItFails(goal);
    }

    private static void record(Path folder, String commit) {
        HistoryFile.at(folder.resolve(HistoryFile.NAME)).append(SampleEntries.of(commit, 0.5));
    }

    @Test
    void ofTheReportOfASite() throws IOException {
        evaluation(1).accept(scratch.resolve("before"));
        evaluation(2).accept(scratch.resolve("now"));
        holdsWhereKilled(Goal.ofFiles(
                folder -> ReportFiles.writeSite(List.of(scratch.resolve("before/evaluation.json")), folder),
                folder -> ReportFiles.writeSite(List.of(scratch.resolve("now/evaluation.json")), folder)));
    }

    @Test
    void ofPredictAndAllThatWriteOneFile() throws IOException {
        Goal goal = Goal.ofFiles(
                folder -> PredictionFile.write(folder.resolve("new.csv"), new double[] {1, 2}),
                folder -> PredictionFile.write(folder.resolve("new.csv"), new double[] {3}));
        holdsWhereKilled(goal);
        holdsWhereItFails(goal);
    }

    /** The old results or the new ones, wherever it is killed. */
    private static void holdsWhereKilled(Goal goal) throws IOException {
        try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
            Path folder = disk.getPath("/work/results");
            goal.before().accept(folder);
            Object before = goal.read().apply(folder);
            Map<String, Path> left = new LinkedHashMap<>();
            Faults faults = Faults.none(operation ->
                    left.put((left.size() + 1) + " " + operation, copy(folder, disk.getPath("/left/" + left.size()))));
            goal.now().accept(new FaultyFileSystem(disk, faults).of(folder));
            Object now = goal.read().apply(folder);
            assertThat(now).isNotEqualTo(before);
            // As a file is opened, written and flushed at least.
            assertThat(left).hasSizeGreaterThanOrEqualTo(3);
            left.forEach((operation, copy) -> {
                PendingMoves.finishIn(copy);
                assertThat(goal.read().apply(copy)).as("killed before %s", operation).isIn(before, now);
            });
        }
    }

    /** The old results or the new ones, whichever the message says, wherever the disk fails. */
    private static void holdsWhereItFails(Goal goal) throws IOException {
        try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
            Path original = disk.getPath("/work/original");
            goal.before().accept(original);
            Object before = goal.read().apply(original);
            Path other = copy(original, disk.getPath("/work/now"));
            Faults none = Faults.none(operation -> {});
            goal.now().accept(new FaultyFileSystem(disk, none).of(other));
            Object now = goal.read().apply(other);
            for (int operation = 1; operation <= none.operations().size(); operation++) {
                Path folder = copy(original, disk.getPath("/work/" + operation));
                Faults faults = Faults.failing(operation);
                Outcome outcome = outcome(goal, new FaultyFileSystem(disk, faults).of(folder));
                String what = "failed at " + faults.operations() + ": " + outcome;
                if (!outcome.isNew()) {
                    // Before anything finishes what is pending.
                    assertThat(goal.read().apply(folder)).as(what).isEqualTo(before);
                }
                PendingMoves.finishIn(folder);
                assertThat(goal.read().apply(folder)).as(what).isEqualTo(outcome.isNew() ? now : before);
            }
        }
    }

    /** What a message says of the results. */
    private record Outcome(String message) {
        boolean isNew() {
            return message.isEmpty()
                    || message.contains(": broken disk. Mend that: the new files are complete in ")
                    || message.contains(" is written, but the rows of the one before cannot be deleted: broken disk.");
        }
    }

    private static Outcome outcome(Goal goal, Path folder) {
        try {
            goal.now().accept(folder);
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

    private static Object visibleFiles(Path folder) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.toList()) {
                String name = String.valueOf(file.getFileName());
                if (!name.startsWith(".")) {
                    files.put(name, Sha256.of(Files.readAllBytes(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
