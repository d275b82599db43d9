package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.predictor.ModelFileException;
import dev.mlmethods.regression.predictor.Predictor;
import dev.mlmethods.regression.predictor.network.NeighbourFeatures;
import dev.mlmethods.regression.scaling.PreparationSpec;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.training.EngineName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Models that contain training rows: which rows these are, and what becomes of them in files. */
class NeighboursOfModelsTest {
    private static final Specification SPECIFICATION = SmallModels.SPECIFICATION
            .withTraining(SmallModels.SPECIFICATION
                    .training()
                    .withEngine(EngineName.VECTOR)
                    .withTargetScaling(TargetScaling.STANDARD))
            .withPreparation(PreparationSpec.defaults()
                    .withFourierFeatures(6, List.of("bmi", "bp"))
                    .withNeighbourFeatures(List.of("bmi", "bp"))
                    .withPiecewiseLinear(3));
    private static final Dataset DATASET = PreparedData.load(SPECIFICATION, Path.of(""));
    private static final TrainingResult RESULT = SmallModels.trainWithFinalModel(SPECIFICATION);
    private static final RegressionModel MODEL = RESULT.model();
    private static final double[] PREDICTED = MODEL.predict(DATASET.features());
    private static final String ENTRY = "neighbours.bin";
    /** 353 training rows with two coordinates, the target, and eight other features. */
    private static final int BYTES = 353 * 11 * Double.BYTES;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void containTheTrainingRowsAndNoOthers() {
        DatasetSplit split = DatasetSplit.of(DATASET, SPECIFICATION.split());
        assertThat(targets(MODEL.preparation().derived().get(1), MODEL)).isEqualTo(targets(split.training(), MODEL));
        RegressionModel last = Objects.requireNonNull(RESULT.finalModel());
        assertThat(targets(last.preparation().derived().get(1), last)).isEqualTo(targets(DATASET, last));
        assertThat(MODEL.readsNeighbours()).isTrue();
        assertThat(SmallModels.train().model().readsNeighbours()).isFalse();
    }

    /** Each fold is another training, which must not see its own validation rows. */
    @Test
    void ofFoldsContainTheirTrainingRowsAlone() {
        List<DatasetSplit> folds = DatasetSplit.folds(DATASET, SPECIFICATION.split(), 3);
        assertThat(folds).hasSize(3);
        for (DatasetSplit fold : folds) {
            PreparedData data = PreparedData.of(fold, SPECIFICATION, row -> "row " + row);
            NeighbourFeatures neighbours =
                    (NeighbourFeatures) data.preparation().derived().get(1);
            assertThat(IntStream.range(0, neighbours.stored().length / 11)
                            .mapToObj(row -> neighbours.stored()[row * 11 + 2]))
                    .containsExactly(Arrays.stream(fold.training().target())
                            .map(data.preparation().target()::transform)
                            .boxed()
                            .toArray(Double[]::new));
            // What an engine learns from a training row isn't what a new row at that place gets.
            assertThat(data.training().features())
                    .isNotEqualTo(data.preparation().transform(fold.training().features()));
        }
    }

    private static List<Double> targets(Object columns, RegressionModel model) {
        double[] stored = ((NeighbourFeatures) columns).stored();
        assertThat(model.preparation().columns()).hasSize(10);
        return IntStream.range(0, stored.length / 11)
                .mapToObj(row -> stored[row * 11 + 2])
                .toList();
    }

    private static List<Double> targets(Dataset rows, RegressionModel model) {
        return Arrays.stream(rows.target())
                .map(model.preparation().target()::transform)
                .boxed()
                .toList();
    }

    /** Otherwise the metrics of the training rows, and what is said about overfitting, would be too good. */
    @Test
    void leaveATrainingRowOutWhereTheyAreEvaluatedOnIt() {
        Dataset training = DatasetSplit.of(DATASET, SPECIFICATION.split()).training();
        double[] leftOut = MODEL.ensemble().predictTraining(training).toArray();
        assertThat(leftOut).isNotEqualTo(MODEL.predict(training.features()));

        RegressionMetrics expected = RegressionMetrics.of(training, leftOut);
        assertThat(RESULT.evaluation().network().train()).isEqualTo(expected);
        ModelEvaluation evaluation = ModelEvaluation.onHeldOutRows(MODEL, Path.of(""));
        assertThat(evaluation.evaluation().network().train()).isEqualTo(expected);
        assertThat(Objects.requireNonNull(evaluation.train()).network().toArray())
                .isEqualTo(leftOut);
    }

