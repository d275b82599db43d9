package dev.mlmethods.regression.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.sweep.SweepSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sweep that is killed and started again ends with the bytes of one that was not, wherever the kill hit it. With {@code -Dregression.kills=50}
 * there are more kills.
 */
class SweepKillTest {
    private static final int KILLS = Integer.getInteger("regression.kills", 8);
    private static final int TRIALS = 24;

    /** 24 trials of about 40 ms each. */
    private static final SweepSpec SWEEP =
            SmallSweeps.grid("learningRates", "1e-3,3e-3,1e-2,1e9", "batchSizes", "8,16", "epochs", "20,40,60");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path undisturbed;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static WorkerRequest.Sweep request(Path folder) {
        return new WorkerRequest.Sweep(Backend.CPU, folder.toString(), folder.toString(), SWEEP, 2, 2, false);
    }

    private static void sweep(Path folder) {
        WorkerEvent result = new RequestHandler(event -> {}).handle(request(folder));
        assertThat(result).isInstanceOf(WorkerEvent.Finished.class);
    }

    @BeforeAll
    static void sweepUndisturbed() {
        sweep(undisturbed);
    }

    private static Map<String, ByteBuffer> results(Path folder) throws IOException {
        Map<String, ByteBuffer> results = new LinkedHashMap<>();
        for (String name : List.of("trials.csv", "sweep.json", "report.html", "model.zip", "losses.csv")) {
            results.put(name, ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name))));
        }
        return results;
    }

    /** Most kills hit it between two trials of the journal, the others anywhere from the start of the JVM to the writing of the files. */
    @Test
    void killsChangeNoByte() throws Exception {
        Random random = new Random(20261125);
        int met = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path results = Files.createDirectory(folder.resolve("kill-" + kill));
            int lines = kill % 5 == 0 ? TRIALS : random.nextInt(TRIALS);
            kill(results, lines, random.nextInt(kill % 5 == 0 ? 300 : 30));
            long ended = lines(results);
            met += ended > 0 && ended < TRIALS ? 1 : 0;
            sweep(results);
            assertThat(results(results)).isEqualTo(results(undisturbed));
            try (Stream<Path> files = Files.list(results)) {
                assertThat(files).hasSize(7);
            }
        }
        assertThat(met).isGreaterThan(KILLS / 2);
    }

    /** Starts the sweep in a separate process and kills it a moment after the journal has that many lines. */
    private static void kill(Path results, int lines, int moreMillis) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SweepProgram.class.getName(),
                Json.line(request(results))));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (process.isAlive() && lines(results) < lines) {
            Thread.sleep(1);
        }
        Thread.sleep(moreMillis);
        process.destroyForcibly().waitFor();
    }

    private static long lines(Path results) throws IOException {
        Path journal = results.resolve("journal.jsonl");
        if (!Files.exists(journal)) {
            return 0;
        }
        String text = Files.readString(journal);
        return text.chars().filter(c -> c == '\n').count();
    }

    /** Handles one request, as a worker does. */
    static final class SweepProgram {
        private SweepProgram() {}

        public static void main(String[] args) {
            WorkerEvent unused = new RequestHandler(event -> {}).handle(Json.read(args[0], WorkerRequest.Sweep.class));
        }
    }
}
