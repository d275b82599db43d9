package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** How a file is compressed. Its first bytes say so, whatever its name. */
enum Compression {
    /** It isn't. */
    NONE("") {
        @Override
        InputStream unpack(InputStream in) {
            return in;
        }
    },

    /** RFC 1952. */
    GZIP("gzip") {
        @Override
        InputStream unpack(InputStream in) throws IOException {
            return new GZIPInputStream(in, BUFFER_BYTES);
        }
    },

    /** RFC 8878, by a native library that a class path has only if somebody asked for it. */
    ZSTD("zstd") {
        @Override
        InputStream unpack(InputStream in) throws IOException {
            return ZstdLibrary.unpack(in);
        }
    };

    private static final int BUFFER_BYTES = 1 << 16;

    /** As many bytes as the longest signature has. */
    private static final int SIGNATURE_BYTES = 4;

    private static final int ZSTD_FRAME = 0xFD2FB528;

    /** But for the last four bits, which are free. */
    private static final int SKIPPABLE_FRAME = 0x184D2A50;

    private final String displayName;

    Compression(String displayName) {
        this.displayName = displayName;
    }

    /** The name of the format, or empty. */
    String displayName() {
        return displayName;
    }

    /** What the first bytes of a file say. */
    static Compression of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(SIGNATURE_BYTES);
            if (start.length >= 2 && start[0] == 0x1F && start[1] == (byte) 0x8B) {
                return GZIP;
            }
            return start.length == SIGNATURE_BYTES && isZstd(start) ? ZSTD : NONE;
        }
    }

    /** Whether a frame starts so, or one to skip, with which parallel compressors begin. */
    private static boolean isZstd(byte[] start) {
        int magic = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt();
        return magic == ZSTD_FRAME || (magic & ~0xF) == SKIPPABLE_FRAME;
    }

    /**
     * Opens a file that is compressed so.
     *
     * @return its contents, unpacked while they are read
     * @throws IOException if the file can't be opened, or its beginning is damaged
     * @throws RegressionException if it takes a library that isn't there
     */
    InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return unpack(in);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    abstract InputStream unpack(InputStream in) throws IOException;
}