    @Test
    void predictTheSameBitsFromAFile() throws IOException {
        Path file = valid();
        RegressionModel loaded = RegressionModel.load(file);
        assertThat(loaded.predict(DATASET.features())).isEqualTo(PREDICTED);
        assertThat(loaded.toBytes()).isEqualTo(MODEL.toBytes());
        assertThat(Predictor.load(file).predict(rows())).isEqualTo(PREDICTED);
        assertThat(Predictor.load(file).predict(rows()[7])).isEqualTo(PREDICTED[7]);
        assertThat(RegressionModel.load(file)
                        .ensemble()
                        .predictTraining(
                                DatasetSplit.of(DATASET, SPECIFICATION.split()).training())
                        .toArray())
                .isEqualTo(MODEL.ensemble()
                        .predictTraining(
                                DatasetSplit.of(DATASET, SPECIFICATION.split()).training())
                        .toArray());
    }

    /** The nearest 50 of 60 rows are nearly all others, and tell the row's own target. */
    @Test
    void takeManyMoreRowsThanTheyAre() {
        Specification few = SpecificationFields.with(SPECIFICATION, Map.of("testSize", 0.6));
        assertThatThrownBy(() -> SmallModels.train(few))
                .isInstanceOf(RegressionException.class)
                .hasMessageEndingWith(
                        " training rows; it takes 200, because the neighbors of a row must be few of all. Set"
                                + " neighbourFeatures=false, or add rows.");
    }

    @Test
    void areShippedWithTheirTrainingRows() throws IOException {
        Path shipped = Files.write(folder.resolve("shipped.zip"), ShippedModel.of(valid()));
        assertThat(ZipEntries.of(shipped).names()).contains(ENTRY).doesNotContain("updaterState.bin");
        assertThat(Predictor.load(shipped).predict(rows())).isEqualTo(PREDICTED);
        assertThat(RegressionModel.load(shipped).predict(DATASET.features())).isEqualTo(PREDICTED);
    }

    @Test
    void sayThatTheyContainTrainingRows() throws IOException {
        ObjectNode fields = fields(metadata());
        assertThat(fields.get("note").asString())
                .isEqualTo("The model contains training rows: neighbours.bin has their coordinates, their target, and"
                        + " their features.");
        assertThat(fields.get("rows").asInt()).isEqualTo(353);
        assertThat(fields.get("coordinates").toString()).isEqualTo("[\"bmi\",\"bp\"]");
        assertThat(metadata().get("specification").get("neighbourFeatures").asBoolean())
                .isTrue();
        assertThat(metadata().get("formatVersion").asInt()).isEqualTo(3);
        assertThat(ZipEntries.of(valid()).get(ENTRY)).hasSize(BYTES);
    }

