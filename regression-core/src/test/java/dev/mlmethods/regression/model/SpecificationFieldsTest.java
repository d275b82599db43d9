package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.DialectSpec;
import dev.mlmethods.regression.training.BatchSize;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SpecificationFieldsTest {
    private static final Specification SPECIFICATION = Specification.of(DataSpec.csv("prices.csv", "price"));

    @Test
    void areNamedAsTheParametersOfThePlugin() {
        assertThat(SpecificationFields.names())
                .startsWith("dataset", "target", "features", "exclude", "sampleWeight", "separator")
                .containsSubsequence("encoding", "testSize", "splitSeed", "validationSize")
                .contains("hiddenLayers", "epochs", "learningRate", "patience", "seed")
                .endsWith("engine", "ensembleSize", "members", "intervals")
                .doesNotHaveDuplicates();
    }

    @Test
    void allThatHaveAValueComeInTheOrderOfTheNames() {
        Map<String, Object> values = SpecificationFields.values(SPECIFICATION);
        assertThat(values.keySet())
                .isSubsetOf(SpecificationFields.names())
                .doesNotContain("splitBy", "groupColumn", "timeColumn", "keyColumn", "stratify");
        assertThat(SpecificationFields.names()).containsSubsequence(values.keySet());
        assertThat(SpecificationFields.values(Specification.of(DataSpec.builtIn("diabetes"))))
                .hasSize(values.size() - 1)
                .doesNotContainKey("target");
        assertThat(values)
                .containsEntry("testSize", 0.2)
                .containsEntry("splitSeed", 42L)
                .containsEntry("features", List.of())
                .allSatisfy(
                        (field, value) -> assertThat(value).isEqualTo(SpecificationFields.get(SPECIFICATION, field)));
        assertThat(SpecificationFields.with(SPECIFICATION, values)).isEqualTo(SPECIFICATION);
        assertThat(SpecificationFields.typed(values)).isEqualTo(values);
    }

    @Test
    void aFileHasTheFieldsOfItsDialectWhereTheyAreGiven() {
        Specification tabs = SpecificationFields.with(
                SPECIFICATION, Map.of("separator", "\\t", "thousands", "SPACE", "decimal", ",", "encoding", "latin1"));
        assertThat(SpecificationFields.values(tabs))
                .containsEntry("separator", "tab")
                .containsEntry("thousands", "space")
                .containsEntry("decimal", ",")
                .containsEntry("encoding", "latin1")
                .doesNotContainKeys("quote", "comment");
        assertThat(tabs.data().dialect()).isEqualTo(new DialectSpec("tab", null, ",", "space", null, "latin1"));
        assertThat(SpecificationFields.withFieldsOf(
                        tabs, List.of("separator", "thousands", "decimal", "encoding"), SPECIFICATION))
                .isEqualTo(SPECIFICATION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "separator ! ;; ! one character, such as a semicolon, or tab or space",
                "separator ! none ! one character, such as a semicolon, or tab or space",
                "separator ! a ! one character, such as a semicolon, or tab or space",
                "quote ! ab ! one character, or none",
                "decimal ! ; ! a point or a comma",
                "decimal ! none ! a point or a comma",
                "thousands ! ; ! a comma, a point, an apostrophe, an underscore, space or none",
                "comment ! // ! one character, such as #, or none",
                "encoding ! klingon ! the name of a character set, such as utf-8, windows-1252 or latin1",
                "encoding ! a b ! the name of a character set, such as utf-8, windows-1252 or latin1",
            })
    void refusesWhatIsNoPartOfADialect(String field, String value, String expected) {
        assertThatThrownBy(() -> SpecificationFields.with(SPECIFICATION, Map.of(field, value)))
                .isInstanceOf(RegressionException.class)
                .hasMessage(field + " is '" + value + "'; it must be " + expected + ".");
    }

    @Test
    void refusesOneCharacterForTwoThings() {
        assertThatThrownBy(() -> SpecificationFields.with(SPECIFICATION, Map.of("decimal", ",", "thousands", ",")))
                .hasMessage("decimal and thousands are both ','; give one of them another character, or leave it out.");
        assertThatThrownBy(() -> SpecificationFields.with(SPECIFICATION, Map.of("separator", "|", "comment", "|")))
                .hasMessage("comment and separator are both '|'; give one of them another character, or leave it out.");
    }

    @Test
    void namesMayHaveCommas() {
        Specification excluding = SpecificationFields.with(SPECIFICATION, Map.of("exclude", "\"price, EUR\", b"));
        assertThat(excluding.data().exclude()).containsExactly("price, EUR", "b");
        assertThat(SpecificationFields.text(excluding.data().exclude())).isEqualTo("\"price, EUR\",b");
    }

    @Test
    void aSplitHasItsFieldsWhereItIsNotRandom() {
        Specification byTime = SpecificationFields.with(SPECIFICATION, Map.of("splitBy", "time", "timeColumn", "when"));
        assertThat(SpecificationFields.values(byTime))
                .containsEntry("splitBy", "time")
                .containsEntry("timeColumn", "when")
                .doesNotContainKeys("groupColumn", "keyColumn");
        assertThat(SpecificationFields.get(SPECIFICATION, "splitBy")).isEqualTo("random");
        assertThat(SpecificationFields.withFieldsOf(byTime, List.of("splitBy", "timeColumn"), SPECIFICATION))
                .isEqualTo(SPECIFICATION);
        assertThat(SpecificationFields.parse("splitBy", " Group ")).isEqualTo("group");
        assertThat(SpecificationFields.parse("keyColumn", "id")).isEqualTo("id");
        Specification stratified = SpecificationFields.with(SPECIFICATION, Map.of("stratify", "10"));
        assertThat(SpecificationFields.values(stratified)).containsEntry("stratify", 10);
        assertThat(SpecificationFields.get(SPECIFICATION, "stratify")).isEqualTo(0);
        assertThat(SpecificationFields.with(stratified, Map.of("stratify", 0))).isEqualTo(SPECIFICATION);
    }

    static List<Arguments> values() {
        return List.of(
                Arguments.of("epochs", "25", 25),
                Arguments.of("epochs", 25, 25),
                Arguments.of("epochs", "1e2", 100),
                Arguments.of("epochs", 25.0, 25),
                Arguments.of("seed", "4294967295", 4294967295L),
                Arguments.of("learningRate", " 1e-3 ", 0.001),
                Arguments.of("learningRate", 1, 1.0),
                Arguments.of("batchSize", "full", "full"),
                Arguments.of("batchSize", 32, 32),
                Arguments.of("hiddenLayers", "64,32", List.of(64, 32)),
                Arguments.of("hiddenLayers", List.of(64, "32"), List.of(64, 32)),
                Arguments.of("hiddenLayers", 16, List.of(16)),
                Arguments.of("hiddenLayers", "none", List.of()),
                Arguments.of("hiddenLayers", List.of(), List.of()),
                Arguments.of("features", "a, b", List.of("a", "b")),
                Arguments.of("exclude", List.of("a"), List.of("a")),
                Arguments.of("restoreBest", "false", false),
                Arguments.of("restoreBest", true, true),
                Arguments.of("activation", "tanh", "tanh"),
                Arguments.of("target", "price", "price"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void takeTextsAndValues(String field, Object value, Object expected) {
        Specification with = SpecificationFields.with(SPECIFICATION, Map.of(field, value));
        assertThat(SpecificationFields.get(with, field)).isEqualTo(expected);
    }

    @Test
    void theOthersStayAsTheyAre() {
        Specification with = SpecificationFields.with(SPECIFICATION, Map.of("batchSize", "32"));
        assertThat(with)
                .isEqualTo(SPECIFICATION.withTraining(SPECIFICATION.training().withBatchSize(BatchSize.of(32))));
    }

    /** Checking each separately would not be enough: a warm-up must be shorter than the training. */
    @Test
    void areCheckedTogether() {
        Specification with = SpecificationFields.with(SPECIFICATION, Map.of("warmupEpochs", 150, "epochs", 200));
        assertThat(with.training().schedule().warmupEpochs()).isEqualTo(150);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    epochs       | ten        | epochs is 'ten'; it must be a whole number.
                    epochs       | 2.5        | epochs is '2.5'; it must be a whole number.
                    epochs       | 3000000000 | epochs is '3000000000'; it must be a whole number of at most 2147483647.
                    epochs       | 1e999999999 | epochs is '1e999999999'; it must be a whole number of at most 2147483647.
                    epochs       | 0          | epochs is 0; it must be a whole number of at least 1.
                    learningRate | fast       | learningRate is 'fast'; it must be a number, such as 0.001.
                    learningRate | NaN        | learningRate is 'NaN'; it must be a number, such as 0.001.
                    learningRate | 0x1p3      | learningRate is '0x1p3'; it must be a number, such as 0.001.
                    learningRate | 1d         | learningRate is '1d'; it must be a number, such as 0.001.
                    learningRate | -1         | learningRate is -1; it must be a number above 0, such as 0.001.
                    restoreBest  | yes        | restoreBest is 'yes'; it must be true or false.
                    activation   | rleu       | activation is 'rleu'; did you mean 'relu'? It must be one of relu, leakyRelu, elu, tanh, sigmoid, softplus, gelu, quickGelu, silu, mish, identity.
                    batchSize    | all        | batchSize is 'all'; it must be full or a whole number of at least 1.
                    hiddenLayers | 64,x       | hiddenLayers is '64,x', and 'x' is not a valid layer width; give whole numbers from 1 to 65536 such as 64,32, or none for a linear model.
                    """)
    void sayWhatIsWrongWithAValue(String field, String value, String message) {
        assertThatThrownBy(() -> SpecificationFields.with(SPECIFICATION, Map.of(field, value)))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    @Test
    void areWrittenAsUsersWriteThem() {
        List<?> values = Arrays.asList(0.001, 1e-10, 25, List.of(64, 32), List.of(), "relu", true);
        assertThat(values.stream().map(SpecificationFields::text))
                .containsExactly("0.001", "1e-10", "25", "64,32", "none", "relu", "true");
    }
}
