package dev.mlmethods.regression.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Arrays in the format of {@code Nd4j.write}, byte for byte: the shape as a buffer of int64 (the rank; the lengths and the strides of the dimensions;
 * flags, which say the type; the stride between elements; the order), then the elements. Each buffer is preceded by the name of an allocation mode,
 * its length and the name of its type, big-endian.
 */
final class Nd4jArray {
    /** How ND4J says that it doesn't matter where the memory came from. */
    private static final String ALLOCATION_MODE = "MIXED_DATA_TYPES";

    private static final long FLOAT_FLAG = 1 << 13;
    private static final long DOUBLE_FLAG = 1 << 14;
    private static final int MOST_HEADER_BYTES = 256;

    private Nd4jArray() {}

    /** A vector of float32, of rank 1. */
    static byte[] vector(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.addExact(MOST_HEADER_BYTES, values.length * Float.BYTES));
        writeShape(bytes, new long[] {values.length}, FLOAT_FLAG);
        writeHeader(bytes, values.length, "FLOAT");
        for (float value : values) {
            bytes.putFloat(value);
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** A row of float64: an array of rank 2 with one row. */
    static byte[] row(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_HEADER_BYTES + values.length * Double.BYTES);
        writeShape(bytes, new long[] {1, values.length}, DOUBLE_FLAG);
        writeHeader(bytes, values.length, "DOUBLE");
        for (double value : values) {
            bytes.putDouble(value);
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static void writeShape(ByteBuffer bytes, long[] lengths, long typeFlag) {
        writeHeader(bytes, 2 * lengths.length + 4, "LONG");
        bytes.putLong(lengths.length);
        for (long length : lengths) {
            bytes.putLong(length);
        }
        // The strides: the elements are contiguous, and there is at most one row.
        for (int i = 0; i < lengths.length; i++) {
            bytes.putLong(1);
        }
        bytes.putLong(typeFlag).putLong(1).putLong('c');
    }

    private static void writeHeader(ByteBuffer bytes, long length, String type) {
        writeText(bytes, ALLOCATION_MODE);
        bytes.putLong(length);
        writeText(bytes, type);
    }

    /** As {@link java.io.DataOutputStream#writeUTF} writes an ASCII text. */
    private static void writeText(ByteBuffer bytes, String text) {
        bytes.putShort((short) text.length());
        bytes.put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
