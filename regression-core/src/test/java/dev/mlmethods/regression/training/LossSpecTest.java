package dev.mlmethods.regression.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossSpecTest {
    @ParameterizedTest
    @CsvSource({
        // Numbers that float64 represents exactly.
        "mse, 1, -3, 9",
        "mae, 1, -3, 3",
        "huber, 1, 0.5, 0.125",
        "huber, 1, -3, 2.5",
        "huber, 0.5, 0.5, 0.125",
        "huber, 0.5, -0.75, 0.25",
        "huber, 4, 3, 4.5"
    })
    void isThatOfItsFormula(String loss, double huberDelta, double error, double expected) {
        assertThat(LossSpec.of(Loss.parse(loss)).withHuberDelta(huberDelta).of(error))
                .isEqualTo(expected);
    }

    @Test
    void anErrorThatIsNoNumberHasALossThatIsNone() {
        for (Loss loss : Loss.values()) {
            assertThat(LossSpec.of(loss).of(Double.NaN)).isNaN();
        }
    }

    @Test
    void theMeanIsOverRowsAndOutputs() {
        ScaledDataset dataset = ScaledDataset.of(new float[] {1, 2}, new float[] {1, 2, 3, 4}, 2);
        assertThat(dataset.columns()).isEqualTo(1);
        assertThat(dataset.outputs()).isEqualTo(2);
        assertThat(dataset.meanLoss(LossSpec.of(Loss.MAE), new float[] {2, 2, 3, 1}))
                .isEqualTo(1);
    }

    @Test
    void rowsMustHaveEquallyManyValues() {
        assertThatThrownBy(() -> ScaledDataset.of(new float[4], new float[3], 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There are 4 features and 3 targets for 2 rows; each row needs as many as the others.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "Infinity"})
    void rejectsADeltaThatIsNotAboveZero(String huberDelta) {
        assertThatThrownBy(() -> LossSpec.defaults().withHuberDelta(Double.parseDouble(huberDelta)))
                .isInstanceOf(RegressionException.class)
                .hasMessage("huberDelta is " + huberDelta
                        + "; it must be a number above 0: the error beyond which the huber loss is linear.");
    }

    @Test
    void listsTheLossesThereAre() {
        assertThat(Loss.parse("MAE")).isEqualTo(Loss.MAE);
        assertThatThrownBy(() -> Loss.parse("hubert"))
                .hasMessage("loss is 'hubert'; did you mean 'huber'? It must be one of mse, mae, huber.");
    }
}
