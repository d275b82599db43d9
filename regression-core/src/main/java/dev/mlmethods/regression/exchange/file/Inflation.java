package dev.mlmethods.regression.exchange.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** The contents of compressed bytes, of which no more are kept than there are. */
public final class Inflation {
    private static final int BLOCK = 1 << 13;

    private Inflation() {}

    private interface Opening {
        InputStream open(InputStream compressed) throws IOException;
    }

    /**
     * {@return what a file of gzip (RFC 1952) holds, with its checksum verified}
     *
     * @param file all of it; its memory is that of the contents from now on
     * @param most how many bytes it may hold
     * @throws dev.mlmethods.regression.RegressionException if it is damaged, or holds more
     */
    public static ByteBuffer gzip(ExchangeFile file, int most) {
        return whole(file, most, compressed -> new GZIPInputStream(compressed, BLOCK));
    }

    /**
     * {@return what a file of zlib (RFC 1950) holds, with its checksum verified}
     *
     * @param file all of it; its memory is that of the contents from now on
     * @param most how many bytes it may hold
     * @throws dev.mlmethods.regression.RegressionException if it is damaged, or holds more
     */
    public static ByteBuffer zlib(ExchangeFile file, int most) {
        return whole(file, most, InflaterInputStream::new);
    }

    /** Inflates twice: what was only counted takes no memory, and the array has the right size at once. */
    private static ByteBuffer whole(ExchangeFile file, int most, Opening opening) {
        try {
            int size = size(file, most, opening);
            file.expand(size);
            byte[] contents = new byte[size];
            try (InputStream in = opening.open(compressed(file))) {
                int unused = in.readNBytes(contents, 0, size);
            }
            return ByteBuffer.wrap(contents).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw file.damaged("it cannot be decompressed");
        }
    }

    private static int size(ExchangeFile file, int most, Opening opening) throws IOException {
        byte[] block = new byte[BLOCK];
        int size = 0;
        try (InputStream in = opening.open(compressed(file))) {
            for (int more = in.read(block); more >= 0; more = in.read(block)) {
                size += more;
                if (size > most) {
                    throw file.damaged("it expands to more than " + most + " bytes");
                }
            }
        }
        return size;
    }

    private static InputStream compressed(ExchangeFile file) {
        ByteBuffer bytes = file.bytes();
        return new InputStream() {
            @Override
            public int read() {
                return bytes.hasRemaining() ? Byte.toUnsignedInt(bytes.get()) : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (length > 0 && !bytes.hasRemaining()) {
                    return -1;
                }
                int count = Math.min(length, bytes.remaining());
                bytes.get(target, offset, count);
                return count;
            }

            @Override
            public int available() {
                return bytes.remaining();
            }
        };
    }

    /**
     * {@return what deflated bytes (RFC 1951) hold, as in a zip}
     *
     * @param file whose memory it takes
     * @param deflated from their position to their limit
     * @param size how many bytes they hold
     * @throws dev.mlmethods.regression.RegressionException if they don't hold exactly as many
     */
    public static ByteBuffer deflated(ExchangeFile file, ByteBuffer deflated, long size) {
        file.take(size);
        if (size > Integer.MAX_VALUE) {
            throw file.damaged("an entry of " + size + " bytes");
        }
        byte[] contents = new byte[(int) size];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            int length = 0;
            int more;
            do {
                more = inflater.inflate(contents, length, contents.length - length);
                length += more;
            } while (more > 0);
            // Even empty contents have an end, which has to be read.
            boolean isMore = !inflater.finished() && inflater.inflate(new byte[1]) > 0;
            if (length == size && !isMore && inflater.finished()) {
                return ByteBuffer.wrap(contents).order(ByteOrder.LITTLE_ENDIAN);
            }
        } catch (DataFormatException e) {
            throw file.damaged("an entry cannot be decompressed");
        } finally {
            inflater.end();
        }
        throw file.damaged("an entry holds fewer or more bytes than it says");
    }
}
