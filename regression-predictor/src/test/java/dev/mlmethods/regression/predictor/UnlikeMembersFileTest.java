package dev.mlmethods.regression.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.predictor.network.Activation;
import dev.mlmethods.regression.predictor.network.DenseLayout;
import dev.mlmethods.regression.predictor.network.DenseNetwork;
import dev.mlmethods.regression.predictor.network.DerivedColumns;
import dev.mlmethods.regression.predictor.network.FeatureScaler;
import dev.mlmethods.regression.predictor.network.KernelChoice;
import dev.mlmethods.regression.predictor.network.KernelTrial;
import dev.mlmethods.regression.predictor.network.NetworkInputs;
import dev.mlmethods.regression.predictor.network.PiecewiseLinear;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model of two networks that have other layers, activations, inputs and scalers of the target. */
class UnlikeMembersFileTest {
    private static final List<Integer> SECOND_LAYERS = List.of(3, 2);
    private static final double[] EDGES = {-1, 0, 2.5};

    private static final SampleModel FIRST =
            SampleModel.of(List.of("x", "y", "z"), List.of(4), Activation.TANH).withTarget(2, 0.5);
    private static final float[] SECOND = second();
    private static final String JSON = json();

    private static float[] second() {
        Random random = new Random(3);
        float[] parameters = new float[(int) DenseLayout.parameters(SECOND_LAYERS, 3 + 2, 1)];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (float) random.nextGaussian() * 0.3f;
        }
        FIRST.with("member2/coefficients.bin", SampleModel.coefficients(parameters))
                .with("member2/configuration.json", new byte[] {'{', '}'})
                .with("member2/normalizer.bin", new byte[] {1});
        return parameters;
    }

    private static String json() {
        ByteBuffer parameters = ByteBuffer.allocate((FIRST.parameters.length + SECOND.length) * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        parameters.asFloatBuffer().put(FIRST.parameters).put(SECOND);
        return FIRST.json()
                .replace(
                        "\"hiddenLayers\": [4]",
                        "\"members\": [ {\"epochs\": 3}, {\"epochs\": 4} ], \"hiddenLayers\": [5]")
                .replace("\"formatVersion\": 1", "\"formatVersion\": 3")
                .replace(FIRST.parametersSha256(), SampleModel.sha256(parameters.array()))
                .replace("\"target\":", """
                        "members": [ {"seed": 1, "hiddenLayers": [4], "activation": "tanh"},
                          {"seed": 2, "hiddenLayers": [3, 2], "activation": "gelu", "derived": {"piecewiseLinear": {"z": [-1.0, 0.0, 2.5]}},
                           "targetScaler": {"mean": 0.5, "scale": 0.25, "logarithm": true}} ],
                        "target":""");
    }

    private static Predictor load(String json) {
        return Predictor.load(new ByteArrayInputStream(FIRST.bytes(json)));
    }

    private static double output(
            List<DerivedColumns> derived,
            List<Integer> layers,
            Activation activation,
            float[] parameters,
            double[] row) {
        NetworkInputs inputs = new NetworkInputs(new FeatureScaler(FIRST.means, FIRST.scales), derived);
        DenseNetwork network = new DenseNetwork(
                layers, inputs.columns(), activation, parameters, new KernelTrial(KernelChoice.best()));
        float[] room = network.rowRoom();
        inputs.compute(row, 0, room, 0);
        return network.output(room);
    }

    @Test
    void predictsTheMeanOfWhatEachSaysInTheTargetsUnit() {
        Predictor predictor = load(JSON);
        double[][] rows = FIRST.rows(150);
        double[] predicted = predictor.predict(rows);

        for (int row = 0; row < rows.length; row++) {
            double one = output(List.of(), List.of(4), Activation.TANH, FIRST.parameters, rows[row]) * 0.5 + 2;
            double two = StrictMath.exp(
                    output(List.of(new PiecewiseLinear(2, EDGES)), SECOND_LAYERS, Activation.GELU, SECOND, rows[row])
                                    * 0.25
                            + 0.5);
            assertThat(predictor.predictEach(rows[row])).containsExactly(one, two);
            assertThat(predicted[row]).isEqualTo((one + two) / 2);
            assertThat(predictor.predict(rows[row])).isEqualTo(predicted[row]);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"epochs\": 3}, | `` | members are not as many as the specification says",
                "{\"epochs\": 3} | {}, {} | members are not as many as the specification says",
                "\"hiddenLayers\": [5] | \"ensembleSize\": 0 | members are not as many as the specification says",
                "\"hiddenLayers\": [5] | \"ensembleSize\": 2 | members are not as many as the specification says",
                "{\"epochs\": 3} | 3 | specification.members is missing or has the wrong type",
                "[3, 2] | [3, 0] | 0 is not a valid layer width",
                "[3, 2] | [70000] | 70000 is not a valid layer width",
                "[3, 2] | \"3,2\" | members.hiddenLayers is missing or has the wrong type",
                "\"gelu\" | \"steam\" | there is no activation of that name",
                "\"scale\": 0.25 | \"scale\": 0 | no scaler of a target: mean 0.5, scale 0",
                "\"mean\": 0.5, \"scale\": 0.25 | \"mean\": 0.5 | members.targetScaler.scale is missing or has the wrong type",
                "\"logarithm\": true | \"logarithms\": true | members.targetScaler.logarithms is unknown",
                "\"activation\": \"gelu\", | `` | members.activation is missing or has the wrong type",
                "\"members\": [ {\"epochs\": 3}, {\"epochs\": 4} ], | \"ensembleSize\": 2, | members.hiddenLayers is unknown",
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
    void needsWeightsOfItsOwnLayers() {
        assertThatThrownBy(() -> load(JSON.replace("[3, 2]", "[2, 3]")))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("member2/coefficients.bin");
    }
}
