package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.internal.Json;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.sweep.SearchSpace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The schema of {@code regression.yaml}, as it is in the plugin's jar, against the code. */
class RegressionSchemaTest {
    private static String text() throws IOException {
        try (InputStream in = RegressionSchemaTest.class.getResourceAsStream("/regression.schema.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> errors(String yaml) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text());
        return schema.validate(yaml, InputFormat.YAML).stream()
                .map(Error::toString)
                .toList();
    }

    private static JsonNode properties() throws IOException {
        return Json.tree(text().getBytes(StandardCharsets.UTF_8)).get("properties");
    }

    @Test
    void theExampleIsThatOfTheReadme() throws IOException {
        assertThat(Path.of("..", "README.md"))
                .content()
                .contains("```yaml\n" + Files.readString(RegressionYamlTest.EXAMPLE));
    }

    @Test
    void theExampleIsValid() throws IOException {
        assertThat(errors(Files.readString(RegressionYamlTest.EXAMPLE))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    lerningRate: 1                 | lerningRate
                    epochs: many                   | /epochs
                    activation: rleu               | /activation
                    sweep: {learningRate: [1]}     | learningRate
                    sweep: {epochs: []}            | /sweep/epochs
                    sweep: {epochs: [1, 1]}        | /sweep/epochs
                    sweep: {objective: test.rmse}  | /sweep/objective
                    sweep: {activations: {min: 1, max: 2}} | /sweep/activations
                    """)
    void whatIsNoneIsNotValid(String yaml, String where) throws IOException {
        assertThat(errors(yaml)).isNotEmpty().allMatch(error -> error.contains(where));
    }

    @Test
    void itsNamesAreThoseOfTheCode() throws IOException {
        TreeSet<String> top = new TreeSet<>(SpecificationFields.names());
        top.add("sweep");
        assertThat(properties().propertyNames()).containsExactlyInAnyOrderElementsOf(top);
        TreeSet<String> sweep = new TreeSet<>(SearchSpace.plurals());
        sweep.addAll(RegressionYaml.OPTIONS);
        assertThat(properties().get("sweep").get("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(sweep);
    }

    /** The default of {@code validationSize} depends on the goal. */
    @Test
    void itsDefaultsAreThoseOfTheCode() throws IOException {
        JsonNode defaults = Json.toTree(Specification.of(DataSpec.builtIn("diabetes")));
        for (String field : SpecificationFields.names()) {
            JsonNode inSchema = properties().get(field).get("default");
            if (field.equals("dataset") || field.equals("target") || field.equals("validationSize")) {
                assertThat(inSchema).isNull();
            } else {
                assertThat(inSchema).as(field).hasToString(defaults.get(field).toString());
            }
        }
    }
}
