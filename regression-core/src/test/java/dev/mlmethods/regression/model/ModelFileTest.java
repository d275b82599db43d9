package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.predictor.Predictor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;

class ModelFileTest {
    private static final Dataset DATASET = PreparedData.load(SmallModels.SPECIFICATION, Path.of(""));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aLoadedModelPredictsWhatTheSavedOneDoesToTheBit() {
        RegressionModel model = SmallModels.train().model();
        RegressionModel loaded = RegressionModel.load(saved(model));
        assertThat(loaded.predict(DATASET.features())).containsExactly(model.predict(DATASET.features()));
    }

    @Test
    void aLoadedModelKnowsWhatTheSavedOneDoes() {
        RegressionModel model = SmallModels.train().model();
        RegressionModel loaded = RegressionModel.load(saved(model));
        assertThat(loaded.features()).isEqualTo(model.features());
        assertThat(loaded.target()).isEqualTo("target").isEqualTo(model.target());
        assertThat(loaded.specification()).isEqualTo(SmallModels.SPECIFICATION);
        assertThat(loaded.provenance()).isEqualTo(model.provenance());
        assertThat(Json.line(loaded.metrics())).isEqualTo(Json.line(model.metrics()));
        assertThat(loaded.parametersSha256()).isEqualTo(model.parametersSha256());
        assertThat(loaded.preparation().features().means())
                .containsExactly(model.preparation().features().means());
        assertThat(loaded.preparation().features().scales())
                .containsExactly(model.preparation().features().scales());
        assertThat(loaded.trainingMean()).isEqualTo(model.trainingMean());
        assertThat(loaded.leastSquares().predict(DATASET.features()))
                .containsExactly(model.leastSquares().predict(DATASET.features()));
        assertThat(loaded.state().iterations()).isEqualTo(3);
        assertThat(loaded.state().epochs()).isEqualTo(3);
        assertThat(loaded.network().getIterationCount()).isEqualTo(3);
        assertThat(loaded.network().getEpochCount()).isEqualTo(3);
    }

