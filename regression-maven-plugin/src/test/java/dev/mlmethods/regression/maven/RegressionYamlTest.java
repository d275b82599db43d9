package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.sweep.SearchSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegressionYamlTest {
    /** The example of the documentation. */
    static final Path EXAMPLE = Path.of("src", "test", "resources", "regression.yaml");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private RegressionYaml read(String text) throws IOException {
        Path file = folder.resolve("regression.yaml");
        Files.writeString(file, text);
        return RegressionYaml.read(file);
    }

    @Test
    void readsTheExample() {
        RegressionYaml yaml = RegressionYaml.read(EXAMPLE);
        assertThat(yaml.specification())
                .containsExactly(
                        entry("dataset", "california-housing"),
                        entry("hiddenLayers", List.of(64, 32)),
                        entry("batchSize", 128));
        assertThat(yaml.searched().keySet()).containsExactly("learningRates", "hiddenLayers", "dropouts", "epochs");
        assertThat(yaml.options()).containsExactly(entry("strategy", "random"), entry("trials", 30));
        assertThat(SearchSpace.parse(yaml.searched()))
                .isEqualTo(SearchSpace.parse(Map.of(
                        "learningRates", "log 1e-4..1e-1",
                        "hiddenLayers", "64,32;128;none",
                        "dropouts", "0..0.5",
                        "epochs", "25,50,100")));
    }

    /** YAML has its own ideas of what a number is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    learningRate | 1e-4     | 1.0E-4
                    learningRate | .5       | 0.5
                    learningRate | 1.0e-3   | 0.001
                    learningRate | '1e-3'   | 0.001
                    epochs       | 100      | 100
                    epochs       | '100'    | 100
                    seed         | 4294967295 | 4294967295
                    batchSize    | full     | full
                    batchSize    | 32       | 32
                    hiddenLayers | [64, 32] | 64,32
                    hiddenLayers | 64,32    | 64,32
                    hiddenLayers | []       | none
                    hiddenLayers | none     | none
                    restoreBest  | false    | false
                    target       | no       | no
                    target       | yes      | yes
                    target       | off      | off
                    features     | [a, b]   | a,b
                    """)
    void valuesComeOutAsTheyWereMeant(String field, String value, String expected) throws IOException {
        Specification specification = SpecificationFields.with(
                Specification.of(DataSpec.csv("prices.csv", "price")),
                read(field + ": " + value).specification());
        assertThat(SpecificationFields.text(SpecificationFields.get(specification, field)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    dataset: a.csv\\nlerningRate: 1     | regression.yaml, line 2, has lerningRate, which is unknown; did you mean learningRate?
                    learningRates: [1, 2]              | regression.yaml, line 1, has learningRates, which belongs below sweep.
                    strategy: grid                     | regression.yaml, line 1, has strategy, which belongs below sweep.
                    sweep:\\n  learningRate: [1, 2]     | regression.yaml, line 2, has learningRate, which is unknown; did you mean learningRates?
                    sweep:\\n  stratgy: grid            | regression.yaml, line 2, has stratgy, which is unknown; did you mean strategy?
                    sweep: [1, 2]                      | regression.yaml, line 1, has a sweep that is no map; give what is searched, such as 'learningRates: [1e-4, 1e-3]'.
                    sweep:                             | regression.yaml, line 1, has a sweep that is no map; give what is searched, such as 'learningRates: [1e-4, 1e-3]'.
                    epochs: 5\\nseed: 1\\nepochs: 6      | regression.yaml, line 3, has epochs twice; remove one.
                    sweep:\\n  epochs: [1]\\n  epochs: [2] | regression.yaml, line 3, has epochs twice; remove one.
                    epochs:\\nseed: 1                   | regression.yaml, line 1, has no value for epochs; give one or remove the key.
                    epochs: {min: 1}                   | regression.yaml, line 1, has a map for epochs; give a value.
                    - 1                                | regression.yaml is no map; it needs lines such as 'dataset: prices.csv'.
                    # nothing                          | regression.yaml is empty; it needs lines such as 'dataset: prices.csv'.
                    """)
    void saysWhatIsWrongAndWhere(String text, String message) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    @Test
    void listsWhatIsKnownWhereNothingIsNear() {
        assertThatThrownBy(() -> read("colour: red"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("regression.yaml, line 1, has colour, which is unknown; known are "
                        + String.join(", ", SpecificationFields.names()) + ", sweep.");
    }

    @Test
    void saysWhereTheYamlIsBroken() {
        assertThatThrownBy(() -> read("dataset: a.csv\nepochs: [1, 2\nseed: 1\n"))
                .isInstanceOf(RegressionException.class)
                .hasMessageMatching("regression\\.yaml, line 3, column \\d+, is no YAML: [^\\n]*\\.");
        assertThatThrownBy(() -> read("a: &x [1, 1]\nb: *x\n")).isInstanceOf(RegressionException.class);
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThatThrownBy(() -> RegressionYaml.read(folder.resolve("other.yaml")))
                .isInstanceOf(RegressionException.class)
                .hasMessage("Cannot read " + folder.resolve("other.yaml") + ": " + folder.resolve("other.yaml") + ".");
    }

    @Test
    void isEmptyWithoutAFile() {
        assertThat(RegressionYaml.empty()).isEqualTo(new RegressionYaml(Map.of(), Map.of(), Map.of()));
    }
}
