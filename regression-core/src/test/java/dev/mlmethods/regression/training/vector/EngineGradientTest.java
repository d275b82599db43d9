package dev.mlmethods.regression.training.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.dl4j.Dl4jNetworks;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.network.WeightInit;
import dev.mlmethods.regression.training.Loss;
import dev.mlmethods.regression.training.LossSpec;
import dev.mlmethods.regression.training.Optimizer;
import dev.mlmethods.regression.training.OptimizerSpec;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The engine's gradient for every activation and loss compared with {@link Float64Network}, that with central differences, and the engine's with
 * DL4J's.
 */
class EngineGradientTest {
    /** Two tiles, the second with an incomplete block of rows. */
    private static final int ROWS = 70;

    private static final int FEATURES = 5;
    private static final double STEP = 1e-5;

    /** Splits the errors of the rows about evenly. */
    private static final double HUBER_DELTA = 1.2;

    /** Relative to the largest number of the gradient; float32 sums of 70 rows: measured at most 4.3e-7, with DL4J 4e-7. */
    private static final double TOLERANCE = 1e-5;

    static Stream<Arguments> activationsAndLosses() {
        return Stream.of(Activation.values())
                .flatMap(activation -> Stream.of(Loss.values())
                        .flatMap(loss -> Stream.of(1, 2).map(outputs -> Arguments.of(activation, loss, outputs))));
    }

    @ParameterizedTest
    @MethodSource("activationsAndLosses")
    void theFloat64GradientIsTheSlopeOfTheLoss(Activation activation, Loss loss, int outputs) {
        requireSlope(new Problem(activation, loss, outputs, 0));
    }

    @ParameterizedTest
    @MethodSource("activationsAndLosses")
    void theFloat64GradientIsTheSlopeOfTheWeightedLoss(Activation activation, Loss loss, int outputs) {
        requireSlope(new Problem(activation, loss, outputs, 0).weighted());
    }

    private static void requireSlope(Problem problem) {
        double[] parameters = problem.float64Parameters();
        double[] gradient = problem.network(parameters).gradient(problem.loss, problem.rows);
        for (int i = 0; i < parameters.length; i++) {
            double value = parameters[i];
            parameters[i] = value + STEP;
            double above = problem.network(parameters).loss(problem.loss, problem.rows);
            parameters[i] = value - STEP;
            double below = problem.network(parameters).loss(problem.loss, problem.rows);
            parameters[i] = value;
            // Error of a central difference: step squared times the third derivative, and rounding divided by the step:
            // about 1e-10.
            assertThat(gradient[i]).as("parameter %d", i).isCloseTo((above - below) / (2 * STEP), within(1e-8));
        }
    }

