package dev.mlmethods.regression.tracking;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.internal.GitLfsPointer;
import dev.mlmethods.regression.internal.Json;
import dev.mlmethods.regression.internal.Sha256;
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
    private CompressedRows() {}

    /**
     * Reads the file.
     *
     * @param sha256 of the contents, which the baseline names
     * @param remedy what to do if it is of no use, as an order to the user
     * @throws RegressionException if it is damaged, a Git LFS pointer, or has other contents
     */
    static BaselineRows read(Path file, String sha256, String remedy) {
        try {
            byte[] compressed = Files.readAllBytes(file);
            GitLfsPointer.requireNone("The file " + file + " with the rows of the baseline", compressed);
            byte[] contents = decompress(compressed);
            if (!Sha256.of(contents).equals(sha256)) {
                throw new RegressionException("The rows " + file
                        + " are not those of the baseline beside them. Restore both, or " + remedy + ".");
            }
            return Json.read(contents, BaselineRows.class);
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new RegressionException(
                    "The rows " + file + " of the baseline are damaged: they cannot be read; " + remedy + ".", e);
        }
    }

    /** Whether the file is there and has these contents, whoever compressed them. */
    static boolean isOf(Path file, byte[] contents) {
        try {
            return Files.exists(file) && Arrays.equals(decompress(Files.readAllBytes(file)), contents);
        } catch (IOException e) {
            // Damaged, and so to be written again.
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

    private static byte[] decompress(byte[] bytes) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return gzip.readAllBytes();
        }
    }
}
