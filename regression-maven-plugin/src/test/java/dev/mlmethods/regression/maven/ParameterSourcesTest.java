package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterSourcesTest {
    private final Properties commandLine = new Properties();
    private final Properties system = new Properties();
    private final Properties properties = new Properties();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private GivenParameters read(GivenValue... configuration) {
        ParameterSources.Found found = find(configuration);
        if (found.fault() != null) {
            throw found.fault();
        }
        return found.given();
    }

    private ParameterSources.Found find(GivenValue... configuration) {
        Map<String, ParameterType> declared = new LinkedHashMap<>();
        declared.put("skip", ParameterType.FLAG);
        declared.put("configurationFile", ParameterType.FILE);
        declared.put("epochs", ParameterType.WHOLE_NUMBER);
        declared.put("threads", ParameterType.WHOLE_NUMBER);
        declared.put("seed", ParameterType.LONG_WHOLE_NUMBER);
        declared.put("learningRate", ParameterType.NUMBER);
        declared.put("force", ParameterType.FLAG);
        declared.put("gate", ParameterType.TEXT);
        declared.put("hiddenLayers", ParameterType.TEXT);
        declared.put("jvmArguments", ParameterType.TEXT);
        declared.put("model", ParameterType.FILE);
        declared.put("features", ParameterType.LIST);
        declared.put("exclude", ParameterType.LIST);
        declared.put("thresholds", ParameterType.ENTRIES);
        declared.put("tolerances", ParameterType.ENTRIES);
        declared.put("sweep", ParameterType.ENTRIES);
        return new ParameterSources(
                        declared,
                        commandLine,
                        system,
                        List.of(configuration),
                        properties,
                        name -> Place.PROPERTIES,
                        text -> text.replace("${known}", "7"),
                        folder)
                .read();
    }

    private static GivenValue configured(String parameter, Object value) {
        return GivenValue.of(parameter, value, Place.CONFIGURATION);
    }

    @Test
    void readsEachPlace() throws IOException {
        commandLine.setProperty("regression.seed", "1");
        system.setProperty("regression.threads", "2");
        system.setProperty("epochs", "3");
        Files.writeString(
                folder.resolve("regression.yaml"), "learningRate: 0.5\nactivation: tanh\nsweep: {seeds: [1, 2]}\n");
        properties.setProperty("regression.epochs", "6");
        GivenParameters given = read(configured("force", "true"));
        assertThat(given.winners())
                .containsExactlyInAnyOrder(
                        GivenValue.of("seed", "1", Place.COMMAND_LINE),
                        GivenValue.of("threads", "2", Place.SYSTEM_PROPERTY),
                        GivenValue.of("learningRate", "0.5", Place.file("regression.yaml", 1)),
                        new GivenValue("sweep", "seeds", List.of("1", "2"), Place.file("regression.yaml", 3)),
                        configured("force", "true"),
                        GivenValue.of("epochs", "6", Place.PROPERTIES));
        assertThat(given.overruled()).isEmpty();
    }

    /** A gate that is ignored would pass by accident. */
    @Test
    void readsEntriesFromPropertiesOfThePom() {
        properties.setProperty("regression.minR2", "0.999");
        properties.setProperty("regression.maxRmse", "5");
        properties.setProperty("regression.tolerances.rmse", "1%");
        properties.setProperty("regression.tolerances.rsme", "2%");
        properties.setProperty("regression.sweep.epochs", "25,50");
        properties.setProperty("regression.sweep.seeds", "1,2");
        properties.setProperty("regression.sweep.learningRates", "1e-4,1e-3");
        properties.setProperty("regression.sweep.xyz", "1");
        properties.setProperty("regression.sweeping", "no");
        GivenParameters given = read();
        assertThat(given.entries("thresholds").keySet()).containsExactly("maxRmse", "minR2");
        assertThat(given.entries("tolerances").keySet()).containsExactly("rmse", "rsme");
        assertThat(given.entries("sweep").keySet()).containsExactly("learningRates", "seeds", "epochs", "xyz");
    }

    @Test
    void takesNamesFromATextAndFromElements() {
        commandLine.setProperty("regression.features", "area, rooms,");
        assertThat(read(configured("features", List.of("area", " rooms "))).overruled())
                .isEmpty();
        assertThat(read().find("features").orElseThrow().value()).isEqualTo(List.of("area", "rooms"));
    }

    @Test
    void givesExpressionsAValue() {
        properties.setProperty("regression.epochs", "${known}");
        commandLine.setProperty("regression.features", "a${known},b");
        assertThat(read().find("epochs").orElseThrow().value()).isEqualTo("7");
        assertThat(read().find("features").orElseThrow().value()).isEqualTo(List.of("a7", "b"));
    }

    @Test
    void takesAListOfWidthsAsItsText() throws IOException {
        Files.writeString(folder.resolve("regression.yaml"), "hiddenLayers: [8, 4]\n");
        assertThat(read().find("hiddenLayers").orElseThrow().value()).isEqualTo("8,4");
        Files.writeString(folder.resolve("regression.yaml"), "hiddenLayers: []\n");
        assertThat(read().find("hiddenLayers").orElseThrow().value()).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "seed | 1e3 | seed is '1e3' on the command line; it must be a whole number, written in digits, such as 42.",
                "seed | 42.0 | seed is '42.0' on the command line; it must be a whole number, written in digits, such as 42.",
                "seed | 99999999999999999999 | seed is '99999999999999999999' on the command line; it must be a whole number of at"
                        + " most 9223372036854775807.",
                "epochs | many | epochs is 'many' on the command line; it must be a whole number, written in digits, such as 42.",
                "epochs | 99999999999 | epochs is '99999999999' on the command line; it must be a whole number of at most"
                        + " 2147483647.",
                "epochs | -99999999999 | epochs is '-99999999999' on the command line; it must be a whole number of at least"
                        + " -2147483648.",
                "epochs | `` | epochs is empty on the command line; give a whole number, or leave it out.",
                "epochs | ` ` | epochs is empty on the command line; give a whole number, or leave it out.",
                "epochs | ${unknown} | epochs is '${unknown}' on the command line, and nothing defines that expression;"
                        + " define it, or leave epochs out.",
                "learningRate | fast | learningRate is 'fast' on the command line; it must be a number, such as 0.001.",
                "learningRate | 0x1p3 | learningRate is '0x1p3' on the command line; it must be a number, such as 0.001.",
                "learningRate | NaN | learningRate is 'NaN' on the command line; it must be a number, such as 0.001.",
                "learningRate | 1e999 | learningRate is '1e999' on the command line; it must be a number of a size up to"
                        + " 1.7976931348623157e308.",
                "learningRate | `` | learningRate is empty on the command line; give a number, or leave it out.",
                "force | yes | force is 'yes' on the command line; it must be true or false.",
                "force | `` | force is empty on the command line; give true or false, or leave it out.",
                "skip | yes | skip is 'yes' on the command line; it must be true or false.",
                "gate | `` | gate is empty on the command line; give a value, or leave it out.",
                "model | `` | model is empty on the command line; give a path, or leave it out.",
                "features | , | features is empty on the command line; give names, or leave it out.",
                "minR2 | ${unknown} | minR2 is '${unknown}' on the command line, and nothing defines that expression;"
                        + " define it, or leave minR2 out.",
                "minR2 | `` | minR2 is empty on the command line; give a value, or leave it out.",
                "minR2 | high | minR2 is 'high' on the command line; it must be a finite decimal number such as 0.5.",
                "tolerances.rmse | `` | tolerances.rmse is empty on the command line; give a value, or leave it out.",
                "tolerances.rmse | 1%% | tolerances.rmse is '1%%' on the command line; it must be a finite decimal number of at"
                        + " least 0, such as 0.01, or a percentage of the baseline, such as 1%."
            })
    void refusesWhatIsNoneOfItsType(String name, String value, String message) {
        commandLine.setProperty("regression." + name, value);
        assertThatThrownBy(this::read)
                .isInstanceOf(RegressionException.class)
                .hasNoCause()
                .hasMessage(message);
    }

    @Test
    void saysWhereItIs() throws IOException {
        assertThatThrownBy(() -> read(configured("epochs", "")))
                .hasMessage("epochs is empty in <configuration> of the POM; give a whole number, or leave it out.");
        properties.setProperty("regression.threads", "1.5");
        assertThatThrownBy(this::read)
                .hasMessage(
                        "threads is '1.5' in the properties of the POM; it must be a whole number, written in digits, such as"
                                + " 42.");
        properties.clear();
        properties.setProperty("regression.maxRmse", "");
        assertThatThrownBy(this::read)
                .hasMessage("maxRmse is empty in the properties of the POM; give a value, or leave it out.");
        properties.clear();
        assertThatThrownBy(() -> read(new GivenValue("thresholds", "minR2", "", Place.CONFIGURATION)))
                .hasMessage("minR2 is empty in <configuration> of the POM; give a value, or leave it out.");
        Files.writeString(folder.resolve("regression.yaml"), "activation: tanh\nseed: 1e3\n");
        assertThatThrownBy(this::read)
                .hasMessage(
                        "seed is '1e3' in line 2 of regression.yaml; it must be a whole number, written in digits, such as 42.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exclude", "jvmArguments"})
    void mayOverruleWithNothing(String name) {
        commandLine.setProperty("regression." + name, "");
        assertThat(read(configured(name, "a")).overruled())
                .containsExactly(
                        name + " is a in <configuration> of the POM, but -Dregression." + name + "= overrules it.");
    }

    /** What it asks for may not even be there; but others ask what it would do. */
    @Test
    void findsNoFaultWhereTheGoalIsSkipped() throws IOException {
        commandLine.setProperty("regression.skip", "true");
        commandLine.setProperty("regression.epochs", "many");
        commandLine.setProperty("regression.seed", "7");
        Files.writeString(folder.resolve("regression.yaml"), "no such key: 1\n");
        assertThat(read().winners())
                .containsExactlyInAnyOrder(
                        GivenValue.of("skip", "true", Place.COMMAND_LINE),
                        GivenValue.of("seed", "7", Place.COMMAND_LINE));
        assertThat(read(configured("skip", "false")).overruled())
                .containsExactly(
                        "skip is false in <configuration> of the POM, but -Dregression.skip=true overrules it.");
    }

    /** It marks its folder, so that a verdict in it is stale. */
    @Test
    void aGoalThatFailsKnowsWhereItWorks() throws IOException {
        commandLine.setProperty("regression.seed", "1e3");
        properties.setProperty("regression.model", "elsewhere");
        assertThat(find().given().winners()).containsExactly(GivenValue.of("model", "elsewhere", Place.PROPERTIES));
        assertThat(find().fault()).isNotNull();
        Files.writeString(folder.resolve("regression.yaml"), "no such key: 1\n");
        assertThat(find().given().winners()).containsExactly(GivenValue.of("model", "elsewhere", Place.PROPERTIES));
        assertThat(find().fault()).hasMessageStartingWith("regression.yaml, line 1: no such key is unknown");
    }

    @Test
    void readsAnotherFile() throws IOException {
        Path other = Files.createDirectory(folder.resolve("conf")).resolve("other.yaml");
        Files.writeString(other, "seed: 3\n");
        properties.setProperty("regression.configurationFile", "conf/other.yaml");
        assertThat(read().find("seed")).contains(GivenValue.of("seed", "3", Place.file("conf/other.yaml", 1)));
        Files.delete(other);
        assertThatThrownBy(this::read)
                .isInstanceOf(RegressionException.class)
                .hasMessage("configurationFile is " + other
                        + ", but that file does not exist; create it, or leave configurationFile out.");
    }
}
