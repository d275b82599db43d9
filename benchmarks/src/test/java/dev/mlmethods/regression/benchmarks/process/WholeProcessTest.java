package dev.mlmethods.regression.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.benchmarks.contender.Measurement;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WholeProcessTest {
    private static final long MILLIS = 20;

    @Test
    void theTimeIsThatFromTheStartToTheEndAndTheTrainingsOwnIsADetail() throws IOException {
        try (Session session = new WholeProcess(new Slow()).start()) {
            Measurement measurement = session.measure();

            assertThat(measurement.seconds()).isBetween(3 * MILLIS / 1e3, 60.0);
            assertThat(measurement.loss()).isEqualTo(0.5);
            assertThat(measurement.details())
                    .containsOnly(Map.entry(WholeProcess.LOOP, 0.01), Map.entry("epochs", 3.0));
        }
    }

    /** Takes a while to start, to train and to end. */
    private record Slow() implements Contender {
        @Override
        public String name() {
            return "slow";
        }

        @Override
        public int threads() {
            return 1;
        }

        @Override
        public Session start() throws IOException {
            pass();
            return new Session() {
                @Override
                public String version() {
                    return "1";
                }

                @Override
                public Measurement measure() throws IOException {
                    pass();
                    return new Measurement(0.01, 0.5, Map.of("epochs", 3.0));
                }

                @Override
                public void close() {
                    try {
                        pass();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
        }

        private static void pass() throws IOException {
            try {
                Thread.sleep(MILLIS);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }
}
