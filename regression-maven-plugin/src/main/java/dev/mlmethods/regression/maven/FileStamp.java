package dev.mlmethods.regression.maven;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;
import java.util.Optional;

/**
 * What distinguishes a file from another one that has replaced it, without reading it.
 *
 * @param bytes its size
 * @param modified milliseconds since 1970
 */
record FileStamp(Path file, long bytes, long modified) {
    /** Empty if there is no such file. */
    static Optional<FileStamp> of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? Optional.of(new FileStamp(
                            file,
                            attributes.size(),
                            attributes.lastModifiedTime().toMillis()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The jar that a class comes from; empty if it doesn't come from a jar, as in an IDE. */
    static Optional<FileStamp> ofJar(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? Optional.empty()
                    : of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The stamp as a line; the inverse of {@link #read}. */
    String line(Path folder) {
        return bytes + " " + modified + " " + folder.relativize(file);
    }

    /** The stamp in such a line, if the file is unchanged. */
    static Optional<FileStamp> read(String line, Path folder) {
        String[] parts = line.split(" ", 3);
        try {
            return parts.length < 3
                    ? Optional.empty()
                    : of(folder.resolve(parts[2]))
                            .filter(file -> file.line(folder).equals(line));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
