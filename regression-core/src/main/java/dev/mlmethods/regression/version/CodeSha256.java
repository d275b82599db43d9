package dev.mlmethods.regression.version;

import dev.mlmethods.regression.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;
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
 * The hash of this library's own code: a snapshot may change without changing its version. It is the hash of the contents of the jar rather than of
 * its bytes, which also depend on the permissions and times of the files that it was packed from, on their order in the folder, and on the JDK's
 * zlib.
 */
public final class CodeSha256 {
    /** What the build says about itself: not code. */
    private static final String BUILD_NOTES = "META-INF/";

    private CodeSha256() {}

    /**
     * {@return the hash, in hexadecimal; null if the classes aren't in a jar, as in an IDE}
     *
     * @throws IOException if the jar can't be read
     */
    public static @Nullable String ofThisLibrary() throws IOException {
        CodeSource source = CodeSha256.class.getProtectionDomain().getCodeSource();
        try {
            Path jar = Path.of(source.getLocation().toURI());
            return Files.isRegularFile(jar) ? ofJar(jar) : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** The hash of the names and the contents of a jar's files, by name. */
    static String ofJar(Path jar) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> files = zip.stream()
                    .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith(BUILD_NOTES))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry file : files) {
                try (InputStream in = zip.getInputStream(file)) {
                    addSized(digest, file.getName().getBytes(StandardCharsets.UTF_8));
                    addSized(digest, in.readAllBytes());
                }
            }
        }
        return Sha256.hex(digest);
    }

    /** Preceded by their length; otherwise a name and its contents might be divided differently. */
    private static void addSized(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }
}
