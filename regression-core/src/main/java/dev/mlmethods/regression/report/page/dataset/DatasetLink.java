package dev.mlmethods.regression.report.page.dataset;

import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.result.DatasetReport;
import dev.mlmethods.regression.report.result.EvaluationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The link from the page of an evaluation to the one that describes its table. */
public final class DatasetLink {
    private DatasetLink() {}

    /**
     * Makes a link to the description in the folder of a page.
     *
     * @param folder the one that the page is in
     * @param report the evaluation that the page shows
     * @return the link; empty if there is no description, or it describes a different table or different contents, or is damaged, or if the test
     *     rows were not held out from the training
     */
    public static Optional<Block.Link> beside(Path folder, EvaluationReport report) {
        Path json = folder.resolve(DatasetReport.FILE);
        return Files.isRegularFile(json)
                        && Files.isRegularFile(folder.resolve(DatasetPage.FILE))
                        && isOfTableOf(report, json)
                ? Optional.of(new Block.Link(
                        DatasetPage.FILE, "What the table holds: its columns, missing cells and distributions"))
                : Optional.empty();
    }

    private static boolean isOfTableOf(EvaluationReport report, Path json) {
        try {
            JsonNode description = Json.tree(Files.readAllBytes(json));
            return report.heldOut()
                    && report.dataset().equals(description.path("dataset").asString(null))
                    && Optional.ofNullable(report.fileSha256())
                            .equals(Optional.ofNullable(
                                    description.path("fileSha256").asString(null)));
        } catch (IOException | JacksonException e) {
            // The page is about the evaluation, and is correct without this link.
            return false;
        }
    }
}
