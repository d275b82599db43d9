package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.sweep.Direction;
import dev.mlmethods.regression.sweep.Objective;
import dev.mlmethods.regression.sweep.SearchSpace;
import dev.mlmethods.regression.sweep.Strategy;
import dev.mlmethods.regression.sweep.StrategySpec;
import dev.mlmethods.regression.sweep.SweepSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchSettingsTest {
    private static final Specification SPECIFICATION = Specification.of(DataSpec.builtIn("diabetes"));
    private static final SearchSpace SPACE = SearchSpace.parse(Map.of("learningRates", "1e-4,1e-3"));
    private static final SearchSettings SETTINGS =
            new SearchSettings("random", 7, 4_294_967_295L, 5, 4, "validation.r2", null, 5, true);

    @Test
    void makesASweep() {
        assertThat(SETTINGS.sweep(SPECIFICATION, SPACE))
                .isEqualTo(new SweepSpec(
                        SPECIFICATION,
                        SPACE,
                        new StrategySpec(Strategy.RANDOM, 7, 4_294_967_295L, 5, 4),
                        new Objective("validation.r2", Direction.MAXIMIZE),
                        5,
                        true));
    }

    @Test
    void takesADirection() {
        assertThat(new SearchSettings("grid", 7, 1, 5, 4, "validation.r2", "minimize", 5, true)
                        .sweep(SPECIFICATION, SPACE)
                        .objective())
                .isEqualTo(new Objective("validation.r2", Direction.MINIMIZE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gird | 7 | 4 | validation.r2 |  | 5 | strategy is 'gird'; did you mean 'grid'? It must be one of grid, random,"
                        + " successiveHalving.",
                "grid | 0 | 4 | validation.r2 |  | 5 | trials is 0; it must be a whole number from 1 to 100000.",
                "grid | 7 | 1 | validation.r2 |  | 5 | reductionFactor is 1; it must be a whole number of at least 2.",
                "grid | 7 | 4 | test.rmse |  | 5 | objective is 'test.rmse', but the test rows are never used to choose; give a metric"
                        + " of the validation rows, such as validation.rmse.",
                "grid | 7 | 4 | validation.r2 | up | 5 | direction is 'up'; it must be one of minimize, maximize.",
                "grid | 7 | 4 | validation.r2 |  | 1 | folds is 1; it must be at least 2, or 0 for one split by validationSize."
            })
    void refusesWhatIsOfNoUse(
            String strategy,
            int trials,
            int reductionFactor,
            String objective,
            @Nullable String direction,
            int folds,
            String message) {
        assertThatThrownBy(() -> new SearchSettings(
                                strategy, trials, 1, 5, reductionFactor, objective, direction, folds, true)
                        .sweep(SPECIFICATION, SPACE))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }
}
