package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.internal.impl.SimpleLocalRepositoryManagerFactory;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.NoLocalRepositoryManagerException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClasspathCacheTest {
    private static final List<Dependency> CPU = List.of(dependency("g:a:1"));

    private final RecordingLog log = new RecordingLog();
    private final DefaultRepositorySystemSession session = new DefaultRepositorySystemSession();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path repository;

    @SuppressWarnings("NullAway.Init")
    private Path plugin;

    @SuppressWarnings("NullAway.Init")
    private List<File> files;

    @BeforeEach
    void resolve() throws IOException, NoLocalRepositoryManagerException {
        repository = Files.createDirectories(folder.resolve("Büro Łódź").resolve("repository"));
        plugin = write(repository.resolve("plugin.jar"), "plugin");
        files = List.of(
                write(repository.resolve("a b.jar"), "a").toFile(),
                write(repository.resolve("g/ü.jar"), "u").toFile());
        session.setLocalRepositoryManager(new SimpleLocalRepositoryManagerFactory()
                .newInstance(session, new LocalRepository(repository.toFile())));
    }

    @Test
    void findsWhatWasKeptForTheSameQuestion() {
        assertThat(cache(CPU).find()).isEmpty();
        cache(CPU).keep(files);
        assertThat(cache(CPU).find()).contains(files);
    }

    @Test
    void anotherQuestionHasAnotherAnswer() throws IOException {
        cache(CPU).keep(files);
        assertThat(cache(List.of(dependency("g:a:2"))).find()).isEmpty();
        assertThat(cache(CPU, new RemoteRepository.Builder("mirror", "default", "file:///mirror").build())
                        .find())
                .isEmpty();
        // A snapshot of this plugin has been reinstalled.
        write(plugin, "plugin with more");
        assertThat(cache(CPU).find()).isEmpty();
    }

    @Test
    void countsAsLongAsAllFilesAreAsTheyWere() throws IOException {
        Path file = files.get(1).toPath();
        FileTime time = Files.getLastModifiedTime(file);
        cache(CPU).keep(files);
        write(file, "longer");
        Files.setLastModifiedTime(file, time);
        assertThat(cache(CPU).find()).isEmpty();
        write(file, "u");
        Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 1));
        assertThat(cache(CPU).find()).isEmpty();
        Files.setLastModifiedTime(file, time);
        assertThat(cache(CPU).find()).contains(files);
        Files.delete(file);
        assertThat(cache(CPU).find()).isEmpty();
    }

    @Test
    void aDamagedFileIsNone() throws IOException {
        cache(CPU).keep(files);
        Path kept = kept();
        String whole = Files.readString(kept);
        for (int length = 0; length < whole.length() - 1; length++) {
            Files.writeString(kept, whole.substring(0, length));
            assertThat(cache(CPU).find()).isEmpty();
        }
        Files.writeString(kept, whole.substring(whole.indexOf('\n') + 1));
        assertThat(cache(CPU).find()).isEmpty();
        Files.write(kept, new byte[] {(byte) 0xff, '\n', 'e', 'n', 'd', '\n'});
        assertThat(cache(CPU).find()).isEmpty();
        CacheFolder cacheFolder = new CacheFolder(repository.resolve(".cache/regression-maven-plugin"), log);
        for (List<String> lines :
                List.of(List.<String>of(), List.of("\0"), List.of("1"), List.of("1 2 \0"), List.of("x y z"))) {
            cacheFolder.keep(String.valueOf(kept.getFileName()), lines);
            assertThat(cache(CPU).find()).isEmpty();
        }
        cache(CPU).keep(files);
        assertThat(cache(CPU).find()).contains(files);
    }

    /** The modules of a build come before the local repository, and change while it runs. */
    @Test
    void keepsNoFileFromElsewhere() throws IOException {
        cache(CPU).keep(List.of(write(folder.resolve("target.jar"), "t").toFile()));
        cache(CPU).keep(List.of(repository.toFile()));
        assertThat(repository.resolve(".cache")).doesNotExist();
    }

    @Test
    void goesOnWhereNothingCanBeWritten() throws IOException {
        write(repository.resolve(".cache"), "no folder");
        cache(CPU).keep(files);
        assertThat(cache(CPU).find()).isEmpty();
        assertThat(log.debugLines()).singleElement().asString().startsWith("Nothing is kept for later builds: ");
    }

    @Test
    void leavesNothingButTheFile() throws IOException {
        cache(CPU).keep(files);
        assertThat(kept().getParent()).isEqualTo(repository.resolve(".cache/regression-maven-plugin"));
        assertThat(Files.readString(kept())).doesNotContain(folder.toString());
    }

    @Test
    void asksAgainWhereTheUserWantsUpdates() {
        session.setUpdatePolicy(RepositoryPolicy.UPDATE_POLICY_ALWAYS);
        assertThat(ClasspathCache.of(session, List.of(), CPU, log)).isEmpty();
    }

    private Path kept() throws IOException {
        try (Stream<Path> kept = Files.list(repository.resolve(".cache/regression-maven-plugin"))) {
            List<Path> all = kept.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    private ClasspathCache cache(List<Dependency> dependencies, RemoteRepository... repositories) {
        FileStamp jar = FileStamp.of(plugin).orElseThrow();
        return ClasspathCache.of(session, List.of(jar), List.of(repositories), dependencies, log)
                .orElseThrow();
    }

    private static Dependency dependency(String coordinates) {
        return new Dependency(new DefaultArtifact(coordinates), "runtime");
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
