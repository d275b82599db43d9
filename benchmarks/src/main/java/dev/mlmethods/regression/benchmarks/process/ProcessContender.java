package dev.mlmethods.regression.benchmarks.process;

import dev.mlmethods.regression.benchmarks.contender.JsonLine;
import dev.mlmethods.regression.benchmarks.contender.Measurement;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A contender that is a program of the package {@code contender}, in a process of its own.
 *
 * @param command the program and its arguments
 * @param environment variables that it needs
 * @param log where its standard error goes
 */
record ProcessContender(String name, int threads, List<String> command, Map<String, String> environment, Path log)
        implements Contender {
    private static final int PATIENCE_SECONDS = 10;

    @Override
    public Session start() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        // It would print a line for each JVM.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return new Running(builder.start());
    }

    private final class Running implements Session {
        private final Process process;
        private final BufferedReader answers;
        private final BufferedWriter questions;
        private final String version;

        Running(Process process) throws IOException {
            this.process = process;
            answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            questions = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
            version = JsonLine.tree(answer()).path("ready").asString("");
        }

        @Override
        public String version() {
            return version;
        }

        @Override
        public Measurement measure() throws IOException {
            questions.write("train\n");
            questions.flush();
            return JsonLine.read(answer(), Measurement.class);
        }

        /** Native libraries may print, too. */
        private String answer() throws IOException {
            String line = answers.readLine();
            while (line != null && !line.startsWith("{")) {
                line = answers.readLine();
            }
            if (line == null) {
                process.destroyForcibly();
                throw new IOException(name + " ended without an answer; see " + log.getFileName());
            }
            return line;
        }

        @Override
        public void close() {
            try {
                questions.close();
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (IOException e) {
                process.destroyForcibly();
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
