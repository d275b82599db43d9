package dev.mlmethods.regression.file;

import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.hash.ShortId;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that files have before they get their final ones: hidden, with the first digits of the SHA-256 of their contents and the id of the process that
 * writes them, such as {@code .model.zip.0123456789ab.4711.tmp}.
 */
final class StagedName {
    private static final Pattern NAME = Pattern.compile("\\..+\\.(\\d{1,18})\\.tmp");

    private StagedName() {}

    static String of(String name, byte[] contents) {
        return "." + name + "." + suffix(contents) + ".tmp";
    }

    /** The name while the contents, and therefore their hash, aren't known yet. */
    static String ofUnknown(String name) {
        return "." + name + "." + ProcessHandle.current().pid() + ".tmp";
    }

    static String of(String name, MessageDigest contents) {
        return "." + name + "." + suffix(Sha256.hex(contents)) + ".tmp";
    }

    static String suffix(byte[] contents) {
        return suffix(Sha256.of(contents));
    }

    private static String suffix(String sha256) {
        return ShortId.of(sha256) + "." + ProcessHandle.current().pid();
    }

    /** A process that was killed could not delete its files; files of processes that are still running are left alone. */
    static void deleteLeftOvers(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*.tmp")) {
            for (Path file : files) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
