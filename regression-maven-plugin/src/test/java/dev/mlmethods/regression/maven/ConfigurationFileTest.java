package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.sweep.Dimension;
import dev.mlmethods.regression.sweep.SearchFields;
import dev.mlmethods.regression.sweep.SearchSpace;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void hasTheFieldsOfTheSpecification() throws IOException {
        ConfigurationFile file = read("""
                # Every way to write a value.
                dataset: houses.csv
                target: "price"
                features: [area, '2']
                exclude: age, rooms
                testSize: .25
                splitSeed: 4294967295
                hiddenLayers: [128, 64]
                batchSize: 32
                learningRate: 1e-4
                restoreBest: false
                """);
        assertThat(SpecificationFields.with(Specification.of(DataSpec.builtIn("diabetes")), file.specification()))
                .isEqualTo(new Specification(
                        new DataSpec("houses.csv", "price", List.of("area", "2"), List.of("age", "rooms")),
                        new SplitSpec(0.25, 4_294_967_295L, 0),
                        NetworkSpec.defaults().withHiddenLayers(List.of(128, 64)),
                        withoutRestoreBest(TrainingSpec.defaults()
                                .withBatchSize(BatchSize.of(32))
                                .withLearningRate(1e-4))));
        assertThat(file.dimensions()).isEmpty();
        assertThat(file.search()).isEmpty();
    }

    private static TrainingSpec withoutRestoreBest(TrainingSpec training) {
        return SpecificationFields.with(
                        Specification.of(DataSpec.builtIn("diabetes")).withTraining(training),
                        Map.of("restoreBest", false))
                .training();
    }

    @Test
    void hasTheKindsOfNetworks() throws IOException {
        ConfigurationFile file = read("""
                ensembleSize: 3
                members:
                  - fourierFeatures: 128
                    activation: relu
                  - neighbourFeatures: true
                    hiddenLayers: 128,64
                    seed: 7
                  - {}
                """);
        List<Map<String, Object>> kinds = List.of(
                Map.of("fourierFeatures", 128, "activation", "relu"),
                Map.of("neighbourFeatures", true, "hiddenLayers", List.of(128, 64), "seed", 7L),
                Map.of());
        Specification diabetes = Specification.of(DataSpec.builtIn("diabetes"));
        assertThat(SpecificationFields.with(diabetes, file.specification()))
                .isEqualTo(diabetes.withEnsembleSize(3).withMembers(kinds));
        assertThat(file.values())
                .extracting(GivenValue::sentence)
                .contains("members is [{\"fourierFeatures\":128,\"activation\":\"relu\"},{\"neighbourFeatures\":true,"
                        + "\"hiddenLayers\":[128,64],\"seed\":7},{}] in line 2 of conf/regression.yaml");
    }

    @Test
    void hasWhatASweepSearchesInItsOrder() throws IOException {
        ConfigurationFile file = read("""
                sweep:
                  seeds: 1,2
                  learningRates: [1e-4, 1e-3]
                  hiddenLayers: [[64, 32], [128], none]
                  activations: [relu, tanh]
                  dropouts: 0..0.5 in 3
                  weightDecays: {min: 1e-5, max: 1e-1, log: true, points: 5}
                  strategy: random
                  trials: 7
                  refit: false
                """);
        assertThat(SearchSpace.parse(file.dimensions()).dimensions())
                .containsExactly(
                        Map.entry("seed", new Dimension.Values(List.of(1L, 2L))),
                        Map.entry("learningRate", new Dimension.Values(List.of(1e-4, 1e-3))),
                        Map.entry(
                                "hiddenLayers",
                                new Dimension.Values(List.of(List.of(64, 32), List.of(128), List.of()))),
                        Map.entry("activation", new Dimension.Values(List.of("relu", "tanh"))),
                        Map.entry("dropout", new Dimension.Range(0, 0.5, false, 3)),
                        Map.entry("weightDecay", new Dimension.Range(1e-5, 1e-1, true, 5)));
        assertThat(file.search()).isEqualTo(Map.of("strategy", "random", "trials", "7", "refit", "false"));
        assertThat(file.specification()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "epoch: 5 | line 1: epoch is unknown; did you mean epochs?",
                "dataset: diabetes/learningrate: 1 | line 2: learningrate is unknown; did you mean learningRate?",
                "swep: {} | line 1: swep is unknown; did you mean sweep?",
                "minR2: 0.8 | line 1: minR2 is for evaluate and check, which read no file; write <minR2> into <thresholds> in"
                        + " <configuration> of the POM.",
                "seed: 1/rmse: 1% | line 2: rmse is for evaluate and check, which read no file; write <maxRmse> into <thresholds>, or"
                        + " <rmse> into <tolerances> in <configuration> of the POM.",
                "tolerances: {rmse: 1%} | line 1: tolerances is for evaluate and check, which read no file; write <tolerances> into"
                        + " <configuration> of the POM.",
                "strategy: grid | line 1: strategy belongs under sweep; write it there, indented.",
                "query: select 1 | line 1: query is not read from this file; write <query> into <configuration> of the POM.",
                "learningRates: [1, 2] | line 1: learningRates belongs under sweep; write it there, indented.",
                "epochs: many | line 1: epochs is 'many'; it must be a whole number.",
                "epochs: | line 1: epochs has no value; give one, or remove it.",
                "features: [a, null] | line 1: features has no value; give one, or remove it.",
                "epochs: {min: 1, max: 2} | line 1: epochs is a map; write one value, and what to search under sweep.",
                "seed: 1/epochs: 5/seed: 2 | line 3: seed appears a second time, after line 1; remove one of them.",
                "seed: &s 1/splitSeed: *s | line 2: splitSeed is the alias *s; write the value itself.",
                "[seed, epochs] | line 1: this is not a map; write a key, a colon and a value, such as epochs: 50.",
                "epochs 50 | line 1: this is not a map; write a key, a colon and a value, such as epochs: 50.",
                "seed: 1/---/epochs: 5 | line 3: a second document begins here; a file must have only one.",
                "seed: 1/  epochs: 5 | line 2: this is not valid YAML: mapping values are not allowed here.",
                "features: [a, b/seed: 1 | line 2: this is not valid YAML: expected ',' or ']', but got :.",
                "members: {seed: 1} | line 1: members must be a list of maps, each with what distinguishes a kind of networks, such as"
                        + " - activation: gelu.",
                "seed: 1/members: [{}, tanh] | line 2: members must be a list of maps, each with what distinguishes a kind of"
                        + " networks, such as - activation: gelu.",
                "members:/  - seed: 1 | line 1: members has only one entry; give at least two, or set its fields beside members and"
                        + " remove it.",
                "members:/  - seed: 1/  - epochs: 3/    activation: rely | line 4: activation is 'rely'; did you mean 'relu'? It"
                        + " must be one of relu, leakyRelu, elu, tanh, sigmoid, softplus, gelu, quickGelu, silu, mish, identity.",
                "members:/  - seed: 1/  - testSize: 0.3 | line 3: testSize can't be in an entry of members, because all networks are"
                        + " trained on the same rows; set testSize beside members.",
                "members:/  - {}/  - actvation: tanh | line 3: actvation is unknown; did you mean activation?",
                "members:/  - {}/  - epochs: {min: 1} | line 3: epochs is min=1; it must be a whole number.",
                "members:/  - {}/  - epochs: | line 3: epochs has no value; give one, or remove it.",
                "members:/  - {}/  - epochs: 3/    epochs: 4 | line 4: epochs appears a second time, after line 3; remove one of"
                        + " them.",
                "sweep: [1] | line 1: sweep must be a map of what to search, such as learningRates: [1e-4, 1e-3].",
                "sweep:/  learningRate: [1] | line 2: learningRate is unknown; did you mean learningRates?",
                "sweep:/  stratgy: grid | line 2: stratgy is unknown; did you mean strategy?",
                "sweep:/  trials: [1] | line 2: trials must be one value.",
                "sweep:/  epochs: [] | line 2: epochs is empty; give at least one value, or leave it out and set epochs.",
                "sweep:/  epochs: [5, 5] | line 2: epochs has 5 twice; remove one.",
                "sweep:/  epochs: [5, many] | line 2: epochs is 'many'; it must be a whole number.",
                "sweep:/  dropouts: {min: 0, max: 0.5, pionts: 3} | line 2: The range dropouts has pionts, which is unknown; did you"
                        + " mean points?",
                "sweep:/  learningRates: {min: 0, max: 1, log: true} | line 2: learningRates is the range log 0..1, and a log"
                        + " range must start above 0, such as at 1e-6.",
                "sweep:/  seeds: [1]/  seeds: [2] | line 3: seeds appears a second time, after line 2; remove one of them."
            })
    void refusesWhatIsWrongByItsLine(String lines, String message) {
        assertThatThrownBy(() -> read(lines.replace('/', '\n') + "\n"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("conf/regression.yaml, " + message);
    }

    @Test
    void hasTheFinalTraining() throws IOException {
        assertThat(read("finalTraining: all\n").specification()).containsExactly(Map.entry("finalTraining", "all"));
        assertThatThrownBy(() -> read("finalTraining: every\n"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("conf/regression.yaml, line 1: finalTraining is 'every'; it must be one of none, all.");
    }

    @Test
    void hasThePreset() throws IOException {
        assertThat(read("preset: notebook\n").specification()).containsExactly(Map.entry("preset", "notebook"));
        assertThatThrownBy(() -> read("epochs: 5\npreset: fast\n"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("conf/regression.yaml, line 2: preset is 'fast'; it must be one of auto, notebook.");
    }

    @Test
    void readsWhatEditorsOfWindowsWrite() throws IOException {
        assertThat(read("\uFEFFepochs: 5\r\nseed: 1\r\n").specification())
                .containsExactly(Map.entry("epochs", "5"), Map.entry("seed", "1"));
    }

    @Test
    void listsTheKeysWhereNoneIsNear() {
        assertThatThrownBy(() -> read("xyz: 1\n"))
                .hasMessage("conf/regression.yaml, line 1: xyz is unknown; the keys are "
                        + String.join(", ", SpecificationFields.names()) + ", preset, finalTraining, sweep.");
        assertThatThrownBy(() -> read("sweep: {xyz: 1}\n"))
                .hasMessage("conf/regression.yaml, line 1: xyz is unknown; sweep can search "
                        + String.join(", ", SearchSpace.plurals()) + ", "
                        + String.join(", ", SearchFields.NAMES) + ".");
    }

    @ParameterizedTest
    @CsvSource({"''", "'# nothing but a comment'"})
    void refusesAnEmptyFile(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "conf/regression.yaml is empty; write what to train, such as epochs: 50, or remove the file.");
    }

    @Test
    void refusesWhatIsNoUtf8() throws IOException {
        Path file = Files.write(folder.resolve("regression.yaml"), new byte[] {'a', (byte) 0xff});
        assertThatThrownBy(() -> ConfigurationFile.read(file, "regression.yaml"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("regression.yaml isn't UTF-8. Save it as UTF-8.");
    }

    private ConfigurationFile read(String text) throws IOException {
        return ConfigurationFile.read(
                Files.writeString(folder.resolve("regression.yaml"), text), "conf/regression.yaml");
    }
}
