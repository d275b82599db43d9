package dev.mlmethods.regression.benchmarks.process;

import dev.mlmethods.regression.benchmarks.contender.JsonLine;
import dev.mlmethods.regression.benchmarks.contender.Measurement;
import dev.mlmethods.regression.report.result.Timings;
import dev.mlmethods.regression.report.result.TrainingReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The plugin as users run it: each training is a separate {@code mvn regression:train} with its own worker. Its time is what the plugin writes to
 * {@code timings.json}.
 */
final class MavenContender implements Contender {
    private final Options options;
    private final String name;
    private final Optional<Path> jvm;
    private final int threads;
    private final Path project;

    /**
     * Creates a contender.
     *
     * @param jvm the worker's; empty for that of Maven
     */
    MavenContender(Options options, String name, Optional<Path> jvm, int threads) {
        this.options = options;
        this.name = name;
        this.jvm = jvm;
        this.threads = threads;
        this.project = options.output().resolve("maven-project");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int threads() {
        return threads;
    }

    /** Downloads what the plugin needs. */
    void prepare() throws IOException {
        // Empty, because this project's own .mvn folder is not for users.
        Files.createDirectories(project.resolve(".mvn"));
        train(List.of());
    }

    @Override
    public Session start() {
        return new Session() {
            @Override
            public String version() {
                return "vector in mvn regression:train";
            }

            @Override
            public Measurement measure() throws IOException {
                return train(List.of("--offline"));
            }

            @Override
            public void close() {
                // Maven has ended by itself.
            }
        };
    }

    private Measurement train(List<String> furtherArguments) throws IOException {
        Path sources = options.basedir().resolve("src/main/maven");
        Files.copy(sources.resolve("pom.xml"), project.resolve("pom.xml"), StandardCopyOption.REPLACE_EXISTING);
        List<String> command = new ArrayList<>(List.of(
                options.maven().resolve("bin/mvn").toString(),
                "--batch-mode",
                "--global-settings",
                sources.resolve("settings.xml").toString(),
                "-Dbenchmarks.callersRepository=" + options.localRepository().toUri(),
                "-Dbenchmarks.version=" + options.version(),
                "-Dmaven.repo.local=" + options.output().resolve("repository"),
                "regression:train",
                "-Dregression.engine=vector",
                "-Dregression.force=true",
                "-Dregression.threads=" + threads));
        jvm.ifPresent(worker -> command.add("-Dregression.jvm=" + worker));
        if (!options.jvmArguments().isEmpty()) {
            command.add("-Dregression.jvmArguments=" + String.join(" ", options.jvmArguments()));
        }
        command.addAll(furtherArguments);
        MavenTimeline timeline = new MavenTimeline();
        Process process = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> log = new ArrayList<>();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                timeline.saw(line);
                log.add(line);
            }
        }
        Path file = options.output().resolve("maven.log");
        Files.write(file, log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        ProcessEnd.await(process, "Maven", file);
        return measurement(timeline);
    }

    private Measurement measurement(MavenTimeline timeline) throws IOException {
        Path results = project.resolve("target/regression");
        String json = Files.readString(results.resolve(Timings.FILE));
        Timings timings = JsonLine.read(json, Timings.class);
        Map<String, Double> details = timeline.ended(timings, JsonLine.tree(json));
        return new Measurement(
                Objects.requireNonNull(timings.trainingSeconds()),
                Objects.requireNonNull(TrainingReport.read(results).finalLoss()).loss(),
                details);
    }
}
