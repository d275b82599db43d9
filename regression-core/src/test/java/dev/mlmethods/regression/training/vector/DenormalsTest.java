package dev.mlmethods.regression.training.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.training.Optimizer;
import dev.mlmethods.regression.training.OptimizerSpec;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Denormal numbers are many times slower on most processors: the optimizer's state stops fading before it gets there. */
class DenormalsTest {
    /** The state stops changing when its decay is less than half a unit in the last place of 1e-30, 9.4e-38. */
    @ParameterizedTest
    @CsvSource({"MOMENTUM, 500, 5e-37", "RMS_PROP, 1500, 5e-36", "ADAM, 4000, 5e-35", "ADAM_W, 4000, 5e-35"})
    void theStateOfADeadUnitFadesButIsNeverDenormal(Optimizer optimizer, int updates, float rest) {
        float[] from = {1e-20f, -1e-20f, 1e-30f, -1e-30f, 6e-38f, -6e-38f, 1e-35f, 2e-38f, 1e-40f, -1e-40f};
        for (Kernels kernels : List.of(new ScalarKernels(), KernelChoice.best())) {
            Memory memory = new Memory();
            int weights = memory.reserve(Kernels.PANEL);
            int gradient = memory.reserve(Kernels.PANEL);
            Updater updater = new Updater(OptimizerSpec.of(optimizer), memory, weights, Kernels.PANEL);
            float[] x = memory.allocate();
            for (int part = 0; part < updater.state().length; part++) {
                boolean squares = optimizer == Optimizer.RMS_PROP || part == 1;
                for (int i = 0; i < from.length; i++) {
                    // Squares fade by a hundredth or a thousandth per update: they begin further down.
                    x[updater.state()[part] + i] = squares ? Math.min(Math.abs(from[i]), 1e-33f) : from[i];
                }
            }
            for (int t = 1; t <= updates; t++) {
                updater.prepare(t, 0.001, 1, 0);
                updater.update(kernels, x, gradient, 0, Kernels.PANEL);
                for (int part : updater.state()) {
                    assertNothingDenormal(Arrays.copyOfRange(x, part, part + Kernels.PANEL));
                }
            }
            for (int part : updater.state()) {
                for (int i = 0; i < from.length; i++) {
                    assertThat(Math.abs(x[part + i])).as("number %d", i).isLessThan(rest);
                    if (Math.abs(from[i]) < 4e-38f) {
                        assertThat(Float.floatToRawIntBits(x[part + i]))
                                .as("number %d", i)
                                .isZero();
                    }
                }
            }
        }
    }

    private static void assertNothingDenormal(float[] state) {
        for (float number : state) {
            assertThat(number == 0 || Math.abs(number) >= Float.MIN_NORMAL)
                    .as("%s", number)
                    .isTrue();
        }
    }

    /** A unit that no row activates stops changing: what is left of its velocity no longer moves its weights. */
    @Test
    void aUnitThatDiesComesToRest() {
        NetworkSpec network = NetworkSpec.defaults().withHiddenLayers(List.of(2));
        ScaledDataset rows = TrainingRows.random(4, 1);
        TrainingSpec spec = TrainingSpec.defaults().withOptimizer(OptimizerSpec.of(Optimizer.MOMENTUM));
        // w [2][1], b [2], then the output's w [1][2], b [1]; the second unit is dead.
        float[] parameters = {1f, 1f, 0f, -1000f, 1f, 1f, 0f};
        float[] velocity = {0f, 1e-3f, 0f, -1e-3f, 0f, 1e-3f, 0f};
        try (DenseTraining training = new DenseTraining(KernelChoice::best, network, spec, rows, 4, 1)) {
            training.load(parameters, velocity);
            float[] rested = parameters;
            // 0.9^900 of 1e-3 would be below 1e-43.
            for (int t = 1; t <= 950; t++) {
                if (t == 901) {
                    rested = training.parameters();
                }
                training.step(new int[0], 0, 4, t, 0.001);
            }
            float[] state = Objects.requireNonNull(training.state());
            for (int dead : new int[] {1, 3, 5}) {
                assertThat(Math.abs(state[dead])).isLessThan(5e-37f);
                assertThat(training.parameters()[dead]).isEqualTo(rested[dead]);
            }
            assertNothingDenormal(state);
            assertThat(Math.abs(state[6])).as("the output's bias").isGreaterThan(1e-9f);
        }
    }
}
