package dev.mlmethods.regression.gate.tolerance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.gate.tolerance.MetricChange.Outcome;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TolerancesTest {
    private static final String KNOWN =
            "it must be one of: mse, rmse, mae, r2, maxError, medianAbsoluteError, explainedVariance, mape.";

    private static MetricChange change(String metric, String tolerance, double before, double now) {
        return MetricChanges.of(
                        Tolerances.parse(Map.of(metric, tolerance)),
                        Map.of(metric, before),
                        Map.of(metric, now),
                        (unused, size) -> null)
                .get(0);
    }

    private static Outcome outcome(String metric, String tolerance, double before, double now) {
        return change(metric, tolerance, before, now).outcome();
    }

    @Test
    void withoutSettingsTheRmseMayNotBeWorse() {
        assertThat(Tolerances.parse(Map.of())).hasToString("rmse=0");
        assertThat(Tolerances.parse(Map.of()).names()).containsExactly("rmse");
    }

    @Test
    void areInTheOrderOfTheMetricsAsTheUserWroteThem() {
        Tolerances tolerances = Tolerances.parse(Map.of("r2", " 1% ", "rmse", "+.5e-1", "mae", "2. %"));
        assertThat(tolerances).hasToString("rmse=+.5e-1, mae=2. %, r2=1%");
        assertThat(tolerances.names()).containsExactly("rmse", "mae", "r2");
    }

    @Test
    void exactlyOnTheLimitPasses() {
        // In binary, 0.7 + 0.1 is 0.7999999999999999 and 0.3 - 0.1 is 0.19999999999999998.
        assertThat(change("rmse", "0.1", 0.7, 0.8))
                .isEqualTo(new MetricChange("rmse", 0.7, 0.8, 0.1, 0.8, Outcome.WITHIN, null));
        assertThat(outcome("rmse", "0.1", 0.7, Math.nextUp(0.8))).isEqualTo(Outcome.WORSE);
        assertThat(change("r2", "0.1", 0.3, 0.2).required()).isEqualTo(0.2);
        assertThat(outcome("r2", "0.1", 0.3, 0.2)).isEqualTo(Outcome.WITHIN);
        assertThat(outcome("r2", "0.1", 0.3, Math.nextDown(0.2))).isEqualTo(Outcome.WORSE);
    }

    @Test
    void exactlyOnARelativeLimitPasses() {
        // In binary, 1.1 * 3 is 3.3000000000000003 and 0.07 * 100 is 7.000000000000001.
        assertThat(outcome("rmse", "10%", 3, 3.3)).isEqualTo(Outcome.WITHIN);
        assertThat(outcome("rmse", "10%", 3, Math.nextUp(3.3))).isEqualTo(Outcome.WORSE);
        assertThat(change("rmse", "7%", 100, 107))
                .isEqualTo(new MetricChange("rmse", 100.0, 107.0, 7, 107.0, Outcome.WITHIN, null));
        assertThat(outcome("rmse", "7%", 100, Math.nextUp(107.0))).isEqualTo(Outcome.WORSE);
    }

    @Test
    void aRelativeToleranceIsOfTheAbsoluteValue() {
        assertThat(change("r2", "10%", -2, -2.2))
                .isEqualTo(new MetricChange("r2", -2.0, -2.2, 0.2, -2.2, Outcome.WITHIN, null));
        assertThat(outcome("r2", "10%", -2, Math.nextDown(-2.2))).isEqualTo(Outcome.WORSE);
    }

    @Test
    void aGainCountsOnceItIsBeyondTheTolerance() {
        assertThat(outcome("rmse", "0.1", 0.8, 0.7)).isEqualTo(Outcome.WITHIN);
        assertThat(outcome("rmse", "0.1", 0.8, Math.nextDown(0.7))).isEqualTo(Outcome.BETTER);
        assertThat(outcome("r2", "0.1", 0.7, 0.8)).isEqualTo(Outcome.WITHIN);
        assertThat(outcome("r2", "0.1", 0.7, Math.nextUp(0.8))).isEqualTo(Outcome.BETTER);
    }

    @Test
    void withoutAToleranceEachBitCounts() {
        assertThat(outcome("rmse", "0", 0.1, 0.1)).isEqualTo(Outcome.SAME);
        assertThat(outcome("rmse", "0%", 0.1, Math.nextUp(0.1))).isEqualTo(Outcome.WORSE);
        assertThat(outcome("rmse", "0", 0.1, Math.nextDown(0.1))).isEqualTo(Outcome.BETTER);
        assertThat(outcome("rmse", "1e-999999999", 0.1, Math.nextUp(0.1))).isEqualTo(Outcome.WORSE);
    }

    @Test
    void rejectUnknownNamesWithASuggestion() {
        assertRejected("rsme", "1", "tolerances has an unknown entry 'rsme'; " + KNOWN + " Did you mean 'rmse'?");
        assertRejected("maxRmse", "1", "tolerances has an unknown entry 'maxRmse'; " + KNOWN + " Did you mean 'rmse'?");
        assertRejected("R2", "1", "tolerances has an unknown entry 'R2'; " + KNOWN + " Did you mean 'r2'?");
        assertRejected("accuracy", "1", "tolerances has an unknown entry 'accuracy'; " + KNOWN);
    }

    @Test
    void rejectValuesThatAreNoTolerance() {
        for (String value :
                new String[] {"", "abc", "-1", "-1%", "NaN", "Infinity", "1e999", "0,5", "1%%", "%", "0x1p3"}) {
            assertRejected(
                    "rmse",
                    value,
                    "tolerances has the entry 'rmse' with the value '" + value
                            + "'; it must be a finite decimal number of at least 0, such as 0.01, or a percentage of the"
                            + " baseline, such as 1%.");
        }
    }

    @Test
    void rejectAnEmptyElementThatMavenPassesAsNull() {
        Map<String, String> entries = new HashMap<>();
        entries.put("rmse", null);
        assertThatThrownBy(() -> Tolerances.parse(entries))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("tolerances has the entry 'rmse' with the value ''; it must be");
    }

    private static void assertRejected(String name, String value, String message) {
        assertThatThrownBy(() -> Tolerances.parse(Map.of(name, value)))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }
}
