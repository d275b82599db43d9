package dev.mlmethods.regression.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.parameter.ParameterField;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The list compared with the records that the values end up in. */
class SearchFieldsTest {
    private static final SweepSpec GRID = SmallSweeps.RATES_AND_EPOCHS.withStrategy(StrategySpec.grid());

    @Test
    void hasTheDefaultsOfTheRecords() {
        JsonNode grid = Json.toTree(SweepSpec.grid(GRID.specification(), GRID.space()));
        for (ParameterField field : SearchFields.ALL) {
            JsonNode value = Stream.of(grid, grid.path("strategy"), grid.path("objective"))
                    .map(part -> part.path(field.name()))
                    .filter(JsonNode::isValueNode)
                    .findFirst()
                    .orElseThrow();
            if (field.defaultValue() != null) {
                assertThat(Json.fromTree(value, field.defaultValue().getClass()))
                        .as(field.name())
                        .isEqualTo(field.defaultValue());
            }
        }
    }

    @Test
    void hasTheWordsOfTheRecords() {
        assertThat(field("strategy").words())
                .allMatch(word -> Strategy.parse(word).parameterName().equals(word));
        assertThat(field("direction").words())
                .allMatch(word -> Direction.parse(word).parameterName().equals(word));
        assertThat(field("objective").words())
                .contains("validation.rmse")
                .allMatch(word -> Objective.parse(word, null).objective().equals(word));
    }

    @Test
    void theRecordsRefuseWhatIsOutsideOfTheRanges() {
        assertRefused("trials", 0, value -> new StrategySpec(Strategy.GRID, (int) value, 42, 10, 3));
        assertRefused("trials", 100_001, value -> new StrategySpec(Strategy.GRID, (int) value, 42, 10, 3));
        assertRefused("searchSeed", -1, value -> new StrategySpec(Strategy.GRID, 20, value, 10, 3));
        assertRefused("minEpochs", 0, value -> new StrategySpec(Strategy.GRID, 20, 42, (int) value, 3));
        assertRefused("reductionFactor", 1, value -> new StrategySpec(Strategy.GRID, 20, 42, 10, (int) value));
        assertThatThrownBy(() -> GRID.withFolds(-1))
                .hasMessage("folds is -1; it must be at least 2, or 0 for one split by validationSize.");
    }

    private static void assertRefused(String field, long value, LongFunction<Object> record) {
        assertThatThrownBy(() -> record.apply(value))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        field + " is " + value + "; it must be " + field(field).range() + ".");
    }

    private static ParameterField field(String name) {
        return SearchFields.ALL.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
