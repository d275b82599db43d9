package dev.mlmethods.regression.report.page.comparison;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.diagnostics.Estimate;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.TestPredictions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * All predictions of a result for its test rows.
 *
 * @param predictions null if they are not known
 * @param missing why they are not known, as the predicate of a sentence about the result; null if they are known
 */
public record KnownPredictions(
        @Nullable TestPredictions predictions, @Nullable String missing) {
    /** The predictions of a sweep. */
    public static final KnownPredictions OF_SWEEP =
            new KnownPredictions(null, "is a sweep, which keeps no predictions");

    /**
     * {@return the predictions beside an evaluation, or why they are not known}
     *
     * @param json the file of the evaluation
     * @param report the contents of that file
     */
    public static KnownPredictions beside(Path json, EvaluationReport report) {
        Path file = json.resolveSibling(TestPredictions.FILE);
        if (!Files.exists(file)) {
            return new KnownPredictions(
                    null, "has no " + TestPredictions.FILE + " beside its " + EvaluationReport.FILE);
        }
        try {
            TestPredictions predictions = TestPredictions.read(file);
            return belongTo(report, predictions)
                    ? new KnownPredictions(predictions, null)
                    : new KnownPredictions(null, "has a " + TestPredictions.FILE + " of another evaluation");
        } catch (RegressionException e) {
            return new KnownPredictions(null, "has a damaged " + TestPredictions.FILE);
        }
    }

    /** The same number of rows and the same errors to the last bit aren't a coincidence. */
    private static boolean belongTo(EvaluationReport report, TestPredictions predictions) {
        Estimate stored = report.network().test().get(Metric.RMSE.jsonName());
        double rmse = predictions.metrics().rmse();
        return predictions.rows().size() == report.rows().test()
                && Double.compare(rmse, stored == null ? Double.NaN : stored.value()) == 0;
    }
}
