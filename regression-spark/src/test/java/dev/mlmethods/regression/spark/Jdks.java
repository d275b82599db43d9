package dev.mlmethods.regression.spark;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The JDKs of this machine. */
final class Jdks {
    private static final String PROPERTY = "regression.jdks";

    private Jdks() {}

    /** The one that runs the tests. */
    static Path own() {
        return Path.of(System.getProperty("java.home"));
    }

    /** One of another feature release, from 25 on if this is an earlier one; without any, the test is skipped, or fails with {@code -Dregression.jdks=required}. */
    static Path other() {
        int own = Runtime.version().feature();
        Optional<Path> found = Stream.concat(ofEnvironment(), besideOwn())
                .filter(jdk -> {
                    int feature = feature(jdk);
                    return feature >= 17 && feature != own && (own >= 25 || feature >= 25);
                })
                .findFirst();
        if (found.isEmpty() && "required".equals(System.getProperty(PROPERTY))) {
            return fail("there is no second JDK: set JAVA_HOME_25, or install one beside " + own());
        }
        return found.isPresent() ? found.get() : abort("there is no second JDK");
    }

    /** As GitHub's runners name them, too. */
    private static Stream<Path> ofEnvironment() {
        return Stream.of(
                        "JAVA_HOME_25",
                        "JAVA_HOME_25_X64",
                        "JAVA_HOME_25_arm64",
                        "JAVA_HOME_17_X64",
                        "JAVA_HOME_17_arm64")
                .map(System::getenv)
                .filter(Objects::nonNull)
                .map(Path::of);
    }

    private static Stream<Path> besideOwn() {
        try (Stream<Path> siblings = Files.list(own().toRealPath().resolveSibling(""))) {
            return List.copyOf(siblings.sorted().toList()).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The release that its file says; 0 if there is none. */
    private static int feature(Path jdk) {
        try (Stream<String> lines = Files.lines(jdk.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""))
                    .mapToInt(version -> Runtime.Version.parse(version).feature())
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
