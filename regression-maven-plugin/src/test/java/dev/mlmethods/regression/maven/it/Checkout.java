package dev.mlmethods.regression.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The contents of an integration test's project, except for what builds create: the folder target, and the invoker's log. */
public final class Checkout {
    private final Path folder;

    /** The project in that folder. */
    public Checkout(File folder) {
        this.folder = folder.toPath();
    }

    /** Removes write permission for everyone. */
    public void protect() throws IOException {
        setWritable(paths(), false);
    }

    /** Gives write permission to the owner, also in target. */
    public void release() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            setWritable(all.toList(), true);
        }
    }

    private static void setWritable(List<Path> paths, boolean writable) {
        for (Path path : paths) {
            assertThat(path.toFile().setWritable(writable, writable))
                    .as("%s", path)
                    .isTrue();
        }
    }

    /** All files, when they were modified, and what is in them. */
    public String contents() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path path : paths()) {
            byte[] bytes = Files.isDirectory(path) ? new byte[0] : Files.readAllBytes(path);
            text.append(folder.relativize(path))
                    .append(' ')
                    .append(Files.getLastModifiedTime(path))
                    .append(' ')
                    .append(HexFormat.of().formatHex(bytes))
                    .append('\n');
        }
        return text.toString();
    }

    private List<Path> paths() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !path.startsWith(folder.resolve("target")))
                    .filter(path -> !path.equals(folder.resolve("build.log")))
                    .sorted()
                    .toList();
        }
    }
}
