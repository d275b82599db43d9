package dev.mlmethods.regression.exchange.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes a message of Protocol Buffers, field by field. Source of the format: Protocol Buffers Documentation, Encoding.
 *
 * <p>Not by a library: the one on a user's class path may have any version, and the few messages that a model consists of take no more than this.
 */
final class Protobuf {
    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Appends a whole number. */
    Protobuf number(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    /** Appends a text. */
    Protobuf text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends another message. */
    Protobuf message(int field, Protobuf value) {
        return bytes(field, value.toBytes());
    }

    /** Appends bytes. */
    Protobuf bytes(int field, byte[] value) {
        tag(field, LENGTH_DELIMITED);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    private void tag(int field, int wireType) {
        varint(((long) field << 3) | wireType);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    /** The message. */
    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
