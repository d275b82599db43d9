package dev.mlmethods.regression.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.predictor.network.Activation;
import dev.mlmethods.regression.predictor.network.DenseNetwork;
import dev.mlmethods.regression.predictor.network.DerivedColumns;
import dev.mlmethods.regression.predictor.network.FeatureScaler;
import dev.mlmethods.regression.predictor.network.FourierFeatures;
import dev.mlmethods.regression.predictor.network.KernelChoice;
import dev.mlmethods.regression.predictor.network.KernelTrial;
import dev.mlmethods.regression.predictor.network.NeighbourFeatures;
import dev.mlmethods.regression.predictor.network.NetworkInputs;
import dev.mlmethods.regression.predictor.network.PiecewiseLinear;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

/** A model of two networks that read derived inputs: three features, two waves, the neighbors among four rows, and two bins. */
class EnsembleFileTest {
    private static final List<Integer> HIDDEN = List.of(4);
    private static final int NEIGHBOURS = 10;
    private static final int INPUTS = 3 + 2 + NEIGHBOURS + 2;
    private static final double[] STORED = {0, 0, 1, 0.5, 2, 1, 3, -1, 4, 4, 2, 0, -3, 1, 7, 1.5};
    private static final double[] PLAIN = new double[NEIGHBOURS];
    private static final double[] ONES = ones();

    private static final SampleModel FIRST =
            SampleModel.ofInputs(List.of("x", "y", "z"), HIDDEN, Activation.TANH, INPUTS);
    private static final float[] SECOND = second();

    private static final String DERIVED = """
            "derived": {
              "fourierFeatures": {"coordinates": ["y", "x"], "centers": [0.5, 1.0], "frequencies": [0.1, 0.2, %s, 0.4], "phases": [0.1, 0.7]},
              "neighbourFeatures": {"coordinates": ["x", "y"], "units": [2.0, 1.0], "constant": 0.25, "rows": 4, "means": %s, "scales": %s, "note": "rows"},
              "piecewiseLinear": {"z": [-1.0, 0.0, 2.5]}
            }""";

    private static final String JSON = json();

