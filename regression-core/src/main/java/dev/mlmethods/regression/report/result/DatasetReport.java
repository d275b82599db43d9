package dev.mlmethods.regression.report.result;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mlmethods.regression.data.TableDescription;
import dev.mlmethods.regression.data.TableFinding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contents of {@code dataset.json}: what a table holds. The same table gives the same bytes. The file carries no hash of itself, for no verdict is drawn from it.
 *
 * @param formatVersion the version of this file's format, {@value #FORMAT_VERSION}
 * @param fileSha256 of the bytes of the file that it was read from; null: it was read from none
 * @param table what it holds; in JSON its fields are among these
 * @param findings what to know before it is trained on, what matters most first
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

    /** Copies the list. */
    public DatasetReport {
        findings = List.copyOf(findings);
    }

    /**
     * Of a table.
     *
     * @param fileSha256 of the file that it was read from; null: it was read from none
     */
    public static DatasetReport of(TableDescription table, @Nullable String fileSha256) {
        return new DatasetReport(FORMAT_VERSION, fileSha256, table, table.findings());
    }
}
