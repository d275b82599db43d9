package dev.mlmethods.regression.training.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.random.TorchRandom;
import dev.mlmethods.regression.training.Loss;
import dev.mlmethods.regression.training.LossSpec;
import dev.mlmethods.regression.training.Optimizer;
import dev.mlmethods.regression.training.OptimizerSpec;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One training for each option, with all kernels and any number of threads: the same bits. */
class OptionsReproducibilityTest {
    /** Rows for four chunks of the network below, the last one incomplete. */
    private static final int ROWS = 1500;

    private static final int FEATURES = 5;
    private static final NetworkSpec NETWORK =
            NetworkSpec.defaults().withHiddenLayers(List.of(40, 33)).withActivation(Activation.TANH);
    private static final OptimizerSpec OPTIMIZER = OptimizerSpec.defaults().withLearningRate(0.01);

    /** A training; what differs from the defaults gives it its name. */
    record Training(NetworkSpec network, TrainingSpec spec, int outputs) {
        TrainingLayout layout() {
            return new TrainingLayout(network, FEATURES, outputs);
        }

        /** Two full batches, then shuffled ones of which the last is smaller, with the kernels in turn: hashes of everything that results. */
        List<Object> run(int threads, Kernels... kernels) {
            ScaledDataset rows = TrainingRows.random(ROWS, FEATURES, outputs);
            float[] parameters = TrainingRows.parameters(layout());
            int parts = spec.optimizer().optimizer() == Optimizer.SGD ? 0 : 2;
            AtomicInteger next = new AtomicInteger();
            Supplier<Kernels> inTurn = () -> kernels[next.getAndIncrement() % kernels.length];
            try (DenseTraining training = new DenseTraining(inTurn, network, spec, rows, ROWS, threads)) {
                training.load(parameters, new float[parts * parameters.length]);
                double losses = training.step(new int[0], 0, ROWS, 1, 0.01);
                losses += training.step(new int[0], 0, ROWS, 2, 0.01);
                int[] order = new TorchRandom(5).permutation(ROWS);
                losses += training.step(order, 0, ROWS - 201, 3, 0.01);
                losses += training.step(order, ROWS - 201, ROWS, 4, 0.01);
                float[] predicted = new float[ROWS * outputs];
                training.predict(rows.features(), ROWS, predicted);
                return List.of(
                        Double.doubleToRawLongBits(losses),
                        Arrays.hashCode(predicted),
                        Arrays.hashCode(training.parameters()),
                        Arrays.hashCode(training.state()));
            }
        }
    }

    static Stream<Named<Training>> trainings() {
        TrainingSpec spec = TrainingSpec.defaults().withOptimizer(OPTIMIZER);
        List<Named<Training>> all = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            NetworkSpec network = NETWORK.withActivation(activation);
            all.add(Named.of(activation.parameterName(), new Training(network, spec, 1)));
            all.add(Named.of(
                    activation.parameterName() + ", dropout, clipping, two outputs",
                    new Training(network.withDropout(0.3), spec.withOptimizer(OPTIMIZER.withMaxGradientNorm(0.1)), 2)));
        }
        for (Optimizer optimizer : Optimizer.values()) {
            OptimizerSpec changed = OptimizerSpec.of(optimizer).withWeightDecay(0.1);
            all.add(Named.of(
                    optimizer.parameterName() + ", decay, clipping",
                    new Training(NETWORK, spec.withOptimizer(changed.withMaxGradientNorm(0.1)), 3)));
        }
        for (Loss loss : Loss.values()) {
            all.add(Named.of(
                    loss.parameterName() + ", 33 outputs",
                    new Training(NETWORK, spec.withLoss(LossSpec.of(loss).withHuberDelta(0.5)), 33)));
        }
        all.add(Named.of("linear", new Training(NETWORK.withHiddenLayers(List.of()), spec, 1)));
        all.add(Named.of(
                "wide, clipping",
                new Training(
                        NETWORK.withHiddenLayers(List.of(300, 70)),
                        spec.withOptimizer(OPTIMIZER.withMaxGradientNorm(0.1)),
                        2)));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void theBitsAreThoseOfAllKernelsAndThreads(Training training) {
        Kernels scalar = new ScalarKernels();
        Kernels vectors = KernelChoice.best();
        List<Object> expected = training.run(1, scalar);
        assertThat(training.run(3, scalar)).as("scalar, 3 threads").isEqualTo(expected);
        for (int threads : new int[] {1, 2, 3, 7}) {
            assertThat(training.run(threads, vectors))
                    .as("vectors, %d threads", threads)
                    .isEqualTo(expected);
        }
        assertThat(training.run(2, vectors, scalar)).as("in turn").isEqualTo(expected);
    }

    @Test
    void theTrainingsHaveSeveralChunksAndTheWideOneSeveralRanges() {
        TrainingLayout layout = new Training(NETWORK, TrainingSpec.defaults(), 1).layout();
        assertThat(Chunks.of(ROWS, layout).count(ROWS)).isGreaterThanOrEqualTo(3);
        TrainingLayout wide =
                new Training(NETWORK.withHiddenLayers(List.of(300, 70)), TrainingSpec.defaults(), 2).layout();
        // DenseTraining takes 2^14 numbers at a time for the gradient's norm, and 16 blocks for the update; that of a
        // small network is divided among the threads.
        assertThat(wide.size()).isGreaterThan(1 << 14);
        assertThat(wide.blocks()).hasSizeGreaterThan(16);
        assertThat(layout.blocks()).hasSizeBetween(2, 16);
    }
}
