package dev.mlmethods.regression.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The first bytes of a CSV file, which tell how it is written.
 *
 * @param bytes unpacked, if the file is compressed
 * @param isWhole whether these are all of the bytes
 * @param compression of the file
 */
@SuppressWarnings("ArrayRecordComponent") // Two of them are never compared.
record CsvHead(byte[] bytes, boolean isWhole, Compression compression) {
    /** How many bytes are looked at. */
    static final int MOST_BYTES = 1 << 20;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Reads it. */
    static CsvHead of(InputStream in, Compression compression) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        return new CsvHead(
                Arrays.copyOf(bytes, Math.min(bytes.length, MOST_BYTES)), bytes.length <= MOST_BYTES, compression);
    }

    /**
     * The encoding that the bytes have without a doubt: UTF-8, UTF-16 with a byte-order mark, or Windows-1252 if nothing but the ASCII part is UTF-8;
     * null if it can't be determined.
     */
    @Nullable
    Charset encoding() {
        if (startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF)) {
            return StandardCharsets.UTF_16;
        }
        if (isText(StandardCharsets.UTF_8)) {
            return StandardCharsets.UTF_8;
        }
        return isWestern() ? WINDOWS_1252 : null;
    }

    private boolean startsWith(int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private boolean isText(Charset charset) {
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(1 << 13);
        while (true) {
            CoderResult result = decoder.decode(in, out.clear(), isWhole);
            if (result.isError()) {
                return false;
            }
            if (result.isUnderflow()) {
                return true;
            }
        }
    }

    /** Whether it has neither control characters nor anything that is UTF-8 but not ASCII, nor a byte that Windows-1252 lacks. */
    private boolean isWestern() {
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
                return false;
            }
        }
        String asUtf8 = new String(bytes, StandardCharsets.UTF_8);
        return asUtf8.chars().allMatch(c -> c < 0x80 || c == 0xFFFD) && isText(WINDOWS_1252);
    }

    /** The text, up to the end of the last whole line. */
    String text(Charset charset) {
        CharBuffer out;
        try {
            out = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("everything is replaced", e);
        }
        String text = out.toString();
        String withoutMark = text.startsWith("\ufeff") ? text.substring(1) : text;
        return isWhole
                ? withoutMark
                : withoutMark.substring(0, Math.max(withoutMark.lastIndexOf('\n'), withoutMark.lastIndexOf('\r')) + 1);
    }
}
