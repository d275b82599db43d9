package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.exchange.onnx.OnnxForm;
import dev.mlmethods.regression.exchange.onnx.OnnxRuntime;
import dev.mlmethods.regression.exchange.tensor.SafetensorsFile;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.predictor.ModelFileException;
import dev.mlmethods.regression.predictor.Predictor;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.TrainingListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Several kinds of networks that are one model. */
class UnlikeMembersTest {
    private static final Specification BESIDE = SpecificationFields.with(
            SmallModels.SPECIFICATION,
            Map.of("engine", EngineName.VECTOR.parameterName(), "targetScaling", "standard"));
    private static final Map<String, Object> WAVES =
            Map.of("fourierFeatures", 5, "coordinates", "bmi,bp", "activation", "silu", "epochs", 2);
    private static final Map<String, Object> LOGARITHM =
            Map.of("hiddenLayers", "4,3", "targetScaling", "log", "clampPredictions", true, "dropout", "0.1");
    private static final Map<String, Object> NEIGHBOURS =
            Map.of("neighbourFeatures", true, "coordinates", "bmi,bp", "optimizer", "sgd", "seed", 7);
    private static final Specification SPECIFICATION =
            BESIDE.withEnsembleSize(2).withMembers(List.of(WAVES, LOGARITHM, NEIGHBOURS));
    private static final Dataset DATASET = PreparedData.load(SPECIFICATION, Path.of(""));
    private static final TrainingResult RESULT = train(SPECIFICATION, 1);
    private static final RegressionModel MODEL = RESULT.model();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static TrainingResult train(Specification specification, int threads) {
        return RegressionTrainer.train(
                specification,
                Path.of(""),
                RegressionTrainer.engine(specification, threads),
                List.of(),
                TrainingListener.SILENT);
    }

    private static double[][] rows() {
        double[][] rows = new double[DATASET.rows()][10];
        for (int row = 0; row < rows.length; row++) {
            DATASET.features().copyRow(row, rows[row], 0);
        }
        return rows;
    }

    @Test
    void areSpecifiedByWhatDiffers() {
        Map<String, Object> waves =
                Map.of("fourierFeatures", 5, "coordinates", List.of("bmi", "bp"), "activation", "silu", "epochs", 2);
        List<Specification> members = SPECIFICATION.members();
        assertThat(members)
                .containsExactly(
                        SpecificationFields.with(BESIDE, waves),
                        SpecificationFields.with(with(BESIDE, "seed", 43L), waves),
                        with(SpecificationFields.with(BESIDE, LOGARITHM), "seed", 44L),
                        with(SpecificationFields.with(BESIDE, LOGARITHM), "seed", 45L),
                        with(SpecificationFields.with(BESIDE, NEIGHBOURS), "seed", 7L),
                        with(SpecificationFields.with(BESIDE, NEIGHBOURS), "seed", 8L));
        assertThat(SPECIFICATION.kinds()).isNotNull().element(0).isEqualTo(waves);
        assertThat(SPECIFICATION.withMembers(List.of())).isEqualTo(BESIDE.withEnsembleSize(2));
        assertThat(BESIDE.members()).containsExactly(BESIDE);
        assertThat(SPECIFICATION.readsNeighbours()).isTrue();
    }

    private static Specification with(Specification specification, String field, Object value) {
        return SpecificationFields.with(specification, Map.of(field, value));
    }

    @Test
    void areAFieldOfTheSpecification() {
        Object kinds = SpecificationFields.get(SPECIFICATION, "members");
        assertThat(SpecificationFields.with(BESIDE.withEnsembleSize(2), Map.of("members", kinds)))
                .isEqualTo(SPECIFICATION);
        String text = SpecificationFields.text("members", kinds);
        assertThat(text)
                .startsWith(
                        "[{\"coordinates\":[\"bmi\",\"bp\"],\"fourierFeatures\":5,\"activation\":\"silu\",\"epochs\":2},");
        assertThat(SpecificationFields.with(BESIDE.withEnsembleSize(2), Map.of("members", text)))
                .isEqualTo(SPECIFICATION);
        assertThat(Json.fromTree(Json.toTree(SPECIFICATION), Specification.class))
                .isEqualTo(SPECIFICATION);
        assertThat(Json.toTree(BESIDE).has("members")).isFalse();
        assertThat(SpecificationFields.get(BESIDE, "members")).isEqualTo(List.of());
    }

