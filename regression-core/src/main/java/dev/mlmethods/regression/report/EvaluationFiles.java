package dev.mlmethods.regression.report;

import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.hash.ContentSha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.ModelEvaluation;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.page.HtmlPage;
import dev.mlmethods.regression.report.page.dataset.DatasetLink;
import dev.mlmethods.regression.report.page.evaluation.EvaluationPage;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.TestPredictions;
import java.nio.file.Path;
import java.util.List;

/**
 * What an evaluation writes into the output folder. The same model and data give the same bytes, except that the page also links to a description of
 * the table if there is one beside it.
 */
public final class EvaluationFiles {
    /** The metrics, nested: {@code test.r2}, {@code train.rmse}, {@code leastSquares.test.r2}, ... */
    public static final String METRICS = "metrics.json";
    /** The test rows: {@code row} (0-based in the dataset), {@code actual}, {@code predicted}, and {@code weight} if they have weights. */
    public static final String PREDICTIONS = TestPredictions.FILE;

    /** The names of all of them. */
    public static final List<String> ALL = List.of(PREDICTIONS, METRICS, ReportFiles.REPORT, EvaluationReport.FILE);

    private EvaluationFiles() {}

    /**
     * Writes the files.
     *
     * @param folder the output folder, which is created if it is missing
     * @param evaluation the predictions and metrics of the model
     * @param report the same evaluation in the form of its JSON and its page
     * @throws dev.mlmethods.regression.RegressionException if a file cannot be written; the message says whether existing ones are unchanged
     */
    public static void write(Path folder, ModelEvaluation evaluation, EvaluationReport report) {
        try (StagedFiles files = StagedFiles.in(folder)) {
            files.write(PREDICTIONS, predictions(evaluation));
            files.write(METRICS, Json.file(evaluation.evaluation().toMap()));
            files.write(
                    ReportFiles.REPORT, HtmlPage.render(EvaluationPage.of(report, DatasetLink.beside(folder, report))));
            files.write(EvaluationReport.FILE, ContentSha256.file(report));
            files.commit();
        }
    }

    private static byte[] predictions(ModelEvaluation evaluation) {
        boolean weighted = evaluation.test().rows().weights() != null;
        CsvText csv = weighted
                ? new CsvText("row", "actual", "predicted", "weight")
                : new CsvText("row", "actual", "predicted");
        for (ModelEvaluation.Prediction prediction : evaluation.predictions()) {
            String row = Integer.toString(prediction.row());
            String actual = NumberText.shortest(prediction.actual());
            String predicted = NumberText.shortest(prediction.predicted());
            Double weight = prediction.weight();
            if (weight == null) {
                csv.row(row, actual, predicted);
            } else {
                csv.row(row, actual, predicted, NumberText.shortest(weight));
            }
        }
        return csv.toBytes();
    }
}
