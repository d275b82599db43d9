package dev.mlmethods.regression.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The hash of this library's own jar: a snapshot may change under one version. */
public final class CodeSha256 {
    private CodeSha256() {}

    /** The hash; null where the classes aren't in a jar, as in an IDE. */
    public static @Nullable String ofThisLibrary() throws IOException {
        CodeSource source = CodeSha256.class.getProtectionDomain().getCodeSource();
        try {
            Path jar = Path.of(source.getLocation().toURI());
            return Files.isRegularFile(jar) ? of(jar) : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** The hash of a file. */
    public static String of(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = new byte[1 << 16];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
            }
        }
        return Sha256.hex(digest);
    }
}
