package dev.mlmethods.regression.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
    private static final String KNOWN = "it must be one of: maxMse, maxRmse, maxMae, minR2, maxMaxError,"
            + " maxMedianAbsoluteError, minExplainedVariance, maxMape.";

    @Test
    void metricsExactlyOnTheirLimitsPass() {
        Thresholds thresholds = Thresholds.parse(Map.of(
                "maxMse",
                "1",
                "maxRmse",
                "2",
                "maxMae",
                "3.0",
                "minR2",
                "+0.4",
                "maxMaxError",
                "5.",
                "maxMape",
                " 8e0 "));
        assertThat(thresholds.check(new RegressionMetrics(1, 2, 3, 0.4, 5, 6, 7, 8)))
                .isEmpty();
    }

    @Test
    void statesActualAndRequiredValuesInTheOrderOfTheMetrics() {
        Thresholds thresholds = Thresholds.parse(Map.of("minR2", "0.5", "maxRmse", ".9", "maxMae", "1"));
        assertThat(messages(thresholds, new RegressionMetrics(1.44, 1.2, 1, 0.4312, 5, 6, 7, 8)))
                .containsExactly(
                        "test.rmse is 1.2, but maxRmse requires at most 0.9",
                        "test.r2 is 0.4312, but minR2 requires at least 0.5");
    }

    @Test
    void aMetricThatIsNotDefinedFails() {
        Thresholds thresholds = Thresholds.parse(Map.of("minR2", "-1e9", "maxMape", "1e9"));
        assertThat(messages(thresholds, RegressionMetrics.of(new double[] {0.0}, new double[] {1.0})))
                .containsExactly(
                        "test.r2 is not defined, but minR2 requires at least -1e9",
                        "test.mape is not defined, but maxMape requires at most 1e9");
    }

    @Test
    void theActualValueNeverLooksEqualToTheLimitItViolates() {
        assertThat(r2Message("0.5", 0.49996)).isEqualTo("test.r2 is 0.49996, but minR2 requires at least 0.5");
        assertThat(r2Message("0.1", 0.09999999)).isEqualTo("test.r2 is 0.09999999, but minR2 requires at least 0.1");
        assertThat(r2Message("0.1", Math.nextDown(0.1)))
                .isEqualTo("test.r2 is 0.09999999999999999, but minR2 requires at least 0.1");
        assertThat(r2Message("0.50004", 0.500035)).isEqualTo("test.r2 is 0.5, but minR2 requires at least 0.50004");
        assertThat(r2Message("0", -1e-12)).isEqualTo("test.r2 is -1e-12, but minR2 requires at least 0");
        assertThat(rmseMessage("70000", 70000.00012))
                .isEqualTo("test.rmse is 70000.0001, but maxRmse requires at most 70000");
        assertThat(rmseMessage("70000", 86354.18)).isEqualTo("test.rmse is 86354, but maxRmse requires at most 70000");
        assertThat(rmseMessage("1e-7", 2.34567e20))
                .isEqualTo("test.rmse is 2.34567e20, but maxRmse requires at most 1e-7");
    }

    @Test
    void aViolationNamesItsThresholdAndMetric() {
        Thresholds.Violation violation =
                Thresholds.parse(Map.of("minR2", "0.5")).check(metrics(1, 0.25)).get(0);
        assertThat(violation).isEqualTo(new Thresholds.Violation(Metric.R2, 0.25, 0.5));
        assertThat(violation.threshold()).isEqualTo("minR2");
    }

    @Test
    void listsItsLimitsInTheOrderOfTheMetrics() {
        Thresholds thresholds = Thresholds.parse(Map.of("minR2", "0.5", "maxMse", "0.9"));
        assertThat(thresholds.names()).containsExactly("maxMse", "minR2");
        assertThat(thresholds).hasToString("maxMse=0.9, minR2=0.5");
        assertThat(Thresholds.parse(Map.of()).names()).isEmpty();
    }

    @Test
    void rejectsWhatNoModelCanKeep() {
        assertRejected(
                "minR2",
                "1.5",
                "thresholds has the entry 'minR2' with the value '1.5', which no model can meet: r2 is at most 1.");
        assertRejected(
                "minExplainedVariance",
                "1.0001",
                "thresholds has the entry 'minExplainedVariance' with the value '1.0001', which no model"
                        + " can meet: explainedVariance is at most 1.");
        assertRejected(
                "maxRmse",
                "-1",
                "thresholds has the entry 'maxRmse' with the value '-1', which no model can meet: rmse is at least 0.");
        assertThat(Thresholds.parse(Map.of("minR2", "1", "maxRmse", "0", "maxMape", "-0.0"))
                        .names())
                .containsExactly("maxRmse", "minR2", "maxMape");
    }

    @Test
    void rejectsTheSenselessDirection() {
        assertRejected("maxR2", "1", "thresholds has the entry 'maxR2', but a larger r2 is better; use 'minR2'.");
        assertRejected(
                "minRmse", "1", "thresholds has the entry 'minRmse', but a smaller rmse is better; use 'maxRmse'.");
    }

    @Test
    void rejectsUnknownNamesWithASuggestion() {
        assertRejected("minr2", "1", "thresholds has an unknown entry 'minr2'; " + KNOWN + " Did you mean 'minR2'?");
        assertRejected("R2", "1", "thresholds has an unknown entry 'R2'; " + KNOWN + " Did you mean 'minR2'?");
        assertRejected(
                "maxRsme", "1", "thresholds has an unknown entry 'maxRsme'; " + KNOWN + " Did you mean 'maxRmse'?");
        assertRejected(
                "min_mae", "1", "thresholds has an unknown entry 'min_mae'; " + KNOWN + " Did you mean 'maxMae'?");
        assertRejected("accuracy", "1", "thresholds has an unknown entry 'accuracy'; " + KNOWN);
        assertRejected("", "1", "thresholds has an unknown entry ''; " + KNOWN);
    }

    @Test
    void rejectsValuesThatAreNotFiniteDecimalNumbers() {
        for (String value : List.of("", "abc", "NaN", "Infinity", "1e999", "0,5", "0x1p3", "1d", "1 2", ".", "--1")) {
            assertRejected(
                    "minR2",
                    value,
                    "thresholds has the entry 'minR2' with the value '" + value
                            + "'; it must be a finite decimal number such as 0.5.");
        }
    }

    @Test
    void rejectsAnEmptyElementThatMavenPassesAsNull() {
        Map<String, String> entries = new HashMap<>();
        entries.put("minR2", null);
        assertThatThrownBy(() -> Thresholds.parse(entries))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "thresholds has the entry 'minR2' with the value ''; it must be a finite decimal number such"
                                + " as 0.5.");
    }

    private static void assertRejected(String name, String value, String message) {
        assertThatThrownBy(() -> Thresholds.parse(Map.of(name, value)))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    private static String r2Message(String limit, double actual) {
        return messages(Thresholds.parse(Map.of("minR2", limit)), metrics(1, actual))
                .get(0);
    }

    private static String rmseMessage(String limit, double actual) {
        return messages(Thresholds.parse(Map.of("maxRmse", limit)), metrics(actual, 1))
                .get(0);
    }

    private static RegressionMetrics metrics(double rmse, double r2) {
        return new RegressionMetrics(rmse * rmse, rmse, rmse, r2, rmse, rmse, r2, rmse);
    }

    private static List<String> messages(Thresholds thresholds, RegressionMetrics metrics) {
        return thresholds.check(metrics).stream()
                .map(Thresholds.Violation::message)
                .toList();
    }
}
