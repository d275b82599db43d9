package dev.mlmethods.regression.sweep;

import static dev.mlmethods.regression.sweep.SmallSweeps.RATES_AND_EPOCHS;
import static dev.mlmethods.regression.sweep.SmallSweeps.grid;
import static dev.mlmethods.regression.sweep.SmallSweeps.run;
import static dev.mlmethods.regression.sweep.SmallSweeps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepJournalTest {
    private static final SweepResult UNDISTURBED = run(RATES_AND_EPOCHS);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path file() {
        return folder.resolve("below/journal.jsonl");
    }

    /** How many trials are trained by a sweep that starts from the journal as it is; checks what it finds. */
    private int trained(SweepSpec spec, SweepResult expected) {
        try (SweepJournal journal = SweepJournal.open(file())) {
            SweepData data = new SweepData(Path.of(""));
            Sweep sweep = new Sweep(SweepPlan.of(spec), data, journal);
            int left = sweep.runsLeft(null).stream()
                    .mapToInt(run -> run.trials().size())
                    .sum();
            assertThat(sweep.run(new LocalExecutor(data, 2, 2), progress -> {}).results())
                    .isEqualTo(expected.results());
            return left;
        }
    }

    @Test
    void whatHasEndedIsNotTrainedAgain() throws IOException {
        assertThat(trained(RATES_AND_EPOCHS, UNDISTURBED)).isEqualTo(6);
        List<String> lines = Files.readAllLines(file());
        assertThat(lines).hasSize(7).allMatch(line -> line.startsWith("{\"sha256\":\""));
        assertThat(lines.get(0)).contains("\"origin\":{\"version\":");
        assertThat(trained(RATES_AND_EPOCHS, UNDISTURBED)).isZero();
        assertThat(Files.readAllLines(file())).isEqualTo(lines);
    }

    @Test
    void aSweepGoesOnBehindWhateverLineWasLast() throws IOException {
        assertThat(trained(RATES_AND_EPOCHS, UNDISTURBED)).isEqualTo(6);
        List<String> lines = Files.readAllLines(file());
        for (int kept = 0; kept < 6; kept++) {
            Files.write(file(), lines.subList(0, 1 + kept));
            assertThat(trained(RATES_AND_EPOCHS, UNDISTURBED)).isEqualTo(6 - kept);
        }
    }

    @Test
    void aLineThatWasBeingWrittenDoesNotCount() throws IOException {
        assertThat(trained(RATES_AND_EPOCHS, UNDISTURBED)).isEqualTo(6);
        byte[] bytes = Files.readAllBytes(file());
        for (int missing : new int[] {1, 2, 100}) {
            byte[] torn = new byte[bytes.length - missing];
            System.arraycopy(bytes, 0, torn, 0, torn.length);
            Files.write(file(), torn);
            assertThat(trained(RATES_AND_EPOCHS, UNDISTURBED)).isEqualTo(1);
            assertThat(Files.readAllLines(file())).hasSize(7);
        }
    }

    @Test
    void aLargerGridReusesWhatIsThere() {
        assertThat(trained(RATES_AND_EPOCHS, UNDISTURBED)).isEqualTo(6);
        SweepSpec larger = grid("learningRates", "1e-3,3e-3,1e-2", "epochs", "3,5,7,9");
        assertThat(trained(larger, run(larger))).isEqualTo(6);
        assertThat(trained(RATES_AND_EPOCHS, UNDISTURBED)).isZero();
    }

    @Test
    void whatDivergedIsNotTrainedAgainAndWhatFailedIs() {
        SweepSpec diverging = with(grid("learningRates", "1e9,1e-3"), Map.of("optimizer", "sgd"));
        assertThat(trained(diverging, run(diverging))).isEqualTo(2);
        assertThat(trained(diverging, run(diverging))).isZero();
        SweepSpec failing = grid("losses", "mse,huber", "engines", "dl4j");
        assertThat(trained(failing, run(failing))).isEqualTo(2);
        assertThat(trained(failing, run(failing))).isEqualTo(1);
    }

    /** How far a trial gets depends on those before it. */
    @Test
    void successiveHalvingGoesOnFromEachOfItsTrials() throws IOException {
        SweepSpec halving = with(grid("learningRates", "log 1e-4..1"), Map.of("epochs", 20))
                .withStrategy(StrategySpec.successiveHalving(12, 3, 2));
        SweepResult undisturbed = run(halving);
        assertThat(trained(halving, undisturbed)).isEqualTo(12);
        List<String> lines = Files.readAllLines(file());
        for (int kept = 0; kept <= 12; kept += 3) {
            Files.write(file(), lines.subList(13 - kept, 13));
            assertThat(trained(halving, undisturbed)).isEqualTo(12 - kept);
        }
        SweepSpec longer = halving.withStrategy(StrategySpec.successiveHalving(15, 3, 2));
        assertThat(trained(longer, run(longer))).isEqualTo(3);
        SweepSpec other = halving.withStrategy(StrategySpec.successiveHalving(12, 3, 3));
        assertThat(trained(other, run(other))).isEqualTo(12);
    }

    @Test
    void otherDataIsTrainedAgain() throws IOException {
        Path data = folder.resolve("data.csv");
        Files.writeString(data, "a,y\n1,1\n2,2\n3,3\n4,5\n5,4\n6,7\n7,7\n8,8\n9,9\n10,11\n");
        SweepSpec spec = with(grid("epochs", "1,2"), Map.of("dataset", data.toString(), "target", "y"));
        assertThat(trained(spec, run(spec))).isEqualTo(2);
        assertThat(trained(spec, run(spec))).isZero();
        Files.writeString(data, "11,12\n", StandardOpenOption.APPEND);
        assertThat(trained(spec, run(spec))).isEqualTo(2);
    }

    @Test
    void aCorruptLineIsAnErrorAndTheFileIsLeftAsItIs() throws IOException {
        assertThat(trained(RATES_AND_EPOCHS, UNDISTURBED)).isEqualTo(6);
        List<String> lines = Files.readAllLines(file());
        for (String corrupt : List.of(
                lines.get(2).replace("\"completed\"", "\"finished\""),
                lines.get(2).replaceFirst("\"rmse\":\\d", "\"rmse\":0"),
                "",
                "hello",
                "null",
                "{\"sha256\":\"\",\"entry\":null}",
                "[".repeat(100_000),
                "1".repeat(100_000),
                "{}")) {
            Files.write(file(), List.of(lines.get(0), lines.get(1), corrupt, lines.get(3)));
            byte[] before = Files.readAllBytes(file());
            assertThatThrownBy(() -> SweepJournal.open(file()))
                    .isInstanceOf(RegressionException.class)
                    .hasMessage(
                            "The journal of the sweep is corrupt: line 3 of " + file()
                                    + " was altered after it was written. Move it away to start the sweep afresh; it was left unchanged.");
            assertThat(file()).hasBinaryContent(before);
        }
    }

    @Test
    void aFileThatCannotBeReadIsAnError() throws IOException {
        Files.createDirectories(file());
        assertThatThrownBy(() -> SweepJournal.open(file()))
                .isInstanceOf(RegressionException.class)
                .hasMessage("Cannot open the sweep's journal " + file()
                        + ": Is a directory. Fix that, or choose another outputDirectory.");
    }

    @Test
    void aSecondSweepInTheFolderIsRefused() throws IOException {
        assertThat(trained(RATES_AND_EPOCHS, UNDISTURBED)).isEqualTo(6);
        byte[] before = Files.readAllBytes(file());
        try (SweepJournal first = SweepJournal.open(file())) {
            assertThatThrownBy(() -> SweepJournal.open(file()))
                    .isInstanceOf(RegressionException.class)
                    .hasMessage("Another sweep is running in this folder: it has " + file()
                            + " open. Wait for it, or choose another outputDirectory.");
            assertThat(first.find("a key of nothing")).isNull();
        }
        assertThat(file()).hasBinaryContent(before);
        assertThat(trained(RATES_AND_EPOCHS, UNDISTURBED)).isZero();
    }

    @Test
    void textThatIsNoUtf8IsCorrupt() throws IOException {
        Files.createDirectories(folder.resolve("below"));
        Files.write(file(), new byte[] {(byte) 0xff, 0, '\n'});
        assertThatThrownBy(() -> SweepJournal.open(file()))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("The journal of the sweep is corrupt: line 1 of ");
    }
}
