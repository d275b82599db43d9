package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.logging.Log;
import org.eclipse.aether.RepositorySystemSession;

/**
 * Files that spare later builds some work, in the local repository: {@code .cache/regression-maven-plugin}. Without them all is the same, only slower, so the folder may
 * be deleted at any time, and where nothing can be written there nothing is kept.
 */
record CacheFolder(Path folder, Log log) {
    private static final String NAME = ".cache/regression-maven-plugin";

    /** Begins the last line, which has the hash of the others: a file without it is damaged. */
    private static final String END = "end ";

    /** That of a session; empty where it has no local repository. */
    static Optional<CacheFolder> of(RepositorySystemSession session, Log log) {
        return Optional.ofNullable(session.getLocalRepository())
                .map(repository -> repository.getBasedir().toPath())
                .map(repository -> new CacheFolder(repository.resolve(NAME), log));
    }

    /** The lines of a file; empty where there is none that is whole. */
    Optional<List<String>> lines(String name) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve(name), StandardCharsets.UTF_8);
            int last = lines.size() - 1;
            return last < 0 || !lines.get(last).equals(end(lines.subList(0, last)))
                    ? Optional.empty()
                    : Optional.of(lines.subList(0, last));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Writes such a file, if that can be. Whoever reads it meanwhile finds the earlier one, or none. */
    void keep(String name, List<String> lines) {
        List<String> all = new ArrayList<>(lines);
        all.add(end(lines));
        try {
            Files.createDirectories(folder);
            // No temporary file of the JDK: those are for one user, and a local repository may be for many.
            Path file = part(name);
            try {
                Files.write(file, all, StandardCharsets.UTF_8);
                Files.move(file, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            log.debug("Nothing is kept for later builds: " + Reason.of(e));
        }
    }

    private static String end(List<String> lines) {
        return END + Sha256.of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    /** Where a file is written before it gets its name, apart from those of other processes and threads. */
    Path part(String name) {
        return folder.resolve(name + "." + ProcessHandle.current().pid() + "." + System.nanoTime() + ".part");
    }

    /** Notes that a file is in use. */
    void used(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            log.debug("Cannot note that a file is used: " + Reason.of(e));
        }
    }

    /** Deletes what was not used for so long. */
    void deleteUnused(Duration age) throws IOException {
        Instant before = Instant.now().minus(age);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
