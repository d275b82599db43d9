package dev.mlmethods.regression.gate.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build that is killed while it accepts leaves the old baseline or the new one, with its rows. */
class BaselineKillTest {
    private static final int KILLS = 15;
    private static final StoredBaseline ONE = SampleEvaluation.held().baseline();
    private static final StoredBaseline OTHER =
            SampleEvaluation.held().withError(0.25).baseline();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void killedWhileAcceptingItLeavesTheOldBaselineOrTheNewOne() throws Exception {
        Path file = folder.resolve(BaselineFile.DEFAULT_NAME);
        Random random = new Random(20261125);
        int cutShort = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            kill(file, random.nextInt(50));
            StoredBaseline left = BaselineFile.of(file).find().orElseThrow();
            assertThat(left.baseline()).isIn(ONE.baseline(), OTHER.baseline());
            assertThat(left.rows().sha256()).isEqualTo(left.baseline().rowsSha256());
            cutShort += files() > 2 ? 1 : 0;
        }
        // A kill at any other time would prove nothing.
        assertThat(cutShort).isGreaterThan(KILLS / 3);
        BaselineFile.of(file).write(ONE);
        assertThat(files()).isEqualTo(2);
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    /** Kills a process that accepts the two in turn, shortly after the first acceptance. */
    private static void kill(Path file, int moreMillis) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AcceptProgram.class.getName(),
                        file.toString()))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("accepted");
            Thread.sleep(moreMillis);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Accepts until it is killed. */
    static final class AcceptProgram {
        private AcceptProgram() {}

        public static void main(String[] args) {
            BaselineFile file = BaselineFile.of(Path.of(args[0]));
            file.write(ONE);
            System.out.println("accepted");
            while (true) {
                file.write(OTHER);
                file.write(ONE);
            }
        }
    }
}
