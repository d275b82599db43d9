package dev.mlmethods.regression.sweep;

import static dev.mlmethods.regression.sweep.SmallSweeps.RATES_AND_EPOCHS;
import static dev.mlmethods.regression.sweep.SmallSweeps.grid;
import static dev.mlmethods.regression.sweep.SmallSweeps.run;
import static dev.mlmethods.regression.sweep.SmallSweeps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
    /** Twelve trials in six trainings. */
    private static final SweepSpec SPEC =
            grid("learningRates", "1e-3,3e-3,1e-2", "hiddenLayers", "6;3,2", "epochs", "3,5");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Runs a share in a journal of its own, as its own process would. */
    private Path journalOf(Shard shard, SweepSpec spec) {
        Path file = folder.resolve(shard.journal());
        try (SweepJournal journal = SweepJournal.open(file)) {
            SweepData data = new SweepData(Path.of(""));
            List<TrialResult> unused = new Sweep(SweepPlan.of(spec), data, journal)
                    .run(shard, new LocalExecutor(data, 2, 2), progress -> {});
        }
        return file;
    }

    private List<Path> journals(int count, SweepSpec spec) {
        List<Path> files = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            files.add(journalOf(new Shard(number, count), spec));
        }
        return files;
    }

    private static SweepResult joined(SweepSpec spec, List<Path> journals) {
        return joined(spec, journals, SweepJournal.inMemory());
    }

    private static SweepResult joined(SweepSpec spec, List<Path> journals, SweepJournal journal) {
        return new Sweep(SweepPlan.of(spec), new SweepData(Path.of("")), journal).join(journals, progress -> {});
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void joinedInAnyOrderTheyAreTheWholeSweep(int count) {
        SweepResult whole = run(SPEC);
        List<Path> journals = journals(count, SPEC);
        // Given several times, too.
        journals.addAll(journals.subList(0, 1));
        for (int seed = 1; seed <= 3; seed++) {
            Collections.shuffle(journals, new Random(seed));
            assertThat(joined(SPEC, journals)).usingRecursiveComparison().isEqualTo(whole);
        }
    }

    @Test
    void whatFailsFailsInItsShard() throws IOException {
        SweepSpec failing = with(grid("losses", "mse,huber", "learningRates", "1e-3,1e9"), Map.of("engine", "dl4j"));
        SweepResult whole = run(failing);
        assertThat(whole.count(TrialStatus.FAILED)).isEqualTo(2);
        assertThat(joined(failing, journals(2, failing)))
                .usingRecursiveComparison()
                .isEqualTo(whole);
    }

    @Test
    void trialsThatShareATrainingStayTogether() {
        SweepData data = new SweepData(Path.of(""));
        Sweep sweep = new Sweep(SweepPlan.of(SPEC), data, SweepJournal.inMemory());
        List<Integer> trials = new ArrayList<>();
        for (int number = 1; number <= 4; number++) {
            for (TrialRun run : sweep.runsLeft(new Shard(number, 4))) {
                assertThat(run.trials()).hasSize(2);
                run.trials().forEach(trial -> trials.add(trial.number()));
            }
        }
        assertThat(trials)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 12).boxed().toList());
    }

    @Test
    void costsAreBalanced() {
        SweepSpec uneven = grid("learningRates", "1e-3,1e-2", "batchSizes", "1,32,full", "hiddenLayers", "6;200,100");
        List<TrialRun> runs = SweepPlan.of(uneven).runs();
        TableShape table = new TableShape(400, 10, 10);
        for (List<TrialRun> share : Shard.divide(runs, 2, run -> cost(run, table))) {
            assertThat(cost(share, table)).isBetween(0.49 * cost(runs, table), 0.51 * cost(runs, table));
        }
        assertThat(Shard.divide(runs, 20, run -> 1))
                .hasSize(20)
                .filteredOn(List::isEmpty)
                .hasSize(8);
    }

    private static double cost(TrialRun run, TableShape table) {
        return TrainingCost.seconds(run.longest().specification(), table.rows(), table);
    }

    private static double cost(List<TrialRun> runs, TableShape table) {
        return runs.stream().mapToDouble(run -> cost(run, table)).sum();
    }

    @Test
    void aShardThatWasKilledGoesOn() throws IOException {
        List<Path> journals = journals(2, SPEC);
        List<String> lines = Files.readAllLines(journals.get(1));
        Files.write(journals.get(1), lines.subList(0, 3));
        Files.writeString(journals.get(1), lines.get(3).substring(0, 50), StandardOpenOption.APPEND);
        assertThatThrownBy(() -> joined(SPEC, journals))
                .isInstanceOf(RegressionException.class)
                .hasMessageMatching("Of 12 trials, 4 are in none of the journals: (\\d+, ){3}\\d+\\. They belong to"
                        + " shard 2/2: run it again, which trains only what its journal lacks, and add its"
                        + " journal to journals\\.");
        assertThat(journalOf(new Shard(2, 2), SPEC)).isEqualTo(journals.get(1));
        assertThat(Files.readAllLines(journals.get(1))).hasSameSizeAs(lines);
        assertThat(joined(SPEC, journals)).usingRecursiveComparison().isEqualTo(run(SPEC));
    }

    @Test
    void theJoinedJournalHasAll() {
        List<Path> journals = journals(3, SPEC);
        Path file = folder.resolve("journal.jsonl");
        try (SweepJournal journal = SweepJournal.open(file)) {
            SweepResult unused = joined(SPEC, journals, journal);
        }
        try (SweepJournal journal = SweepJournal.open(file)) {
            assertThat(new Sweep(SweepPlan.of(SPEC), new SweepData(Path.of("")), journal).runsLeft(null))
                    .isEmpty();
            journals.add(file);
            assertThat(joined(SPEC, journals, journal))
                    .usingRecursiveComparison()
                    .isEqualTo(run(SPEC));
        }
    }

    @Test
    void saysWhichShardsAreMissing() {
        List<Path> journals = journals(3, SPEC).subList(1, 2);
        assertThatThrownBy(() -> joined(SPEC, journals))
                .isInstanceOf(RegressionException.class)
                .hasMessage("Of 12 trials, 8 are in none of the journals: " + missing(1, 3)
                        + ". They belong to the shards 1/3, 3/3: run them again, which trains only what its journal lacks, and add"
                        + " its journal to journals.");
        assertThatThrownBy(() -> joined(SPEC, List.of()))
                .isInstanceOf(RegressionException.class)
                .hasMessage("Of 12 trials, 12 are in none of the journals: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more."
                        + " Run the sweep or the shards that are missing; what is in a journal isn't trained again.");
    }

    private static String missing(int... shards) {
        Sweep sweep = new Sweep(SweepPlan.of(SPEC), new SweepData(Path.of("")), SweepJournal.inMemory());
        return String.join(
                ", ",
                IntStream.of(shards)
                        .boxed()
                        .flatMap(number -> sweep.runsLeft(new Shard(number, 3)).stream())
                        .flatMap(run -> run.trials().stream())
                        .map(Trial::number)
                        .sorted()
                        .map(String::valueOf)
                        .toList());
    }

    @Test
    void journalsOfAnotherSweepAreRefusedByName() throws IOException {
        Path csv = folder.resolve("data.csv");
        Files.writeString(csv, "a,y\n1,1\n2,2\n3,3\n4,5\n5,4\n6,7\n7,7\n8,8\n9,9\n10,11\n");
        SweepSpec spec = with(RATES_AND_EPOCHS, Map.of("dataset", csv.toString(), "target", "y"));
        List<Path> journals = journals(1, spec);
        assertRefused(spec, journals, null);
        assertRefused(
                spec.withRefit(false),
                journals,
                "of another plan: its specification, its search or its strategy differs");
        assertRefused(with(spec, Map.of("engine", "dl4j")), journals, "of another engine: vector, and here it is dl4j");
        Files.writeString(csv, "11,12\n", StandardOpenOption.APPEND);
        assertRefused(
                spec, journals, "of other data: their SHA-256 begins with [0-9a-f]{12}, and here with [0-9a-f]{12}");
        Path foreign = Files.write(
                folder.resolve("foreign.jsonl"),
                JournalLine.of(new SweepOrigin("0.0.9", null, "vector", "", "", null))
                        .bytes());
        assertRefused(spec, List.of(foreign), "of another release: 0\\.0\\.9, and this is \\S+");
        Path old = Files.write(
                folder.resolve("old.jsonl"),
                JournalLine.of("key", TrialResult.without(1, TrialStatus.FAILED, "so"))
                        .bytes());
        assertThatThrownBy(() -> joined(spec, List.of(old)))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The journal " + old
                        + " doesn't say what sweep it is of: it is empty, or an earlier release has"
                        + " written it. Run its sweep or shard again.");
    }

    private void assertRefused(SweepSpec spec, List<Path> journals, @Nullable String reason) {
        if (reason == null) {
            assertThat(joined(spec, journals).results()).isNotEmpty();
        } else {
            assertThatThrownBy(() -> joined(spec, journals))
                    .isInstanceOf(RegressionException.class)
                    .hasMessageMatching(
                            "The journal " + journals.get(0) + " is " + reason
                                    + "\\. Merge only journals of this sweep, with the same parameters, or run its shard again\\.");
        }
    }

    @Test
    void twoResultsOfOneTrainingAreAFault() throws IOException {
        Path first = journalOf(new Shard(1, 1), SPEC);
        List<String> lines = Files.readAllLines(first);
        JournalLine line = JournalLine.parse(lines.get(1)).orElseThrow();
        JournalLine.Entry entry = Objects.requireNonNull(line.entry());
        TrialResult other = TrialResult.without(entry.result().trial(), TrialStatus.DIVERGED, "so");
        Path second = folder.resolve("second.jsonl");
        Files.writeString(second, lines.get(0) + "\n");
        Files.write(second, JournalLine.of(entry.key(), other).bytes(), StandardOpenOption.APPEND);
        assertThatThrownBy(() -> joined(SPEC, List.of(first, second)))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "Trial " + other.trial() + " has one result in the journal " + first + " and another one in "
                                + second
                                + ", although the same training gives the same bits everywhere: one of the two machines"
                                + " computes wrongly. Run both shards again, elsewhere.");
        // What failed on one machine only isn't two results.
        Files.writeString(second, lines.get(0) + "\n");
        TrialResult failed = TrialResult.without(other.trial(), TrialStatus.FAILED, "so");
        Files.write(second, JournalLine.of(entry.key(), failed).bytes(), StandardOpenOption.APPEND);
        assertThat(joined(SPEC, List.of(second, first)))
                .usingRecursiveComparison()
                .isEqualTo(run(SPEC));
    }

    @Test
    void aJournalThatIsBeingWrittenIsRefused() {
        Path file = folder.resolve("journal-1-of-2.jsonl");
        try (SweepJournal running = SweepJournal.open(file)) {
            assertThatThrownBy(() -> joined(SPEC, List.of(file)))
                    .isInstanceOf(RegressionException.class)
                    .hasMessage("A sweep is still running: it has " + file
                            + " open. Merge the journals when it has ended.");
            assertThat(running.find("a key of nothing")).isNull();
        }
    }

    @Test
    void aJournalThatIsMissingIsNamed() {
        Path file = folder.resolve("no.jsonl");
        assertThatThrownBy(() -> joined(SPEC, List.of(file)))
                .isInstanceOf(RegressionException.class)
                .hasMessage("Cannot read the journal " + file + ": it does not exist.");
    }

    @Test
    void successiveHalvingHasNoShards() {
        SweepSpec halving = with(grid("learningRates", "log 1e-4..1"), Map.of("epochs", 20))
                .withStrategy(StrategySpec.successiveHalving(12, 3, 2));
        assertThatThrownBy(() -> journalOf(new Shard(2, 4), halving))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "shard is 2/4, but strategy is successiveHalving, which compares each trial with all before it, so"
                                + " that shards would have to wait for each other; use the strategy random or grid, or leave shard out.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2       | shard is '2'; it must be a number and how many shards there are, such as 2/4 for the second of four.
                    2 of 4  | shard is '2 of 4'; it must be a number and how many shards there are, such as 2/4 for the second of four.
                    0/4     | shard is 0/4; shards are counted from 1, so the first of 4 is 1/4 and the last is 4/4.
                    5/4     | shard is 5/4; shards are counted from 1, so the first of 4 is 1/4 and the last is 4/4.
                    1/0     | shard is 1/0; there can be 1 to 10000 shards.
                    1/10001 | shard is 1/10001; there can be 1 to 10000 shards.
                    """)
    void refusesWhatIsNoShard(String text, String message) {
        assertThatThrownBy(() -> Shard.parse(text))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    @Test
    void isItsTextInJson() {
        assertThat(Shard.parse(" 2 / 4 ")).isEqualTo(new Shard(2, 4)).hasToString("2/4");
        assertThat(Json.read("\"2/4\"", Shard.class)).isEqualTo(new Shard(2, 4));
        assertThat(Json.line(new Shard(2, 4))).isEqualTo("\"2/4\"");
    }
}
