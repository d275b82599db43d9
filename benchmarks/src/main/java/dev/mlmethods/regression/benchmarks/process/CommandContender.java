package dev.mlmethods.regression.benchmarks.process;

import dev.mlmethods.regression.benchmarks.contender.Measurement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that prints a number and ends. Its time is that of the whole process.
 *
 * @param command the program and its arguments
 * @param log where its standard error goes
 */
record CommandContender(String name, List<String> command, Path log) implements Contender {
    @Override
    public int threads() {
        return 1;
    }

    @Override
    public Session start() {
        return new Session() {
            @Override
            public String version() {
                return name;
            }

            @Override
            public Measurement measure() throws IOException {
                long start = System.nanoTime();
                Process process = new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
                String number = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                ProcessEnd.await(process, name, log);
                return new Measurement((System.nanoTime() - start) / 1e9, Double.parseDouble(number), Map.of());
            }

            @Override
            public void close() {
                // It has ended by itself.
            }
        };
    }
}
