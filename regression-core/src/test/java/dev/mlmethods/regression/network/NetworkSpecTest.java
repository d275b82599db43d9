package dev.mlmethods.regression.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkSpecTest {
    @Test
    void readsTheWidthsOfTheHiddenLayers() {
        assertThat(NetworkSpec.parseHiddenLayers("64,32")).containsExactly(64, 32);
        assertThat(NetworkSpec.parseHiddenLayers(" 8 ")).containsExactly(8);
        assertThat(NetworkSpec.parseHiddenLayers("none")).isEmpty();
    }

    @Test
    void rejectsWidthsThatAreNone() {
        String remedy =
                " is not a valid layer width; give whole numbers from 1 to 65536 such as 64,32, or none for a linear"
                        + " model.";
        assertThatThrownBy(() -> NetworkSpec.parseHiddenLayers("64x32"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("hiddenLayers is '64x32', and '64x32'" + remedy);
        assertThatThrownBy(() -> NetworkSpec.parseHiddenLayers("64,,32"))
                .hasMessage("hiddenLayers is '64,,32', and ''" + remedy);
        assertThatThrownBy(() -> NetworkSpec.defaults().withHiddenLayers(List.of(64, 0)))
                .hasMessage("hiddenLayers is [64, 0], and 0" + remedy);
    }

    @Test
    void countsWeightsAndBiases() {
        assertThat(NetworkSpec.defaults().parameterCount(8)).isEqualTo(8 * 64 + 64 + 64 * 32 + 32 + 32 + 1);
        assertThat(NetworkSpec.defaults().withHiddenLayers(List.of()).parameterCount(8))
                .isEqualTo(9);
    }

    @Test
    void listsTheActivationsAndInitialWeightsThereAre() {
        assertThat(Activation.parse("ReLU")).isEqualTo(Activation.RELU);
        assertThatThrownBy(() -> Activation.parse("rely"))
                .hasMessage(
                        "activation is 'rely'; did you mean 'relu'? It must be one of relu, leakyRelu, elu, tanh, sigmoid, softplus, gelu,"
                                + " quickGelu, silu, mish, identity.");
        assertThatThrownBy(() -> WeightInit.parse("random"))
                .hasMessage("weightInit is 'random'; it must be one of pytorch, xavierUniform, xavierNormal, heUniform,"
                        + " heNormal, lecunUniform.");
    }

    @Test
    void countsTheParametersOfSeveralOutputs() {
        assertThat(NetworkSpec.defaults().parameterCount(8, 3)).isEqualTo(8 * 64 + 64 + 64 * 32 + 32 + 3 * (32 + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1", "NaN"})
    void rejectsADropoutThatIsNoShare(String dropout) {
        assertThatThrownBy(() -> NetworkSpec.defaults().withDropout(Double.parseDouble(dropout)))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "dropout is " + dropout
                                + "; it must be at least 0 and below 1: the share of the hidden layers' outputs that is zeroed.");
    }
}
