package dev.mlmethods.regression.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProcessEndTest {
    private static final Path LOG = Path.of("logs", "some.log");

    private static Process java(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    void isAwaited() throws IOException {
        Process process = java("-version");
        assertThatCode(() -> ProcessEnd.await(process, "Java", LOG)).doesNotThrowAnyException();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void namesWhatFailed() throws IOException {
        Process process = java("-no-such-option");
        assertThatThrownBy(() -> ProcessEnd.await(process, "Java", LOG))
                .isInstanceOf(IOException.class)
                .hasMessage("Java ended with exit code 1; see some.log");
    }

    @Test
    void killsWhatItNoLongerAwaits() throws IOException, InterruptedException {
        Process process = java("-cp", System.getProperty("java.class.path"), Waiting.class.getName());
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> ProcessEnd.await(process, "Java", LOG)).hasMessage("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(process.waitFor()).isNotZero();
    }

    /** Waits for input that nobody writes. */
    static final class Waiting {
        private Waiting() {}

        public static void main(String[] arguments) throws IOException {
            System.in.read();
        }
    }
}
