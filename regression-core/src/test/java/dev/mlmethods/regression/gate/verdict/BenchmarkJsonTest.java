package dev.mlmethods.regression.gate.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.SampleCheckResults;
import dev.mlmethods.regression.gate.Verdict;
import dev.mlmethods.regression.gate.tolerance.MetricChange;
import dev.mlmethods.regression.gate.tolerance.MetricChange.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkJsonTest {
    @Test
    void turnsMetricsOfWhichLargerIsBetter() {
        CheckResult result = SampleCheckResults.result(
                Verdict.REGRESSED,
                "So.",
                List.of(
                        SampleCheckResults.RMSE,
                        new MetricChange("r2", 0.75, 0.75, 0, 0.75, Outcome.SAME, null),
                        new MetricChange("mape", 0.1, 0.2, 0.5, 0.6, Outcome.WITHIN, null)),
                List.of());
        assertThat(text(result)).isEqualTo("""
                [ {
                  "name": "test.rmse",
                  "unit": "target",
                  "value": 0.5312,
                  "range": "± 0.003",
                  "extra": "verdict: regressed"
                }, {
                  "name": "1 - test.r2",
                  "unit": "of the variance",
                  "value": 0.25,
                  "extra": "verdict: regressed"
                }, {
                  "name": "test.mape",
                  "unit": "of the value",
                  "value": 0.2,
                  "range": "± 0.5",
                  "extra": "verdict: regressed"
                } ]
                """);
    }

    @Test
    void leavesOutWhatIsNotDefined() {
        CheckResult result = SampleCheckResults.result(
                Verdict.REGRESSED,
                "So.",
                List.of(
                        new MetricChange("mse", 0.5, null, 0, 0.5, Outcome.WORSE, null),
                        new MetricChange("mse", 0.5, Double.NaN, 0, 0.5, Outcome.WORSE, null)),
                List.of());
        assertThat(text(result)).isEqualTo("[ ]\n");
    }

    @Test
    void hasAllMetricsOfTheTestRowsWhereNoneIsGated() {
        CheckResult result = SampleCheckResults.noBaseline();
        assertThat(text(result)).contains("\"test.rmse\"", "\"1 - test.r2\"").doesNotContain("train");
    }

    private static String text(CheckResult result) {
        return new String(BenchmarkJson.of(result), StandardCharsets.UTF_8);
    }
}
