package dev.mlmethods.regression.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The bytes that {@code mvn regression:train} brings into an empty local repository, including the plugin's own modules, which a release would also
 * download.
 */
final class FirstRun {
    private final Options options;

    FirstRun(Options options) {
        this.options = options;
    }

    /**
     * Runs it.
     *
     * @param name of the folder that it works in, which is recreated
     * @param plugin the local repository that has the plugin, which isn't a release and is therefore copied beforehand
     * @param version the plugin's
     * @param others a local repository that has what the plugin needs; anything else comes from Maven Central
     */
    long bytes(String name, Path plugin, String version, Path others) throws IOException {
        Path project = options.output().resolve("first-run").resolve(name);
        delete(project);
        Files.createDirectories(project.resolve(".mvn"));
        Path sources = options.basedir().resolve("src/main/maven");
        Files.copy(sources.resolve("pom.xml"), project.resolve("pom.xml"), StandardCopyOption.REPLACE_EXISTING);
        Path repository = project.resolve("repository");
        copy(plugin, repository, Path.of("dev", "mlmethods"));
        Path log = options.output().resolve("first-run.log");
        Process process = new ProcessBuilder(List.of(
                        options.maven().resolve("bin/mvn").toString(),
                        "--batch-mode",
                        "--global-settings",
                        sources.resolve("settings.xml").toString(),
                        "-Dbenchmarks.callersRepository=" + others.toUri(),
                        "-Dbenchmarks.version=" + version,
                        "-Dmaven.repo.local=" + repository,
                        "regression:train"))
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        ProcessEnd.await(process, "Maven", log);
        return size(repository);
    }

    /** What the plugin keeps there itself, such as an archive of classes, isn't downloaded. */
    private static long size(Path repository) throws IOException {
        try (Stream<Path> files = Files.walk(repository)) {
            return files.filter(file -> Files.isRegularFile(file)
                            && !repository.relativize(file).startsWith(".cache"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void copy(Path from, Path to, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(from.resolve(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.sorted((first, second) -> second.compareTo(first)).toList()) {
                Files.delete(file);
            }
        }
    }
}
