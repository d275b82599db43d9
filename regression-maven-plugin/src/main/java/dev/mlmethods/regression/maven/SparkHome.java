package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.file.StagedFiles;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** A folder that workers of Spark on this machine take for an installation of it: {@code local-cluster} has no other. */
final class SparkHome {
    private SparkHome() {}

    /** Writes the one jar that it needs, which consists of others. */
    static void write(Path home, List<File> classpath) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        classpath.stream().map(jar -> jar.toURI().toString()).collect(Collectors.joining(" ")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new JarOutputStream(bytes, manifest).close();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        StagedFiles.writeOne(home.resolve("jars").resolve("spark.jar"), bytes.toByteArray());
    }

    /** What the workers look for it by. The second keeps them from looking for a build of Spark. */
    static Map<String, String> environment(Path home) {
        return Map.of("SPARK_HOME", home.toString(), "SPARK_SCALA_VERSION", "2.13");
    }
}
