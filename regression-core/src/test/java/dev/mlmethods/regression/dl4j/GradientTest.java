package dev.mlmethods.regression.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.network.WeightInit;
import dev.mlmethods.regression.random.TorchRandom;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** The gradients of docs/mathematics.md, as the engine takes them from DL4J, compared with central differences in float64. */
class GradientTest {
    private static final int ROWS = 7;
    private static final int INPUTS = 3;
    private static final double STEP = 1e-5;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GELU")
    void equalsTheSlopeOfTheLossForEveryWeight(Activation activation) {
        NetworkSpec spec = new NetworkSpec(List.of(5, 4), activation, WeightInit.PYTORCH, 0);
        MultiLayerNetwork network = Dl4jNetworks.of(NetworkState.initial(spec, INPUTS, 11), Dl4jTraining.of(new Sgd(1)))
                .convertDataType(DataType.DOUBLE);
        TorchRandom random = new TorchRandom(5);
        INDArray features = uniform(random, ROWS, INPUTS);
        INDArray target = uniform(random, ROWS, 1);

        network.setInput(features);
        network.setLabels(target);
        network.computeGradientAndScore();
        // DL4J sums over the rows here and divides by their number in the updater.
        double[] gradient =
                network.getFlattenedGradients().div(ROWS).dup().data().asDouble();

        INDArray parameters = network.params();
        assertThat((long) gradient.length).isEqualTo(spec.parameterCount(INPUTS));
        for (int i = 0; i < gradient.length; i++) {
            double value = parameters.getDouble(i);
            parameters.putScalar(i, value + STEP);
            double above = loss(network, features, target);
            parameters.putScalar(i, value - STEP);
            double below = loss(network, features, target);
            parameters.putScalar(i, value);
            // Error of a central difference: step squared times the third derivative, and rounding divided by the step:
            // about 1e-10.
            assertThat(gradient[i]).as("parameter %d", i).isCloseTo((above - below) / (2 * STEP), within(1e-8));
        }
    }

    /** The mean squared error, computed independently of DL4J's loss. */
    private static double loss(MultiLayerNetwork network, INDArray features, INDArray target) {
        INDArray errors = network.output(features, false).sub(target);
        return errors.mul(errors).sumNumber().doubleValue() / ROWS;
    }

    private static INDArray uniform(TorchRandom random, int rows, int columns) {
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.uniform(-2f, 2f);
        }
        return Nd4j.createFromArray(values).reshape(rows, columns);
    }
}
