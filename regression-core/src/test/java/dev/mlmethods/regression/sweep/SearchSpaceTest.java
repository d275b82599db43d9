package dev.mlmethods.regression.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.SpecificationFields;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchSpaceTest {
    private static List<Object> values(String plural, Object value) {
        SearchSpace space = SearchSpace.parse(Map.of(plural, value));
        String field = space.fields().get(0);
        return space.grid().stream().map(point -> point.get(field)).toList();
    }

    @Test
    void everyFieldCanBeSearchedUnderItsPlural() {
        assertThat(SearchSpace.plurals())
                .hasSize(SpecificationFields.names().size() - 6)
                .doesNotContain("columns", "missingOf", "featureScalingOf", "ensembleSizes", "intervals")
                .contains(
                        "learningRates",
                        "epochs",
                        "batchSizes",
                        "hiddenLayers",
                        "losses",
                        "weightDecays",
                        "evaluateEveries",
                        "patiences",
                        "seeds");
    }

    @Test
    void takesTextsListsAndRanges() {
        assertThat(values("learningRates", "1e-3, 1e-2")).containsExactly(0.001, 0.01);
        assertThat(values("epochs", "25")).containsExactly(25);
        assertThat(values("epochs", 25)).containsExactly(25);
        assertThat(values("epochs", List.of(25, "50"))).containsExactly(25, 50);
        assertThat(values("batchSizes", "32,full")).containsExactly(32, "full");
        assertThat(values("hiddenLayers", "64,32; 128; none"))
                .containsExactly(List.of(64, 32), List.of(128), List.of());
        assertThat(values("hiddenLayers", List.of(List.of(64, 32), 8))).containsExactly(List.of(64, 32), List.of(8));
        assertThat(values("features", "a,b;a")).containsExactly(List.of("a", "b"), List.of("a"));
    }

    @Test
    void aGridTakesEvenlySpreadNumbersFromARange() {
        assertThat(values("learningRates", "log 1e-4..1e-1 in 4")).containsExactly(1e-4, 1e-3, 1e-2, 1e-1);
        assertThat(values("dropouts", "0..0.5 in 3")).containsExactly(0.0, 0.25, 0.5);
        assertThat(values("epochs", "10 .. 40 in 4")).containsExactly(10, 20, 30, 40);
        assertThat(values("epochs", "log 1..1000 in 4")).containsExactly(1, 10, 100, 1000);
        // Of five between 1 and 3, three are different.
        assertThat(values("epochs", "1..3 in 5")).containsExactly(1, 2, 3);
        assertThat(values("learningRates", Map.of("min", 1e-3, "max", "1e-1", "log", true, "points", 3)))
                .containsExactly(1e-3, 1e-2, 1e-1);
    }

    @Test
    void theLastDimensionChangesFirst() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("learningRates", "0.1,0.2");
        values.put("epochs", "3,1");
        assertThat(SearchSpace.parse(values).grid())
                .containsExactly(
                        Map.of("learningRate", 0.1, "epochs", 3),
                        Map.of("learningRate", 0.1, "epochs", 1),
                        Map.of("learningRate", 0.2, "epochs", 3),
                        Map.of("learningRate", 0.2, "epochs", 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    learningRates | ''            | learningRates is empty; give at least one value, or leave it out and set learningRate.
                    learningRates | 0.1,          | learningRates has an empty value; remove it.
                    learningRates | 0.001,1e-3    | learningRates has 0.001 twice; remove one.
                    hiddenLayers  | 8;8           | hiddenLayers has 8 twice; remove one.
                    epochs        | 25,many       | epochs is 'many'; it must be a whole number.
                    learningRate  | 0.1           | The sweep has learningRate, which it cannot search; did you mean learningRates?
                    lerningRates  | 0.1           | The sweep has lerningRates, which it cannot search; did you mean learningRates?
                    learningRates | log 0..0.1    | learningRates is the range log 0..0.1, and a log range must start above 0, such as at 1e-6.
                    learningRates | 0.1..0.1      | learningRates is the range 0.1..0.1; its end must be above its start.
                    learningRates | a..0.1        | An end of the range learningRates is 'a'; it must be a number, such as 0.001.
                    learningRates | 0..1 in few   | learningRates is a range in 'few' points; it must be a whole number of at least 2.
                    learningRates | 0..1 in 1     | learningRates is the range 0..1 in 1 points; a grid takes at least 2 from a range.
                    learningRates | 0..1          | learningRates is a range, and the strategy grid needs to know how many values to take from it; give points, or use the strategy random.
                    epochs        | 1..2.5        | epochs is the range 1..2.5, but epochs is a whole number; so must be its ends.
                    activations   | 1..2          | activations is the range 1..2, but activation is not a number; list its values instead.
                    """)
    void saysWhatIsWrong(String plural, String text, String message) {
        assertThatThrownBy(() -> SearchSpace.parse(Map.of(plural, text)).grid())
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    @Test
    void saysWhatItCanSearchWhereNoNameIsNear() {
        assertThatThrownBy(() -> SearchSpace.parse(Map.of("colours", "red")))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The sweep has colours, which it cannot search; it can search "
                        + String.join(", ", SearchSpace.plurals()) + ".");
    }

    @Test
    void aGridIsNotTooLarge() {
        SearchSpace space = SearchSpace.parse(Map.of("epochs", "1..1000 in 1000", "seeds", "1..101 in 101"));
        assertThatThrownBy(space::grid)
                .isInstanceOf(RegressionException.class)
                .hasMessage("The grid has more than 100000 points; try fewer values, or use the strategy random.");
    }

    @Test
    void saysThatThereIsNothingToSearch() {
        assertThatThrownBy(() -> SearchSpace.parse(Map.of()))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "The sweep has nothing to search; give the values to try, such as learningRates=1e-4,1e-3.");
    }

    @Test
    void saysWhatIsWrongWithARange() {
        assertThatThrownBy(() -> SearchSpace.parse(Map.of("learningRates", Map.of("min", 1, "point", 2))))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The range learningRates has point, which is unknown; did you mean points?");
        assertThatThrownBy(() -> SearchSpace.parse(Map.of("learningRates", Map.of("min", 1))))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The range learningRates has no max; give its first and last number.");
        assertThatThrownBy(
                        () -> SearchSpace.parse(Map.of("learningRates", Map.of("min", 1, "max", 2, "log", "perhaps"))))
                .isInstanceOf(RegressionException.class)
                .hasMessage("log of the range learningRates is 'perhaps'; it must be true or false.");
        assertThatThrownBy(() -> SearchSpace.parse(Map.of("epochs", Arrays.asList(1, null))))
                .isInstanceOf(RegressionException.class)
                .hasMessage("epochs has an empty value; remove it.");
    }

    @Test
    void readsBackFromJson() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("learningRates", "log 1e-5..1e-1");
        values.put("hiddenLayers", "64,32;none");
        values.put("dropouts", "0..0.5 in 3");
        values.put("batchSizes", "full,32");
        values.put("seeds", "1,4294967295");
        SearchSpace space = SearchSpace.parse(values);
        String json = Json.line(space);
        assertThat(json)
                .isEqualTo("{\"learningRate\":{\"min\":1e-5,\"max\":0.1,\"log\":true},\"hiddenLayers\":[[64,32],[]],"
                        + "\"dropout\":{\"min\":0.0,\"max\":0.5,\"log\":false,\"points\":3},\"batchSize\":[\"full\",32],"
                        + "\"seed\":[1,4294967295]}");
        assertThat(Json.read(json, SearchSpace.class))
                .isEqualTo(space)
                .hasSameHashCodeAs(space)
                .hasToString(space.toString());
    }

    private static Map<Object, Integer> drawn(String plural, String range, int points) {
        SearchSpace space = SearchSpace.parse(Map.of(plural, range));
        String field = space.fields().get(0);
        Map<Object, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i < points; i++) {
            counts.merge(space.point(Map.of(field, (i + 0.5) / points)).get(field), 1, Integer::sum);
        }
        return counts;
    }

    /** Even the ends, which rounding used to give half of the others' share. */
    @Test
    void wholeNumbersOfARangeHaveEqualChances() {
        assertThat(drawn("epochs", "1..3", 300)).containsExactly(entry(1, 100), entry(2, 100), entry(3, 100));
        assertThat(drawn("seeds", "0..4294967295", 4))
                .containsOnlyKeys(536870912L, 1610612736L, 2684354560L, 3758096384L);
        assertThat(drawn("batchSizes", "16..17", 10)).containsExactly(entry(16, 5), entry(17, 5));
    }

    /** Each k has the length of log(k - 1/2) to log(k + 1/2), of which those from 1 to 4 have log(9) in total; each number is counted to 1. */
    @Test
    void wholeNumbersOfALogarithmicRangeHaveTheLengthOfTheirPlace() {
        Map<Object, Integer> counts = drawn("epochs", "log 1..4", 1000);
        assertThat(counts).containsOnlyKeys(1, 2, 3, 4);
        counts.forEach((value, count) -> {
            double k = ((Integer) value).doubleValue();
            assertThat((double) count).isCloseTo(1000 * Math.log((k + 0.5) / (k - 0.5)) / Math.log(9), within(1.0));
        });
    }

    /** A third of 300 draws each; three standard deviations are 24. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 42})
    void theEndsOfAWholeRangeComeAsOftenAsTheOthers(long searchSeed) {
        SearchSpace space = SearchSpace.parse(Map.of("epochs", "1..3", "learningRates", "log 1e-5..1e-1"));
        List<Object> epochs = RandomPoints.of(space, StrategySpec.random(300, searchSeed)).stream()
                .map(point -> point.get("epochs"))
                .toList();
        for (int value = 1; value <= 3; value++) {
            assertThat(Collections.frequency(epochs, value))
                    .as("epochs %d", value)
                    .isBetween(76, 124);
        }
    }

    @Test
    void batchSizesMayBeARange() {
        assertThat(values("batchSizes", "log 16..128 in 4")).containsExactly(16, 32, 64, 128);
        assertThat(values("batchSizes", Map.of("min", 10, "max", 20, "points", 2)))
                .containsExactly(10, 20);
        SearchSpace space = SearchSpace.parse(Map.of("batchSizes", "16..128"));
        assertThat(RandomPoints.of(space, StrategySpec.random(1000, 1)))
                .hasSize(113)
                .contains(Map.of("batchSize", 16), Map.of("batchSize", 128));
        assertThat(Json.read(Json.line(space), SearchSpace.class)).isEqualTo(space);
        assertThatThrownBy(() -> SearchSpace.parse(Map.of("batchSizes", "16.5..128")))
                .isInstanceOf(RegressionException.class)
                .hasMessage("batchSizes is the range 16.5..128, but batchSize is a whole number; so must be its ends.");
        assertThatThrownBy(() -> SearchSpace.parse(Map.of("batchSizes", "16..full")))
                .isInstanceOf(RegressionException.class)
                .hasMessage("An end of the range batchSizes is 'full'; it must be a number, such as 0.001.");
    }
}
