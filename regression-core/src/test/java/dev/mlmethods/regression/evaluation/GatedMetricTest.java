package dev.mlmethods.regression.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.evaluation.GatedMetric.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatedMetricTest {
    private static Dataset rows(double... targets) {
        return Dataset.of("test", FeatureMatrix.of(List.of("x"), new double[targets.length]), "price", targets);
    }

    private static void require(Kind kind, Metric metric, double... targets) {
        GatedMetric.requireDefined(
                List.of(new GatedMetric(Kind.THRESHOLD, Metric.RMSE), new GatedMetric(kind, metric)), rows(targets));
    }

    @Test
    void isNamedAsItsSetting() {
        assertThat(new GatedMetric(Kind.THRESHOLD, Metric.MAX_ERROR).setting()).isEqualTo("maxMaxError");
        assertThat(new GatedMetric(Kind.TOLERANCE, Metric.MAX_ERROR).setting()).isEqualTo("tolerances.maxError");
        assertThat(Thresholds.parse(Map.of("minR2", "0.5", "maxMape", "1")).gates())
                .containsExactly(
                        new GatedMetric(Kind.THRESHOLD, Metric.R2), new GatedMetric(Kind.THRESHOLD, Metric.MAPE));
    }

    @Test
    void holdsOnRowsThatDefineIt() {
        assertThatCode(() -> {
                    require(Kind.THRESHOLD, Metric.R2, 0, 1);
                    require(Kind.TOLERANCE, Metric.MAPE, 2, 2);
                    require(Kind.TOLERANCE, Metric.MAE, 0);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void saysWhatToUseWhereTheRowsLeaveItUndefined() {
        assertThatThrownBy(() -> require(Kind.THRESHOLD, Metric.MAPE, 0, 1, 0))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "maxMape is given, but test.mape says nothing of any model: the target 'price' is 0 in 2 of the 3 test"
                                + " rows. Use maxMae or maxRmse.");
        assertThatThrownBy(() -> require(Kind.THRESHOLD, Metric.R2, 7, 7))
                .hasMessage(
                        "minR2 is given, but test.r2 says nothing of any model: the target 'price' is 7 in all 2 test rows."
                                + " Use maxRmse, or hold out more rows (testSize).");
        assertThatThrownBy(() -> require(Kind.TOLERANCE, Metric.EXPLAINED_VARIANCE, 7))
                .hasMessage(
                        "tolerances.explainedVariance is given, but test.explainedVariance says nothing of any model: there is"
                                + " one test row. Use tolerances.rmse, or hold out more rows (testSize).");
        assertThatThrownBy(() -> require(Kind.TOLERANCE, Metric.MAPE, 0))
                .hasMessage(
                        "tolerances.mape is given, but test.mape says nothing of any model: the target 'price' is 0 in 1 of the"
                                + " 1 test row. Use tolerances.mae or tolerances.rmse.");
    }
}