    @Test
    void isTheMeanOfNetworksThatWereTrainedByThemselves() {
        List<double[]> single = SPECIFICATION.members().stream()
                .map(member -> train(member, 2).model().predict(DATASET.features()))
                .toList();
        double[] predicted = MODEL.predict(DATASET.features());
        for (int row = 0; row < predicted.length; row++) {
            double sum = 0;
            for (double[] one : single) {
                sum += one[row];
            }
            assertThat(predicted[row]).isEqualTo(sum / 6);
        }
        assertThat(MODEL.members()).isEqualTo(6);
        assertThat(MODEL.readsNeighbours()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 8})
    void hasTheSameBytesWithAnyNumberOfThreads(int threads) {
        assertThat(train(SPECIFICATION, threads).model().toBytes()).isEqualTo(MODEL.toBytes());
    }

    @Test
    void isOneFile() throws IOException {
        Path file = folder.resolve("model.zip");
        MODEL.save(file);

        RegressionModel loaded = RegressionModel.load(file);

        assertThat(loaded.predict(DATASET.features())).containsExactly(MODEL.predict(DATASET.features()));
        assertThat(loaded.specification()).isEqualTo(SPECIFICATION);
        assertThat(loaded.toBytes()).isEqualTo(MODEL.toBytes());
        assertThat(ZipEntries.of(file).names())
                .contains("member6/coefficients.bin", "neighbours.bin", "updaterState.bin")
                .doesNotContain("member5/updaterState.bin");
        assertThat(new String(ZipEntries.of(file).get("regression.json"), StandardCharsets.UTF_8))
                .contains("\"formatVersion\": 3");
    }

    @Test
    void isPredictedByApplicationsWithTheSameBits() throws IOException {
        Path file = folder.resolve("model.zip");
        MODEL.save(file);
        Predictor predictor = Predictor.load(Files.write(folder.resolve("shipped.zip"), ShippedModel.of(file)));
        double[] expected = MODEL.predict(DATASET.features());
        double[][] rows = rows();

        assertThat(predictor.members()).isEqualTo(6);
        assertThat(predictor.predict(rows)).containsExactly(expected);
        assertThat(predictor.predict(rows[3])).isEqualTo(expected[3]);
        assertThat(predictor.spread(rows[3])).isEqualTo(MODEL.spread(DATASET.features())[3]);
    }

    @Test
    void isTrainedOnAllRowsToo() {
        TrainingResult result = FinalTrainer.train(
                RESULT, Path.of(""), RegressionTrainer.engine(SPECIFICATION, 2), TrainingListener.SILENT);
        RegressionModel last = Objects.requireNonNull(result.finalModel());
        assertThat(last.members()).isEqualTo(6);
        assertThat(Objects.requireNonNull(last.finalFit()).memberEpochs()).containsExactly(2, 2, 3, 3, 3, 3);
        assertThat(Predictor.load(new ByteArrayInputStream(last.toBytes())).predict(rows()))
                .containsExactly(last.predict(DATASET.features()));
    }

    @Test
    void isOneGraph() {
        RegressionModel model =
                train(BESIDE.withMembers(List.of(WAVES, LOGARITHM)), 2).model();
        byte[] graph = new ModelExport(model)
                .onnx(OnnxForm.EXACT, ExportRows.ofTraining(model, Path.of("")))
                .file();
        double[] values = new double[DATASET.rows() * 10];
        for (int row = 0; row < DATASET.rows(); row++) {
            DATASET.features().copyRow(row, values, row * 10);
        }
        try (OnnxRuntime runtime = new OnnxRuntime(graph, OptLevel.ALL_OPT, 1)) {
            assertThat(runtime.predict(values, 10, 100)).containsExactly(model.predict(DATASET.features()));
        }
        assertThatThrownBy(() -> MODEL.export(ExportFormat.ONNX)).hasMessageContaining("neighbourFeatures=true");
    }

