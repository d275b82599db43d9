package dev.mlmethods.regression;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A JDK on this machine that can run the tests' classes.
 *
 * @param feature its version, at least 17
 */
public record InstalledJdk(int feature, Path home) {
    /** Names one that is installed elsewhere. */
    private static final String VARIABLE = "REGRESSION_OTHER_JDK";

    private static final int OLDEST = 17;

    /**
     * One of each version: always the running one; the one in the environment variable {@code REGRESSION_OTHER_JDK}; and those beside the running
     * one.
     */
    public static Collection<InstalledJdk> ofEachVersion() {
        Path running = Path.of(System.getProperty("java.home"));
        List<Path> homes = new ArrayList<>(List.of(running));
        String named = System.getenv(VARIABLE);
        if (named != null) {
            homes.add(Path.of(named));
        }
        Path folder = running.getParent();
        if (folder != null) {
            try (Stream<Path> siblings = Files.list(folder)) {
                siblings.sorted().forEach(homes::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Map<Integer, InstalledJdk> byVersion = new TreeMap<>();
        byVersion.put(
                Runtime.version().feature(), new InstalledJdk(Runtime.version().feature(), running));
        for (Path home : homes) {
            int feature = feature(home);
            if (feature >= OLDEST) {
                byVersion.putIfAbsent(feature, new InstalledJdk(feature, home));
            }
        }
        return byVersion.values();
    }

    /** 0 if there is no JDK. */
    private static int feature(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(java(home)) || !Files.isReadable(release)) {
            return 0;
        }
        try {
            return Files.readAllLines(release).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION=\""))
                    .map(line -> line.substring(line.indexOf('"') + 1, line.lastIndexOf('"')))
                    .mapToInt(version -> Runtime.Version.parse(version).feature())
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its executable. */
    public Path java() {
        return java(home);
    }

    private static Path java(Path home) {
        Path java = home.resolve("bin/java");
        return Files.isExecutable(java) ? java : home.resolve("bin/java.exe");
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }
}
