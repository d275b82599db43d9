package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.evaluation.IntervalLevel;
import dev.mlmethods.regression.evaluation.PredictionIntervals;
import dev.mlmethods.regression.exchange.onnx.OnnxForm;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.predictor.ModelFileException;
import dev.mlmethods.regression.predictor.Predictor;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.TrainingListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** 71 validation rows, of which the 90% level takes the 65th error. */
class IntervalsTest {
    private static final Specification SPECIFICATION = SmallModels.SPECIFICATION
            .withTraining(SmallModels.SPECIFICATION.training().withEngine(EngineName.VECTOR))
            .withSplit(SplitSpec.defaults().withValidationSize(0.2))
            .withEnsembleSize(2)
            .withIntervals(IntervalLevel.parse("90%"));

    private static final RegressionModel MODEL =
            SmallModels.train(SPECIFICATION).model();
    private static final Dataset DATASET = PreparedData.load(SPECIFICATION, Path.of(""));
    private static final double HALF_WIDTH = intervals().halfWidth();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static PredictionIntervals intervals() {
        return Objects.requireNonNull(MODEL.intervals());
    }

    @Test
    void areTheErrorsOfTheMeanOfTheNetworksOnTheValidationRows() {
        Dataset validation = Objects.requireNonNull(
                DatasetSplit.of(DATASET, SPECIFICATION.split()).validation());
        double[] predicted = MODEL.predict(validation.features());
        double[] errors = new double[predicted.length];
        for (int row = 0; row < errors.length; row++) {
            errors[row] = Math.abs(validation.target(row) - predicted[row]);
        }
        Arrays.sort(errors);
        assertThat(intervals()).isEqualTo(new PredictionIntervals(errors[64], 71));
    }

    @Test
    void areInTheFile() throws IOException {
        Path file = folder.resolve("model.zip");
        MODEL.save(file);

        RegressionModel loaded = RegressionModel.load(file);

        assertThat(loaded.intervals()).isEqualTo(MODEL.intervals());
        assertThat(loaded.toBytes()).isEqualTo(MODEL.toBytes());
        assertThat(metadata(MODEL).get("intervals").propertyNames()).containsExactly("halfWidth", "validationRows");
        assertThat(metadata(MODEL).at("/specification/intervals").asString()).isEqualTo("90%");
    }

    @Test
    void leaveNoTraceInOtherModels() throws IOException {
        RegressionModel plain =
                SmallModels.train(SPECIFICATION.withIntervals(null)).model();
        assertThat(plain.parametersSha256()).isEqualTo(MODEL.parametersSha256());
        assertThat(metadata(plain).toString()).doesNotContain("intervals");
        assertThat(plain.intervals()).isNull();
        Predictor predictor = Predictor.load(new ByteArrayInputStream(plain.toBytes()));
        assertThat(predictor.intervalHalfWidth()).isEmpty();
        assertThatThrownBy(() -> predictor.interval(new double[10]))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("The model has no prediction intervals. Train it with intervals, such as intervals=90%.");
    }

    @Test
    void areThoseOfApplicationsWithTheSameBits() throws IOException {
        Path file = folder.resolve("model.zip");
        MODEL.save(file);
        Path shipped = Files.write(folder.resolve("shipped.zip"), ShippedModel.of(file));
        double[] predicted = MODEL.predict(DATASET.features());

        Predictor predictor = Predictor.load(shipped);

        assertThat(predictor.intervalHalfWidth()).hasValue(HALF_WIDTH);
        double[] row = new double[10];
        for (int i = 0; i < 20; i++) {
            DATASET.features().copyRow(i, row, 0);
            assertThat(predictor.interval(row))
                    .containsExactly(
                            intervals().lower(predicted[i]), intervals().upper(predicted[i]));
        }
    }

