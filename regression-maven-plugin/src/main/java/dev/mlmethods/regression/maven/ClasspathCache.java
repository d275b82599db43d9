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
 * The class path that was resolved last for the same question: by this plugin, with its jars as they are now, for these artifacts and repositories. It counts as long
 * as each of its files is there as it was then.
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

    /** Empty where nothing may be taken from an earlier build, as with {@code mvn -U}, or nothing can tell whether it is the same. */
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
     * For a plugin from these jars.
     *
     * @param jars whose changes are those of a snapshot, under one version
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

    /** The files, if they were kept and are all there. */
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

    /** Keeps them, unless one is elsewhere than in the local repository: it is of this build alone. */
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
