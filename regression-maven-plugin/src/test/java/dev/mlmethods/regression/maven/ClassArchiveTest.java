package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    private static final Instant FIRST = Instant.ofEpochMilli(1);
    private static final Instant SECOND = Instant.ofEpochMilli(2);

    private final RecordingLog log = new RecordingLog();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private WorkerSetup setup;

    @BeforeEach
    void install() throws IOException {
        Files.writeString(folder.resolve("java"), "launcher");
        Files.writeString(folder.resolve("a.jar"), "jar");
        setup = new WorkerSetup(
                List.of("java", "-Da=b"), List.of(folder.resolve("a.jar").toFile()), 1, folder);
    }

    @Test
    void isMadeByTheSecondBuildAndReadByTheThird() throws IOException {
        assertThat(use(FIRST)).isEmpty();
        // Another goal of the same build.
        assertThat(use(FIRST)).isEmpty();
        ArchiveUse making = use(SECOND).orElseThrow();
        assertThat(making.isMaking()).isTrue();
        made(making, "classes");
        ArchiveUse reading = use(SECOND).orElseThrow();
        assertThat(reading.isMaking()).isFalse();
        assertThat(reading.argument()).startsWith("-XX:SharedArchiveFile=" + cache());
        assertThat(Files.readString(file(reading))).isEqualTo("classes");
    }

    @Test
    void jdk25HasAnotherFormat() throws IOException {
        ArchiveUse making = archives(25, ArchivePolicy.ALWAYS, FIRST).of(setup).orElseThrow();
        assertThat(making.argument()).startsWith("-XX:AOTCacheOutput=" + cache());
        made(making, "classes");
        assertThat(archives(25, ArchivePolicy.ALWAYS, FIRST)
                        .of(setup)
                        .orElseThrow()
                        .argument())
                .startsWith("-XX:AOTCache=" + cache());
    }

    /** A JVM that reads half of an archive ends with SIGBUS. */
    @Test
    void aDamagedOneIsNotRead() throws IOException {
        use(FIRST);
        made(use(SECOND).orElseThrow(), "classes");
        Path file = file(use(SECOND).orElseThrow());
        for (String damaged : List.of("", "classe", "Classes", "classes and more")) {
            Files.writeString(file, damaged);
            assertThat(use(SECOND).orElseThrow().isMaking()).isTrue();
        }
        Files.delete(file);
        made(use(SECOND).orElseThrow(), "classes again");
        assertThat(use(SECOND).orElseThrow().isMaking()).isFalse();
    }

    @Test
    void anotherJvmClassPathOrCommandHasAnother() throws IOException {
        use(FIRST);
        made(use(SECOND).orElseThrow(), "classes");
        Files.writeString(folder.resolve("a.jar"), "jar with more");
        assertThat(use(FIRST)).isEmpty();
        Files.writeString(folder.resolve("java"), "another launcher");
        assertThat(use(FIRST)).isEmpty();
        setup = new WorkerSetup(List.of("java", "-Da=c"), setup.classpath(), 1, folder);
        assertThat(use(FIRST)).isEmpty();
    }

    @Test
    void isDeletedWhereAWorkerCrashesWithIt() throws IOException {
        use(FIRST);
        made(use(SECOND).orElseThrow(), "classes");
        use(SECOND).orElseThrow().archive().discard();
        assertThat(cache()).isEmptyDirectory();
        assertThat(use(SECOND)).isEmpty();
    }

    @Test
    void leavesNothingWhereTheJvmIsKilledOnItsWay() throws IOException {
        use(FIRST);
        ArchiveUse making = use(SECOND).orElseThrow();
        Files.writeString(file(making), "half of the cla");
        making.archive().giveUp();
        try (Stream<Path> files = Files.list(cache())) {
            assertThat(files).hasSize(1);
        }
        assertThat(use(SECOND).orElseThrow().isMaking()).isTrue();
    }

    @Test
    void aJvmThatMakesNoneIsNotAskedAgainForAWeek() throws IOException {
        use(FIRST);
        use(SECOND).orElseThrow().archive().keep();
        assertThat(use(SECOND)).isEmpty();
        assertThat(archives(17, ArchivePolicy.ALWAYS, SECOND).of(setup)).isEmpty();
        try (Stream<Path> files = Files.list(cache())) {
            Files.setLastModifiedTime(
                    files.findFirst().orElseThrow(), FileTime.from(Instant.now().minus(Duration.ofDays(8))));
        }
        assertThat(use(SECOND).orElseThrow().isMaking()).isTrue();
    }

    @Test
    void thoseThatNobodyUsesAnyMoreAreDeleted() throws IOException {
        use(FIRST);
        made(use(SECOND).orElseThrow(), "classes");
        Path first = file(use(SECOND).orElseThrow());
        for (boolean isUsed : List.of(true, false)) {
            FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(31)));
            try (Stream<Path> files = Files.list(cache())) {
                for (Path file : files.toList()) {
                    Files.setLastModifiedTime(file, longAgo);
                }
            }
            if (isUsed) {
                assertThat(use(SECOND).orElseThrow().isMaking()).isFalse();
            }
            WorkerSetup other = new WorkerSetup(List.of("java", "-Dused=" + isUsed), setup.classpath(), 1, folder);
            made(archives(17, ArchivePolicy.ALWAYS, FIRST).of(other).orElseThrow(), "other classes");
            assertThat(use(SECOND).filter(use -> !use.isMaking()).isPresent()).isEqualTo(isUsed);
            assertThat(Files.exists(first)).isEqualTo(isUsed);
        }
    }

    @Test
    void thereIsNoneWhereItCannotBeTold() throws IOException {
        assertThat(archives(0, ArchivePolicy.ALWAYS, FIRST).of(setup)).isEmpty();
        assertThat(archives(17, ArchivePolicy.NEVER, FIRST).of(setup)).isEmpty();
        assertThat(new ClassArchives(null, jvm(17), ArchivePolicy.ALWAYS, FIRST, Map.of()).of(setup))
                .isEmpty();
        // Classes in a folder may change.
        File classes = Files.createDirectory(folder.resolve("classes")).toFile();
        assertThat(archives(17, ArchivePolicy.ALWAYS, FIRST)
                        .of(new WorkerSetup(setup.command(), List.of(classes), 1, folder)))
                .isEmpty();
    }

    private Optional<ArchiveUse> use(Instant build) {
        return archives(17, ArchivePolicy.AUTO, build).of(setup);
    }

    private ClassArchives archives(int feature, ArchivePolicy policy, Instant build) {
        return new ClassArchives(new CacheFolder(cache(), log), jvm(feature), policy, build, Map.of());
    }

    private WorkerJvm jvm(int feature) {
        return new WorkerJvm(folder.resolve("java"), feature, false);
    }

    private Path cache() {
        return folder.resolve("cache");
    }

    /** What the JVM does when it ends. */
    private void made(ArchiveUse making, String contents) throws IOException {
        Files.createDirectories(cache());
        Files.writeString(file(making), contents);
        making.archive().keep();
    }

    private static Path file(ArchiveUse use) {
        return Path.of(use.argument().substring(use.argument().indexOf('=') + 1));
    }
}
