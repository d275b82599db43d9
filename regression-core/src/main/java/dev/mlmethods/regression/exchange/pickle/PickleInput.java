package dev.mlmethods.regression.exchange.pickle;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.exchange.file.ExchangeFile;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle, read one after the other. */
public final class PickleInput {
    private static final int STRING_BYTES = 56;
    /** Decoding allocates a string of one byte a letter, then one of two bytes, then one of the right length. */
    private static final int BYTES_PER_LETTER = 4;

    /** What a decoder puts in the place of bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private final ExchangeFile file;
    private final ByteBuffer bytes;

    /**
     * Begins to read.
     *
     * @param file whose memory is taken, and which messages name
     * @param bytes of an array; the pickle begins at their position
     */
    public PickleInput(ExchangeFile file, ByteBuffer bytes) {
        this.file = file;
        this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** {@return the file that it is in} */
    public ExchangeFile file() {
        return file;
    }

    /** {@return how many bytes are left} */
    public int remaining() {
        return bytes.remaining();
    }

    /** {@return how many bytes were read} */
    public int position() {
        return bytes.position();
    }

    RegressionException damaged(String what) {
        return file.damaged(what + " at byte " + bytes.position() + " of its pickle");
    }

    private void require(long count) {
        if (count < 0 || count > bytes.remaining()) {
            throw file.damaged("its pickle ends too early");
        }
    }

    /** {@return the next byte, from 0 to 255} */
    public int unsignedByte() {
        require(Byte.BYTES);
        return Byte.toUnsignedInt(bytes.get());
    }

    int unsignedShort() {
        require(Short.BYTES);
        return Short.toUnsignedInt(bytes.getShort());
    }

    int signedInt() {
        require(Integer.BYTES);
        return bytes.getInt();
    }

    long unsignedInt() {
        return Integer.toUnsignedLong(signedInt());
    }

    /** {@return the next 8 bytes, as a length; negative beyond 2<sup>63</sup>} */
    public long signedLong() {
        require(Long.BYTES);
        return bytes.getLong();
    }

    /** The only number that pickles store with its highest byte first. */
    double float64() {
        return Double.longBitsToDouble(Long.reverseBytes(signedLong()));
    }

    /** A whole number of up to 255 bytes, or of up to 8 behind a length of 4 bytes. */
    Number integer(long length) {
        require(length);
        if (length > 0xff) {
            throw damaged("a number of " + length + " bytes");
        }
        byte[] reversed = new byte[(int) length];
        for (int i = reversed.length - 1; i >= 0; i--) {
            reversed[i] = bytes.get();
        }
        BigInteger value = length == 0 ? BigInteger.ZERO : new BigInteger(reversed);
        file.take(4 * length + 96);
        return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
    }

    /**
     * {@return the next bytes as a view}
     *
     * @param length how many
     */
    public ByteBuffer view(long length) {
        require(length);
        file.take(64);
        ByteBuffer view = bytes.slice(bytes.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + (int) length);
        return view;
    }

    String utf8(long length) {
        String text = text(length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            throw damaged("a text that is no UTF-8");
        }
        return text;
    }

    String latin1(long length) {
        return text(length, StandardCharsets.ISO_8859_1);
    }

    private String text(long length, Charset charset) {
        require(length);
        boolean isAscii = true;
        for (int i = bytes.position(); i < bytes.position() + length; i++) {
            isAscii &= bytes.get(i) >= 0;
        }
        file.take(STRING_BYTES + (isAscii ? length : BYTES_PER_LETTER * length));
        String text = new String(bytes.array(), bytes.arrayOffset() + bytes.position(), (int) length, charset);
        bytes.position(bytes.position() + (int) length);
        return text;
    }

    /** Up to the next line feed, which isn't part of it. */
    String line() {
        int length = 0;
        while (length < bytes.remaining() && bytes.get(bytes.position() + length) != '\n') {
            length++;
        }
        require(length + 1L);
        String line = utf8(length);
        bytes.get();
        return line;
    }
}
