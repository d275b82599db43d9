package dev.mlmethods.regression.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.TorchReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class InitialWeightsTest {
    private static final int INPUTS = 8;

    static List<TorchReference> references() {
        return TorchReference.all();
    }

    @ParameterizedTest
    @MethodSource("references")
    void equalThoseOfTorch(TorchReference reference) {
        float[] parameters = InitialWeights.draw(NetworkSpec.defaults(), INPUTS, 1, reference.seed());

        int end = 0;
        for (TorchReference.Tensor tensor : reference.initialWeights()) {
            int start = end;
            end += tensor.size();
            for (int i = 0; i < tensor.first().size(); i++) {
                assertThat(parameters[start + i])
                        .as(tensor.name())
                        .isEqualTo(tensor.first().get(i));
            }
            for (int i = 0; i < tensor.last().size(); i++) {
                assertThat(parameters[end - tensor.last().size() + i])
                        .as(tensor.name())
                        .isEqualTo(tensor.last().get(i));
            }
        }
        assertThat(end).isEqualTo(parameters.length);
    }

    @ParameterizedTest
    @EnumSource
    void haveTheVarianceOfTheirDistribution(WeightInit weightInit) {
        int fanIn = 200;
        int fanOut = 300;
        float[] parameters =
                InitialWeights.draw(new NetworkSpec(List.of(fanOut), Activation.RELU, weightInit, 0), fanIn, 1, 3);
        double squares = 0;
        int n = fanIn * fanOut;
        for (int i = 0; i < n; i++) {
            squares += parameters[i] * parameters[i];
        }
        double expected = switch (weightInit) {
            case PYTORCH -> 1.0 / (3 * fanIn);
            case XAVIER_UNIFORM, XAVIER_NORMAL -> 2.0 / (fanIn + fanOut);
            case HE_UNIFORM, HE_NORMAL -> 2.0 / fanIn;
            case LECUN_UNIFORM -> 1.0 / fanIn;
        };
        // The variance of n normal numbers has a relative standard error of sqrt(2/n), and that of uniform numbers a
        // smaller one; five of them.
        assertThat(squares / n / expected - 1).isBetween(-5 * Math.sqrt(2.0 / n), 5 * Math.sqrt(2.0 / n));
    }

    @Test
    void leaveOnlyTorchABiasOtherThanZero() {
        NetworkSpec linear = NetworkSpec.defaults().withHiddenLayers(List.of());
        assertThat(InitialWeights.draw(linear.withWeightInit(WeightInit.HE_NORMAL), 3, 1, 1)[3])
                .isZero();
        assertThat(InitialWeights.draw(linear, 3, 1, 1)[3]).isNotZero();
    }

    @Test
    void refusesANetworkThatNoArrayHolds() {
        NetworkSpec huge = NetworkSpec.defaults().withHiddenLayers(List.of(65536, 65536));
        assertThatThrownBy(() -> InitialWeights.draw(huge, 8, 1, 0))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "hiddenLayers is [65536, 65536], which makes 4295688193 weights and biases; at most 536870911"
                                + " can be trained. Use narrower layers.");
    }
}