    @Test
    void areInTheDescriptionOfAGraph() {
        byte[] description = new ModelExport(MODEL)
                .onnx(OnnxForm.EXACT, ExportRows.withinRanges(MODEL))
                .description();
        assertThat(Json.tree(description).get("intervals"))
                .isEqualTo(Json.tree("{\"level\": \"90%%\", \"halfWidth\": %s, \"validationRows\": 71}"
                        .formatted(HALF_WIDTH)
                        .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void takeValidationRows() {
        assertThatThrownBy(() -> SPECIFICATION.withSplit(SplitSpec.defaults()))
                .isInstanceOf(RegressionException.class)
                .hasMessage("intervals is 90%, but there are no validation rows to measure them on;"
                        + " set validationSize, such as 0.2, or leave intervals out.");
        assertThatThrownBy(() -> SmallModels.train(SPECIFICATION.withIntervals(IntervalLevel.parse("99%"))))
                .isInstanceOf(RegressionException.class)
                .hasMessage("intervals is 99%, which takes at least 99 validation rows, but there are 71."
                        + " Set a larger validationSize, or lower the percentage.");
    }

    @Test
    void areNotThoseOfAModelThatIsTrainedOnTheValidationRows() {
        String message =
                "intervals is 90%, but with finalTraining=all, the model that ships is trained on the validation"
                        + " rows, too, so nothing is left to measure its intervals on; set finalTraining to none, or leave"
                        + " intervals out.";
        TrainingResult result = SmallModels.train(SPECIFICATION);
        assertThatThrownBy(() -> FinalTrainer.train(
                        result, Path.of(""), RegressionTrainer.engine(SPECIFICATION, 1), TrainingListener.SILENT))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> FinalTraining.ALL.requireAgreement(SPECIFICATION))
                .hasMessage(message);
        assertThatCode(() -> FinalTraining.NONE.requireAgreement(SPECIFICATION)).doesNotThrowAnyException();
        assertThatCode(() -> FinalTraining.ALL.requireAgreement(SPECIFICATION.withIntervals(null)))
                .doesNotThrowAnyException();
    }

    @Test
    void areNotThoseOfANetworkThatWasTrainedFurther() throws IOException {
        RegressionModel model =
                SmallModels.train(SPECIFICATION.withEnsembleSize(1)).model();
        RegressionModel further = model.withNetwork(model.network());
        assertThat(model.intervals()).isNotNull();
        assertThat(further.intervals()).isNull();
        Path file = folder.resolve("further.zip");
        further.save(file);
        assertThat(RegressionModel.load(file).intervals()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "NaN", "Infinity"})
    void areRefusedWithoutAFiniteHalfWidth(String halfWidth) throws IOException {
        ObjectNode metadata = metadata(MODEL);
        ObjectNode intervals = (ObjectNode) metadata.get("intervals");
        if (halfWidth.matches(".*\\d")) {
            intervals.put("halfWidth", Double.parseDouble(halfWidth));
        } else {
            intervals.put("halfWidth", halfWidth);
        }
        Path file = withMetadata(metadata);
        assertThatThrownBy(() -> RegressionModel.load(file))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("The model " + file + " is damaged: its entry regression.json cannot be read");
        assertThatThrownBy(() -> Predictor.load(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("The model " + file + " is damaged: its entry regression.json cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"specification", "intervals"})
    void areRefusedWithoutTheirParts(String part) throws IOException {
        ObjectNode metadata = metadata(MODEL);
        ObjectNode fields = (ObjectNode) metadata.get(part);
        fields.remove(part.equals("specification") ? "intervals" : "halfWidth");
        Path file = withMetadata(metadata);
        assertThatThrownBy(() -> RegressionModel.load(file)).isInstanceOf(RegressionException.class);
    }

    @Test
    void areRefusedWithFewerRowsThanTheirLevelTakes() throws IOException {
        ObjectNode metadata = metadata(MODEL);
        ((ObjectNode) metadata.get("intervals")).put("validationRows", 8);
        Path file = withMetadata(metadata);
        assertThatThrownBy(() -> RegressionModel.load(file))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("The model " + file + " is damaged: its entry regression.json cannot be read");
    }

    private static ObjectNode metadata(RegressionModel model) throws IOException {
        Path file = Files.createTempFile("intervals", ".zip");
        model.save(file);
        JsonNode metadata = Json.tree(ZipEntries.of(file).get("regression.json"));
        Files.delete(file);
        return (ObjectNode) metadata;
    }

    private Path withMetadata(ObjectNode metadata) throws IOException {
        Path file = folder.resolve("model.zip");
        MODEL.save(file);
        ZipEntries.of(file).with("regression.json", Json.file(metadata)).write(file);
        return file;
    }
}
