package dev.mlmethods.regression.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectiveTest {
    @ParameterizedTest
    @CsvSource({
        "validation.rmse, , validation.rmse, MINIMIZE",
        "validation.r2, , validation.r2, MAXIMIZE",
        "validation.R2, minimize, validation.r2, MINIMIZE",
        "' validation.maxError', Maximize, validation.maxError, MAXIMIZE"
    })
    void knowsItsDirection(String text, String direction, String objective, Direction expected) {
        assertThat(Objective.parse(text, direction)).isEqualTo(new Objective(objective, expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    test.rmse       | objective is 'test.rmse', but the test rows are never used to choose; give a metric of the validation rows, such as validation.rmse.
                    train.rmse      | objective is 'train.rmse'; it must be a metric of the validation rows, such as validation.rmse or validation.r2.
                    validation.rsme | objective is 'validation.rsme'; did you mean 'validation.rmse'? It must be one of validation.mse, validation.rmse, validation.mae, validation.r2, validation.maxError, validation.medianAbsoluteError, validation.explainedVariance, validation.mape.
                    """)
    void isAMetricOfTheValidationRows(String text, String message) {
        assertThatThrownBy(() -> Objective.parse(text, null))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    @Test
    void saysWhichDirectionsThereAre() {
        assertThatThrownBy(() -> Objective.parse("validation.rmse", "down"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("direction is 'down'; it must be one of minimize, maximize.");
    }

    @Test
    void anyNumberIsBetterThanNone() {
        Objective rmse = Objective.defaults();
        Objective r2 = Objective.parse("validation.r2", null);
        assertThat(rmse.isBetter(1, 2)).isTrue();
        assertThat(rmse.isBetter(2, 1)).isFalse();
        assertThat(rmse.isBetter(1, 1)).isFalse();
        assertThat(r2.isBetter(2, 1)).isTrue();
        assertThat(r2.isBetter(1, 1)).isFalse();
        assertThat(r2.isBetter(-5, Double.NaN)).isTrue();
        assertThat(r2.isBetter(Double.NaN, -5)).isFalse();
        assertThat(r2.isBetter(Double.NaN, Double.NaN)).isFalse();
    }
}
