package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The time limit on the tests is only there so that a process that is not ended doesn't hang the build. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TimeLimitTest {
    @SuppressWarnings("NullAway.Init")
    private Process process;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FakeWorker.class.getName(),
                        "neverConnect")
                .start();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void endsAProcessThatTakesTooLong() throws InterruptedException {
        try (TimeLimit limit = TimeLimit.of(1, process)) {
            assertThat(process.waitFor()).isNotZero();
            assertThat(limit.isExceeded()).isTrue();
            assertThat(limit.seconds()).isEqualTo(1);
        }
    }

    @Test
    void zeroIsNoLimit() throws InterruptedException {
        try (TimeLimit limit = TimeLimit.of(0, process)) {
            assertThat(process.waitFor(1, TimeUnit.SECONDS)).isFalse();
            assertThat(limit.isExceeded()).isFalse();
        }
    }

    @Test
    void leavesAProcessAloneOnceItIsClosed() throws InterruptedException {
        TimeLimit limit = TimeLimit.of(1, process);
        limit.close();
        assertThat(process.waitFor(2, TimeUnit.SECONDS)).isFalse();
        assertThat(limit.isExceeded()).isFalse();
    }
}
