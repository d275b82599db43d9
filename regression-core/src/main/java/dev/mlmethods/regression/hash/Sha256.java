package dev.mlmethods.regression.hash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in lower-case hexadecimal. */
public final class Sha256 {
    private Sha256() {}

    /** {@return a new digest, for data that comes in pieces} */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * {@return the hash of what a digest has taken in}
     *
     * @param digest of SHA-256; empty afterward
     */
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * {@return the hash of some numbers as little-endian float64} All NaN values are the same.
     *
     * @param values in the order in which they are hashed
     */
    public static String ofNumbers(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Double.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putLong(Double.doubleToLongBits(value));
        }
        return of(bytes.array());
    }

    /**
     * {@return the hash of a file}
     *
     * @param file any readable file
     * @throws IOException if it can't be read
     */
    public static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in);
        }
    }

    /**
     * {@return the hash of all that a stream still has}
     *
     * @param in is read to its end, and not closed
     * @throws IOException if it can't be read
     */
    public static String of(InputStream in) throws IOException {
        MessageDigest digest = digest();
        byte[] block = new byte[1 << 16];
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            digest.update(block, 0, read);
        }
        return hex(digest);
    }

    /**
     * {@return the hash of some bytes}
     *
     * @param bytes may be empty
     */
    public static String of(byte[] bytes) {
        MessageDigest digest = digest();
        digest.update(bytes);
        return hex(digest);
    }
}
