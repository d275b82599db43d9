package dev.mlmethods.regression.training.vector;

import static dev.mlmethods.regression.training.vector.Kernels.PANEL;
import static dev.mlmethods.regression.training.vector.Kernels.ROWS;
import static dev.mlmethods.regression.training.vector.Kernels.TILE_PANEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {
    private static final int PANELS = 2;
    private static final int NUMBERS = PANELS * TILE_PANEL;

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.2, 0.5, 0.9})
    void zeroesTheShareAndKeepsTheMean(double dropout) {
        int updates = 50;
        long zeros = 0;
        double sum = 0;
        for (int update = 1; update <= updates; update++) {
            for (float factor : factors(new Dropout(dropout, 42), update, 0, 0)) {
                zeros += factor == 0 ? 1 : 0;
                sum += factor;
                if (factor != 0) {
                    assertThat(factor).isEqualTo((float) (1 / (1 - dropout)));
                }
            }
        }
        double n = (double) updates * NUMBERS;
        // Five standard deviations of the binomial distribution.
        double bound = 5 * Math.sqrt(dropout * (1 - dropout) / n);
        assertThat(zeros / n).isCloseTo(dropout, within(bound));
        assertThat(sum / n).isCloseTo(1, within(bound / (1 - dropout)));
    }

    @Test
    void keepsEverythingWithoutDropout() {
        assertThat(factors(new Dropout(0, 42), 1, 0, 0)).containsOnly(1f);
    }

    @Test
    void repeatsItselfForTheSameSeed() {
        assertThat(factors(new Dropout(0.5, 7), 3, 1, 64)).isEqualTo(factors(new Dropout(0.5, 7), 3, 1, 64));
    }

    /** Two independent masks of one half agree in half of their numbers. */
    @Test
    void masksOfOtherUpdatesLayersRowsAndSeedsAreIndependent() {
        Dropout dropout = new Dropout(0.5, 7);
        float[] mask = factors(dropout, 3, 1, 0);
        List<float[]> others = List.of(
                factors(dropout, 4, 1, 0),
                factors(dropout, 3, 0, 0),
                factors(dropout, 3, 1, ROWS),
                factors(dropout, 3, 1, 1),
                factors(new Dropout(0.5, 8), 3, 1, 0),
                factors(new Dropout(0.5, 8), 2, 1, 0));
        for (float[] other : others) {
            assertThat(agreement(mask, 0, other, 0, NUMBERS)).isCloseTo(0.5, within(5 * 0.5 / Math.sqrt(NUMBERS)));
        }
        // Also two panels of units.
        assertThat(agreement(mask, 0, mask, TILE_PANEL, TILE_PANEL))
                .isCloseTo(0.5, within(5 * 0.5 / Math.sqrt(TILE_PANEL)));
    }

    private static double agreement(float[] a, int from, float[] b, int fromB, int length) {
        int equal = 0;
        for (int i = 0; i < length; i++) {
            equal += a[from + i] == b[fromB + i] ? 1 : 0;
        }
        return equal / (double) length;
    }

    @Test
    void aRowsMaskIsTheSameWhereverTheTileBegins() {
        Dropout dropout = new Dropout(0.5, 7);
        float[] first = factors(dropout, 3, 1, 0);
        float[] fromFive = factors(dropout, 3, 1, 5);
        for (int panel = 0; panel < PANELS; panel++) {
            int at = panel * TILE_PANEL;
            assertThat(Arrays.copyOfRange(fromFive, at, at + (ROWS - 5) * PANEL))
                    .isEqualTo(Arrays.copyOfRange(first, at + 5 * PANEL, at + TILE_PANEL));
        }
    }

    @Test
    void predictionsAreThoseOfTheWholeNetwork() {
        NetworkSpec whole = NetworkSpec.defaults().withHiddenLayers(List.of(17, 5));
        for (Activation activation : List.of(Activation.RELU, Activation.SIGMOID)) {
            NetworkSpec network = whole.withActivation(activation);
            ScaledDataset rows = TrainingRows.random(130, 3);
            float[] parameters = TrainingRows.parameters(new TrainingLayout(network, 3, 1));
            float[] expected =
                    new DensePredictor(network, 3, 1, parameters, 1).predict(KernelChoice::best, rows.features());
            float[] actual = new float[130];
            try (DenseTraining training = new DenseTraining(
                    KernelChoice::best, network.withDropout(0.5), TrainingSpec.defaults(), rows, 130, 2)) {
                training.load(parameters, null);
                training.predict(rows.features(), 130, actual);
            }
            assertThat(actual).isEqualTo(expected);
        }
    }

    private static float[] factors(Dropout dropout, int update, int layer, int firstRow) {
        float[] factors = new float[NUMBERS];
        dropout.factors(KernelChoice.best(), factors, 0, PANELS, update, layer, firstRow, ROWS);
        return factors;
    }
}
