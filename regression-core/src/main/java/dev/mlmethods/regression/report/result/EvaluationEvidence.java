package dev.mlmethods.regression.report.result;

import dev.mlmethods.regression.advice.Evidence;
import dev.mlmethods.regression.advice.Evidence.Rows;
import dev.mlmethods.regression.advice.Evidence.Score;
import dev.mlmethods.regression.advice.Evidence.Scores;
import dev.mlmethods.regression.diagnostics.Estimate;
import dev.mlmethods.regression.report.result.EvaluationReport.ModelMetrics;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contents of {@code evaluation.json} in the form that advice needs. */
final class EvaluationEvidence {
    private EvaluationEvidence() {}

    static Evidence of(EvaluationReport report) {
        return new Evidence(
                report.specification().members().get(0),
                report.features().size(),
                new Rows(
                        report.rows().train(),
                        report.rows().validation(),
                        report.rows().test()),
                scores(report.network()),
                scores(report.leastSquares()),
                scores(report.trainingMean()),
                report.losses(),
                report.findings() == null ? List.of() : report.findings());
    }

    private static Scores scores(ModelMetrics metrics) {
        return new Scores(
                metrics.train() == null ? null : score(metrics.train()),
                metrics.validation() == null ? null : score(metrics.validation()),
                score(metrics.test()));
    }

    private static Score score(Map<String, Estimate> metrics) {
        return new Score(value(metrics.get("r2")), value(metrics.get("rmse")));
    }

    private static double value(@Nullable Estimate estimate) {
        return estimate == null ? Double.NaN : estimate.value();
    }
}
