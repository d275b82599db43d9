package dev.mlmethods.regression.gate.baseline;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.git.GitLfsPointer;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.json.JsonFault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JacksonException;

/** The file with the {@link BaselineRows}. */
final class CompressedRows {
    private static final int MAX_OTHER_BYTES = 1 << 20;

    /** A row number, a target and a prediction, each followed by a comma. */
    private static final int MAX_TEST_ROW_BYTES = 80;

    /** A weight followed by a comma, if the rows have weights. */
    private static final int MAX_WEIGHT_BYTES = 30;

    /** A hash, and its share of the hashes of its block. */
    private static final int MAX_ROW_BYTES = 32;

    private static final int MAX_EXPANSION = 8;

    private CompressedRows() {}

    /**
     * Reads the file.
     *
     * @param baseline that they belong to, which says how many there are and names the SHA-256 of the contents
     * @param remedy what to do if it is unusable, as an instruction to the user
     * @throws RegressionException if it is damaged, a Git LFS pointer, or has different contents, or more than such a baseline can have
     */
    static BaselineRows read(Path file, Baseline baseline, String remedy) {
        try {
            byte[] compressed = Files.readAllBytes(file);
            GitLfsPointer.requireNone("The file " + file + " with the rows of the baseline", compressed);
            byte[] contents = decompress(compressed, maxBytes(baseline, compressed.length));
            if (!Sha256.of(contents).equals(baseline.rowsSha256())) {
                throw new RegressionException("The rows " + file
                        + " are not those of the baseline beside them. Restore both, or " + remedy + ".");
            }
            return Json.read(contents, BaselineRows.class);
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new RegressionException(
                    "The rows " + file + " of the baseline are damaged: they " + JsonFault.text(e) + "; " + remedy
                            + ".",
                    e);
        }
    }

    /** Whether the file is there and has these contents, whoever compressed them. */
    static boolean isOf(Path file, byte[] contents) {
        try {
            return Files.exists(file) && Arrays.equals(decompress(Files.readAllBytes(file), contents.length), contents);
        } catch (IOException | IllegalArgumentException e) {
            // Damaged, so it has to be written again.
            return false;
        }
    }

    /** Without a time or a file name in the header, as the JDK writes it. */
    static byte[] compress(byte[] contents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(contents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * The most bytes that the rows of a baseline can have. Column names and block hashes are at most a multiple of their compressed size; numbers may
     * all be equal and take almost no space compressed.
     */
    private static long maxBytes(Baseline baseline, int compressed) {
        return MAX_OTHER_BYTES
                + (long) (MAX_TEST_ROW_BYTES + (isWeighted(baseline) ? MAX_WEIGHT_BYTES : 0))
                        * baseline.testRows().rows()
                + (long) MAX_ROW_BYTES * baseline.data().rows()
                + (long) MAX_EXPANSION * compressed;
    }

    private static boolean isWeighted(Baseline baseline) {
        return baseline.specification().data().sampleWeight() != null;
    }

    private static byte[] decompress(byte[] bytes, long most) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] contents = gzip.readNBytes((int) Math.max(0, Math.min(most, Integer.MAX_VALUE - Long.BYTES)));
            if (gzip.read() >= 0) {
                throw new IllegalArgumentException("they have more than the " + most + " bytes that they can have");
            }
            return contents;
        }
    }
}
