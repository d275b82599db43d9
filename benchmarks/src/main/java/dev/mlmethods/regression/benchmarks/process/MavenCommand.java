package dev.mlmethods.regression.benchmarks.process;

import dev.mlmethods.regression.benchmarks.contender.JsonLine;
import dev.mlmethods.regression.benchmarks.contender.Measurement;
import dev.mlmethods.regression.report.result.Timings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A whole command as users run it, from the start of Maven to its end. Each run finds what the previous one has left, as in a work tree that is built
 * often.
 *
 * @param name its name in the report
 * @param options those of the run
 * @param pom which project is built: the name of a file in {@code src/main/maven}
 * @param repository the local repository, which has the plugin and everything that it needs
 * @param version the plugin's
 * @param goals what Maven is asked to run
 */
record MavenCommand(String name, Options options, String pom, Path repository, String version, List<String> goals)
        implements Contender {
    static final String TRAINING_SECONDS = "trainingSeconds";

    @Override
    public int threads() {
        return 1;
    }

    /** Starts with all caches warm. */
    @Override
    public Session start() throws IOException {
        Path project = options.output().resolve("commands").resolve(name);
        // Empty, because this project's own .mvn folder is not for users.
        Files.createDirectories(project.resolve(".mvn"));
        Files.copy(
                options.basedir().resolve("src/main/maven").resolve(pom),
                project.resolve("pom.xml"),
                StandardCopyOption.REPLACE_EXISTING);
        return new Session() {
            @Override
            public String version() {
                return name + ": " + MavenCommand.this.version() + " in mvn " + String.join(" ", goals);
            }

            @Override
            public Measurement measure() throws IOException {
                WorkerMemory memory = new WorkerMemory();
                double seconds = run(project, memory);
                Map<String, Double> details = new LinkedHashMap<>(memory.details());
                details.put(TRAINING_SECONDS, trainingSeconds(project));
                return new Measurement(seconds, 0, details);
            }

            @Override
            public void close() {
                // Maven has ended by itself.
            }
        };
    }

    private static double trainingSeconds(Path project) throws IOException {
        String json = Files.readString(project.resolve("target/regression").resolve(Timings.FILE));
        return Objects.requireNonNull(JsonLine.read(json, Timings.class).trainingSeconds());
    }

    private double run(Path project, WorkerMemory memory) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                options.maven().resolve("bin/mvn").toString(),
                "--batch-mode",
                "--offline",
                // What was taken from the caller's local repository counts as missing if that repository isn't
                // declared.
                "--global-settings",
                options.basedir().resolve("src/main/maven/settings.xml").toString(),
                "-Dbenchmarks.callersRepository=" + options.localRepository().toUri(),
                "-Dmaven.repo.local=" + repository,
                "-Dbenchmarks.version=" + version));
        command.addAll(goals);
        options.jvm().ifPresent(jvm -> command.add("-Dregression.jvm=" + jvm));
        Path log = options.output().resolve("commands.log");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        ProcessEnd.await(process, "Maven", log, () -> memory.look(process.toHandle()));
        return (System.nanoTime() - start) / 1e9;
    }
}
