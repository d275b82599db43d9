package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.SplitColumn;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.WeightInit;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.split.SplitBy;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.EarlyStopping;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.LearningRateSchedule;
import dev.mlmethods.regression.training.Loss;
import dev.mlmethods.regression.training.LossSpec;
import dev.mlmethods.regression.training.Optimizer;
import dev.mlmethods.regression.training.OptimizerSpec;
import dev.mlmethods.regression.training.ScheduleSpec;
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
            new NetworkSpec(List.of(), Activation.LEAKY_RELU, WeightInit.HE_NORMAL, 0.5),
            new TrainingSpec(
                    7,
                    BatchSize.of(32),
                    new LossSpec(Loss.HUBER, 0.5),
                    new OptimizerSpec(Optimizer.ADAM_W, 1e-4, 0.8, 0.01, 5),
                    new ScheduleSpec(LearningRateSchedule.STEP, 2, 3, 0.25),
                    4,
                    new EarlyStopping(6, 1e-3, false),
                    TargetScaling.STANDARD,
                    4294967295L,
                    EngineName.DL4J));

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
                          "dropout": 0.5,
                          "epochs": 7,
                          "batchSize": 32,
                          "loss": "huber",
                          "huberDelta": 0.5,
                          "optimizer": "adamW",
                          "learningRate": 0.0001,
                          "momentum": 0.8,
                          "weightDecay": 0.01,
                          "maxGradientNorm": 5.0,
                          "learningRateSchedule": "step",
                          "warmupEpochs": 2,
                          "stepEpochs": 3,
                          "stepFactor": 0.25,
                          "evaluateEvery": 4,
                          "patience": 6,
                          "minDelta": 0.001,
                          "restoreBest": false,
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
                        + "\"hiddenLayers\":[64,32],\"activation\":\"relu\",\"weightInit\":\"pytorch\",\"dropout\":0.0,"
                        + "\"epochs\":100,\"batchSize\":\"full\",\"loss\":\"mse\",\"huberDelta\":1.0,"
                        + "\"optimizer\":\"adam\",\"learningRate\":0.001,\"momentum\":0.9,\"weightDecay\":0.0,"
                        + "\"maxGradientNorm\":0.0,\"learningRateSchedule\":\"constant\",\"warmupEpochs\":0,"
                        + "\"stepEpochs\":30,\"stepFactor\":0.1,\"evaluateEvery\":1,\"patience\":0,\"minDelta\":0.0,"
                        + "\"restoreBest\":true,\"targetScaling\":\"none\",\"seed\":42,"
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
                "\"dropout\":0.0,",
                "\"loss\":\"mse\",",
                "\"huberDelta\":1.0,",
                "\"optimizer\":\"adam\",",
                "\"learningRate\":0.001,",
                "\"momentum\":0.9,",
                "\"weightDecay\":0.0,",
                "\"maxGradientNorm\":0.0,",
                "\"learningRateSchedule\":\"constant\",",
                "\"warmupEpochs\":0,",
                "\"stepEpochs\":30,",
                "\"stepFactor\":0.1,",
                "\"evaluateEvery\":1,",
                "\"patience\":0,",
                "\"minDelta\":0.0,",
                "\"restoreBest\":true,",
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

    @Test
    void aSplitThatIsNotRandomHasFieldsOfItsOwn() {
        Specification byGroup =
                DEFAULTS.withSplit(DEFAULTS.split().withColumn(new SplitColumn(SplitColumn.Kind.GROUP, "household")));
        String json = Json.line(byGroup);
        assertThat(json)
                .contains("\"validationSize\":0.0,\"splitBy\":\"group\",\"groupColumn\":\"household\",\"hidden");
        assertThat(Json.read(json, Specification.class)).isEqualTo(byGroup);
        assertThat(Json.read(json.replace("group\",\"groupColumn\":\"household", "random"), Specification.class))
                .isEqualTo(DEFAULTS);
    }

    @Test
    void aStratifiedSplitHasAFieldOfItsOwn() {
        Specification stratified = DEFAULTS.withSplit(DEFAULTS.split().withStratify(10));
        String json = Json.line(stratified);
        assertThat(json).contains("\"validationSize\":0.0,\"stratify\":10,\"hidden");
        assertThat(Json.read(json, Specification.class)).isEqualTo(stratified);
        assertThat(Json.line(DEFAULTS)).doesNotContain("stratify");
        assertThat(Json.read(json.replace("\"stratify\":10", "\"stratify\":0"), Specification.class))
                .isEqualTo(DEFAULTS);
    }

    @Test
    void rejectsBinsOfASplitThatIsNotRandom() {
        SplitSpec byKey = DEFAULTS.split()
                .withColumn(new SplitColumn(SplitColumn.Kind.KEY, "id"))
                .withStratify(10);
        assertThatThrownBy(() -> DEFAULTS.withSplit(byKey))
                .isInstanceOf(RegressionException.class)
                .hasMessage("stratify is 10, but splitBy is hash, which ignores it; set splitBy to random, or"
                        + " remove stratify.");
    }

    @Test
    void rejectsAColumnThatTheSplitDoesNotRead() {
        SplitSpec forgotten = new SplitSpec(0.2, 42, 0, SplitBy.GROUP, null, null, null, null);
        assertThatThrownBy(() -> DEFAULTS.withSplit(forgotten))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "splitBy is group, but groupColumn is not set; name the column whose equal cells are to stay"
                                + " together.");
        SplitSpec ignored = new SplitSpec(0.2, 42, 0, SplitBy.RANDOM, null, "when", null, null);
        assertThatThrownBy(() -> DEFAULTS.withSplit(ignored))
                .isInstanceOf(RegressionException.class)
                .hasMessage("timeColumn is 'when', but splitBy is random, which ignores it; set splitBy to time, or"
                        + " remove timeColumn.");
        SplitSpec both = new SplitSpec(0.2, 42, 0, SplitBy.HASH, "household", null, "id", null);
        assertThatThrownBy(() -> DEFAULTS.withSplit(both))
                .isInstanceOf(RegressionException.class)
                .hasMessage("groupColumn is 'household', but splitBy is hash, which ignores it;"
                        + " set splitBy to group, or remove groupColumn.");
    }

    @Test
    void rejectsEarlyStoppingWithoutValidationRows() {
        TrainingSpec training = TrainingSpec.defaults().withEarlyStopping(EarlyStopping.after(5));
        assertThatThrownBy(() -> DEFAULTS.withTraining(training))
                .isInstanceOf(RegressionException.class)
                .hasMessage("patience is 5, but there are no validation rows to measure the loss on;"
                        + " set validationSize, such as 0.1, or patience to 0.");
    }
}
