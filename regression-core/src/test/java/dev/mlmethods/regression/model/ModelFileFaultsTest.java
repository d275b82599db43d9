package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ModelFileFaultsTest {
    private static final RegressionModel MODEL = SmallModels.train().model();
    private static final byte[] BYTES = MODEL.toBytes();
    private static final FeatureMatrix FEATURES =
            PreparedData.load(SmallModels.SPECIFICATION, Path.of("")).features();
    private static final double[] PREDICTED = MODEL.predict(FEATURES);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void sayThatTheFileIsMissing() {
        Path missing = folder.resolve("model.zip");
        assertRejected(
                missing,
                "There is no model " + missing + ". Make one first with regression:train or regression:import.");
    }

    @Test
    void nameGitLfsWhereThereIsAPointerAlone() throws IOException {
        Path file = Files.writeString(
                folder.resolve("model.zip"), "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n");
        assertRejected(
                file,
                "The model " + file
                        + " is a Git LFS pointer, not the file itself. Run git lfs pull, after git lfs install"
                        + " where git does not know Git LFS yet.");
    }

    @Test
    void sayThatAFolderIsNoModel() {
        assertRejected(
                folder, "There is no model " + folder + ". Make one first with regression:train or regression:import.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 1_000_000})
    void nameTheFormatVersionThatIsNotThisOne(int version) throws IOException {
        Path file = withMetadata(metadata().put("formatVersion", version));
        assertRejected(
                file,
                "The model " + file + " has format version " + version + ", and this release reads versions 1 to 3."
                        + " Use the release that wrote it, or train the model again.");
    }

    @Test
    void nameTheFormatVersionBeforeTheEntriesThatItBrings() throws IOException {
        Path file = write(ZipEntries.of(valid())
                .with("regression.json", Json.file(metadata().put("formatVersion", 4)))
                .with("ensemble.json", new byte[] {1}));
        assertRejected(
                file,
                "The model " + file + " has format version 4, and this release reads versions 1 to 3."
                        + " Use the release that wrote it, or train the model again.");
    }

    @Test
    void rejectAZipWithoutMetadata() throws IOException {
        Path file = write(ZipEntries.of(valid()).without("regression.json"));
        assertRejected(
                file,
                "The file " + file + " is not a model of Regression for Maven: it has no entry regression.json."
                        + " Give a model.zip that regression:train wrote.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"preprocessor.bin", "../model.zip", "META-INF/MANIFEST.MF", "Regression.json"})
    void rejectAnEntryThatDoesNotBelong(String name) throws IOException {
        Path file = write(ZipEntries.of(valid()).with(name, new byte[] {1}));
        assertRejected(
                file,
                "The file " + file + " holds an entry that does not belong in a model of Regression for Maven: " + name
                        + ". Give a model.zip that regression:train wrote.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"configuration.json", "coefficients.bin", "updaterState.bin", "normalizer.bin"})
    void nameTheEntryThatWasAltered(String name) throws IOException {
        ZipEntries zip = ZipEntries.of(valid());
        byte[] altered = zip.get(name).clone();
        altered[altered.length / 2] ^= 1;
        Path file = write(zip.with(name, altered));
        assertRejected(
                file,
                "The model " + file + " was altered after it was written: its entry " + name
                        + " is not the one that regression.json describes. Train the model again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"configuration.json", "coefficients.bin", "updaterState.bin", "normalizer.bin"})
    void nameTheEntryThatWasTakenAway(String name) throws IOException {
        Path file = write(ZipEntries.of(valid()).without(name));
        assertRejected(
                file,
                "The file " + file + " is not a model of Regression for Maven: it has no entry " + name
                        + ". Give a model.zip that regression:train wrote.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"configuration.json", "coefficients.bin", "updaterState.bin", "normalizer.bin"})
    void nameTheEntryThatHasNoHash(String name) throws IOException {
        ObjectNode metadata = metadata();
        ((ObjectNode) metadata.get("sha256")).remove(name);
        Path file = withMetadata(metadata);
        assertRejected(
                file,
                "The model " + file + " was altered after it was written: its entry " + name
                        + " is not the one that regression.json describes. Train the model again.");
    }

    @Test
    void rejectMetadataThatIsNoJson() throws IOException {
        Path file = write(ZipEntries.of(valid()).with("regression.json", "{".getBytes(StandardCharsets.UTF_8)));
        assertRejected(file, damagedMetadata(file, " in line 1"));
    }

    @Test
    void rejectMetadataThatLackAnyField() throws IOException {
        for (String name : metadata().propertyNames()) {
            if (List.of("formatVersion", "findings", "ranges").contains(name)) {
                continue;
            }
            ObjectNode metadata = metadata();
            metadata.remove(name);
            assertLacks(name, withMetadata(metadata));
        }
    }

    /** A model.zip that was written before these existed. */
    @Test
    void areNoFindingsAndRangesThatAreMissing() throws IOException {
        ObjectNode metadata = metadata();
        metadata.remove("findings");
        metadata.remove("ranges");

        RegressionModel model = RegressionModel.load(withMetadata(metadata));

        assertThat(model.findings()).isEmpty();
        assertThat(model.ranges()).isNull();
    }

    @Test
    void rejectASpecificationThatLacksAnyField() throws IOException {
        for (String name : metadata().get("specification").propertyNames()) {
            ObjectNode metadata = metadata();
            ((ObjectNode) metadata.get("specification")).remove(name);
            assertLacks("specification." + name, withMetadata(metadata));
        }
    }

    @Test
    void rejectMetadataWithAFieldTooMany() throws IOException {
        ObjectNode metadata = metadata().put("color", "red");
        Path file = withMetadata(metadata);
        // The last field, above the brace.
        long line = metadata.toPrettyString().lines().count() - 1;
        assertRejected(file, damagedMetadata(file, " in line " + line + " (color is unknown)"));
    }

    @Test
    void rejectAFormatVersionThatIsNoNumber() throws IOException {
        Path file = withMetadata(metadata().put("formatVersion", "2"));
        assertRejected(file, damagedMetadata(file, ""));
    }

    @Test
    void rejectAScalerThatDoesNotFitTheFeatures() throws IOException {
        ObjectNode metadata = metadata();
        ((ArrayNode) metadata.get("scaler").get("means")).remove(0);
        Path file = withMetadata(metadata);
        assertRejected(file, damagedMetadata(file, " (10 features, but 9 means and 10 scales)"));
    }

    @Test
    void rejectReferenceCoefficientsThatDoNotFitTheFeatures() throws IOException {
        ObjectNode metadata = metadata();
        ((ArrayNode) metadata.get("leastSquares").get("standardizedCoefficients")).remove(0);
        Path file = withMetadata(metadata);
        assertRejected(file, damagedMetadata(file, " (10 features, but 9 coefficients)"));
    }

    @Test
    void rejectASpecificationThatIsNotThatOfTheWeights() throws IOException {
        ObjectNode metadata = metadata();
        ((ObjectNode) metadata.get("specification")).putArray("hiddenLayers").add(7);
        Path file = withMetadata(metadata);
        assertRejected(
                file,
                "The model " + file
                        + " is damaged: its entry coefficients.bin cannot be read (it does not have the shape of 85 numbers in a row). Train the model again.");
    }

    /** ND4J would read its native memory as far as the bytes tell it to. */
    @ParameterizedTest
    @MethodSource("otherArrays")
    void rejectAnArrayThatIsNotThatOfTheNetworkWhateverItsHash(String name, UnaryOperator<byte[]> change, String why)
            throws IOException {
        byte[] array = ZipEntries.of(valid()).get(name);
        Path file = withEntry(name, change.apply(array.clone()));
        assertRejected(
                file,
                "The model " + file + " is damaged: its entry " + name + " cannot be read (" + why
                        + "). Train the model again.");
    }

    /**
     * The format is that of {@link dev.mlmethods.regression.predictor.file.FloatVector}: a shape of 6 numbers starting at byte 32, then another
     * header, then the elements.
     */
    static List<Arguments> otherArrays() {
        return List.of(
                array("coefficients.bin", bytes -> at(bytes, 32, 33), "it has no shape of rank 33"),
                array("coefficients.bin", bytes -> at(bytes, 32, 0), "it has no shape of rank 0"),
                array(
                        "coefficients.bin",
                        bytes -> at(bytes, 40, -1),
                        "it does not have the shape of 73 numbers in a row"),
                array(
                        "coefficients.bin",
                        bytes -> at(bytes, 40, 72),
                        "it does not have the shape of 73 numbers in a row"),
                array("coefficients.bin", bytes -> at(bytes, 18, Long.MAX_VALUE), "it has no shape of rank 1"),
                array("coefficients.bin", bytes -> at(bytes, 18, -1), "it has no shape of rank 1"),
                array(
                        "coefficients.bin",
                        bytes -> {
                            bytes[bytes.length - 4] = 0x7f;
                            bytes[bytes.length - 3] = (byte) 0xc0;
                            return bytes;
                        },
                        "it has a number that is NaN"),
                array(
                        "coefficients.bin",
                        bytes -> at(bytes, bytes.length - 73 * 4 - 15, 1L << 40),
                        "it has 1099511627776 numbers instead of 73"),
                array(
                        "coefficients.bin",
                        bytes -> {
                            bytes[bytes.length - 73 * 4 - 1] = 'X';
                            return bytes;
                        },
                        "it has no numbers of the type FLOAT"),
                array(
                        "updaterState.bin",
                        bytes -> Arrays.copyOf(bytes, bytes.length - 4),
                        "it has 580 bytes for 146 numbers"),
                array("updaterState.bin", bytes -> Arrays.copyOf(bytes, 90), "it ends before its 146 numbers do"),
                array("updaterState.bin", bytes -> new byte[0], "it ends before its 146 numbers do"));
    }

    private static Arguments array(String name, UnaryOperator<byte[]> change, String why) {
        return Arguments.of(name, change, why);
    }

    private static byte[] at(byte[] bytes, int offset, long value) {
        ByteBuffer.wrap(bytes).putLong(offset, value);
        return bytes;
    }

    @Test
    void rejectTwoEntriesOfOneName() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // A ZipOutputStream refuses this: so the name is changed in place, in both headers.
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("configuration.json", "configuration.jsoX")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write('{');
            }
        }
        String text = bytes.toString(StandardCharsets.ISO_8859_1).replace("jsoX", "json");
        Path file = Files.writeString(folder.resolve("model.zip"), text, StandardCharsets.ISO_8859_1);
        assertRejected(
                file,
                "The file " + file + " holds two entries configuration.json. Give a model.zip that regression:train"
                        + " wrote.");
    }

    @ParameterizedTest
    @CsvSource({
        "regression.json, 16777216",
        "configuration.json, 1081344",
        "coefficients.bin, 1316",
        "updaterState.bin, 1608",
        "normalizer.bin, 4272"
    })
    void rejectAnEntryThatExpandsToMoreThanItCanHave(String name, long most) throws IOException {
        Path file = write(ZipEntries.of(valid()).with(name, new byte[20_000_000]));
        assertRejected(
                file,
                "The model " + file + " is damaged: its entry " + name + " is longer than the " + most
                        + " bytes that it can have. Train the model again.");
    }

    @Test
    void rejectAStateThatTheOptimizerDoesNotKeep() throws IOException {
        ObjectNode metadata = metadata();
        ((ObjectNode) metadata.get("specification")).put("optimizer", "sgd");
        Path file = withMetadata(metadata);
        assertRejected(
                file,
                "The model " + file + " is damaged: its entry updaterState.bin cannot be read (the optimizer of this"
                        + " model keeps no state). Train the model again.");
    }

    @Test
    void rejectAnEngineThatThereIsNot() throws IOException {
        ObjectNode metadata = metadata();
        ((ObjectNode) metadata.get("provenance")).put("engine", "steam");
        Path file = withMetadata(metadata);
        assertRejected(file, damagedMetadata(file, " (engine is 'steam'; it must be one of auto, dl4j, vector)"));
    }

    @Test
    void rejectACountThatIsNone() throws IOException {
        String configuration = new String(ZipEntries.of(valid()).get("configuration.json"), StandardCharsets.UTF_8);
        for (String count : List.of("-1", "1e99", "\"many\"", "null")) {
            Path file = withEntry(
                    "configuration.json",
                    configuration
                            .replace("\n  \"iterationCount\" : 3", "\n  \"iterationCount\" : " + count)
                            .getBytes(StandardCharsets.UTF_8));
            assertRejected(
                    file,
                    "The model " + file
                            + " is damaged: its entry configuration.json cannot be read (iterationCount must"
                            + " be a whole number of at least 0). Train the model again.");
        }
    }

    @Test
    void rejectATruncatedZipWhateverItsLength() throws IOException {
        for (int length = 0; length < BYTES.length; length = length < 64 ? length + 1 : length + 61) {
            Path file = Files.write(folder.resolve("model.zip"), Arrays.copyOf(BYTES, length));
            assertThatThrownBy(() -> RegressionModel.load(file), "%d of %d bytes", length, BYTES.length)
                    .isInstanceOf(RegressionException.class)
                    .hasMessageStartingWith("The file " + file + " is not a zip file, or it is truncated or damaged (")
                    .hasMessageEndingWith("). Give a model.zip that regression:train wrote, or train the model again.");
        }
    }

    @Test
    void rejectNoise() throws IOException {
        byte[] noise = new byte[10_000];
        new Random(1).nextBytes(noise);
        Path file = Files.write(folder.resolve("model.zip"), noise);
        assertRejected(
                file,
                "The file " + file
                        + " is not a zip file, or it is truncated or damaged (zip END header not found). Give a"
                        + " model.zip that regression:train wrote, or train the model again.");
    }

    /** If a byte has no meaning (in a time stamp, for example), the model is as good as before. */
    @Test
    void noFlippedByteGivesAnotherExceptionOrOtherPredictions() throws IOException {
        Random random = new Random(20640);
        int rejected = 0;
        for (int i = 0; i < 200; i++) {
            byte[] bytes = BYTES.clone();
            int position = random.nextInt(bytes.length);
            bytes[position] ^= (byte) (1 + random.nextInt(255));
            Path file = Files.write(folder.resolve("model.zip"), bytes);
            try {
                RegressionModel loaded = RegressionModel.load(file);
                assertThat(loaded.predict(FEATURES)).as("byte %d", position).containsExactly(PREDICTED);
                assertThat(Json.line(loaded.metrics())).isEqualTo(Json.line(MODEL.metrics()));
            } catch (RegressionException e) {
                assertThat(e).as("byte %d", position).hasMessageContaining(file.toString());
                rejected++;
            }
        }
        // Nearly all bytes are contents.
        assertThat(rejected).isGreaterThan(150);
    }

    @Test
    void theFileThatAllThisStartsFromIsGood() {
        assertThatCode(() -> RegressionModel.load(valid())).doesNotThrowAnyException();
    }

    private Path valid() throws IOException {
        return Files.write(folder.resolve("valid.zip"), BYTES);
    }

    private ObjectNode metadata() throws IOException {
        JsonNode tree = Json.tree(ZipEntries.of(valid()).get("regression.json"));
        return (ObjectNode) tree;
    }

    private Path withMetadata(ObjectNode metadata) throws IOException {
        return write(ZipEntries.of(valid()).with("regression.json", Json.file(metadata)));
    }

    /** With another entry and its hash. */
    private Path withEntry(String name, byte[] bytes) throws IOException {
        ObjectNode metadata = metadata();
        ((ObjectNode) metadata.get("sha256")).put(name, Sha256.of(bytes));
        return write(ZipEntries.of(valid()).with(name, bytes).with("regression.json", Json.file(metadata)));
    }

    private Path write(ZipEntries zip) throws IOException {
        Path file = folder.resolve("model.zip");
        zip.write(file);
        return file;
    }

    private static String damagedMetadata(Path file, String why) {
        return "The model " + file + " is damaged: its entry regression.json cannot be read" + why
                + ". Train the model again.";
    }

    private static void assertLacks(String field, Path file) {
        assertThatThrownBy(() -> RegressionModel.load(file), "without %s", field)
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith(
                        "The model " + file + " is damaged: its entry regression.json cannot be read in line ")
                .hasMessageEndingWith(" (" + field + " is missing or has the wrong type). Train the model again.");
    }

    private static void assertRejected(Path file, String message) {
        assertThatThrownBy(() -> RegressionModel.load(file))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }
}