    @Test
    void theSameModelGivesTheSameBytesBeforeAndAfterItIsLoaded() throws IOException {
        RegressionModel model = SmallModels.train().model();
        Path file = saved(model);
        assertThat(model.toBytes()).isEqualTo(Files.readAllBytes(file));
        assertThat(SmallModels.train().model().toBytes()).isEqualTo(Files.readAllBytes(file));
        assertThat(RegressionModel.load(file).toBytes()).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void theBytesAreTheSameInEachTimeZone() {
        RegressionModel model = SmallModels.train().model();
        TimeZone before = TimeZone.getDefault();
        try {
            List<byte[]> files = Stream.of("America/New_York", "Europe/London", "Asia/Tokyo")
                    .map(zone -> {
                        TimeZone.setDefault(TimeZone.getTimeZone(zone));
                        return model.toBytes();
                    })
                    .toList();
            assertThat(files.get(1)).isEqualTo(files.get(0));
            assertThat(files.get(2)).isEqualTo(files.get(0));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void theMetadataHoldsTheHashOfEachOtherEntry() throws IOException {
        ZipEntries zip = ZipEntries.of(saved(SmallModels.train().model()));
        assertThat(zip.names())
                .containsExactly(
                        "configuration.json",
                        "coefficients.bin",
                        "updaterState.bin",
                        "normalizer.bin",
                        "regression.json");
        Map<String, String> hashes =
                Json.read(zip.get("regression.json"), ModelMetadata.class).sha256();
        assertThat(hashes)
                .containsOnly(
                        Map.entry("configuration.json", Sha256.of(zip.get("configuration.json"))),
                        Map.entry("coefficients.bin", Sha256.of(zip.get("coefficients.bin"))),
                        Map.entry("updaterState.bin", Sha256.of(zip.get("updaterState.bin"))),
                        Map.entry("normalizer.bin", Sha256.of(zip.get("normalizer.bin"))));
    }

    @Test
    void plainDl4jOpensTheFileAndPredictsTheSame() throws IOException {
        RegressionModel model = SmallModels.train().model();
        var restored = ModelSerializer.restoreMultiLayerNetworkAndNormalizer(
                saved(model).toFile(), true);

        INDArray rows = matrix(DATASET.features());
        ((NormalizerStandardize) restored.getSecond()).transform(rows);
        INDArray scaled = rows.castTo(DataType.FLOAT);
        float[] predicted = restored.getFirst().output(scaled, false).data().asFloat();

        assertThat(predicted)
                .containsExactly(model.network().output(scaled, false).data().asFloat());
        double[] expected = model.predict(DATASET.features());
        assertThat(predicted).hasSameSizeAs(expected);
        for (int row = 0; row < expected.length; row++) {
            // DL4J's float32 sums of ten and of six terms have a different order; the numbers are around 1.
            assertThat((double) predicted[row]).as("row %d", row).isCloseTo(expected[row], within(1e-6));
        }
    }

    @Test
    void anotherTrainingStepAfterLoadingEqualsOneWithoutSaving() throws IOException {
        RegressionModel model = SmallModels.train().model();
        Path file = saved(model);
        RegressionModel loaded = RegressionModel.load(file);
        MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(file.toFile(), true);

        float[] before = model.state().parameters();
        float[] expected = parametersAfterAnotherStep(model, model.network());
        assertThat(expected).isNotEqualTo(before);
        assertThat(parametersAfterAnotherStep(model, loaded.network())).containsExactly(expected);
        assertThat(parametersAfterAnotherStep(model, restored)).containsExactly(expected);
    }

    @Test
    void aModelThatWasTrainedFurtherIsSavedAsItIs() {
        RegressionModel model = SmallModels.train().model();
        String before = model.parametersSha256();
        MultiLayerNetwork network = model.network();
        float[] expected = parametersAfterAnotherStep(model, network);
        assertThat(model.parametersSha256()).isEqualTo(before);

        RegressionModel further = model.withNetwork(network);
        RegressionModel loaded = RegressionModel.load(saved(further));
        assertThat(loaded.predict(DATASET.features())).containsExactly(further.predict(DATASET.features()));
        assertThat(loaded.parametersSha256())
                .isEqualTo(further.parametersSha256())
                .isNotEqualTo(before);
        assertThat(loaded.state().parameters()).containsExactly(expected);
        assertThat(loaded.state().updaterState())
                .isNotNull()
                .containsExactly(
                        network.getUpdater().getStateViewArray().dup().data().asFloat());
        assertThat(loaded.state().iterations()).isEqualTo(4);
    }

    @Test
    void aShippedModelPredictsTheSameWithoutTheStateOfTheOptimizer() throws IOException {
        RegressionModel model = SmallModels.train().model();
        Path file = saved(model);
        Path shipped = Files.write(folder.resolve("shipped.zip"), ShippedModel.of(file));

        assertThat(ZipEntries.of(shipped).names())
                .containsExactly("configuration.json", "coefficients.bin", "normalizer.bin", "regression.json");
        RegressionModel loaded = RegressionModel.load(shipped);
        assertThat(loaded.predict(DATASET.features())).containsExactly(model.predict(DATASET.features()));
        assertThat(loaded.parametersSha256()).isEqualTo(model.parametersSha256());
        assertThat(Json.line(loaded.metadata().metrics()))
                .isEqualTo(Json.line(model.metadata().metrics()));
        assertThat(ShippedModel.of(shipped)).isEqualTo(Files.readAllBytes(shipped));
        assertThat(Predictor.load(shipped).parametersSha256()).isEqualTo(model.parametersSha256());
    }

    @Test
    void isSavedIntoAFolderThatDoesNotExistYet() {
        RegressionModel model = SmallModels.train().model();
        Path file = folder.resolve("a/b/model.zip");
        model.save(file);
        assertThat(RegressionModel.load(file).parametersSha256()).isEqualTo(model.parametersSha256());
    }

    @Test
    void anExistingFileStaysWhenSavingFails() throws IOException {
        RegressionModel model = SmallModels.train().model();
        Path inTheWay = Files.createDirectory(folder.resolve("model.zip"));
        Path old = Files.writeString(inTheWay.resolve("old"), "old");
        assertThatThrownBy(() -> model.save(inTheWay))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("Cannot write " + inTheWay + ": ")
                .hasMessageEndingWith(". Free some space or choose another outputDirectory; the previous contents"
                        + " are unchanged.");
        assertThat(old).hasContent("old");
        assertThat(folder)
                .isDirectoryNotContaining(file -> file.getFileName().toString().endsWith(".tmp"));
    }

    private Path saved(RegressionModel model) {
        Path file = folder.resolve("model.zip");
        model.save(file);
        return file;
    }

    /** DL4J's own fit on all rows. */
    private static float[] parametersAfterAnotherStep(RegressionModel model, MultiLayerNetwork network) {
        INDArray rows = matrix(model.preparation().features().transform(DATASET.features()))
                .castTo(DataType.FLOAT);
        INDArray target = Nd4j.createFromArray(DATASET.target())
                .reshape(DATASET.rows(), 1)
                .castTo(DataType.FLOAT);
        network.fit(rows, target);
        return network.params().dup().data().asFloat();
    }

    private static INDArray matrix(FeatureMatrix features) {
        double[] values = new double[features.rows() * features.columns()];
        for (int row = 0; row < features.rows(); row++) {
            features.copyRow(row, values, row * features.columns());
        }
        return Nd4j.createFromArray(values).reshape(features.rows(), features.columns());
    }
}
