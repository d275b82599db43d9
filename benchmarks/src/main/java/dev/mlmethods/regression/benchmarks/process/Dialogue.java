package dev.mlmethods.regression.benchmarks.process;

import dev.mlmethods.regression.benchmarks.contender.JsonLine;
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

/** A program in its own process that says {@code {"ready": version}}, and then answers each line with a line of JSON. */
public final class Dialogue implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final String name;
    private final Path log;
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;
    private final String version;

    private Dialogue(String name, Path log, Process process) throws IOException {
        this.name = name;
        this.log = log;
        this.process = process;
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        questions = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        version = JsonLine.tree(answer()).path("ready").asString("");
    }

    /**
     * Starts the program, and waits until it is ready.
     *
     * @param name its name in errors
     * @param environment variables that it needs
     * @param log where its standard error goes
     */
    static Dialogue start(String name, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        // With this variable, each JVM would print a line.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return new Dialogue(name, log, builder.start());
    }

    /** The product and version that the program reports. */
    public String version() {
        return version;
    }

    /** The answer to a line. */
    public String ask(String question) throws IOException {
        questions.write(question + "\n");
        questions.flush();
        return answer();
    }

    /** Native libraries may also print. */
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

    /** Ends the program. */
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
