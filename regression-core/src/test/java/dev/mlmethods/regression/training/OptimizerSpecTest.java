package dev.mlmethods.regression.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizerSpecTest {
    private static final OptimizerSpec DEFAULTS = OptimizerSpec.defaults();

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1", "NaN"})
    void rejectsAMomentumThatIsNoShare(String momentum) {
        assertThatThrownBy(() -> DEFAULTS.withMomentum(Double.parseDouble(momentum)))
                .isInstanceOf(RegressionException.class)
                .hasMessage("momentum is " + momentum + "; it must be at least 0 and below 1, such as 0.9.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "NaN", "Infinity"})
    void rejectsAWeightDecayBelowZero(String weightDecay) {
        assertThatThrownBy(() -> DEFAULTS.withWeightDecay(Double.parseDouble(weightDecay)))
                .isInstanceOf(RegressionException.class)
                .hasMessage("weightDecay is " + weightDecay + "; it must be a number of at least 0; 0 means no decay.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "NaN", "Infinity"})
    void rejectsAGradientNormBelowZero(String maxGradientNorm) {
        assertThatThrownBy(() -> DEFAULTS.withMaxGradientNorm(Double.parseDouble(maxGradientNorm)))
                .isInstanceOf(RegressionException.class)
                .hasMessage("maxGradientNorm is " + maxGradientNorm
                        + "; it must be a number of at least 0; 0 means gradients are not clipped.");
    }

    @Test
    void listsTheOptimizersThereAre() {
        assertThat(Optimizer.parse("adamw")).isEqualTo(Optimizer.ADAM_W);
        assertThatThrownBy(() -> Optimizer.parse("adamx"))
                .hasMessage("optimizer is 'adamx'; did you mean 'adam'? It must be one of"
                        + " sgd, momentum, rmsProp, adam, adamW.");
    }
}
