package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfiguredTrainingTest {
    private static final Specification DEFAULTS = Specification.of(DataSpec.csv("houses.csv", "price"));

    private static Specification with(Map<String, ?> values) {
        return SpecificationFields.with(DEFAULTS, values);
    }

    private static ConfiguredTraining whole(Specification specification, GivenValue... given) {
        return new ConfiguredTraining(specification, "now", GivenParameters.of(List.of(given)), Map.of());
    }

    @Test
    void hasNoObjectionToItself() {
        assertThat(whole(DEFAULTS).objection(DEFAULTS, "now")).isEmpty();
        assertThat(whole(DEFAULTS).objection(DEFAULTS, null)).isEmpty();
    }

    @Test
    void namesWhatIsDifferentAndWhereItWasGiven() {
        ConfiguredTraining training =
                whole(with(Map.of("epochs", 1)), GivenValue.of("epochs", "1", Place.CONFIGURATION));
        assertThat(training.objection(DEFAULTS, "before"))
                .hasValue("epochs is 1 in <configuration> of the POM, and was 100");
    }

    /** What is removed from the POM counts as much as what is added. */
    @Test
    void namesADefaultThatWasAnotherValue() {
        assertThat(whole(DEFAULTS).objection(with(Map.of("epochs", 7, "exclude", List.of("age", "rooms"))), "before"))
                .hasValue("exclude is none by default, and was age,rooms; epochs is 100 by default, and was 7");
    }

    @Test
    void countsWhatGoesBeyondFour() {
        Specification trained = with(Map.of(
                "epochs", 7, "seed", 1, "learningRate", 0.1, "batchSize", 32, "activation", "tanh", "dropout", 0.5));
        assertThat(whole(DEFAULTS).objection(trained, "before"))
                .hasValue("activation is relu by default, and was tanh; dropout is 0 by default, and was 0.5;"
                        + " epochs is 100 by default, and was 7; batchSize is full by default, and was 32; and 2 more");
    }

    @Test
    void anotherFingerprintIsAnotherTraining() {
        assertThat(whole(DEFAULTS).objection(DEFAULTS, "before"))
                .hasValue("training.json is of another release of this plugin");
    }

    /** Without a dataset, for example if a model was trained and is evaluated from the command line. */
    @Test
    void withoutADatasetOnlyWhatIsGivenCounts() {
        Specification trained = with(Map.of("epochs", 7, "seed", 1));
        ConfiguredTraining nothing = new ConfiguredTraining(null, null, GivenParameters.NONE, Map.of());
        assertThat(nothing.objection(trained, "before")).isEmpty();
        assertThat(given("epochs", "7").objection(trained, "before")).isEmpty();
        assertThat(given("epochs", "8").objection(trained, "before"))
                .hasValue("epochs is 8 on the command line, and was 7");
    }

    private static ConfiguredTraining given(String field, String value) {
        return new ConfiguredTraining(
                null,
                null,
                GivenParameters.of(List.of(GivenValue.of(field, value, Place.COMMAND_LINE))),
                Map.of(field, value));
    }
}
