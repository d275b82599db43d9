package dev.mlmethods.regression.training.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.training.LossSpec;
import dev.mlmethods.regression.training.Optimizer;
import dev.mlmethods.regression.training.OptimizerSpec;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The norm to which a gradient is clipped, measured by the difference that gradient descent at rate 1 makes. */
class ClippingTest {
    private static final int ROWS = 600;
    private static final int FEATURES = 5;

    /** Layers whose last panels differ in width; several chunks, and with 300 units, several ranges of the update. */
    @ParameterizedTest
    @CsvSource({
        "tanh, '40,33', 1",
        "tanh, '40,33', 2",
        "identity, '40,33', 3",
        "relu, '40,33', 2",
        "softplus, '300,70', 2"
    })
    void scalesTheGradientOfAllWeightsToTheNorm(String activation, String hiddenLayers, int outputs) {
        NetworkSpec network = NetworkSpec.defaults()
                .withHiddenLayers(NetworkSpec.parseHiddenLayers(hiddenLayers))
                .withActivation(Activation.parse(activation));
        ScaledDataset rows = TrainingRows.random(ROWS, FEATURES, outputs);
        float[] parameters = TrainingRows.parameters(new TrainingLayout(network, FEATURES, outputs));
        double[] float64 = new double[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            float64[i] = parameters[i];
        }
        double[] gradient = new Float64Network(network, FEATURES, outputs, float64, Float64Network.Mask.NONE)
                .gradient(LossSpec.defaults(), rows);
        double norm = norm(gradient);

        for (Kernels kernels : List.of(new ScalarKernels(), KernelChoice.best())) {
            float[] unclipped = updated(kernels, network, rows, parameters, 0);
            // The exact norm is the first that doesn't clip, except for the 1e-6 in the formula.
            assertThat(updated(kernels, network, rows, parameters, norm * 1.001))
                    .isEqualTo(unclipped);
            for (double most : new double[] {norm / 2, norm / 100}) {
                float[] clipped = updated(kernels, network, rows, parameters, most);
                double[] difference = new double[parameters.length];
                double farthest = 0;
                for (int i = 0; i < difference.length; i++) {
                    difference[i] = parameters[i] - clipped[i];
                    farthest = Math.max(farthest, Math.abs(difference[i] - gradient[i] * most / (norm + 1e-6)));
                }
                // Weights below 1 are rounded to 3e-8, and the gradient to 1e-5 of the largest.
                assertThat(farthest).isLessThan(3e-8 + 1e-5 * most);
                // The rounding errors of thousands of weights cancel each other out.
                assertThat(norm(difference)).isCloseTo(most * norm / (norm + 1e-6), within(1e-5 * most + 1e-7));
            }
        }
    }

    private static double norm(double[] gradient) {
        double squares = 0;
        for (double g : gradient) {
            squares += g * g;
        }
        return Math.sqrt(squares);
    }

    private static float[] updated(
            Kernels kernels, NetworkSpec network, ScaledDataset rows, float[] parameters, double maxGradientNorm) {
        TrainingSpec spec = TrainingSpec.defaults()
                .withOptimizer(
                        OptimizerSpec.of(Optimizer.SGD).withLearningRate(1).withMaxGradientNorm(maxGradientNorm));
        try (DenseTraining training = new DenseTraining(() -> kernels, network, spec, rows, ROWS, 2)) {
            training.load(parameters, null);
            training.step(new int[0], 0, ROWS, 1, 1.0);
            return training.parameters();
        }
    }
}
