package dev.mlmethods.regression.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MetricTest {
    @Test
    void isFoundByItsJsonName() {
        for (Metric metric : Metric.values()) {
            assertThat(Metric.parse("metric", metric.jsonName())).isEqualTo(metric);
        }
    }

    @Test
    void anUnknownNameIsAnErrorWithASuggestion() {
        assertThatThrownBy(() -> Metric.parse("metric", "RSME"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("metric is 'RSME'; did you mean 'rmse'? It must be one of mse, rmse, mae, r2, maxError,"
                        + " medianAbsoluteError, explainedVariance, mape.");
    }

    @Test
    void onlyShareOfVarianceIsBetterWhenLarger() {
        assertThat(Arrays.stream(Metric.values()).filter(Metric::largerIsBetter))
                .containsExactly(Metric.R2, Metric.EXPLAINED_VARIANCE);
    }

    @Test
    void namesItsThreshold() {
        assertThat(Arrays.stream(Metric.values()).map(Metric::thresholdName))
                .containsExactly(
                        "maxMse",
                        "maxRmse",
                        "maxMae",
                        "minR2",
                        "maxMaxError",
                        "maxMedianAbsoluteError",
                        "minExplainedVariance",
                        "maxMape");
    }
}
