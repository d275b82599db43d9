package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.predictor.Predictor;
import dev.mlmethods.regression.scaling.PreparationSpec;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What an application predicts with a model is what this library predicts with it, to the bit. */
class PredictorOfTrainedModelsTest {
    private static final Dataset DATASET = PreparedData.load(SmallModels.SPECIFICATION, Path.of(""));
    private static final double[][] ROWS = IntStream.range(0, DATASET.rows())
            .mapToObj(PredictorOfTrainedModelsTest::row)
            .toArray(double[][]::new);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static double[] row(int row) {
        double[] values = new double[DATASET.features().columns()];
        DATASET.features().copyRow(row, values, 0);
        return values;
    }

    static Stream<Arguments> specifications() {
        List<List<Integer>> depths = List.of(List.of(5), List.of(40, 3), List.of(7, 33, 2), List.of(64, 32, 16, 8));
        return Stream.of(Activation.values())
                .flatMap(activation -> depths.stream()
                        .map(hiddenLayers -> Arguments.of(
                                activation,
                                hiddenLayers,
                                hiddenLayers.size() == 2
                                        ? TargetScaling.LOG
                                        : hiddenLayers.size() == 4 ? TargetScaling.STANDARD : TargetScaling.NONE)));
    }

    @ParameterizedTest
    @MethodSource("specifications")
    void predictsTheSameBits(Activation activation, List<Integer> hiddenLayers, TargetScaling targetScaling) {
        NetworkSpec network =
                NetworkSpec.defaults().withHiddenLayers(hiddenLayers).withActivation(activation);
        RegressionModel model =
                SmallModels.train(vector(network, targetScaling)).model();
        double[] expected = model.predict(DATASET.features());

        Predictor predictor = Predictor.load(new ByteArrayInputStream(model.toBytes()));

        assertThat(predictor.predict(ROWS)).containsExactly(expected);
        for (int row = 0; row < ROWS.length; row++) {
            assertThat(predictor.predict(ROWS[row])).as("row %d", row).isEqualTo(expected[row]);
        }
    }

    @Test
    void readsDerivedInputsAndTheRangeOfPredictions() throws IOException {
        PreparationSpec preparation = PreparationSpec.defaults()
                .withFourierFeatures(20, List.of("age", "bmi", "bp"))
                .withPiecewiseLinear(7)
                .withClampedPredictions();
        RegressionModel model = SmallModels.train(
                        vector(NetworkSpec.defaults(), TargetScaling.STANDARD).withPreparation(preparation))
                .model();
        double[] expected = model.predict(DATASET.features());
        Path file = folder.resolve("model.zip");
        model.save(file);

        assertThat(new String(model.toBytes(), StandardCharsets.ISO_8859_1)).contains("\"formatVersion\": 3");
        assertThat(model.state().inputs()).isGreaterThan(80);
        assertThat(Predictor.load(file).predict(ROWS)).containsExactly(expected);
        assertThat(Predictor.load(file).predict(ROWS[3])).isEqualTo(expected[3]);
        RegressionModel loaded = RegressionModel.load(file);
        assertThat(loaded.predict(DATASET.features())).containsExactly(expected);
        assertThat(loaded.toBytes()).isEqualTo(model.toBytes());
        double[] far = {1e9, 2, 1e9, 1e9, 0, 0, 0, 0, 1e9, 0};
        assertThat(Predictor.load(file).predict(far)).isBetween(25.0, 346.0);
    }

    /** In format version 1, gelu was what is quickGelu now. */
    @Test
    void bothReadAnEarlierGeluAsQuickGelu() throws IOException {
        NetworkSpec network = NetworkSpec.defaults().withActivation(Activation.QUICK_GELU);
        RegressionModel model =
                SmallModels.train(vector(network, TargetScaling.NONE)).model();
        Path file = folder.resolve("model.zip");
        model.save(file);
        ZipEntries entries = ZipEntries.of(file);
        String json = new String(entries.get("regression.json"), StandardCharsets.UTF_8);
        assertThat(json).contains("\"formatVersion\": 1", "\"quickGelu\"");
        entries.with(
                        "regression.json",
                        json.replace("\"quickGelu\"", "\"gelu\"").getBytes(StandardCharsets.UTF_8))
                .write(file);

        RegressionModel earlier = RegressionModel.load(file);

        assertThat(earlier.specification()).isEqualTo(model.specification());
        assertThat(earlier.predict(DATASET.features())).containsExactly(model.predict(DATASET.features()));
        assertThat(Predictor.load(file).predict(ROWS)).containsExactly(model.predict(DATASET.features()));
    }

    @Test
    void aNetworkWithGeluIsWrittenInTheSecondVersionAndHasNoDl4jNetwork() {
        NetworkSpec network = NetworkSpec.defaults().withActivation(Activation.GELU);
        RegressionModel model =
                SmallModels.train(vector(network, TargetScaling.NONE)).model();
        assertThat(new String(model.toBytes(), StandardCharsets.ISO_8859_1)).contains("\"formatVersion\": 2");
        assertThatThrownBy(model::network)
                .hasMessage(
                        "DL4J has no activation gelu, so it has no network for this model; train the model with quickGelu, silu or mish.");
    }

    @Test
    void knowsWhatTheModelDoes() throws IOException {
        RegressionModel model = SmallModels.train(vector(NetworkSpec.defaults(), TargetScaling.NONE))
                .model();
        Path file = folder.resolve("model.zip");
        model.save(file);

        Predictor predictor = Predictor.load(file);

        assertThat(predictor.features()).isEqualTo(model.features());
        assertThat(predictor.target()).isEqualTo(model.target());
        assertThat(Json.line(predictor.metrics())).isEqualTo(Json.line(model.metrics()));
        assertThat(predictor.parametersSha256()).isEqualTo(model.parametersSha256());
        assertThat(predictor.modelSha256()).isEqualTo(Sha256.of(Files.readAllBytes(file)));
        assertThat(predictor.provenance().rows()).isEqualTo(DATASET.rows());
        assertKnown(predictor.provenance(), Json.toTree(model.provenance()));
        assertThat(predictor.distanceOutsideTraining(ROWS[0])).hasSize(10).containsOnly(0);
    }

    /** The predictor has no JSON library and knows less of the provenance, under the same names. */
    private static void assertKnown(dev.mlmethods.regression.predictor.Provenance provenance, JsonNode written) {
        JsonNode known = Json.toTree(provenance);
        assertThat(known.propertyNames()).isNotEmpty().isSubsetOf(written.propertyNames());
        for (String name : known.propertyNames()) {
            assertThat(known.get(name)).isEqualTo(written.get(name));
        }
    }

    private static Specification vector(NetworkSpec network, TargetScaling targetScaling) {
        return SmallModels.SPECIFICATION
                .withNetwork(network)
                .withTraining(TrainingSpec.defaults()
                        .withEngine(EngineName.VECTOR)
                        .withEpochs(2)
                        .withTargetScaling(targetScaling));
    }
}
