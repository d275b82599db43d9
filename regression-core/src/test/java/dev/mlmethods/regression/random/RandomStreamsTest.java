package dev.mlmethods.regression.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The expected numbers were printed by NumPy 1.24 and PyTorch 1.13. */
class RandomStreamsTest {
    @Test
    void permutesAsNumpyDoes() {
        assertThat(new NumpyRandom(0).permutation(10)).containsExactly(2, 8, 4, 9, 1, 6, 7, 3, 0, 5);
        assertThat(new NumpyRandom(1).permutation(17))
                .containsExactly(3, 13, 7, 2, 6, 10, 4, 1, 14, 0, 16, 15, 9, 8, 12, 11, 5);
        assertThat(new NumpyRandom(12345).permutation(25))
                .containsExactly(
                        21, 13, 8, 19, 16, 3, 12, 10, 17, 15, 18, 0, 6, 7, 11, 20, 14, 22, 24, 23, 9, 4, 1, 5, 2);
    }

    @Test
    void numbersBelowABoundAreSharesOfNumpys32Bits() {
        NumpyRandom random = new NumpyRandom(42);
        assertThat(IntStream.range(0, 12).map(i -> random.below(1_000)))
                .containsExactly(374, 796, 950, 183, 731, 779, 598, 596, 156, 445, 155, 99);
        assertThat(random.below(1)).isZero();
    }

    @Test
    void permutesAsTorchDoesAgainAndAgain() {
        TorchRandom random = new TorchRandom(42);
        assertThat(random.permutation(10)).containsExactly(2, 6, 1, 8, 4, 5, 0, 9, 3, 7);
        assertThat(random.permutation(10)).containsExactly(3, 5, 8, 9, 4, 6, 1, 0, 7, 2);
        int[] filled = new int[10];
        TorchRandom again = new TorchRandom(42);
        again.fillPermutation(filled);
        assertThat(filled).containsExactly(2, 6, 1, 8, 4, 5, 0, 9, 3, 7);
        again.fillPermutation(filled);
        assertThat(filled).containsExactly(3, 5, 8, 9, 4, 6, 1, 0, 7, 2);
    }

    @Test
    void takesTheWholeRangeOfSeedsAsUnsigned() {
        TorchRandom random = new TorchRandom(4294967295L);
        assertThat(random.permutation(8)).containsExactly(3, 6, 4, 7, 2, 1, 5, 0);
        assertThat(random.uniform(-0.5f, 0.5f)).isEqualTo(-0.22262609f);
        assertThat(random.uniform(-0.5f, 0.5f)).isEqualTo(0.09255749f);
    }

    @Test
    void permutesNothingAndOne() {
        assertThat(new NumpyRandom(1).permutation(1)).containsExactly(0);
        assertThat(new TorchRandom(1).permutation(1)).containsExactly(0);
        assertThat(new TorchRandom(1).permutation(0)).isEmpty();
    }

    @Test
    void normalNumbersHaveMeanZeroAndVarianceOne() {
        TorchRandom random = new TorchRandom(7);
        int n = 100_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double z = random.normal();
            sum += z;
            squares += z * z;
        }
        // Five standard errors: 1/sqrt(n) of the mean, sqrt(2/n) of the variance.
        assertThat(Math.abs(sum / n)).isLessThan(5 / Math.sqrt(n));
        assertThat(Math.abs(squares / n - 1)).isLessThan(5 * Math.sqrt(2.0 / n));
    }

    @Test
    void namesTheParameterOfASeedOutOfRange() {
        assertThatThrownBy(() -> RandomSeeds.check("splitSeed", -1))
                .isInstanceOf(RegressionException.class)
                .hasMessage("splitSeed is -1; it must be a whole number from 0 to 4294967295.");
        assertThatThrownBy(() -> RandomSeeds.check("seed", 1L << 32))
                .hasMessage("seed is 4294967296; it must be a whole number from 0 to 4294967295.");
    }
}
