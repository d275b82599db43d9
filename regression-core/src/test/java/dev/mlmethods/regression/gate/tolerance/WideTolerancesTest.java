package dev.mlmethods.regression.gate.tolerance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.gate.tolerance.MetricChange.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WideTolerancesTest {
    private static final Map<String, Double> MEAN = Map.of("rmse", 1.1449, "r2", -0.0002);

    private static List<String> warnings(String metric, @Nullable Double baseline, String amount) {
        Tolerances tolerances = Tolerances.parse(Map.of(metric, amount));
        Metric parsed = Metric.parse("metric", metric);
        Double required = baseline == null
                ? null
                : Objects.requireNonNull(tolerances.byMetric().get(parsed)).worst(parsed, baseline);
        return WideTolerances.warnings(
                tolerances,
                List.of(new MetricChange(metric, baseline, baseline, 0, required, Outcome.SAME, null)),
                MEAN);
    }

    @Test
    void namesThoseThatANetworkOfNoUseKeeps() {
        assertThat(warnings("rmse", 0.6, "1000%"))
                .containsExactly(
                        "tolerances.rmse is 1000%, so that test.rmse may become 6.600: a network that is no better than the"
                                + " mean of the training rows (1.145) would pass. Give a smaller one; regression:suggest-tolerance finds it.");
        assertThat(warnings("r2", 0.8, "101%"))
                .containsExactly(
                        "tolerances.r2 is 101%, so that test.r2 may become -0.008000: a network that is no better than the"
                                + " mean of the training rows (-0.0002000) would pass. Give a smaller one; regression:suggest-tolerance finds"
                                + " it.");
        assertThat(warnings("rmse", 0.6, "0.6")).hasSize(1);
    }

    @Test
    void isSilentOfOthers() {
        assertThat(warnings("rmse", 0.6, "50%")).isEmpty();
        assertThat(warnings("r2", 0.8, "0.1")).isEmpty();
        assertThat(warnings("mae", 0.4, "1000%")).isEmpty();
        assertThat(warnings("rmse", null, "1%")).isEmpty();
    }

    /** If a baseline is no better than the mean, the baseline is at fault, not its tolerance. */
    @Test
    void isSilentOfABaselineThatIsOfNoUse() {
        assertThat(warnings("rmse", 1.2, "1%")).isEmpty();
    }
}