    private static double[] ones() {
        double[] ones = new double[NEIGHBOURS];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static float[] second() {
        Random random = new Random(3);
        float[] parameters = new float[FIRST.parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (float) random.nextGaussian() * 0.3f;
        }
        FIRST.with("member2/coefficients.bin", SampleModel.coefficients(parameters))
                .with("member2/configuration.json", new byte[] {'{', '}'})
                .with("member2/normalizer.bin", new byte[] {1})
                .with("member2/updaterState.bin", new byte[] {1})
                .with("neighbours.bin", littleEndian(STORED));
        return parameters;
    }

    private static byte[] littleEndian(double[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(numbers);
        return bytes.array();
    }

    private static String derived(double frequency) {
        return DERIVED.formatted(frequency, Arrays.toString(PLAIN), Arrays.toString(ONES));
    }

    private static String json() {
        ByteBuffer parameters =
                ByteBuffer.allocate(2 * SECOND.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        parameters.asFloatBuffer().put(FIRST.parameters).put(SECOND);
        return FIRST.json()
                .replace("\"hiddenLayers\": [4]", "\"hiddenLayers\": [4], \"ensembleSize\": 2")
                .replace("\"formatVersion\": 1", "\"formatVersion\": 3")
                .replace(FIRST.parametersSha256(), SampleModel.sha256(parameters.array()))
                .replace("\"scale\": 1.0", "\"scale\": 1.0, \"least\": -0.05, \"greatest\": 0.15")
                .replace(
                        "\"target\":",
                        "\"members\": [ {\"seed\": 1, " + derived(0.3) + "}, {\"seed\": 2, " + derived(-0.3)
                                + "} ],\n  \"target\":");
    }

    private static Predictor load(String json) {
        return Predictor.load(new ByteArrayInputStream(FIRST.bytes(json)));
    }

    private static double expected(float[] parameters, double frequency, double[] row) {
        FeatureScaler scaler = new FeatureScaler(FIRST.means, FIRST.scales);
        List<DerivedColumns> derived = List.of(
                new FourierFeatures(
                        new int[] {1, 0}, new double[] {0.5, 1}, new double[] {0.1, 0.2, frequency, 0.4}, new double[] {
                            0.1, 0.7
                        }),
                new NeighbourFeatures(new int[] {0, 1}, new double[] {2, 1}, 0.25, scaler, STORED),
                new PiecewiseLinear(2, new double[] {-1, 0, 2.5}));
        NetworkInputs inputs = new NetworkInputs(scaler, derived);
        DenseNetwork network = new DenseNetwork(
                HIDDEN, inputs.columns(), Activation.TANH, parameters, new KernelTrial(KernelChoice.best()));
        float[] room = network.rowRoom();
        inputs.compute(row, 0, room, 0);
        return Math.min(Math.max(network.output(room), -0.05), 0.15);
    }

    @Test
    void predictsTheMeanOfItsNetworks() {
        Predictor predictor = load(JSON);
        double[][] rows = FIRST.rows(150);
        double[] predicted = predictor.predict(rows);

        assertThat(predictor.members()).isEqualTo(2);
        for (int row = 0; row < rows.length; row++) {
            double one = expected(FIRST.parameters, 0.3, rows[row]);
            double two = expected(SECOND, -0.3, rows[row]);
            assertThat(predictor.predictEach(rows[row])).containsExactly(one, two);
            assertThat(predicted[row]).isEqualTo((one + two) / 2);
            assertThat(predictor.predict(rows[row])).isEqualTo(predicted[row]);
            double mean = (one + two) / 2;
            assertThat(predictor.spread(rows[row]))
                    .isEqualTo(Math.sqrt((one - mean) * (one - mean) + (two - mean) * (two - mean)));
        }
        assertThat(Arrays.stream(rows).flatMapToDouble(row -> Arrays.stream(predictor.predictEach(row))))
                .contains(-0.05, 0.15);
    }

    @Test
    void namesTheRowThatCannotBePredicted() {
        double[][] rows = FIRST.rows(70);
        rows[66][1] = Double.NaN;
        assertThatThrownBy(() -> load(JSON).predict(rows))
                .isInstanceOf(RowException.class)
                .hasMessageStartingWith("rows[66]: ");
        rows[67] = new double[2];
        assertThatThrownBy(() -> load(JSON).predict(rows)).hasMessageStartingWith("rows[67]: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"members\": [ {\"seed\": 1, | \"members\": [ {\"sead\": 1, | sead is unknown",
                "[\"y\", \"x\"] | [\"y\", \"w\"] | the numbers of fourierFeatures don't fit its coordinates",
                "[\"y\", \"x\"] | [] | the numbers of fourierFeatures don't fit its coordinates",
                "\"centers\": [0.5, 1.0] | \"centers\": [0.5] | the numbers of fourierFeatures don't fit its coordinates",
                "\"phases\": [0.1, 0.7] | \"phases\": [0.1] | the numbers of fourierFeatures don't fit its coordinates",
                "\"phases\": [0.1, 0.7] | \"phases\": [0.1, \"Infinity\"] | a number of derived is not finite",
                "\"centers\": [0.5, 1.0] | \"centers\": [0.5, \"Infinity\"] | a number of derived is not finite",
                "\"frequencies\": [0.1 | \"frequencies\": [\"Infinity\" | a number of derived is not finite",
                "[-1.0, 0.0, 2.5] | [-1.0, 0.0, 0.0] | edges of piecewiseLinear are too few or not rising",
                "[-1.0, 0.0, 2.5] | [-1.0] | edges of piecewiseLinear are too few or not rising",
                "{\"z\": | {\"w\": | w is unknown",
                "\"piecewiseLinear\" | \"piecewise\" | piecewise is unknown",
                "[\"x\", \"y\"], \"units\" | [\"x\", \"x\"], \"units\" | the numbers of neighbourFeatures don't fit together",
                "[\"x\", \"y\"], \"units\" | [\"x\", \"w\"], \"units\" | the numbers of neighbourFeatures don't fit together",
                "[\"x\", \"y\"], \"units\" | [], \"units\" | the numbers of neighbourFeatures don't fit together",
                "\"units\": [2.0, 1.0] | \"units\": [2.0] | the numbers of neighbourFeatures don't fit together",
                "\"units\": [2.0, 1.0] | \"units\": [2.0, \"Infinity\"] | the numbers of neighbourFeatures don't fit together",
                "\"constant\": 0.25 | \"constant\": 0 | the numbers of neighbourFeatures don't fit together",
                "\"constant\": 0.25 | \"constant\": \"Infinity\" | the numbers of neighbourFeatures don't fit together",
                "\"rows\": 4 | \"rows\": 1 | the numbers of neighbourFeatures don't fit together",
                "\"scales\": [1.0, 1.0 | \"scales\": [1.0, 0.0 | the numbers of neighbourFeatures don't fit together",
                "\"scales\": [1.0, 1.0 | \"scales\": [1.0 | the numbers of neighbourFeatures don't fit together",
                "\"means\": [0.0, 0.0 | \"means\": [0.0 | the numbers of neighbourFeatures don't fit together",
                "\"means\": [0.0, 0.0 | \"means\": [0.0, \"Infinity\" | the numbers of neighbourFeatures don't fit together",
                "\"least\": -0.05 | \"least\": 0.8 | the range of predictions ends before it begins",
            })
    void nameWhatIsWrongInTheMetadata(String replaced, String by, String why) {
        String json = JSON.replace(replaced, by);
        assertThat(json).isNotEqualTo(JSON);
        assertThatThrownBy(() -> load(json))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith(
                        "The model in the stream is damaged: its entry regression.json cannot be read (")
                .hasMessageContaining(why);
    }

    @Test
    void needsTwoMembersAtLeast() {
        String one = JSON.replace(", {\"seed\": 2, " + derived(-0.3) + "}", "");
        assertThatThrownBy(() -> load(one)).hasMessageContaining("members are fewer than two, or more than 100");
        assertThatThrownBy(() -> load(JSON.replace("\"ensembleSize\": 2", "\"ensembleSize\": 3")))
                .hasMessageContaining("members are not as many as the specification says");
        int second = JSON.lastIndexOf("\"constant\": 0.25");
        assertThatThrownBy(() -> load(JSON.substring(0, second)
                        + JSON.substring(second).replace("\"constant\": 0.25", "\"constant\": 0.5")))
                .hasMessageContaining("members have different neighbourFeatures");
    }

    @Test
    void nameTheEntryWithTheNeighborsThatIsWrong() {
        assertThatThrownBy(() -> load(JSON.replace("\"rows\": 4", "\"rows\": 5")))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("neighbours.bin");
        assertThatThrownBy(() -> load(JSON.replace("\"rows\": 4", "\"rows\": 3")))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("neighbours.bin");
        double[] infinite = STORED.clone();
        infinite[5] = Double.POSITIVE_INFINITY;
        byte[] bytes = littleEndian(infinite);
        Map<String, byte[]> entries =
                FIRST.entriesWith(JSON.replace(SampleModel.sha256(littleEndian(STORED)), SampleModel.sha256(bytes)));
        entries.put("neighbours.bin", bytes);
        assertThatThrownBy(() -> Predictor.load(new ByteArrayInputStream(SampleModel.zip(entries, ZipEntry.STORED))))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(
                        "The model in the stream is damaged: its entry neighbours.bin cannot be read (a number is not"
                                + " finite). Train the model again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"member2/coefficients.bin", "member2/normalizer.bin", "neighbours.bin"})
    void nameTheEntryThatIsMissing(String name) {
        Map<String, byte[]> entries = FIRST.entriesWith(JSON);
        assertThat(Objects.requireNonNull(entries.remove(name))).isNotEmpty();
        assertThatThrownBy(() -> Predictor.load(new ByteArrayInputStream(SampleModel.zip(entries, ZipEntry.STORED))))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "member1/coefficients.bin",
                "member02/coefficients.bin",
                "member/coefficients.bin",
                "member2000/coefficients.bin",
                "member2a/coefficients.bin",
                "other2/coefficients.bin",
                "member2/regression.json",
                "member2/neighbours.bin",
            })
    void nameAnEntryThatBelongsToNoMember(String name) {
        Map<String, byte[]> entries = FIRST.entriesWith(JSON);
        entries.put(name, new byte[1]);
        assertThatThrownBy(() -> Predictor.load(new ByteArrayInputStream(SampleModel.zip(entries, ZipEntry.STORED))))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining(
                        "holds an entry that does not belong in a model of Regression for Maven: " + name);
    }
}
