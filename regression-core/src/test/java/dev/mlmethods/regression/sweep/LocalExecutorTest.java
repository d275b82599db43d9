package dev.mlmethods.regression.sweep;

import static dev.mlmethods.regression.sweep.SmallSweeps.grid;
import static dev.mlmethods.regression.sweep.SmallSweeps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine that can't do everything at once: a file can be read only after the other training has ended. */
class LocalExecutorTest {
    private static final String ROWS = "a,y\n1,1\n2,2\n3,3\n4,5\n5,4\n6,7\n7,7\n8,8\n9,9\n10,11\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path table = Path.of("");
    private SweepData data = new SweepData(Path.of(""));
    /** The first one, which needs the file, is the larger training. */
    private List<TrialRun> runs = List.of();

    @BeforeEach
    void plan() throws IOException {
        table = folder.resolve("data.csv.gz");
        Files.write(table, Arrays.copyOf(zipped(), 20));
        data = new SweepData(folder);
        SweepSpec late = with(grid("epochs", "20"), Map.of("dataset", table.toString(), "target", "y"));
        TrialRun first = SweepPlan.of(late).runs().get(0);
        Trial other = SweepPlan.of(grid("epochs", "1")).trials().get(0);
        runs = List.of(
                first,
                new TrialRun(
                        List.of(new Trial(2, other.parameters(), other.specification())),
                        0,
                        List.of(),
                        first.objective()));
    }

    private static byte[] zipped() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(ROWS.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** Counts the results, and writes the file after the second trial. */
    private final class Monitor implements TrialMonitor {
        private final boolean writes;
        private final List<TrialResult> results = new ArrayList<>();

        Monitor(boolean writes) {
            this.writes = writes;
        }

        @Override
        public void trained(TrialRun run, long epochs) {}

        @Override
        public void skipped(TrialRun run, long epochs) {}

        @Override
        public void finished(TrialResult result) {
            results.add(result);
            if (result.trial() == 2 && writes) {
                try {
                    Files.write(table, zipped());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        @Override
        public boolean goesOn(TrialRun run, int rung, double value) {
            return true;
        }
    }

    @Test
    void whatTheMachineCouldNotDoIsTriedAgainAfterTheOthers() {
        Monitor monitor = new Monitor(true);
        new LocalExecutor(data, 1, 1).execute(runs, monitor);
        assertThat(monitor.results)
                .extracting(TrialResult::trial, TrialResult::status)
                .containsExactly(tuple(2, TrialStatus.COMPLETED), tuple(1, TrialStatus.COMPLETED));
    }

    @Test
    void whatItCannotDoAtAllIsNoResult() {
        Monitor monitor = new Monitor(false);
        assertThatThrownBy(() -> new LocalExecutor(data, 1, 1).execute(runs, monitor))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith(table + " can't be unpacked: ");
        assertThat(monitor.results).extracting(TrialResult::trial).containsExactly(2);
    }

    @Test
    void tooLittleMemoryIsTheMachines() {
        OutOfMemoryError error = new OutOfMemoryError("Java heap space");
        assertThat(MachineException.isBehind(new IllegalStateException(error))).isTrue();
        assertThat(MachineException.isBehind(new IllegalStateException("loss"))).isFalse();
        assertThat(new MachineException(new IllegalStateException(error)))
                .hasMessage("there is too little memory (OutOfMemoryError: Java heap space)");
    }
}
