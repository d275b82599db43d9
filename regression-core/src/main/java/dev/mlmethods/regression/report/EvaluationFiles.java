package dev.mlmethods.regression.report;

import dev.mlmethods.regression.diagnostics.IntervalCoverage;
import dev.mlmethods.regression.evaluation.PredictionIntervals;
import dev.mlmethods.regression.file.CsvText;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation writes into the output folder. The same model and data give the same bytes, except that the page also links to a description of
 * the table if there is one beside it.
 */
public final class EvaluationFiles {
    /** The metrics, nested: {@code test.r2}, {@code train.rmse}, {@code leastSquares.test.r2}, ... */
    public static final String METRICS = "metrics.json";
    /**
     * The test rows: {@code row} (0-based in the dataset), {@code actual}, {@code predicted}, {@code weight} if they have weights, {@code spread} of an ensemble, and
     * {@code lower} and {@code upper}, the ends of prediction intervals, if the model has them.
     */
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
            files.write(PREDICTIONS, predictions(evaluation, report.intervals()));
            files.write(METRICS, Json.file(evaluation.evaluation().toMap()));
            files.write(
                    ReportFiles.REPORT, HtmlPage.render(EvaluationPage.of(report, DatasetLink.beside(folder, report))));
            files.write(EvaluationReport.FILE, ContentSha256.file(report));
            files.commit();
        }
    }

    private static StagedFiles.Contents predictions(ModelEvaluation evaluation, @Nullable IntervalCoverage coverage) {
        List<String> header = new ArrayList<>(List.of("row", "actual", "predicted"));
        if (evaluation.test().rows().weights() != null) {
            header.add("weight");
        }
        if (evaluation.spread() != null) {
            header.add("spread");
        }
        PredictionIntervals intervals = coverage == null ? null : coverage.intervals();
        if (intervals != null) {
            header.addAll(TestPredictions.INTERVAL);
        }
        return CsvText.of(
                header,
                csv -> evaluation
                        .predictions()
                        .forEach(prediction -> csv.row(Stream.of(
                                        Integer.toString(prediction.row()),
                                        NumberText.shortest(prediction.actual()),
                                        NumberText.shortest(prediction.predicted()),
                                        number(prediction.weight()),
                                        number(prediction.spread()),
                                        number(
                                                intervals == null
                                                        ? null
                                                        : (Double) intervals.lower(prediction.predicted())),
                                        number(
                                                intervals == null
                                                        ? null
                                                        : (Double) intervals.upper(prediction.predicted())))
                                .filter(Objects::nonNull)
                                .toList())));
    }

    private static @Nullable String number(@Nullable Double value) {
        return value == null ? null : NumberText.shortest(value);
    }
}
