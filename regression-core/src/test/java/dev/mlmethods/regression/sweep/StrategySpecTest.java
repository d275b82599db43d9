package dev.mlmethods.regression.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategySpecTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0      | 42 | 10 | 3 | trials is 0; it must be a whole number from 1 to 100000.
                    100001 | 42 | 10 | 3 | trials is 100001; it must be a whole number from 1 to 100000.
                    20     | -1 | 10 | 3 | searchSeed is -1; it must be a whole number from 0 to 4294967295.
                    20     | 42 | 0  | 3 | minEpochs is 0; it must be a whole number of at least 1.
                    20     | 42 | 10 | 1 | reductionFactor is 1; it must be a whole number of at least 2.
                    """)
    void checksItsValues(int trials, long searchSeed, int minEpochs, int reductionFactor, String message) {
        assertThatThrownBy(() ->
                        new StrategySpec(Strategy.SUCCESSIVE_HALVING, trials, searchSeed, minEpochs, reductionFactor))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    @Test
    void hasNames() {
        assertThat(Strategy.parse("successivehalving")).isEqualTo(Strategy.SUCCESSIVE_HALVING);
        assertThatThrownBy(() -> Strategy.parse("gird"))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "strategy is 'gird'; did you mean 'grid'? It must be one of grid, random, successiveHalving.");
    }
}
