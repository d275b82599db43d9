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
 * Files that save later builds some work, in the local repository: {@code .cache/regression-maven-plugin}. Without them, everything works the same,
 * only slower, so the folder may be deleted at any time, and if it isn't writable, nothing is kept.
 */
record CacheFolder(Path folder, Log log) {
    private static final String NAME = ".cache/regression-maven-plugin";

    /** Begins the last line, which contains the hash of the others: a file without it is damaged. */
    private static final String END = "end ";

    /** The cache folder of a session; empty if it has no local repository. */
    static Optional<CacheFolder> of(RepositorySystemSession session, Log log) {
        return Optional.ofNullable(session.getLocalRepository())
                .map(repository -> repository.getBasedir().toPath())
                .map(repository -> new CacheFolder(repository.resolve(NAME), log));
    }

    /** The lines of a file; empty if it doesn't exist or isn't complete. */
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

    /** Writes such a file, if possible. Whoever reads it in the meantime finds the earlier one, or none. */
    void keep(String name, List<String> lines) {
        List<String> all = new ArrayList<>(lines);
        all.add(end(lines));
        try {
            Files.createDirectories(folder);
            // Not a temporary file of the JDK: those are for one user, and a local repository may be shared by several.
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

    /** Where a file is written before it gets its final name, separate from those of other processes and threads. */
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

    /** Deletes files that haven't been used for this long. */
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
