package dev.mlmethods.regression.benchmarks.process;

import dev.mlmethods.regression.benchmarks.contender.JsonLine;
import dev.mlmethods.regression.benchmarks.contender.Measurement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A contender that is a program in the package {@code contender}, in its own process.
 *
 * @param command the program and its arguments
 * @param environment variables that it needs
 * @param log where its standard error goes
 */
record ProcessContender(String name, int threads, List<String> command, Map<String, String> environment, Path log)
        implements Contender {
    @Override
    public Session start() throws IOException {
        return new Running(Dialogue.start(name, command, environment, log));
    }

    private record Running(Dialogue dialogue) implements Session {
        @Override
        public String version() {
            return dialogue.version();
        }

        @Override
        public Measurement measure() throws IOException {
            return JsonLine.read(dialogue.ask("train"), Measurement.class);
        }

        @Override
        public void close() {
            dialogue.close();
        }
    }
}
