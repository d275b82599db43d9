package dev.mlmethods.regression.predictor.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalScoresTest {
    private static final double[] QUARTILES = {0, 1, 2, 3, 4};

    /** Two units in the last place of a score. */
    private static final double ROUNDING = 4.5e-16;

    private static void assertScore(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(ROUNDING * Math.max(1, Math.abs(expected))));
    }

    /** The scores are those of scikit-learn 1.2.1's QuantileTransformer, which uses SciPy's ndtri. */
    @ParameterizedTest
    @CsvSource({
        "2, 0",
        "1, -0.6744897501960817",
        "3, 0.6744897501960817",
        "0.5, -1.1503493803760079",
        "3.9, 1.959963984540054",
        "0.4, -1.2815515655446004"
    })
    void aValueHasTheScoreOfItsProbability(double value, double score) {
        assertScore(NormalScores.of(QUARTILES, value), score);
    }

    @Test
    void nothingLiesBeyondTheEnds() {
        assertThat(NormalScores.of(QUARTILES, 0)).isEqualTo(-5.199337582605575);
        assertThat(NormalScores.of(QUARTILES, -1e300)).isEqualTo(-5.199337582605575);
        assertThat(NormalScores.of(QUARTILES, 4)).isEqualTo(5.19933758270342);
        assertThat(NormalScores.of(QUARTILES, 1e300)).isEqualTo(5.19933758270342);
        assertThat(NormalScores.of(QUARTILES, Math.nextUp(0.0))).isEqualTo(-5.199337582605575);
        assertThat(NormalScores.of(QUARTILES, Math.nextDown(4.0))).isEqualTo(5.19933758270342);
    }

    @Test
    void aValueThatManyRowsHaveStandsInTheMiddleOfThem() {
        assertScore(NormalScores.of(new double[] {0, 1, 1, 1, 2}, 1), 0);
        assertScore(NormalScores.of(new double[] {0, 1, 1, 2, 3}, 1), -0.31863936396437514);
    }

    @Test
    void scoresRiseWithTheValues() {
        double[] scores = IntStream.rangeClosed(-10, 410)
                .mapToDouble(value -> NormalScores.of(QUARTILES, value / 100.0))
                .toArray();
        assertThat(scores).isSorted();
    }
}