    @ParameterizedTest
    @MethodSource("activationsAndLosses")
    void theEnginesGradientIsTheFloat64One(Activation activation, Loss loss, int outputs) {
        Problem problem = new Problem(activation, loss, outputs, 0);
        double[] expected = problem.network(problem.float64Parameters()).gradient(problem.loss, problem.rows);
        assertThat(distance(problem.engineGradient(), expected)).isLessThan(TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("activationsAndLosses")
    void theEnginesGradientWithWeightsIsTheFloat64One(Activation activation, Loss loss, int outputs) {
        Problem problem = new Problem(activation, loss, outputs, 0).weighted();
        double[] expected = problem.network(problem.float64Parameters()).gradient(problem.loss, problem.rows);
        assertThat(distance(problem.engineGradient(), expected)).isLessThan(TOLERANCE);
    }

    /** With the masks that the engine draws for the first update. */
    @ParameterizedTest
    @MethodSource("activationsAndLosses")
    void theEnginesGradientWithDropoutIsTheFloat64One(Activation activation, Loss loss, int outputs) {
        Problem problem = new Problem(activation, loss, outputs, 0.3);
        double[] expected = problem.network(problem.float64Parameters()).gradient(problem.loss, problem.rows);
        assertThat(distance(problem.engineGradient(), expected)).isLessThan(TOLERANCE);
    }

    static Stream<Arguments> lossesOfDl4j() {
        return activationsAndLosses()
                .filter(arguments ->
                        arguments.get()[0] != Activation.GELU && arguments.get()[1] != Loss.HUBER);
    }

    @ParameterizedTest
    @MethodSource("lossesOfDl4j")
    void theEnginesGradientIsThatOfDl4j(Activation activation, Loss loss, int outputs) {
        Problem problem = new Problem(activation, loss, outputs, 0);
        MultiLayerNetwork network = Dl4jNetworks.of(
                new NetworkState(problem.spec, FEATURES, outputs, problem.parameters, null, 0, 0), problem.training());
        network.setInput(Nd4j.createFromArray(problem.rows.features()).reshape(problem.rows.rows(), FEATURES));
        network.setLabels(Nd4j.createFromArray(problem.rows.target()).reshape(problem.rows.rows(), outputs));
        network.computeGradientAndScore();
        // DL4J sums over the rows here and divides by their number in the updater.
        double[] expected = network.getFlattenedGradients()
                .div(problem.rows.rows())
                .dup()
                .data()
                .asDouble();
        assertThat(distance(problem.engineGradient(), expected)).isLessThan(TOLERANCE);
    }

    /** The largest difference, relative to the largest expected number. */
    private static double distance(float[] actual, double[] expected) {
        double difference = 0;
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
            largest = Math.max(largest, Math.abs(expected[i]));
        }
        return difference / largest;
    }

    /** A network and rows that stay away from where a slope jumps: rounding or a difference could cross it. */
    private static final class Problem {
        private static final double FAR = 2e-3;

        private final NetworkSpec spec;
        private final LossSpec loss;
        private final int outputs;
        private final float[] parameters;
        private final ScaledDataset rows;

        private Problem(Problem other, ScaledDataset rows) {
            this.spec = other.spec;
            this.loss = other.loss;
            this.outputs = other.outputs;
            this.parameters = other.parameters;
            this.rows = rows;
        }

        /** Every fifth row counts for nothing. */
        Problem weighted() {
            return new Problem(
                    this,
                    rows.weightedBy(IntStream.range(0, ROWS)
                            .mapToDouble(row -> row % 5 * 0.7)
                            .toArray()));
        }

        Problem(Activation activation, Loss loss, int outputs, double dropout) {
            this.spec = new NetworkSpec(List.of(17, 6), activation, WeightInit.PYTORCH, dropout);
            this.loss = LossSpec.of(loss).withHuberDelta(HUBER_DELTA);
            this.outputs = outputs;
            this.parameters = TrainingRows.parameters(new TrainingLayout(spec, FEATURES, outputs));
            this.rows = farFromKinks(TrainingRows.random(5 * ROWS, FEATURES, outputs));
        }

        TrainingSpec training() {
            return TrainingSpec.defaults()
                    .withLoss(loss)
                    .withOptimizer(OptimizerSpec.of(Optimizer.MOMENTUM).withLearningRate(1));
        }

        double[] float64Parameters() {
            double[] float64 = new double[parameters.length];
            for (int i = 0; i < float64.length; i++) {
                float64[i] = parameters[i];
            }
            return float64;
        }

        Float64Network network(double[] float64Parameters) {
            return new Float64Network(spec, FEATURES, outputs, float64Parameters, mask());
        }

        private Float64Network.Mask mask() {
            if (spec.dropout() == 0) {
                return Float64Network.Mask.NONE;
            }
            Dropout dropout = new Dropout(spec.dropout(), training().seed());
            float[] factor = new float[Kernels.TILE_PANEL];
            return (row, layer, unit) -> {
                dropout.factors(KernelChoice.best(), factor, 0, 1, 1, layer, row, 1);
                return factor[unit];
            };
        }

        /** The velocity after the first update at rate 1 is the negative gradient. */
        float[] engineGradient() {
            try (DenseTraining state = new DenseTraining(KernelChoice::best, spec, training(), rows, rows.rows(), 2)) {
                state.load(parameters, new float[parameters.length]);
                state.step(new int[0], 0, rows.rows(), 1, 1.0);
                float[] gradient = Objects.requireNonNull(state.state());
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] = -gradient[i];
                }
                return gradient;
            }
        }

        private ScaledDataset farFromKinks(ScaledDataset all) {
            Float64Network network =
                    new Float64Network(spec, FEATURES, outputs, float64Parameters(), Float64Network.Mask.NONE);
            float[] features = new float[ROWS * FEATURES];
            float[] target = new float[ROWS * outputs];
            int kept = 0;
            for (int row = 0; kept < ROWS; row++) {
                if (network.distanceToKink(loss, all, row) > FAR) {
                    System.arraycopy(all.features(), row * FEATURES, features, kept * FEATURES, FEATURES);
                    System.arraycopy(all.target(), row * outputs, target, kept * outputs, outputs);
                    kept++;
                }
            }
            return ScaledDataset.of(features, target, ROWS);
        }
    }
}
