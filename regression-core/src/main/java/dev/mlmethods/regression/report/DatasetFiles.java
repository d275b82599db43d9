package dev.mlmethods.regression.report;

import dev.mlmethods.regression.data.TableDescription;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.report.page.HtmlPage;
import dev.mlmethods.regression.report.page.dataset.DatasetPage;
import dev.mlmethods.regression.report.result.DatasetReport;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a description of a table writes into the output folder. The same table gives the same bytes. */
public final class DatasetFiles {
    /** The page. */
    public static final String PAGE = DatasetPage.FILE;

    /** The same in a form for programs, see {@link DatasetReport}. */
    public static final String JSON = DatasetReport.FILE;

    /** The names of both. */
    public static final List<String> ALL = List.of(PAGE, JSON);

    private DatasetFiles() {}

    /**
     * Writes the files.
     *
     * @param folder the output folder, which is created if it is missing
     * @param table what the table contains
     * @param fileSha256 the SHA-256 of the file that the table was read from; null if it wasn't read from a file
     * @throws dev.mlmethods.regression.RegressionException if a file cannot be written; the message says whether existing ones are unchanged
     */
    public static void write(Path folder, TableDescription table, @Nullable String fileSha256) {
        DatasetReport report = DatasetReport.of(table, fileSha256);
        try (StagedFiles files = StagedFiles.in(folder)) {
            files.write(PAGE, HtmlPage.render(DatasetPage.of(report)));
            files.write(JSON, Json.file(report));
            files.commit();
        }
    }
}
