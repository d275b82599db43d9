package dev.mlmethods.regression.predictor.file;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A vector of float32 in the format of {@code Nd4j.write}: its shape as a buffer of int64 (the rank, the lengths and the strides of the dimensions,
 * and three more numbers), then its elements; each buffer is preceded by the name of an allocation mode, its length and the name of its type,
 * big-endian. ND4J's own reader allocates and reads whatever the bytes tell it to, in native code; this one knows what has to be there.
 */
public final class FloatVector {
    /** The numbers of a shape besides lengths and strides: the rank, a mask with the type, the stride between elements, and the order. */
    private static final int OTHER_SHAPE_NUMBERS = 4;

    /** ND4J's own limit. */
    private static final int MAX_RANK = 32;

    /** The most bytes before the elements. */
    private static final int MAX_HEADER_BYTES = 1024;

    private final ByteBuffer bytes;

    private FloatVector(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** The most bytes that a vector with this many elements can have. */
    public static long maxBytes(long length) {
        return MAX_HEADER_BYTES + length * Float.BYTES;
    }

    /**
     * Reads a vector.
     *
     * @param length how many elements it must have
     * @throws IllegalArgumentException if it is anything else; the message says what
     */
    public static float[] read(byte[] bytes, long length) {
        FloatVector vector = new FloatVector(bytes);
        try {
            vector.readShape(length);
            return vector.readElements(length);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("it ends before its " + length + " numbers do", e);
        }
    }

    private void readShape(long length) {
        long numbers = readHeader("LONG");
        long rank = bytes.getLong();
        if (rank < 1 || rank > MAX_RANK || numbers != 2 * rank + OTHER_SHAPE_NUMBERS) {
            throw new IllegalArgumentException("it has no shape of rank " + rank);
        }
        long longest = 1;
        long others = 1;
        for (int i = 1; i <= rank; i++) {
            long dimension = bytes.getLong();
            others = dimension == 1 || longest == 1 ? others : 0;
            longest = dimension == 1 ? longest : dimension;
        }
        if (longest != length || others != 1) {
            throw new IllegalArgumentException("it does not have the shape of " + length + " numbers in a row");
        }
        // The remaining numbers of a vector don't say which elements it has or in which order they are written.
        for (long left = numbers - 1 - rank; left > 0; left--) {
            bytes.getLong();
        }
    }

    private float[] readElements(long length) {
        long elements = readHeader("FLOAT");
        if (elements != length) {
            throw new IllegalArgumentException("it has " + elements + " numbers instead of " + length);
        }
        if (bytes.remaining() != length * Float.BYTES) {
            throw new IllegalArgumentException("it has " + bytes.remaining() + " bytes for " + length + " numbers");
        }
        float[] values = new float[(int) length];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.getFloat();
            // No training ends with a NaN, and its bits don't survive every copy.
            if (Float.isNaN(values[i])) {
                throw new IllegalArgumentException("it has a number that is NaN");
            }
        }
        return values;
    }

    /** The length of the buffer that begins here. */
    private long readHeader(String expectedType) {
        // The allocation mode only says how the writer's ND4J allocated its memory.
        readText();
        long length = bytes.getLong();
        String type = readText();
        if (!type.equals(expectedType)) {
            throw new IllegalArgumentException("it has no numbers of the type " + expectedType);
        }
        return length;
    }

    /** Reads a text the way {@link java.io.DataOutputStream#writeUTF} writes ASCII. */
    private String readText() {
        byte[] text = new byte[Math.min(Short.toUnsignedInt(bytes.getShort()), bytes.remaining())];
        bytes.get(text);
        return new String(text, StandardCharsets.US_ASCII);
    }
}
