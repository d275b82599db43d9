package dev.mlmethods.regression.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text of another encoding as UTF-8. Bytes that aren't valid in that encoding end it with a {@link java.nio.charset.CharacterCodingException}. */
final class Utf8Stream extends InputStream {
    private static final int BLOCK_CHARACTERS = 1 << 13;

    private final Reader reader;
    private final char[] block = new char[BLOCK_CHARACTERS];
    /** The first half of a surrogate pair that a block ended with is kept at the start of the next one. */
    private int kept;

    private byte[] bytes = {};
    private int position;

    Utf8Stream(InputStream in, Charset encoding) {
        this.reader = new InputStreamReader(
                in,
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - position);
        System.arraycopy(bytes, position, target, offset, count);
        position += count;
        return count;
    }

    /** Whether there is another byte. */
    private boolean fill() throws IOException {
        while (position == bytes.length) {
            int count = reader.read(block, kept, block.length - kept);
            int length = kept + Math.max(count, 0);
            if (length == 0) {
                return false;
            }
            kept = count > 0 && Character.isHighSurrogate(block[length - 1]) ? 1 : 0;
            bytes = new String(block, 0, length - kept).getBytes(StandardCharsets.UTF_8);
            block[0] = kept == 1 ? block[length - 1] : block[0];
            position = 0;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
