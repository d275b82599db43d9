package dev.mlmethods.regression.training.vector;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.Loss;
import dev.mlmethods.regression.training.LossSpec;
import dev.mlmethods.regression.training.Optimizer;
import dev.mlmethods.regression.training.OptimizerSpec;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingSpec;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A training leaves no garbage: with the scalar kernels, because vectors are objects until they are compiled. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final NetworkSpec NETWORK =
            NetworkSpec.defaults().withHiddenLayers(List.of(17, 5)).withDropout(0.1);

    /** 16 epochs of 5 batches; the smallest object has 16 bytes, so one in each batch would be 1,280. */
    private static final int EPOCHS = 16;

    /** The measurement itself, and what a JVM occasionally does for the first time. */
    private static final long SOME_BYTES = 1000;

    /** Adam's two powers: until it is compiled, {@code StrictMath.pow} creates arrays for its tables, 192 bytes in JDK 17. */
    private static final long POWERS = 192;

    private static final int BATCHES = EPOCHS * 5;

    static Stream<Arguments> trainings() {
        return Stream.of(Optimizer.values())
                .flatMap(optimizer -> Stream.of(Loss.values()).map(loss -> Arguments.of(optimizer, loss)));
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void noBatchLeavesGarbage(Optimizer optimizer, Loss loss) {
        boolean adam = optimizer == Optimizer.ADAM || optimizer == Optimizer.ADAM_W;
        assertThat(bytesOfEpochs(Activation.TANH, optimizer, loss))
                .isLessThan(SOME_BYTES + (adam ? BATCHES * POWERS : 0));
    }

    @ParameterizedTest
    @EnumSource
    void noBatchLeavesGarbageWithAnyActivation(Activation activation) {
        assertThat(bytesOfEpochs(activation, Optimizer.SGD, Loss.MSE)).isLessThan(SOME_BYTES);
    }

    /** 1010 rows are 4 batches of 203 and one of 198. */
    private static long bytesOfEpochs(Activation activation, Optimizer optimizer, Loss loss) {
        NetworkSpec network = NETWORK.withActivation(activation);
        TrainingSpec spec = TrainingSpec.defaults()
                .withBatchSize(BatchSize.of(203))
                .withLoss(LossSpec.of(loss))
                .withOptimizer(OptimizerSpec.of(optimizer).withMaxGradientNorm(1));
        ScaledDataset training = TrainingRows.random(1010, 3);
        Kernels kernels = new ScalarKernels();
        try (DenseTraining state = new DenseTraining(() -> kernels, network, spec, training, 203, 1)) {
            VectorSteps steps = new VectorSteps(NetworkState.initial(network, 3, spec.seed()), state, training, spec);
            steps.trainEpoch();
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                steps.trainEpoch();
            }
            return THREADS.getCurrentThreadAllocatedBytes() - before;
        }
    }
}
