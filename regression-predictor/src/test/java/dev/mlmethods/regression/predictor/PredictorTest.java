package dev.mlmethods.regression.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.predictor.network.Activation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictorTest {
    private static final SampleModel MODEL = SampleModel.ofPrices().withTarget(100, 10);
    private static final Predictor PREDICTOR = Predictor.load(new ByteArrayInputStream(MODEL.bytes()));
    private static final double[] ROW = {84, 3, 2};
    private static final double EXPECTED = new DocumentedPredictions(MODEL).of(ROW);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void knowsWhatTheModelIs() {
        assertThat(PREDICTOR.features()).containsExactly("area", "rooms", "storey");
        assertThat(PREDICTOR.target()).isEqualTo("price");
        assertThat(PREDICTOR).hasToString("Predictor of price from [area, rooms, storey]");
        assertThat(PREDICTOR.metrics()).isEqualTo(Map.of("test", Map.of("rmse", 12.5, "r2", -4.0E-5), "rows", 7L));
        assertThat(PREDICTOR.provenance())
                .isEqualTo(new Provenance(
                        "c9f5", 442, "vector", "0.1.0", "17.0.15 (Debian)", "Linux amd64", Optional.of("0123")));
        assertThat(PREDICTOR.parametersSha256()).isEqualTo(MODEL.parametersSha256());
        assertThat(PREDICTOR.modelSha256()).isEqualTo(SampleModel.sha256(MODEL.bytes()));
    }

    @Test
    void predictsARowInOrderAndByName() {
        assertThat(PREDICTOR.predict(84, 3, 2)).isEqualTo(EXPECTED);
        assertThat(PREDICTOR.predict(Map.of("rooms", 3, "storey", 2L, "area", 84.0)))
                .isEqualTo(EXPECTED);
        assertThat(PREDICTOR
                        .row()
                        .set("storey", 2)
                        .set("rooms", 3)
                        .set("area", 84)
                        .predict())
                .isEqualTo(EXPECTED);
    }

    @Test
    void aNamedRowCanBeFilledInAgain() {
        NamedRow row = PREDICTOR.row().set("area", 1).set("rooms", 3).set("storey", 2);
        assertThat(row.set("area", 84).predict()).isEqualTo(EXPECTED);
        assertThat(row.values()).containsExactly(ROW);
        assertThatThrownBy(() -> row.clear().set("rooms", 3).predict())
                .isInstanceOf(RowException.class)
                .hasMessage(
                        "The row has no value for area, storey; give one for each feature of the model: area, rooms,"
                                + " storey.");
    }

    @Test
    void predictsManyRows() {
        double[][] rows = MODEL.rows(100);
        double[] expected = new DocumentedPredictions(MODEL).of(rows);
        assertThat(PREDICTOR.predict(rows)).containsExactly(expected);
        double[] sequence = new double[300];
        for (int row = 0; row < 100; row++) {
            System.arraycopy(rows[row], 0, sequence, 3 * row, 3);
        }
        double[] predicted = new double[100];
        PREDICTOR.predictAll(sequence, predicted);
        assertThat(predicted).containsExactly(expected);
        assertThat(PREDICTOR.predict(new double[0][])).isEmpty();
        assertThatThrownBy(() -> PREDICTOR.predictAll(sequence, new double[99]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows has 300 values, but there are 99 rows to predict with 3 features; give 297 values.");
    }

    @Test
    void namesTheValueThatNothingCanBePredictedFrom() {
        assertRefused(
                () -> PREDICTOR.predict(84, Double.NaN, 2),
                "The feature 'rooms' is NaN; give a finite number, or don't predict the row.");
        assertRefused(
                () -> PREDICTOR.predict(Double.NEGATIVE_INFINITY, 3, 2),
                "The feature 'area' is -Infinity; give a finite number, or don't predict the row.");
        assertRefused(
                () -> PREDICTOR.predict(1e40, 3, 2),
                "The feature 'area' is 1e40, so far from the training rows' mean 80 that it is beyond the range of"
                        + " float32 (3.4e38) when it is scaled. Correct it, or don't predict the row.");
        // A constant feature, whose value makes no difference.
        assertRefused(
                () -> PREDICTOR.predict(84, 3, Double.NaN),
                "The feature 'storey' is NaN; give a finite number, or don't predict the row.");
        assertThat(PREDICTOR.predict(84, 3, 1e300)).isEqualTo(EXPECTED);
    }

    @Test
    void namesTheRowThatNothingCanBePredictedFrom() {
        double[][] rows = MODEL.rows(100);
        rows[70] = new double[] {84, Double.NaN, 2};
        assertRefused(
                () -> PREDICTOR.predict(rows),
                "rows[70]: the feature 'rooms' is NaN; give a finite number, or don't predict the row.");
        rows[70] = new double[] {84};
        assertRefused(
                () -> PREDICTOR.predict(rows),
                "rows[70]: the row has 1 values, but the model has 3 features; give one value for each of them, in this"
                        + " order: area, rooms, storey.");
        rows[70] = ROW;
        assertThat(PREDICTOR.predict(rows)[70]).isEqualTo(EXPECTED);
    }

    @Test
    void neverPredictsWhatIsNoNumber() {
        SampleModel model = SampleModel.of(1, List.of(), Activation.IDENTITY);
        model.means[0] = 0;
        model.scales[0] = 1;
        System.arraycopy(new float[] {10, 0}, 0, model.parameters, 0, 2);
        Predictor predictor = Predictor.load(new ByteArrayInputStream(model.bytes()));
        assertRefused(
                () -> predictor.predict(3e38),
                "The prediction is Infinity: with values so far from the training rows the network computes beyond the"
                        + " range of float32 (3.4e38). Correct them, or don't predict the row.");
        assertRefused(
                () -> predictor.predict(new double[][] {{1}, {-3e38}}),
                "rows[1]: the prediction is -Infinity: with values so far from the training rows the network computes"
                        + " beyond the range of float32 (3.4e38). Correct them, or don't predict the row.");
        assertThat(predictor.predict(1)).isEqualTo(10);
    }

    @Test
    void takesTheExponentialWhereTheLogarithmWasLearnt() {
        SampleModel model = SampleModel.of(1, List.of(), Activation.IDENTITY);
        model.means[0] = 0;
        model.scales[0] = 1;
        System.arraycopy(new float[] {10, 0}, 0, model.parameters, 0, 2);
        String json = model.json().replaceFirst("(\"scale\": [0-9.]+)", "$1, \"logarithm\": true");
        Predictor predictor = Predictor.load(new ByteArrayInputStream(model.bytes(json)));
        assertThat(predictor.predict(1)).isEqualTo(StrictMath.exp(10));
        assertThat(predictor.predict(new double[][] {{1}, {-80}}))
                .containsExactly(StrictMath.exp(10), StrictMath.exp(-800));
        assertRefused(
                () -> predictor.predict(new double[][] {{1}, {80}}),
                "rows[1]: the prediction is Infinity: with values so far from the training rows it is beyond the range of"
                        + " float64 (1.8e308). Correct them, or don't predict the row.");
    }

    @Test
    void namesTheFeatureThatIsMissingOrUnknown() {
        assertRefused(
                () -> PREDICTOR.predict(Map.of("area", 84.0, "rooms", 3.0)),
                "The row has no value for storey; give one for each feature of the model: area, rooms, storey.");
        assertRefused(
                () -> PREDICTOR.predict(Map.of("Area", 84.0, "rooms", 3.0, "storey", 2.0)),
                "The model has no feature 'Area'; did you mean 'area'? Its features are area, rooms, storey.");
        assertRefused(
                () -> PREDICTOR.row().set("colour", 1),
                "The model has no feature 'colour'; its features are area, rooms, storey.");
        Map<String, Double> row = new HashMap<>(Map.of("area", 84.0, "storey", 2.0));
        row.put("rooms", null);
        assertRefused(
                () -> PREDICTOR.predict(row),
                "The feature 'rooms' is null; give a finite number, or don't predict the row.");
        assertRefused(
                () -> PREDICTOR.predict(84, 3),
                "The row has 2 values, but the model has 3 features; give one value for each of them, in this order:"
                        + " area, rooms, storey.");
    }

    @Test
    void saysHowFarARowLiesOutsideTheTrainingRows() {
        assertThat(PREDICTOR.distanceOutsideTraining(84, 3, 2)).containsExactly(0, 0, 0);
        assertThat(PREDICTOR.distanceOutsideTraining(40, 5, 2)).containsExactly(0, 0, 0);
        assertThat(PREDICTOR.distanceOutsideTraining(39, 5.5, 3)).containsExactly(1, 0.5, 1);
        assertRefused(
                () -> PREDICTOR.distanceOutsideTraining(84, Double.NaN, 2),
                "The feature 'rooms' is NaN; give a finite number, or don't predict the row.");
        String json = MODEL.json().replaceFirst("(?s)\"ranges\".*?\\},", "");
        Predictor older = Predictor.load(new ByteArrayInputStream(MODEL.bytes(json)));
        assertThat(older.predict(ROW)).isEqualTo(EXPECTED);
        assertThatThrownBy(() -> older.distanceOutsideTraining(ROW))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("The model was written before feature ranges were stored with models. Train the model"
                        + " again.");
    }

    @Test
    void isLoadedFromAFileAStreamAndAResource() throws IOException, ClassNotFoundException {
        Path file = Files.write(folder.resolve("model.zip"), MODEL.bytes());
        assertThat(Predictor.load(file).predict(ROW)).isEqualTo(EXPECTED);
        URL classes = PredictorTest.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader application =
                new URLClassLoader(new URL[] {classes, folder.toUri().toURL()}, null)) {
            Class<?> owner = application.loadClass(SampleModel.class.getName());
            assertThat(Predictor.loadResource(owner, "/model.zip").predict(ROW)).isEqualTo(EXPECTED);
        }
    }

    @Test
    void namesWhatIsNoModel() {
        Path missing = folder.resolve("model.zip");
        assertNoModel(
                () -> Predictor.load(missing),
                "There is no model " + missing + ". Make one first with regression:train or regression:import.");
        assertNoModel(
                () -> Predictor.load(folder),
                "There is no model " + folder + ". Make one first with regression:train or regression:import.");
        assertNoModel(
                () -> Predictor.loadResource(PredictorTest.class, "/META-INF/models/none.zip"),
                "There is no resource /META-INF/models/none.zip for dev.mlmethods.regression.predictor.PredictorTest."
                        + " Give regression:train the modelResource META-INF/models/NAME.zip, and load"
                        + " /META-INF/models/NAME.zip with a class of the same jar or module.");
        assertNoModel(
                () -> Predictor.loadResource(PredictorTest.class, "PredictorTest.class"),
                "The resource PredictorTest.class is not a zip file, or it is truncated or damaged (zip END header not found)."
                        + " Give a model.zip that regression:train wrote, or train the model again.");
        assertNoModel(
                () -> Predictor.load(new ByteArrayInputStream(new byte[100])),
                "The stream is not a zip file, or it is truncated or damaged (zip END header not found). Give a model.zip that"
                        + " regression:train wrote, or train the model again.");
        assertNoModel(() -> Predictor.load(new FaultyStream()), "Cannot read the model in the stream: no more.");
    }

    private static final class FaultyStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("no more");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
        }
    }

    private static void assertRefused(ThrowingCallable prediction, String message) {
        assertThatThrownBy(prediction).isInstanceOf(RowException.class).hasMessage(message);
    }

    private static void assertNoModel(ThrowingCallable loading, String message) {
        assertThatThrownBy(loading).isInstanceOf(ModelFileException.class).hasMessage(message);
    }
}
