package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.version.Versions;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.logging.Log;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;

/**
 * The class path that was last resolved for the same request: by this plugin, with its current jars, for these artifacts and repositories. It is
 * valid as long as each of its files is there unchanged.
 */
final class ClasspathCache {
    private static final String FORMAT = "1";

    private final CacheFolder cache;
    private final Path repository;
    private final String name;

    private ClasspathCache(CacheFolder cache, Path repository, String name) {
        this.cache = cache;
        this.repository = repository;
        this.name = name;
    }

    /** Empty if nothing may be reused from an earlier build, as with {@code mvn -U}, or there is no way to tell whether it is the same. */
    static Optional<ClasspathCache> of(
            RepositorySystemSession session,
            List<RemoteRepository> repositories,
            List<Dependency> dependencies,
            Log log) {
        Optional<FileStamp> plugin = FileStamp.ofJar(ClasspathCache.class);
        Optional<FileStamp> core = FileStamp.ofJar(Versions.class);
        if (RepositoryPolicy.UPDATE_POLICY_ALWAYS.equals(session.getUpdatePolicy())
                || plugin.isEmpty()
                || core.isEmpty()) {
            return Optional.empty();
        }
        return of(session, List.of(plugin.get(), core.get()), repositories, dependencies, log);
    }

    /**
     * The cache for a plugin from these jars.
     *
     * @param jars whose changes reveal those of a snapshot whose version stays the same
     */
    static Optional<ClasspathCache> of(
            RepositorySystemSession session,
            List<FileStamp> jars,
            List<RemoteRepository> repositories,
            List<Dependency> dependencies,
            Log log) {
        String question = Stream.of(
                        Stream.of(FORMAT),
                        jars.stream(),
                        dependencies.stream(),
                        repositories.stream().map(repository -> repository.getId() + " " + repository.getUrl()))
                .flatMap(parts -> parts)
                .map(Object::toString)
                .reduce("", (all, part) -> all + part + "\n");
        String name = "classpath-" + Sha256.of(question.getBytes(StandardCharsets.UTF_8));
        return CacheFolder.of(session, log)
                .map(cache -> new ClasspathCache(
                        cache, session.getLocalRepository().getBasedir().toPath(), name));
    }

    /** The files, if they were stored and are all there. */
    Optional<List<File>> find() {
        List<File> files = new ArrayList<>();
        for (String line : cache.lines(name).orElse(List.of())) {
            Optional<FileStamp> file = FileStamp.read(line, repository);
            if (file.isEmpty()) {
                return Optional.empty();
            }
            files.add(file.get().file().toFile());
        }
        return files.isEmpty() ? Optional.empty() : Optional.of(files);
    }

    /** Stores them, unless one is outside the local repository, because that one only belongs to this build. */
    void keep(List<File> files) {
        List<String> lines = new ArrayList<>();
        for (File file : files) {
            Optional<FileStamp> stamp = FileStamp.of(file.toPath());
            if (stamp.isEmpty() || !file.toPath().startsWith(repository)) {
                return;
            }
            lines.add(stamp.get().line(repository));
        }
        cache.keep(name, lines);
    }
}
