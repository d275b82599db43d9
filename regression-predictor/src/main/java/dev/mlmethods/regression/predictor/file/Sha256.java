package dev.mlmethods.regression.predictor.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 in lower-case hexadecimal. */
final class Sha256 {
    private static final String DIGITS = "0123456789abcdef";

    private Sha256() {}

    /** The hash of some bytes. */
    static String of(byte[] bytes) {
        byte[] hash = digest().digest(bytes);
        char[] hex = new char[2 * hash.length];
        for (int i = 0; i < hash.length; i++) {
            hex[2 * i] = DIGITS.charAt(hash[i] >> 4 & 15);
            hex[2 * i + 1] = DIGITS.charAt(hash[i] & 15);
        }
        return new String(hex);
    }

    /** The hash of some numbers as little-endian float32. */
    static String of(float[] numbers) {
        byte[] bytes = new byte[Math.multiplyExact(numbers.length, Float.BYTES)];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(numbers);
        return of(bytes);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
