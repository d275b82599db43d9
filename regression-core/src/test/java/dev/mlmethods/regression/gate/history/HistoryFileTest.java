package dev.mlmethods.regression.gate.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.gate.SampleCheckResults;
import dev.mlmethods.regression.gate.Verdict;
import dev.mlmethods.regression.gate.baseline.Baseline;
import dev.mlmethods.regression.gate.baseline.SampleEvaluation;
import dev.mlmethods.regression.gate.history.HistoryFile.Recorded;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.hash.ShortId;
import dev.mlmethods.regression.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
    /** As the first release wrote it. */
    static final String VERSION_1 =
            "{\"formatVersion\":1,\"commit\":\"a\",\"parents\":[\"parent\"],\"verdict\":\"improved\","
                    + "\"metrics\":{\"test\":{\"rmse\":0.1}},\"parametersSha256\":\"1111111111111111\","
                    + "\"predictionsSha256\":\"2222222222222222\",\"dataSha256\":\"3333333333333333\","
                    + "\"testRowsSha256\":\"4444444444444444\",\"specificationSha256\":\"5555555555555555\","
                    + "\"platform\":{\"regressionVersion\":\"0.1.0\",\"dl4jVersion\":\"1.0.0-M2.1\","
                    + "\"engine\":\"vector\",\"backend\":\"CpuBackend\",\"java\":\"17.0.1 (Vendor)\","
                    + "\"os\":\"Linux amd64\"}}";

    private static final int LINES = 200;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("deep").resolve(HistoryFile.NAME);
    }

    @Test
    void holdsALineForEachCommit() throws IOException {
        assertThat(HistoryFile.at(file).append(SampleEntries.of("a", 0.1))).isEqualTo(Recorded.ADDED);
        assertThat(HistoryFile.at(file).append(SampleEntries.of("b", 0.2))).isEqualTo(Recorded.ADDED);
        String line = "{\"formatVersion\":3,\"module\":\"prices\",\"execution\":\"default\",\"target\":\"price\","
                + "\"commit\":\"a\",\"uncommittedChanges\":false,\"parents\":[\"parent\"],\"verdict\":\"improved\","
                + "\"metrics\":{\"test\":{\"rmse\":0.1}},\"modelSha256\":\"6666666666666666\","
                + "\"evaluationSha256\":\"7777777777777777\",\"baselineSha256\":\"8888888888888888\","
                + "\"parametersSha256\":\"1111111111111111\","
                + "\"predictionsSha256\":\"2222222222222222\",\"dataSha256\":\"3333333333333333\","
                + "\"testRowsSha256\":\"4444444444444444\",\"specificationSha256\":\"5555555555555555\","
                + "\"platform\":{\"regressionVersion\":\"0.1.0\",\"dl4jVersion\":\"1.0.0-M2.1\","
                + "\"engine\":\"vector\",\"backend\":\"CpuBackend\",\"java\":\"17.0.1 (Vendor)\","
                + "\"os\":\"Linux amd64\"}}";
        assertThat(Files.readAllLines(file).get(0))
                .isEqualTo(line.substring(0, line.length() - 1) + ",\"contentSha256\":\""
                        + Sha256.of(line.getBytes(UTF_8)) + "\"}");
        assertThat(HistoryFile.at(file).read())
                .isEqualTo(new History(List.of(SampleEntries.of("a", 0.1), SampleEntries.of("b", 0.2)), List.of()));
    }

    /** A line below the pointer would be lost as soon as the file itself is fetched. */
    @Test
    void isNotAppendedToAGitLfsPointer() throws IOException {
        Files.createDirectories(file.getParent());
        String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n";
        Files.writeString(file, pointer);
        String message =
                "The history " + file + " is a Git LFS pointer, not the file itself. Run git lfs pull, after git"
                        + " lfs install where git does not know Git LFS yet.";
        assertThatThrownBy(() -> HistoryFile.at(file).append(SampleEntries.of("a", 0.1)))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> HistoryFile.at(file).read())
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
        assertThat(file).hasContent(pointer);
    }

    @Test
    void readsLinesOfVersion1AndAppendsToThem() throws IOException {
        Files.createDirectories(folder.resolve("deep"));
        Files.writeString(file, VERSION_1 + "\n");
        HistoryFile.at(file).append(SampleEntries.of("a", 0.1));
        History history = HistoryFile.at(file).read();
        assertThat(history.warnings()).isEmpty();
        assertThat(history.entries()).hasSize(2);
        HistoryEntry first = history.entries().get(0);
        assertThat(first.formatVersion()).isEqualTo(1);
        assertThat(first.test("rmse")).isEqualTo(0.1);
        assertThat(first.module()).isNull();
        assertThat(first.uncommittedChanges()).isNull();
    }

    @Test
    void readsLinesOfVersion2WhichHaveNoHash() throws IOException {
        Files.createDirectories(folder.resolve("deep"));
        Files.writeString(
                file,
                Json.line(SampleEntries.of("a", 0.1)).replace("\"formatVersion\":3", "\"formatVersion\":2") + "\n");
        assertThat(HistoryFile.at(file).read().warnings()).isEmpty();
        assertThat(HistoryFile.at(file).read().entries()).hasSize(1);
    }

    @Test
    void leavesOutALineThatWasEditedAndNoOther() throws IOException {
        HistoryFile.at(file).append(SampleEntries.of("a", 0.1));
        HistoryFile.at(file).append(SampleEntries.of("b", 0.2));
        String hash = Json.tree(Files.readAllLines(file).get(1).getBytes(UTF_8))
                .path("contentSha256")
                .asString("");
        Files.writeString(file, Files.readString(file).replace("\"rmse\":0.2", "\"rmse\":0.02"));
        History history = HistoryFile.at(file).read();
        assertThat(history.entries()).containsExactly(SampleEntries.of("a", 0.1));
        assertThat(history.warnings())
                .singleElement()
                .asString()
                .startsWith(
                        "Line 2 of regression-history.jsonl was changed after it was written: its contentSha256 begins with "
                                + ShortId.of(hash) + ", and the SHA-256 of its contents with ")
                .endsWith(", so it is left out. Restore it from git, or remove it.");
    }

    @Test
    void neverTakesTwoLinesWithoutACommitForOne() throws IOException {
        HistoryFile.at(file).append(SampleEntries.of(null, 0.1));
        assertThat(HistoryFile.at(file).append(SampleEntries.of(null, 0.1))).isEqualTo(Recorded.ADDED);
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void isEmptyWhereThereIsNoFile() {
        assertThat(HistoryFile.at(file).read()).isEqualTo(new History(List.of(), List.of()));
    }

    @Test
    void holdsTheSameLineOnceAndAnotherOneOfTheSameCommitToo() throws IOException {
        HistoryFile.at(file).append(SampleEntries.of("a", 0.1));
        HistoryFile.at(file).append(SampleEntries.of("b", 0.2));
        assertThat(HistoryFile.at(file).append(SampleEntries.of("a", 0.1))).isEqualTo(Recorded.ALREADY_THERE);
        assertThat(HistoryFile.at(file).append(SampleEntries.of("a", 0.3))).isEqualTo(Recorded.ADDED);
        assertThat(Files.readAllLines(file)).hasSize(3);
    }

    @Test
    void knowsALineWhoseEndGitHasChanged() throws IOException {
        HistoryFile.at(file).append(SampleEntries.of("a", 0.1));
        Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
        assertThat(HistoryFile.at(file).append(SampleEntries.of("a", 0.1))).isEqualTo(Recorded.ALREADY_THERE);
        assertThat(HistoryFile.at(file).read().entries()).containsExactly(SampleEntries.of("a", 0.1));
    }

    @Test
    void closesTheLineThatAKilledBuildHasTornAndLeavesItOut() throws IOException {
        HistoryFile.at(file).append(SampleEntries.of("a", 0.1));
        Files.writeString(file, "{\"formatVersion\":1,\"comm", StandardOpenOption.APPEND);
        HistoryFile.at(file).append(SampleEntries.of("b", 0.2));
        assertThat(Files.readAllLines(file)).hasSize(3).element(1).isEqualTo("{\"formatVersion\":1,\"comm");
        assertThat(HistoryFile.at(file).read())
                .isEqualTo(new History(
                        List.of(SampleEntries.of("a", 0.1), SampleEntries.of("b", 0.2)),
                        List.of(
                                "Line 2 of regression-history.jsonl cannot be read, so it is left out. It was left behind"
                                        + " by a killed build or a merge; remove it.")));
    }

    @Test
    void keepsALastLineThatOnlyLacksItsEnd() throws IOException {
        HistoryFile.at(file).append(SampleEntries.of("a", 0.1));
        Files.writeString(file, Files.readString(file).strip());
        HistoryFile.at(file).append(SampleEntries.of("b", 0.2));
        assertThat(HistoryFile.at(file).read())
                .isEqualTo(new History(List.of(SampleEntries.of("a", 0.1), SampleEntries.of("b", 0.2)), List.of()));
    }

    @Test
    void leavesOutLinesOfLaterReleasesAndBlankOnes() throws IOException {
        Files.createDirectories(folder.resolve("deep"));
        Files.writeString(file, "\n{\"formatVersion\":4,\"new\":1}\n[]\nnull\n" + "[".repeat(100_000) + "\n");
        assertThat(HistoryFile.at(file).read().warnings())
                .containsExactly(
                        "Line 2 of regression-history.jsonl has format version 4, and this release reads versions up to 3, so it"
                                + " is left out. Use the release that wrote it.",
                        unreadable(3),
                        unreadable(4),
                        unreadable(5));
    }

    private static String unreadable(int line) {
        return "Line " + line
                + " of regression-history.jsonl cannot be read, so it is left out. It was left behind"
                + " by a killed build or a merge; remove it.";
    }

    @Test
    void saysThatItCannotBeWrittenOrRead() throws IOException {
        Files.createDirectories(file);
        assertThatThrownBy(() -> HistoryFile.at(file).append(SampleEntries.of("a", 0.1)))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("Cannot write the history " + file + ": ");
        assertThatThrownBy(() -> HistoryFile.at(file).read())
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("Cannot read the history " + file + ": ");
    }

    @Test
    void isNotWrittenWhereTheBuildIsInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> HistoryFile.at(file).append(SampleEntries.of("a", 0.1)))
                .isInstanceOf(RegressionException.class)
                .hasMessage("Cannot write the history " + file + ": the build was interrupted.");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(HistoryFile.at(file).read().entries()).isEmpty();
    }

    @Test
    void takesAllFromTheEvaluationAndItsVerdict() {
        SampleEvaluation sample = SampleEvaluation.held();
        Baseline current = sample.baseline().baseline();
        WorkTree tree = new WorkTree(List.of("b", "c"), List.of("pom.xml"));
        HistoryEntry entry = HistoryEntry.of(sample.model(), current, tree, SampleCheckResults.regressed());
        assertThat(entry)
                .isEqualTo(new HistoryEntry(
                        3,
                        "prices",
                        "default",
                        "price",
                        "abcdef",
                        true,
                        List.of("b", "c"),
                        Verdict.REGRESSED,
                        current.metrics(),
                        sample.model().report().modelSha256(),
                        "e7a1",
                        "ba5e",
                        "0a",
                        current.predictionsSha256(),
                        current.data().sha256(),
                        current.testRows().sha256(),
                        entry.specificationSha256(),
                        current.platform()));
        assertThat(entry.specificationSha256()).matches("[0-9a-f]{64}");
        SampleEvaluation other = sample.withEpochs(7);
        HistoryEntry unchecked =
                HistoryEntry.of(other.model(), other.baseline().baseline(), new WorkTree(List.of(), null), null);
        assertThat(unchecked.specificationSha256()).isNotEqualTo(entry.specificationSha256());
        assertThat(unchecked.verdict()).isNull();
        assertThat(unchecked.baselineSha256()).isNull();
        assertThat(unchecked.uncommittedChanges()).isNull();
    }

    @Test
    void losesNoLineOfTwoBuildsAtTheSameTime() throws Exception {
        recordInProcesses(LINES, List.of("one"), List.of("two"));
        assertThatNoLineIsLost(LINES, "one", "two");
    }

    @Test
    void losesNoLineOfTwoModulesAtTheSameTime() throws Exception {
        HistoryRecorder.record(file, LINES, List.of("one", "two"));
        assertThatNoLineIsLost(LINES, "one", "two");
    }

    /** On Linux, a thread that closes the file would take the lock away from another thread of the same process. */
    @Test
    void losesNoLineOfTwoBuildsWithTwoModulesEach() throws Exception {
        recordInProcesses(LINES / 4, List.of("one", "two"), List.of("three", "four"));
        assertThatNoLineIsLost(LINES / 4, "one", "two", "three", "four");
    }

    @SafeVarargs
    private void recordInProcesses(int lines, List<String>... builds) throws Exception {
        List<Process> processes = new ArrayList<>();
        try {
            for (List<String> modules : builds) {
                List<String> command = new ArrayList<>(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HistoryRecorder.class.getName(),
                        file.toString(),
                        Integer.toString(lines)));
                command.addAll(modules);
                processes.add(new ProcessBuilder(command).inheritIO().start());
            }
            for (Process process : processes) {
                assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
                assertThat(process.exitValue()).isZero();
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    private void assertThatNoLineIsLost(int lines, String... modules) {
        History history = HistoryFile.at(file).read();
        assertThat(history.warnings()).isEmpty();
        assertThat(history.entries()).hasSize(modules.length * lines);
        for (String module : modules) {
            assertThat(history.entries().stream()
                            .map(HistoryEntry::commit)
                            .filter(commit -> commit != null && commit.startsWith(module + "-")))
                    .containsExactlyElementsOf(IntStream.range(0, lines)
                            .mapToObj(i -> module + "-" + i)
                            .toList());
        }
    }
}
