package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.git.GitLfsPointer;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * Looks through a file before it is parsed: it must be UTF-8 text with lines of bearable length.
 *
 * <p>This pass costs little beside parsing, and it counts the records, so that the arrays have the right size from the
 * start: a table then needs its 8 bytes a value and no more.
 */
final class TextFile {
    /** Well below the 16 Mi characters that FastCSV can hold of one field. */
    static final int MAX_LINE_BYTES = 10_000_000;

    private static final int BLOCK_BYTES = 1 << 16;
    private static final int MOST_BYTES_OF_POINTER = 1 << 10;
    /** A line that begins with so many is where git could not merge. */
    private static final int MARKER_BYTES = 7;

    /** What some files start with, in hexadecimal, and what that says. */
    private static final Map<String, String> SIGNATURES = Map.of(
            "1F8B", "looks like a gzip archive in another one. Unpack it first.",
            "28B52FFD", "looks like a zstd archive in another one. Unpack it first.",
            "504B0304", "looks like a zip archive or an Excel workbook. Unpack it, or save the sheet as CSV in UTF-8.",
            "D0CF11E0", "looks like an old Excel workbook. Save the sheet as CSV in UTF-8.",
            "5041523115", "looks like a Parquet file. Convert it to CSV first.");

    private final String name;
    private final byte quote;
    private long line = 1;
    private int lineBytes;
    private long records;
    private boolean inQuotes;
    private byte previous;
    /** How many of the line's first bytes are those that a conflict of a merge begins with. */
    private int markerBytes;

    private TextFile(String name, char quote) {
        this.name = name;
        this.quote = quote < 0x80 ? (byte) quote : 0;
    }

    /**
     * Checks that there is a file that can be read.
     *
     * @param name what messages call it
     * @throws RegressionException if there is none
     */
    static void requireFile(Path file, String name) {
        if (Files.isDirectory(file)) {
            throw new RegressionException(name + " is a directory, not a CSV file. Name the file inside it.");
        }
        if (!Files.exists(file)) {
            String dangling = Reason.ofDanglingLink(file.toAbsolutePath());
            throw new RegressionException(
                    dangling == null
                            ? name + " doesn't exist: there is no file " + file.toAbsolutePath() + ". Check the path."
                            : name + " doesn't exist: " + dangling + ". Mend the link.");
        }
        if (!Files.isRegularFile(file)) {
            throw new RegressionException(name + " is not a regular file. Copy its contents into one.");
        }
    }

    /**
     * Checks that a file doesn't start as files of other formats do.
     *
     * @param start its first bytes
     * @throws RegressionException if it does; the message says which format it is
     */
    static void requireNoSignature(byte[] start, String name) {
        GitLfsPointer.requireNone(name, Arrays.copyOf(start, Math.min(start.length, MOST_BYTES_OF_POINTER)));
        String signature = HexFormat.of().withUpperCase().formatHex(start, 0, Math.min(start.length, 5));
        SIGNATURES.forEach((other, meaning) -> {
            if (signature.startsWith(other)) {
                throw new RegressionException(name + " " + meaning);
            }
        });
    }

    /**
     * Checks the whole text and counts its lines, but for empty ones and those that end within quotes. It is the number
     * of CSV records, the header among them, if the quotes match, and else only near it.
     *
     * @param in the text
     * @param name what messages call the file
     * @param quote that line breaks may stand between
     * @throws RegressionException if it is not UTF-8 text
     * @throws IOException if it can't be read
     */
    static long countRecords(InputStream in, String name, char quote) throws IOException {
        TextFile text = new TextFile(name, quote);
        text.read(in);
        return text.records;
    }

    private void read(InputStream in) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer characters = CharBuffer.allocate(BLOCK_BYTES);
        byte[] block = new byte[BLOCK_BYTES];
        int kept = 0;
        boolean atEnd = false;
        while (!atEnd) {
            int length = kept + in.readNBytes(block, kept, block.length - kept);
            atEnd = length < block.length;
            ByteBuffer bytes = ByteBuffer.wrap(block, 0, length);
            CoderResult result = decoder.decode(bytes, characters.clear(), atEnd);
            scan(block, bytes.position());
            if (result.isError()) {
                throw notUtf8(bytes);
            }
            kept = bytes.remaining();
            System.arraycopy(block, bytes.position(), block, 0, kept);
        }
        endRecord();
    }

    private void scan(byte[] block, int length) {
        for (int i = 0; i < length; i++) {
            byte b = block[i];
            if (b == '\n' || b == '\r') {
                if (b == '\r' || previous != '\r') {
                    line++;
                }
                if (!inQuotes) {
                    endRecord();
                }
                lineBytes = 0;
                markerBytes = 0;
            } else {
                if (b == 0) {
                    throw notText();
                }
                if (b == quote) {
                    inQuotes = !inQuotes;
                }
                if (b == ' ' && markerBytes == MARKER_BYTES && lineBytes == MARKER_BYTES && !inQuotes) {
                    throw merged();
                }
                markerBytes += b == '<' && markerBytes == lineBytes ? 1 : 0;
                if (++lineBytes > MAX_LINE_BYTES) {
                    throw new RegressionException(name + ", line " + line + ": the line is longer than "
                            + MAX_LINE_BYTES + " bytes. Give each row a line of its own.");
                }
            }
            previous = b;
        }
    }

    private void endRecord() {
        if (lineBytes > 0) {
            records++;
        }
    }

    private RegressionException notUtf8(ByteBuffer bytes) {
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            if (bytes.get(i) == 0) {
                return notText();
            }
        }
        String bad = HexFormat.of().withUpperCase().toHexDigits(bytes.get());
        return new RegressionException(name + ", line " + line + ": the byte 0x" + bad
                + " is not UTF-8. Save the file as UTF-8, or set encoding to the right one.");
    }

    private RegressionException merged() {
        return new RegressionException(name + ", line " + line
                + ": the conflict markers of a merge begin here. Keep the right rows, and remove the markers.");
    }

    private RegressionException notText() {
        return new RegressionException(
                name + " is not a text file: it has a null byte in line " + line + ". Save the table as CSV in UTF-8.");
    }
}
