package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.text.Reason;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a worker as its JVM has loaded and checked them, in a file of the cache folder: later workers with the same JVM and class path start
 * faster. The JVM writes it when it ends. A damaged archive would crash the JVM that reads it, so a second file contains its size and checksum.
 */
final class ClassArchive {
    private static final String FORMAT = "1";

    /** From this release on, the JVM has a format that saves more. */
    private static final int HAS_AOT_CACHE = 25;

    private static final List<String> REFUSED = List.of("none");

    private static final Duration REFUSED_FOR = Duration.ofDays(7);

    /** Versions, JVMs and snapshots come and go. */
    private static final Duration UNUSED = Duration.ofDays(30);

    private final CacheFolder cache;
    private final String name;
    private final int feature;
    private final Path part;

    private ClassArchive(CacheFolder cache, String name, int feature) {
        this.cache = cache;
        this.name = name;
        this.feature = feature;
        this.part = cache.part(name);
    }

    /**
     * The archive of a JVM and a class path.
     *
     * @return empty if there can't be one: the JVM is unknown, or a part of the class path isn't a file
     */
    static Optional<ClassArchive> of(CacheFolder cache, WorkerJvm jvm, WorkerSetup setup) {
        List<FileStamp> stamps = Stream.concat(
                        Stream.of(jvm.executable()), setup.classpath().stream().map(File::toPath))
                .flatMap(file -> FileStamp.of(file).stream())
                .toList();
        if (jvm.feature() == 0 || stamps.size() <= setup.classpath().size()) {
            return Optional.empty();
        }
        String question = FORMAT + "\n" + jvm.feature() + "\n" + stamps + "\n" + setup.command();
        String name = "classes-" + Sha256.of(question.getBytes(StandardCharsets.UTF_8));
        return Optional.of(new ClassArchive(cache, name, jvm.feature()));
    }

    /**
     * Whether a build before this one had the same worker: creating an archive costs more than it saves in one build, so if each build is the first
     * one, none is created.
     *
     * @param build when this one began
     */
    boolean isOfEarlierBuild(Instant build) {
        String now = "seen " + build.toEpochMilli();
        Optional<List<String>> before = cache.lines(name);
        if (before.isEmpty()) {
            cache.keep(name, List.of(now));
        }
        return before.isPresent() && !before.get().equals(List.of(now));
    }

    /** The argument of a JVM that reads it; null if there is no complete one. */
    @Nullable
    String reading() {
        try {
            String known =
                    cache.lines(name).map(lines -> String.join(" ", lines)).orElse("");
            if (!Files.exists(file()) || !known.equals(sum(file()))) {
                return null;
            }
            cache.used(file());
            cache.used(cache.folder().resolve(name));
            return (feature < HAS_AOT_CACHE ? "-XX:SharedArchiveFile=" : "-XX:AOTCache=") + file();
        } catch (IOException e) {
            return null;
        }
    }

    /** The argument of a JVM that creates it when it ends. */
    String making() {
        return (feature < HAS_AOT_CACHE ? "-XX:ArchiveClassesAtExit=" : "-XX:AOTCacheOutput=") + part;
    }

    /** Stores what a JVM that has ended has created. If that is nothing, no JVM is asked again for a while. */
    void keep() {
        try {
            if (!Files.exists(part)) {
                refuse();
            } else {
                String sum = sum(part);
                Files.move(part, file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                cache.keep(name, List.of(sum));
                cache.deleteUnused(UNUSED);
            }
        } catch (IOException e) {
            cache.log().debug("No classes are kept for later builds: " + Reason.of(e));
        } finally {
            delete(part);
        }
    }

    /** No JVM creates it for a while: it takes too long here, or the JVM isn't able to. */
    void refuse() {
        cache.keep(name, REFUSED);
    }

    /** For a week: a machine that is busy now may no longer be busy then. */
    boolean isRefused() {
        long since = Instant.now().minus(REFUSED_FOR).toEpochMilli();
        return cache.lines(name).filter(REFUSED::equals).isPresent()
                && FileStamp.of(cache.folder().resolve(name))
                        .filter(file -> file.modified() > since)
                        .isPresent();
    }

    /** Deletes what a JVM that was killed may have begun. */
    void giveUp() {
        delete(part);
        delete(part.resolveSibling(part.getFileName() + ".config"));
    }

    /** Deletes it: a JVM that used it has crashed, whatever the reason. */
    void discard() {
        delete(cache.folder().resolve(name));
        delete(file());
    }

    private void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            cache.log().debug("Cannot delete " + Reason.of(e));
        }
    }

    private Path file() {
        return cache.folder().resolve(name + ".archive");
    }

    private static String sum(Path file) throws IOException {
        CRC32C sum = new CRC32C();
        try (FileChannel channel = FileChannel.open(file)) {
            sum.update(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            return channel.size() + " " + sum.getValue();
        }
    }
}
