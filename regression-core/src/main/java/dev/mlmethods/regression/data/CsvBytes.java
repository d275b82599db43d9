package dev.mlmethods.regression.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens a CSV file as the UTF-8 text that it contains. A file is never unpacked all at once. */
final class CsvBytes {
    private static final int BUFFER_BYTES = 1 << 16;

    private CsvBytes() {}

    /** The first bytes, unpacked. */
    static CsvHead head(Path file) throws IOException {
        boolean isCompressed = isCompressed(file);
        try (InputStream in = open(file, isCompressed)) {
            return CsvHead.of(in, isCompressed);
        }
    }

    /** The bytes, unpacked, in whatever encoding. */
    static InputStream unpacked(Path file) throws IOException {
        return open(file, isCompressed(file));
    }

    private static boolean isCompressed(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 0x1F && in.read() == 0x8B;
        }
    }

    /** The text in UTF-8. */
    static InputStream text(Path file, CsvDialect dialect) throws IOException {
        InputStream in = open(file, dialect.isCompressed());
        return dialect.encoding().equals(StandardCharsets.UTF_8) ? in : new Utf8Stream(in, dialect.encoding());
    }

    private static InputStream open(Path file, boolean isCompressed) throws IOException {
        InputStream in = Files.newInputStream(file);
        if (!isCompressed) {
            return in;
        }
        try {
            return new GZIPInputStream(in, BUFFER_BYTES);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
