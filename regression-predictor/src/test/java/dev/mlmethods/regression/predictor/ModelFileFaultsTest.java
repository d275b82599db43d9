package dev.mlmethods.regression.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.predictor.network.Activation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileFaultsTest {
    private static final SampleModel MODEL =
            SampleModel.of(2, List.of(3), Activation.TANH).with("updaterState.bin", new byte[] {4, 5});
    private static final double[] ROW = {0.5, -1};

    private static double predicted(byte[] file) {
        return Predictor.load(new ByteArrayInputStream(file)).predict(ROW);
    }

    @Test
    void aModelMayBeDeflated() {
        byte[] deflated = SampleModel.zip(MODEL.entriesWith(MODEL.json()), ZipEntry.DEFLATED);
        assertThat(predicted(deflated)).isEqualTo(new DocumentedPredictions(MODEL).of(ROW));
    }

    /** As in the files that {@code modelResource} writes. */
    @Test
    void aModelMayLackTheStateOfTheOptimizer() {
        SampleModel lean = SampleModel.of(2, List.of(3), Activation.TANH);
        assertThat(predicted(lean.bytes())).isEqualTo(new DocumentedPredictions(lean).of(ROW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"configuration.json", "coefficients.bin", "updaterState.bin", "normalizer.bin"})
    void nameTheEntryThatWasAltered(String name) {
        Map<String, byte[]> entries = MODEL.entriesWith(MODEL.json());
        byte[] altered = Objects.requireNonNull(entries.get(name)).clone();
        altered[altered.length - 1] ^= 1;
        entries.put(name, altered);
        assertRejected(
                zip(entries),
                "The model in the stream was altered after it was written: its entry " + name
                        + " is not the one that regression.json describes. Train the model again.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"configuration.json", "coefficients.bin", "updaterState.bin", "normalizer.bin", "regression.json"
            })
    void nameTheEntryThatWasTakenAway(String name) {
        Map<String, byte[]> entries = MODEL.entriesWith(MODEL.json());
        entries.remove(name);
        assertRejected(
                zip(entries),
                "The stream is not a model of Regression for Maven: it has no entry " + name
                        + ". Give a model.zip that regression:train wrote.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"configuration.json", "coefficients.bin", "updaterState.bin", "normalizer.bin"})
    void nameTheEntryThatHasNoHash(String name) {
        assertRejected(
                MODEL.bytes(MODEL.json().replace("\"" + name + "\":", "\"x" + name + "\":")),
                "The model in the stream was altered after it was written: its entry " + name
                        + " is not the one that regression.json describes. Train the model again.");
    }

    @Test
    void nameTheHashOfAnEntryThatIsNotThere() {
        assertRejected(
                MODEL.bytes(MODEL.json().replace("\"sha256\": {", "\"sha256\": { \"more.bin\": \"00\",")),
                "The stream is not a model of Regression for Maven: it has no entry more.bin. Give a model.zip that"
                        + " regression:train wrote.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"preprocessor.bin", "../model.zip", "META-INF/MANIFEST.MF", "Regression.json"})
    void rejectAnEntryThatDoesNotBelong(String name) {
        Map<String, byte[]> entries = MODEL.entriesWith(MODEL.json());
        entries.put(name, new byte[] {1});
        assertRejected(
                zip(entries),
                "The stream holds an entry that does not belong in a model of Regression for Maven: " + name
                        + ". Give a model.zip that regression:train wrote.");
    }

    @Test
    void rejectTwoEntriesOfOneName() {
        Map<String, byte[]> entries = MODEL.entriesWith(MODEL.json());
        entries.put("configuration.jsoX", new byte[] {1});
        byte[] twice = new String(zip(entries), StandardCharsets.ISO_8859_1)
                .replace("jsoX", "json")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertRejected(
                twice,
                "The stream holds two entries configuration.json. Give a model.zip that regression:train wrote.");
    }

    @ParameterizedTest
    @CsvSource({
        "regression.json, 16777216",
        "configuration.json, 1081344",
        "coefficients.bin, 1076",
        "updaterState.bin, 1128",
        "normalizer.bin, 4144"
    })
    void rejectAnEntryThatExpandsToMoreThanItCanHave(String name, long most) {
        Map<String, byte[]> entries = MODEL.entriesWith(MODEL.json());
        entries.put(name, new byte[20_000_000]);
        String message = "The model in the stream is damaged: its entry " + name + " is longer than the " + most
                + " bytes that it can have. Train the model again.";
        assertRejected(SampleModel.zip(entries, ZipEntry.DEFLATED), message);
        assertRejected(zip(entries), message);
    }

    @Test
    void nameAnotherFormatVersionBeforeWhatItBrings() {
        assertRejected(
                MODEL.bytes(MODEL.json().replace("\"formatVersion\": 1", "\"formatVersion\": 4, \"new\": {}")),
                "The model in the stream has format version 4, and this release reads versions 1 to 3. Use the release that"
                        + " wrote it, or train the model again.");
    }

    @Test
    void nameGitLfsWhereThereIsAPointerAlone() {
        assertRejected(
                "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n".getBytes(StandardCharsets.UTF_8),
                "The model in the stream is a Git LFS pointer, not the file itself. Run git lfs pull, after git lfs"
                        + " install where git does not know Git LFS yet.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"formatVersion\": 1 | \"formatVersion\": \"1\" | ' (formatVersion is missing or has the wrong type)'",
                "\"formatVersion\": 1 | \"formatVersion\": 1, \"color\": 1 | ' (color is unknown)'",
                "\"formatVersion\": 1 | \"formatVersion\": 1, \"formatVersion\": 1 | ' in line 2'",
                "\"target\": \"price\", | '' | ' (target is missing or has the wrong type)'",
                "\"f0\", \"f1\" | \"f0\", \"f0\" | ' (two features have one name)'",
                "\"f0\", \"f1\" | \"f0\", 1 | ' (features is missing or has the wrong type)'",
                "\"f0\", \"f1\" | \"f0\" | ' (1 features, but 2 means and 2 scales)'",
                "\"f0\", \"f1\" | '' | ' (a model needs at least one feature)'",
                "\"hiddenLayers\": [3] | \"hiddenLayers\": 3 | ' (specification.hiddenLayers is missing or has the wrong type)'",
                "\"hiddenLayers\": [3] | \"hiddenLayers\": [3.5] | ' (specification.hiddenLayers is missing or has the wrong type)'",
                "\"hiddenLayers\": [3] | \"hiddenLayers\": [0] | ' (0 is not a valid layer width)'",
                "\"hiddenLayers\": [3] | \"hiddenLayers\": [65537] | ' (65537 is not a valid layer width)'",
                "\"tanh\" | \"Tanh\" | ' (there is no activation of that name)'",
                "\"mean\": 0.0 | \"mean\": \"Infinity\" | ' (no scaler of a target: mean Infinity, scale 1)'",
                "\"scale\": 1.0 | \"scale\": 0 | ' (no scaler of a target: mean 0, scale 0)'",
                "\"scale\": 1.0 | \"scale\": 1.0, \"power\": 2 | ' (targetScaler.power is unknown)'",
                "\"scale\": 1.0 | \"scale\": 1.0, \"logarithm\": 1 | ' (targetScaler.logarithm is missing or has the wrong type)'",
                "\"scales\": [ | \"scales\": [ -1, | ' (2 features, but 2 means and 3 scales)'",
                "\"scale\": 1.0 | \"scale\": null | ' (targetScaler.scale is missing or has the wrong type)'",
                "\"least\": [ | \"least\": [ 1, | ' (2 features, but 3 least and 2 greatest values)'",
                "\"metrics\": { | \"metrics\": [], \"metric\": { | ' (metric is unknown)'",
                "\"rows\": 442 | \"rows\": 1e9 | ' (provenance.rows is missing or has the wrong type)'",
            })
    void nameTheFieldOfTheMetadata(String replaced, String by, String why) {
        String json = MODEL.json().replace(replaced, by == null ? "" : by);
        assertThat(json).isNotEqualTo(MODEL.json());
        assertRejected(
                MODEL.bytes(json),
                "The model in the stream is damaged: its entry regression.json cannot be read" + why
                        + ". Train the model again.");
    }

    @Test
    void rejectNumbersThatAreNone() {
        String json = MODEL.json();
        for (String scales : List.of("0, 1", "-1, 1", "\"NaN\", 1", "1, \"-Infinity\"")) {
            assertThatThrownBy(() -> predicted(
                            MODEL.bytes(json.replaceFirst("\"scales\": \\[.*\\]", "\"scales\": [" + scales + "]"))))
                    .isInstanceOf(ModelFileException.class)
                    .hasMessageStartingWith(
                            "The model in the stream is damaged: its entry regression.json cannot be read (");
        }
        assertThatThrownBy(() -> predicted(
                        MODEL.bytes(json.replaceFirst("\"means\": \\[.*\\]", "\"means\": [1, \"Infinity\"]"))))
                .hasMessageContaining("(a mean is not finite)");
        assertThatThrownBy(
                        () -> predicted(MODEL.bytes(json.replaceFirst("\"least\": \\[.*\\]", "\"least\": [1, 1e9]"))))
                .hasMessageContaining("(a range ends before it begins)");
    }

    @Test
    void rejectWeightsThatAreNotThoseOfTheNetwork() {
        assertRejected(
                MODEL.bytes(MODEL.json().replace("\"hiddenLayers\": [3]", "\"hiddenLayers\": [4]")),
                "The model in the stream is damaged: its entry coefficients.bin cannot be read (it does not have the shape of"
                        + " 17 numbers in a row). Train the model again.");
        String json = MODEL.json();
        assertRejected(
                MODEL.bytes(json.replace(MODEL.parametersSha256(), "00")),
                "The model in the stream is damaged: its entry coefficients.bin is not the one that parametersSha256"
                        + " names. Train the model again.");
    }

    @Test
    void rejectATruncatedZipWhateverItsLength() {
        byte[] bytes = MODEL.bytes();
        for (int length = 0; length < bytes.length; length = length < 64 ? length + 1 : length + 7) {
            byte[] truncated = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> predicted(truncated), "%d of %d bytes", length, bytes.length)
                    .isInstanceOf(ModelFileException.class)
                    .hasMessageStartingWith("The stream is not a zip file, or it is truncated or damaged (")
                    .hasMessageEndingWith("). Give a model.zip that regression:train wrote, or train the model again.");
        }
    }

    /** If a byte doesn't matter (in a time stamp, for example), the model is as good as before. */
    @ParameterizedTest
    @ValueSource(ints = {ZipEntry.STORED, ZipEntry.DEFLATED})
    void noFlippedByteGivesAnotherExceptionOrOtherPredictions(int method) {
        byte[] original = SampleModel.zip(MODEL.entriesWith(MODEL.json()), method);
        double expected = predicted(original);
        Random random = new Random(20640);
        int rejected = 0;
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = original.clone();
            int position = random.nextInt(bytes.length);
            bytes[position] ^= (byte) (1 + random.nextInt(255));
            try {
                assertThat(predicted(bytes)).as("byte %d", position).isEqualTo(expected);
            } catch (ModelFileException e) {
                rejected++;
            }
        }
        assertThat(rejected).isBetween(3000, 4990);
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        return SampleModel.zip(entries, ZipEntry.STORED);
    }

    private static void assertRejected(byte[] file, String message) {
        assertThatThrownBy(() -> predicted(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(message);
    }
}
