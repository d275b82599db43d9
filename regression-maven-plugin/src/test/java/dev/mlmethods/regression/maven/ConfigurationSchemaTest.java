package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.sweep.SearchSpace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The schema that editors check {@code regression.yaml} with agrees with the plugin. */
class ConfigurationSchemaTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(# yaml-language-server.*?)```", Pattern.DOTALL);

    @SuppressWarnings("NullAway.Init")
    private static JsonNode json;

    @SuppressWarnings("NullAway.Init")
    private static Schema schema;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Reads it from its place in the plugin's jar. */
    @BeforeAll
    static void readSchema() throws IOException {
        try (InputStream in = ConfigurationSchemaTest.class.getResourceAsStream("regression.schema.json")) {
            json = Json.tree(Objects.requireNonNull(in).readAllBytes());
        }
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(json);
    }

    /** {@code -Dregression.schema.write=true} rewrites it. */
    @Test
    void isMadeFromTheListsOfTheParameters() throws IOException {
        Path file = Path.of("..", "docs", "regression.schema.json");
        if (Boolean.getBoolean("regression.schema.write")) {
            Files.write(file, ConfigurationSchema.json());
        }
        assertThat(file).hasBinaryContent(ConfigurationSchema.json());
    }

    @Test
    void isMetByTheDocumentedExampleAsIsThePlugin() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("..", "docs", "parameters.md")));
        assertThat(example.find()).isTrue();
        String yaml = example.group(1);
        assertThat(errors(yaml)).isEmpty();
        Path file = Files.writeString(folder.resolve("regression.yaml"), yaml);
        ConfigurationFile read = ConfigurationFile.read(file, "regression.yaml");
        assertThat(SearchSpace.parse(read.dimensions()).fields()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "learningRate: 1e-4",
                "learningRate: '1e-4'",
                "hiddenLayers: none",
                "hiddenLayers: [64, 32]",
                "batchSize: 32",
                "preset: notebook",
                "finalTraining: all",
                "features: [a, 2]",
                "{splitBy: time, timeColumn: day}",
                "stratify: 10",
                "sampleWeight: weight",
                "sweep: {hiddenLayers: [[64, 32], [128], none], batchSizes: [32, full]}",
                "sweep: {learningRates: log 1e-5..1e-1 in 5, epochs: 25}",
                "sweep: {learningRates: {min: 1e-5, max: 1e-1, log: true, points: 5}}"
            })
    void isMetByWhatThePluginReads(String yaml) {
        assertThat(errors(yaml)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "learningrate: 1e-4",
                "learningRate: fast",
                "epochs: 1.5",
                "activation: rleu",
                "splitBy: date",
                "stratify: some",
                "stratify: -2",
                "preset: fast",
                "finalTraining: every",
                "sweep: {learningRate: [1]}",
                "sweep: {epochs: []}",
                "sweep: {seeds: [1, 1]}",
                "sweep: {learningRates: {min: 1, pionts: 5}}",
                "dropout: 1",
                "stepFactor: 0",
                "seed: 4294967296",
                "sweep: {trials: 0}",
                "[]"
            })
    void isNotMetByWhatItRefuses(String yaml) {
        assertThat(errors(yaml)).isNotEmpty();
    }

    private static List<com.networknt.schema.Error> errors(String yaml) {
        return schema.validate(yaml, InputFormat.YAML);
    }
}
