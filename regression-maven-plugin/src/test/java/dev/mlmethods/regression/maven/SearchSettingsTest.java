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
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchSettingsTest {
    private static final Specification SPECIFICATION = Specification.of(DataSpec.builtIn("diabetes"));
    private static final SearchSpace SPACE = SearchSpace.parse(Map.of("learningRates", "1e-4,1e-3"));
    private static final Map<String, String> VALUES = Map.of(
            "strategy", "random",
            "trials", "7",
            "searchSeed", "4294967295",
            "minEpochs", "5",
            "reductionFactor", "4",
            "objective", "validation.r2",
            "folds", " 5 ",
            "refit", "true");

    @Test
    void makesASweepOfTexts() {
        assertThat(new SearchSettings(VALUES).sweep(SPECIFICATION, SPACE))
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
        assertThat(sweep("direction", "minimize").objective())
                .isEqualTo(new Objective("validation.r2", Direction.MINIMIZE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "strategy | gird | strategy is 'gird'; did you mean 'grid'? It must be one of grid, random, successiveHalving.",
                "trials | many | trials is 'many'; it must be a whole number.",
                "trials | 0 | trials is 0; it must be a whole number from 1 to 100000.",
                "searchSeed | 1.5 | searchSeed is '1.5'; it must be a whole number.",
                "minEpochs | '' | minEpochs is ''; it must be a whole number.",
                "reductionFactor | 1 | reductionFactor is 1; it must be a whole number of at least 2.",
                "objective | test.rmse | objective is 'test.rmse', but the test rows are never used to choose; give a metric of the"
                        + " validation rows, such as validation.rmse.",
                "direction | up | direction is 'up'; it must be one of minimize, maximize.",
                "folds | 1 | folds is 1; it must be at least 2, or 0 for one split by validationSize.",
                "refit | yes | refit is 'yes'; it must be true or false."
            })
    void refusesWhatIsOfNoUse(String name, String value, String message) {
        assertThatThrownBy(() -> sweep(name, value))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    private static SweepSpec sweep(String name, String value) {
        Map<String, String> values = new HashMap<>(VALUES);
        values.put(name, value);
        return new SearchSettings(values).sweep(SPECIFICATION, SPACE);
    }
}
