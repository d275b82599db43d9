package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.internal.Json;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.WeightInit;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.TrainingSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class SpecificationTest {
    private static final Specification DEFAULTS = Specification.of(DataSpec.builtIn("diabetes"));

    private static final Specification ALL = new Specification(
            new DataSpec("data/houses.csv", "price", List.of("b", "a"), List.of("id")),
            new SplitSpec(0.25, 4294967295L, 0.1),
            new NetworkSpec(List.of(), Activation.LEAKY_RELU, WeightInit.HE_NORMAL),
            new TrainingSpec(7, 1e-4, BatchSize.of(32), TargetScaling.STANDARD, 4294967295L, EngineName.DL4J));

    @Test
    void standsInJsonUnderTheNamesOfThePluginsParameters() {
        assertThat(new String(Json.file(ALL), StandardCharsets.UTF_8)).isEqualTo("""
                        {
                          "dataset": "data/houses.csv",
                          "target": "price",
                          "features": [ "b", "a" ],
                          "exclude": [ "id" ],
                          "testSize": 0.25,
                          "splitSeed": 4294967295,
                          "validationSize": 0.1,
                          "hiddenLayers": [ ],
                          "activation": "leakyRelu",
                          "weightInit": "heNormal",
                          "epochs": 7,
                          "learningRate": 1.0E-4,
                          "batchSize": 32,
                          "targetScaling": "standard",
                          "seed": 4294967295,
                          "engine": "dl4j"
                        }
                        """);
    }

    @Test
    void leavesOutATargetThatIsNotGiven() {
        assertThat(Json.line(DEFAULTS))
                .isEqualTo("{\"dataset\":\"diabetes\",\"features\":[],\"exclude\":[],"
                        + "\"testSize\":0.2,\"splitSeed\":42,\"validationSize\":0.0,"
                        + "\"hiddenLayers\":[64,32],\"activation\":\"relu\",\"weightInit\":\"pytorch\","
                        + "\"epochs\":100,\"learningRate\":0.001,\"batchSize\":\"full\",\"targetScaling\":\"none\",\"seed\":42,"
                        + "\"engine\":\"auto\"}");
    }

    @Test
    void readsBackWhatWasWritten() {
        assertThat(Json.read(Json.file(ALL), Specification.class)).isEqualTo(ALL);
        assertThat(Json.read(Json.line(DEFAULTS), Specification.class)).isEqualTo(DEFAULTS);
    }

    @Test
    void rejectsAnUnknownField() {
        String json = Json.line(DEFAULTS).replace("\"epochs\"", "\"ephocs\":3,\"epochs\"");
        assertThatThrownBy(() -> Json.read(json, Specification.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("ephocs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"dataset\":\"diabetes\",",
                "\"features\":[],",
                "\"exclude\":[],",
                "\"testSize\":0.2,",
                "\"splitSeed\":42,",
                "\"validationSize\":0.0,",
                "\"hiddenLayers\":[64,32],",
                "\"activation\":\"relu\",",
                "\"weightInit\":\"pytorch\",",
                "\"epochs\":100,",
                "\"learningRate\":0.001,",
                "\"batchSize\":\"full\",",
                "\"seed\":42,"
            })
    void rejectsAFieldThatIsMissingOrNull(String field) {
        String json = Json.line(DEFAULTS);
        String name = field.substring(0, field.indexOf(':'));
        assertThat(json).contains(field);
        assertThatThrownBy(() -> Json.read(json.replace(field, ""), Specification.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining(name.replace("\"", "'"));
        assertThatThrownBy(() -> Json.read(json.replace(field, name + ":null,"), Specification.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining(name);
    }
}
