package dev.mlmethods.regression.predictor.file;

import java.util.List;

/**
 * SHA-256 (FIPS 180-4) in lower-case hexadecimal. The JDK's isn't used: to find it, a JVM initializes its security providers and method handles,
 * which took more than half of the time from the start of an application to its first prediction.
 */
final class Sha256 {
    private static final String DIGITS = "0123456789abcdef";
    private static final int BLOCK = 64;
    private static final int LENGTH_BYTES = 8;

    /** The fractional parts of the square roots of the first 8 primes. */
    private static final int[] START = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
    };

    /** The fractional parts of the cube roots of the first 64 primes. */
    private static final int[] CONSTANTS = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
    };

    private final int[] state = START.clone();
    private final int[] words = new int[CONSTANTS.length];

    private Sha256() {}

    /** The hash of some bytes. */
    static String of(byte[] bytes) {
        Sha256 hash = new Sha256();
        int whole = bytes.length - bytes.length % BLOCK;
        for (int at = 0; at < whole; at += BLOCK) {
            hash.add(bytes, at);
        }
        byte[] end = end(bytes, whole);
        for (int at = 0; at < end.length; at += BLOCK) {
            hash.add(end, at);
        }
        return hash.hexadecimal();
    }

    /** The hash of some arrays, one after the other, as little-endian float32. */
    static String of(List<float[]> arrays) {
        long numbers = 0;
        for (float[] array : arrays) {
            numbers += array.length;
        }
        byte[] bytes = new byte[Math.toIntExact(numbers * Float.BYTES)];
        int at = 0;
        for (float[] array : arrays) {
            for (float number : array) {
                int bits = Float.floatToRawIntBits(number);
                bytes[at++] = (byte) bits;
                bytes[at++] = (byte) (bits >>> 8);
                bytes[at++] = (byte) (bits >>> 16);
                bytes[at++] = (byte) (bits >>> 24);
            }
        }
        return of(bytes);
    }

    /** The bytes after the whole blocks, a 1 bit, zeros up to the end of a block, and the number of bits. */
    private static byte[] end(byte[] bytes, int from) {
        int left = bytes.length - from;
        byte[] end = new byte[left + 1 + LENGTH_BYTES <= BLOCK ? BLOCK : 2 * BLOCK];
        System.arraycopy(bytes, from, end, 0, left);
        end[left] = (byte) 0x80;
        long bits = (long) bytes.length * Byte.SIZE;
        for (int i = 1; i <= LENGTH_BYTES; i++) {
            end[end.length - i] = (byte) bits;
            bits >>>= Byte.SIZE;
        }
        return end;
    }

    private void add(byte[] bytes, int from) {
        int[] w = words;
        int at = from;
        for (int t = 0; t < 16; t++) {
            w[t] = (bytes[at] << 24)
                    | ((bytes[at + 1] & 255) << 16)
                    | ((bytes[at + 2] & 255) << 8)
                    | (bytes[at + 3] & 255);
            at += 4;
        }
        for (int t = 16; t < w.length; t++) {
            int x = w[t - 15];
            int y = w[t - 2];
            w[t] = w[t - 16]
                    + (Integer.rotateRight(x, 7) ^ Integer.rotateRight(x, 18) ^ (x >>> 3))
                    + w[t - 7]
                    + (Integer.rotateRight(y, 17) ^ Integer.rotateRight(y, 19) ^ (y >>> 10));
        }
        compress();
    }

    private void compress() {
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        int f = state[5];
        int g = state[6];
        int h = state[7];
        for (int t = 0; t < words.length; t++) {
            int sum = h
                    + (Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25))
                    + ((e & f) ^ (~e & g))
                    + CONSTANTS[t]
                    + words[t];
            int other = (Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22))
                    + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + sum;
            d = c;
            c = b;
            b = a;
            a = sum + other;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    private String hexadecimal() {
        char[] hex = new char[state.length * 8];
        for (int i = 0; i < hex.length; i++) {
            hex[i] = DIGITS.charAt((state[i / 8] >>> (28 - i % 8 * 4)) & 15);
        }
        return new String(hex);
    }
}