    @Test
    void areNotExported() {
        assertThatThrownBy(() -> MODEL.export(ExportFormat.ONNX))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "The network reads what the training rows nearby tell (neighbourFeatures=true), so the model"
                                + " contains training rows, and no graph of ONNX can search them. Predict with"
                                + " regression-predictor, or train without neighbourFeatures.");
        assertThatThrownBy(() -> MODEL.export(ExportFormat.SAFETENSORS))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "The network reads what the training rows nearby tell (neighbourFeatures=true), so the model"
                                + " contains training rows, which safetensors can't hold. Predict with regression-predictor, or"
                                + " train without neighbourFeatures.");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(
                        "one row too few",
                        Arrays.copyOf(stored(), BYTES - 88),
                        " cannot be read (it has 30976 bytes instead of 31064)"),
                Arguments.of(
                        "one byte too many",
                        Arrays.copyOf(stored(), BYTES + 1),
                        " is longer than the 31064 bytes that it can have"),
                Arguments.of("empty", new byte[0], " cannot be read (it has 0 bytes instead of 31064)"),
                Arguments.of(
                        "a number that isn't finite",
                        withNumber(17, Double.NaN),
                        " cannot be read (a number is not finite)"));
    }

    private static byte[] stored() {
        NeighbourFeatures columns =
                (NeighbourFeatures) MODEL.preparation().derived().get(1);
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(columns.stored());
        return bytes.array();
    }

    private static byte[] withNumber(int place, double number) {
        byte[] bytes = stored();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putDouble(place * Double.BYTES, number);
        return bytes;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void areRefusedWithOtherRowsThanTheyNeed(String unused, byte[] bytes, String fault) throws IOException {
        ObjectNode metadata = metadata();
        ((ObjectNode) metadata.get("sha256")).put(ENTRY, Sha256.of(bytes));
        Path file = written(ZipEntries.of(valid()).with(ENTRY, bytes), metadata);
        assertRefused(
                file,
                "The model " + file + " is damaged: its entry neighbours.bin" + fault + ". Train the model again.");
    }

    @Test
    void areRefusedWithRowsThatWereAlteredOrTakenAway() throws IOException {
        Path altered = written(ZipEntries.of(valid()).with(ENTRY, withNumber(17, 3)), metadata());
        assertRefused(
                altered,
                "The model " + altered
                        + " was altered after it was written: its entry neighbours.bin is not the one that"
                        + " regression.json describes. Train the model again.");
        Path without = written(ZipEntries.of(valid()).without(ENTRY), metadata());
        assertRefused(
                without,
                "The file " + without
                        + " is not a model of Regression for Maven: it has no entry neighbours.bin. Give a"
                        + " model.zip that regression:train wrote.");
    }

    @Test
    void areRefusedIfNothingReadsTheirRows() throws IOException {
        Path plain = folder.resolve("plain.zip");
        SmallModels.train().model().save(plain);
        ZipEntries zip = ZipEntries.of(plain);
        ObjectNode metadata = (ObjectNode) Json.tree(zip.get("regression.json"));
        ((ObjectNode) metadata.get("sha256")).put(ENTRY, Sha256.of(new byte[8]));
        Path file = written(zip.with(ENTRY, new byte[8]), metadata);
        assertRefused(
                file,
                "The model " + file
                        + " is damaged: its entry neighbours.bin cannot be read (this model doesn't need it)."
                        + " Train the model again.");
    }

    @Test
    void areRefusedIfTheNumbersDoNotFitTogether() throws IOException {
        List<ObjectNode> changed = new ArrayList<>();
        for (String numbers : List.of("units", "means", "scales", "coordinates")) {
            ObjectNode metadata = metadata();
            ((ArrayNode) fields(metadata).get(numbers)).remove(0);
            changed.add(metadata);
        }
        for (double constant : new double[] {0, -1}) {
            ObjectNode metadata = metadata();
            fields(metadata).put("constant", constant);
            changed.add(metadata);
        }
        ObjectNode noScale = metadata();
        ((ArrayNode) fields(noScale).get("scales")).set(0, 0.0);
        changed.add(noScale);
        ObjectNode oneRow = metadata();
        fields(oneRow).put("rows", 1);
        changed.add(oneRow);
        for (ObjectNode metadata : changed) {
            Path file = written(ZipEntries.of(valid()), metadata);
            assertRefused(
                    file,
                    "The model " + file + " is damaged: its entry regression.json cannot be read (the numbers of"
                            + " neighbourFeatures don't fit together). Train the model again.");
        }
    }

    @Test
    void areRefusedWithMoreRowsThanTheyHave() throws IOException {
        ObjectNode metadata = metadata();
        fields(metadata).put("rows", Integer.MAX_VALUE);
        Path file = written(ZipEntries.of(valid()), metadata);
        assertRefused(
                file,
                "The model " + file
                        + " is damaged: its entry neighbours.bin cannot be read (it has 31064 bytes instead of"
                        + " 188978560936). Train the model again.");
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> RegressionModel.load(file))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> Predictor.load(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(message);
    }

    private static double[][] rows() {
        double[][] rows = new double[DATASET.rows()][10];
        for (int row = 0; row < rows.length; row++) {
            DATASET.features().copyRow(row, rows[row], 0);
        }
        return rows;
    }

    private Path valid() {
        Path file = folder.resolve("model.zip");
        MODEL.save(file);
        return file;
    }

    private ObjectNode metadata() throws IOException {
        return (ObjectNode) Json.tree(ZipEntries.of(valid()).get("regression.json"));
    }

    private static ObjectNode fields(ObjectNode metadata) {
        return (ObjectNode) metadata.get("derived").get("neighbourFeatures");
    }

    private Path written(ZipEntries zip, ObjectNode metadata) throws IOException {
        Path file = folder.resolve("changed.zip");
        zip.with("regression.json", Json.file(metadata)).write(file);
        return file;
    }
}
