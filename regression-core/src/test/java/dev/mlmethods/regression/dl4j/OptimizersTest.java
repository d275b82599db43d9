package dev.mlmethods.regression.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.training.Optimizer;
import dev.mlmethods.regression.training.OptimizerSpec;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** What plain DL4J does with the configuration: one weight w, one bias b, one row x = 1.5 with the target 0.5. */
class OptimizersTest {
    private static final NetworkSpec LINEAR = NetworkSpec.defaults().withHiddenLayers(List.of());
    private static final double X = 1.5;
    private static final double Y = 0.5;
    private static final double RATE = 0.01;
    private static final double DECAY = 0.1;

    /** Float32 numbers below 1, and ten steps. */
    private static final double TOLERANCE = 2e-6;

    /** The formulas of {@link Optimizer} again, in float64. */
    @ParameterizedTest
    @EnumSource
    void dl4jsOwnFitTakesTheStepsOfTheFormula(Optimizer optimizer) {
        MultiLayerNetwork network = network(optimizer);
        float[] initial = parameters(network);
        double[] theta = {initial[0], initial[1]};
        double[] first = new double[2];
        double[] second = new double[2];
        for (int t = 1; t <= 10; t++) {
            fit(network);
            double error = theta[0] * X + theta[1] - Y;
            double[] gradient = {2 * error * X, 2 * error};
            for (int i = 0; i < 2; i++) {
                double g = gradient[i] + (optimizer == Optimizer.ADAM_W ? 0 : DECAY * theta[i]);
                double decayed = theta[i] * (optimizer == Optimizer.ADAM_W ? 1 - RATE * DECAY : 1);
                theta[i] = decayed + step(optimizer, g, t, first, second, i);
            }
            float[] actual = parameters(network);
            assertThat((double) actual[0]).as("w after update %d", t).isCloseTo(theta[0], within(TOLERANCE));
            assertThat((double) actual[1]).as("b after update %d", t).isCloseTo(theta[1], within(TOLERANCE));
        }
    }

    private static double step(Optimizer optimizer, double g, int t, double[] first, double[] second, int i) {
        switch (optimizer) {
            case SGD -> {
                return -RATE * g;
            }
            case MOMENTUM -> {
                first[i] = 0.9 * first[i] - RATE * g;
                return 0.9 * first[i] - RATE * g;
            }
            case RMS_PROP -> {
                second[i] = 0.99 * second[i] + 0.01 * g * g;
                return -RATE * g / (Math.sqrt(second[i]) + 1e-8);
            }
            case ADAM, ADAM_W -> {
                first[i] = 0.9 * first[i] + 0.1 * g;
                second[i] = 0.999 * second[i] + 0.001 * g * g;
                return -RATE
                        * (first[i] / (1 - Math.pow(0.9, t)))
                        / (Math.sqrt(second[i] / (1 - Math.pow(0.999, t))) + 1e-8);
            }
        }
        throw new AssertionError(optimizer);
    }

    @ParameterizedTest
    @EnumSource
    void theConfigurationSurvivesItsJson(Optimizer optimizer) {
        MultiLayerNetwork network = network(optimizer);
        String json = network.getLayerWiseConfigurations().toJson();
        MultiLayerNetwork read = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(json));
        read.init(network.params().dup(), false);
        if (optimizer != Optimizer.SGD) {
            read.getUpdater()
                    .setStateViewArray(
                            read, network.getUpdater().getStateViewArray().dup(), false);
        }
        for (int t = 1; t <= 3; t++) {
            fit(network);
            fit(read);
        }
        assertThat(parameters(read)).containsExactly(parameters(network));
    }

    @Test
    void everyStateStartsFromZero() {
        assertThat(state(Optimizer.RMS_PROP, null)).containsOnly(0).hasSize(2);
        assertThat(state(Optimizer.MOMENTUM, null)).containsOnly(0).hasSize(2);
        assertThat(state(Optimizer.ADAM_W, null)).containsOnly(0).hasSize(4);
        assertThat(state(Optimizer.SGD, null)).isNull();
    }

    @Test
    void takesOverAState() {
        assertThat(state(Optimizer.MOMENTUM, new float[] {3, 4})).containsExactly(3, 4);
        assertThat(state(Optimizer.ADAM, new float[] {3, 4, 5, 6})).containsExactly(3, 4, 5, 6);
    }

    private static float @Nullable [] state(Optimizer optimizer, float @Nullable [] updaterState) {
        NetworkState state = new NetworkState(LINEAR, 1, 1, new float[] {1, 2}, updaterState, 8, 9);
        NetworkState read = Dl4jNetworks.read(Dl4jNetworks.of(state, training(optimizer)), LINEAR, 1, 1);
        assertThat(read.parameters()).containsExactly(1, 2);
        assertThat(read.iterations()).isEqualTo(8);
        assertThat(read.epochs()).isEqualTo(9);
        return read.updaterState();
    }

    private static TrainingSpec training(Optimizer optimizer) {
        return TrainingSpec.defaults()
                .withOptimizer(
                        OptimizerSpec.of(optimizer).withLearningRate(RATE).withWeightDecay(DECAY));
    }

    private static MultiLayerNetwork network(Optimizer optimizer) {
        return Dl4jNetworks.of(NetworkState.initial(LINEAR, 1, 3), training(optimizer));
    }

    private static float[] parameters(MultiLayerNetwork network) {
        return network.params().dup().data().asFloat();
    }

    private static void fit(MultiLayerNetwork network) {
        network.fit(new DataSet(
                Nd4j.createFromArray((float) X).reshape(1, 1),
                Nd4j.createFromArray((float) Y).reshape(1, 1)));
    }
}