    @Test
    void isExportedToSafetensorsIfOneScalingSaysAll() throws IOException {
        RegressionModel model = train(
                        BESIDE.withMembers(List.of(Map.of("activation", "tanh"), Map.of("hiddenLayers", "none"))), 1)
                .model();
        Path file = Files.write(folder.resolve("model.safetensors"), model.export(ExportFormat.SAFETENSORS));
        assertThat(SafetensorsFile.read(file).metadata())
                .doesNotContainKey("activation")
                .containsEntry("activations", "[\"tanh\",\"relu\"]");
        RegressionModel scaledTwice = train(BESIDE.withMembers(List.of(Map.of(), Map.of("targetScaling", "none"))), 1)
                .model();
        assertThatThrownBy(() -> scaledTwice.export(ExportFormat.SAFETENSORS))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "The networks of the model scale the target differently (targetScaling in an entry of members), and"
                                + " safetensors can't hold more than one scaling. Export with format=onnx, or train with"
                                + " targetScaling beside members only.");
        assertThatThrownBy(scaledTwice::network)
                .hasMessage("The model is an ensemble of 2 networks, and DL4J has no such thing; train the model with"
                        + " ensembleSize=1 and without members.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{\"activation\": \"silu\"}] | members has only one entry; give at least two, or set its fields beside members and remove it.",
                "[{\"seed\": 1}, {\"testSize\": 0.1}] | members, entry 2: testSize can't be in an entry of members, because all networks are trained on the same rows; set testSize beside members.",
                "[{\"featureScaling\": \"robust\"}, {}] | members, entry 1: featureScaling can't be in an entry of members, because all networks read the same features; set featureScaling beside members.",
                "[{\"engine\": \"dl4j\"}, {}] | members, entry 1: engine can't be in an entry of members, because one engine trains all networks; set engine beside members.",
                "[{\"ensembleSize\": 2}, {}] | members, entry 1: ensembleSize can't be in an entry of members, because each entry has as many networks; set ensembleSize beside members.",
                "[{\"members\": []}, {}] | members, entry 1: an entry of members can't have members itself; put its entries beside it.",
                "[{\"activations\": \"relu\"}, {}] | members, entry 1: activations is unknown; did you mean activation?",
                "[{\"activation\": null}, {}] | members is '[{\"activation\": null}, {}]'; it must be a list of maps, such as [{\"activation\": \"gelu\"}, {\"hiddenLayers\": \"128,64\"}].",
                "[{\"hiddenLayers\": [4, null]}, {}] | members is '[{\"hiddenLayers\": [4, null]}, {}]'; it must be a list of maps, such as [{\"activation\": \"gelu\"}, {\"hiddenLayers\": \"128,64\"}].",
                "[{}, {\"epochs\": 0}] | members, entry 2: epochs is 0; it must be a whole number of at least 1.",
                "[{}, {\"patience\": 3}] | members, entry 2: patience is 3, but there are no validation rows to measure the loss on; set validationSize, such as 0.1, or patience to 0.",
                "[{\"seed\": 3}, {\"seed\": 3}] | members has two networks with the same fields and the same seed, which would be one network twice; give one of their entries another seed, or none.",
                "[{\"neighbourFeatures\": true}, {\"neighbourFeatures\": true, \"coordinates\": \"bmi\"}] | members has neighbourFeatures with coordinates none and bmi, but the model stores one set of training rows; give all entries with neighbourFeatures the same coordinates.",
                "[{\"neighbourFeatures\": true}, {\"neighbourFeatures\": true, \"targetScaling\": \"log\"}] | members has neighbourFeatures with targetScaling standard and log, but the model stores one set of training rows; give all entries with neighbourFeatures the same targetScaling.",
                "[1, {}] | members is '[1, {}]'; it must be a list of maps, such as [{\"activation\": \"gelu\"}, {\"hiddenLayers\": \"128,64\"}].",
                "[{ | members is '[{'; it must be a list of maps, such as [{\"activation\": \"gelu\"}, {\"hiddenLayers\": \"128,64\"}].",
            })
    void areRefusedIfTheyCannotBe(String json, String message) {
        assertThatThrownBy(() -> with(BESIDE, "members", json))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    @Test
    void areAHundredNetworksAtMost() {
        assertThatThrownBy(() -> BESIDE.withEnsembleSize(51).withMembers(List.of(Map.of(), WAVES)))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The number of networks, ensembleSize times the entries of members, is 102; it must be a"
                        + " whole number from 1 to 100.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"removed", "swapped", "otherKinds", "otherLayers", "otherNeighbours"})
    void areRefusedInAFileThatDoesNotHaveThem(String change) throws IOException {
        Path file = folder.resolve("model.zip");
        MODEL.save(file);
        ObjectNode metadata = (ObjectNode) Json.tree(ZipEntries.of(file).get("regression.json"));
        ArrayNode members = (ArrayNode) metadata.required("members");
        ObjectNode specification = (ObjectNode) metadata.required("specification");
        switch (change) {
            case "removed" -> members.remove(5);
            case "swapped" -> members.set(2, members.get(3));
            case "otherKinds" -> ((ObjectNode) specification.required("members").get(1)).put("hiddenLayers", "5");
            case "otherLayers" -> ((ObjectNode) members.get(2)).put("activation", "tanh");
            default ->
                ((ObjectNode) members.get(5).required("derived").required("neighbourFeatures")).put("constant", 0.5);
        }
        ZipEntries.of(file).with("regression.json", Json.file(metadata)).write(file);
        assertThatThrownBy(() -> RegressionModel.load(file))
                .isInstanceOf(RegressionException.class)
                .hasMessageContaining(" is damaged: its entry ");
        // The predictor doesn't know how networks are trained.
        if (change.equals("removed") || change.equals("otherNeighbours")) {
            assertThatThrownBy(() -> Predictor.load(file))
                    .isInstanceOf(ModelFileException.class)
                    .hasMessageContaining(" is damaged: its entry ");
        }
    }
}
