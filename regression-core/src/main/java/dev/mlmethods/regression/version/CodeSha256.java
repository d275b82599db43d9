package dev.mlmethods.regression.version;

import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.predictor.Predictor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The hash of this library's own code, which is that of the predictor and of the core: a snapshot may change without changing its version. It is the hash of the
 * contents of the jars rather than of their bytes, which also depend on the permissions and times of the files that it was packed from, on their order in the
 * folder, and on the JDK's zlib.
 *
 * <p>A file's contents count by their length and the CRC-32 that the jar's directory has of them. To unpack the files would take a goal 0.2 seconds.
 */
public final class CodeSha256 {
    /** What the build says about itself: not code. */
    private static final String BUILD_NOTES = "META-INF/";

    private CodeSha256() {}

    /**
     * {@return the hash, in hexadecimal; null if the classes aren't in jars, as in an IDE}
     *
     * @throws IOException if a jar can't be read
     */
    public static @Nullable String ofThisLibrary() throws IOException {
        Path predictor = jarOf(Predictor.class);
        Path core = jarOf(CodeSha256.class);
        return predictor == null || core == null ? null : ofJars(predictor, core);
    }

    private static @Nullable Path jarOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            Path jar = Path.of(source.getLocation().toURI());
            return Files.isRegularFile(jar) ? jar : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** The hash of the names and the contents of the jars' files, by name, one jar after the other. */
    static String ofJars(Path... jars) throws IOException {
        MessageDigest digest = Sha256.digest();
        for (Path jar : jars) {
            addJar(digest, jar);
        }
        return Sha256.hex(digest);
    }

    private static void addJar(MessageDigest digest, Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> files = zip.stream()
                    .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith(BUILD_NOTES))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry file : files) {
                byte[] name = file.getName().getBytes(StandardCharsets.UTF_8);
                // The length of the name tells it from what follows.
                digest.update(ByteBuffer.allocate(Integer.BYTES + name.length + 2 * Long.BYTES)
                        .putInt(name.length)
                        .put(name)
                        .putLong(file.getSize())
                        .putLong(file.getCrc())
                        .flip());
            }
        }
    }
}
