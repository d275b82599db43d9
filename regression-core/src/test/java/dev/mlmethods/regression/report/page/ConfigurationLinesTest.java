package dev.mlmethods.regression.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationLinesTest {
    @Test
    void haveWhatDiffersFromTheDefaultsAndWhatDependsOnTheTable() {
        Specification specification = SpecificationFields.with(
                Specification.of(DataSpec.builtIn("diabetes")),
                Map.of("dropout", 0.1, "epochs", 100, "batchSize", "full"));
        assertThat(ConfigurationLines.of(
                                specification,
                                List.of("validationSize", "dropout"),
                                specification.withNetwork(
                                        specification.network().withDropout(0.2)),
                                List.of())
                        .values()
                        .stream()
                        .flatMap(List::stream))
                .containsExactly(
                        "dataset: diabetes",
                        "hiddenLayers: 64,32",
                        "dropout: 0.1",
                        "batchSize: full",
                        "weightDecay: 0",
                        "learningRateSchedule: constant",
                        "patience: 0",
                        "targetScaling: none");
    }

    /** A file may have another. */
    @Test
    void haveADefaultValueThatWasGiven() {
        Specification specification = Specification.of(DataSpec.builtIn("diabetes"));
        assertThat(ConfigurationLines.of(specification, List.of(), specification, List.of("activation", "seed")))
                .containsEntry("activation", List.of("activation: relu"))
                .containsEntry("seed", List.of("seed: 42"))
                .doesNotContainKey("loss");
    }

    @Test
    void quoteWhatYamlWouldReadDifferently() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("dataset", "my table: #1.csv");
        values.put("exclude", List.of("a, b", "c\"d"));
        values.put("columns", Map.of("zip code", "category"));
        values.put("hiddenLayers", List.of());
        Specification specification = SpecificationFields.with(Specification.of(DataSpec.builtIn("diabetes")), values);
        Map<String, List<String>> lines = ConfigurationLines.of(specification, List.of(), specification, List.of());
        assertThat(lines.get("dataset")).containsExactly("dataset: \"my table: #1.csv\"");
        assertThat(lines.get("exclude")).containsExactly("exclude: [\"a, b\",\"c\\\"d\"]");
        assertThat(lines.get("columns")).containsExactly("columns:", "  \"zip code\": category");
        assertThat(lines.get("hiddenLayers")).containsExactly("hiddenLayers: none");
    }

    @Test
    void haveAnElementForEachKindOfMember() {
        Specification specification = Specification.of(DataSpec.builtIn("diabetes"))
                .withMembers(List.of(Map.of(), Map.of("hiddenLayers", List.of(8, 4))));
        assertThat(ConfigurationLines.of(specification, List.of(), specification, List.of())
                        .get("members"))
                .containsExactly("members:", "  - {}", "  - hiddenLayers: 8,4");
    }
}
