package dev.mlmethods.regression.training.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.training.Optimizer;
import dev.mlmethods.regression.training.OptimizerSpec;
import dev.mlmethods.regression.training.ScaledDataset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is neither a weight nor a bias has no gradient and stays 0; otherwise, it would count in the gradient's norm, or get into sums. */
class TileTest {
    private static final int ROWS = 63;
    private static final int FEATURES = 5;

    /** Layers with a different number of units in their last panel than their neighbors. */
    private static final NetworkSpec NETWORK = NetworkSpec.defaults().withHiddenLayers(List.of(40, 3, 33, 70));

    static Stream<Arguments> tiles() {
        return Stream.of(Activation.values())
                .flatMap(activation -> Stream.of(0.0, 0.3)
                        .flatMap(dropout -> Stream.of(1, 2, 35)
                                .flatMap(outputs -> Stream.of(new ScalarKernels(), KernelChoice.best())
                                        .map(kernels -> Arguments.of(activation, dropout, outputs, kernels)))));
    }

    @ParameterizedTest
    @MethodSource("tiles")
    void thePaddingHasNoGradient(Activation activation, double dropout, int outputs, Kernels kernels) {
        NetworkSpec spec = NETWORK.withActivation(activation).withDropout(dropout);
        TrainingLayout layout = new TrainingLayout(spec, FEATURES, outputs);
        Memory memory = new Memory();
        int parameters = memory.reserve(layout.size());
        int transposed = memory.reserve(layout.transposedSize());
        int gradient = memory.reserve(layout.size());
        Tile tile = new Tile(memory, layout, spec, dropout == 0 ? null : new Dropout(dropout, 1));
        float[] x = memory.allocate();
        layout.load(TrainingRows.parameters(layout), 0, x, parameters);
        layout.blocks().forEach(block -> TrainingLayout.transpose(block, x, parameters, transposed));
        ScaledDataset rows = TrainingRows.random(2 * ROWS, FEATURES, outputs);

        // The second pass finds what the first one left.
        for (int pass = 0; pass < 2; pass++) {
            tile.copy(x, rows.features(), pass * ROWS, pass * ROWS + ROWS);
            tile.forward(kernels, x, parameters, 1, pass * ROWS, ROWS);
            for (int r = 0; r < ROWS; r++) {
                for (int n = 0; n < outputs; n++) {
                    x[tile.outputDelta(r, n)] = rows.target()[(pass * ROWS + r) * outputs + n];
                }
            }
            tile.backward(kernels, x, parameters, transposed, gradient, pass == 0, ROWS);
        }

        boolean[] counts = counting(layout);
        int gradients = 0;
        for (int i = 0; i < layout.size(); i++) {
            if (counts[i]) {
                gradients += x[gradient + i] == 0 ? 0 : 1;
            } else {
                assertThat(x[gradient + i]).as("padding %d", i).isZero();
            }
        }
        // relu and dropout leave some weights without a gradient.
        assertThat(gradients).isGreaterThan(layout.parameters() / 3);
    }

    @ParameterizedTest
    @EnumSource
    void noUpdateMovesThePadding(Optimizer optimizer) {
        OptimizerSpec spec = OptimizerSpec.of(optimizer).withWeightDecay(0.1).withMaxGradientNorm(1);
        for (Kernels kernels : List.of(new ScalarKernels(), KernelChoice.best())) {
            Memory memory = new Memory();
            int weights = memory.reserve(Kernels.PANEL);
            int gradient = memory.reserve(Kernels.PANEL);
            Updater updater = new Updater(spec, memory, weights, Kernels.PANEL);
            float[] x = memory.allocate();
            for (int t = 1; t <= 3; t++) {
                updater.prepare(t, 0.1, 2.0, 3.0);
                updater.update(kernels, x, gradient, 0, Kernels.PANEL);
            }
            assertThat(Arrays.copyOfRange(x, 0, 1000)).containsOnly(0);
        }
    }

    private static boolean[] counting(TrainingLayout layout) {
        float[] ones = new float[layout.parameters()];
        Arrays.fill(ones, 1f);
        float[] part = new float[layout.size()];
        layout.load(ones, 0, part, 0);
        boolean[] counting = new boolean[part.length];
        for (int i = 0; i < part.length; i++) {
            counting[i] = part[i] == 1;
        }
        return counting;
    }
}
