package dev.mlmethods.regression.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Opens a CSV file as the UTF-8 text that it contains. A file is never unpacked all at once. */
final class CsvBytes {
    private CsvBytes() {}

    /** The first bytes, unpacked. */
    static CsvHead head(Path file) throws IOException {
        Compression compression = Compression.of(file);
        try (InputStream in = compression.open(file)) {
            return CsvHead.of(in, compression);
        }
    }

    /** The text in UTF-8. */
    static InputStream text(Path file, CsvDialect dialect) throws IOException {
        InputStream in = dialect.compression().open(file);
        return dialect.encoding().equals(StandardCharsets.UTF_8) ? in : new Utf8Stream(in, dialect.encoding());
    }
}
