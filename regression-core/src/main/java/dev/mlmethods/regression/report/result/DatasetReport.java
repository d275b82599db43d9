package dev.mlmethods.regression.report.result;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mlmethods.regression.data.TableDescription;
import dev.mlmethods.regression.data.TableFinding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contents of {@code dataset.json}: what a table contains. The same table gives the same bytes. The file contains no hash of itself, because no
 * verdict is based on it.
 *
 * @param formatVersion the version of this file's format, {@value #FORMAT_VERSION}
 * @param fileSha256 the SHA-256 of the bytes of the file that the table was read from; null if it wasn't read from a file
 * @param table what the table contains; in JSON, its fields are inlined here
 * @param findings what to know before it is trained on, the most important first
 */
public record DatasetReport(
        int formatVersion,
        @Nullable String fileSha256,
        @JsonUnwrapped TableDescription table,
        List<TableFinding> findings) {
    /** The name of the file. */
    public static final String FILE = "dataset.json";

    /** The version that this release writes. */
    public static final int FORMAT_VERSION = 1;

    /**
     * Copies the list.
     *
     * @param formatVersion the version of this file's format, {@value #FORMAT_VERSION}
     * @param fileSha256 the SHA-256 of the bytes of the file that the table was read from; null if it wasn't read from a file
     * @param table what the table contains
     * @param findings what to know before it is trained on, the most important first; copied
     */
    public DatasetReport {
        findings = List.copyOf(findings);
    }

    /**
     * {@return the report on a table}
     *
     * @param table what the table contains
     * @param fileSha256 the SHA-256 of the bytes of the file that it was read from; null if it wasn't read from a file
     */
    public static DatasetReport of(TableDescription table, @Nullable String fileSha256) {
        return new DatasetReport(FORMAT_VERSION, fileSha256, table, table.findings());
    }
}
