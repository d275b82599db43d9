package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.dl4j.Dl4jNetworks;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.predictor.file.ModelEntryNames;
import dev.mlmethods.regression.scaling.FittedScaler;
import dev.mlmethods.regression.scaling.Preparation;
import dev.mlmethods.regression.scaling.TargetScaler;
import dev.mlmethods.regression.training.Loss;
import dev.mlmethods.regression.training.LossSpec;
import dev.mlmethods.regression.training.Optimizer;
import dev.mlmethods.regression.training.OptimizerSpec;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.dataset.api.preprocessor.serializer.NormalizerSerializer;
import org.nd4j.linalg.factory.Nd4j;

/** The entries for DL4J are those that DL4J itself writes, byte for byte. */
class Dl4jFormatTest {
    private static final NetworkSpec NETWORK = NetworkSpec.defaults().withHiddenLayers(List.of(4, 3));
    private static final TrainingSpec TRAINING = TrainingSpec.defaults();

    @Test
    void theNamesAreThoseOfDl4j() {
        assertThat(List.of(
                        ModelEntryNames.CONFIGURATION,
                        ModelEntryNames.COEFFICIENTS,
                        ModelEntryNames.UPDATER_STATE,
                        ModelEntryNames.NORMALIZER))
                .containsExactly(
                        ModelSerializer.CONFIGURATION_JSON,
                        ModelSerializer.COEFFICIENTS_BIN,
                        ModelSerializer.UPDATER_BIN,
                        ModelSerializer.NORMALIZER_BIN);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GELU")
    void writesEachActivation(Activation activation) {
        assertSameConfiguration(NETWORK.withActivation(activation), 2, 1, TRAINING);
    }

    /** DL4J's GELU is quickGelu, or else the form with the hyperbolic tangent: reading either would compute something else than was trained. */
    @Test
    void dl4jRefusesTheActivationThatItLacks() {
        NetworkState state = NetworkState.initial(NETWORK.withActivation(Activation.GELU), 2, 1);
        String json = new String(ConfigurationEntry.of(state, TRAINING), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> MultiLayerConfiguration.fromJson(json)).hasStackTraceContaining("ActivationErfGELU");
    }

    @ParameterizedTest
    @EnumSource
    void writesEachLoss(Loss loss) {
        assertSameConfiguration(NETWORK, 2, 1, TRAINING.withLoss(LossSpec.of(loss)));
    }

    static Stream<OptimizerSpec> optimizers() {
        return Stream.of(Optimizer.values())
                .map(OptimizerSpec::of)
                .flatMap(spec -> Stream.of(
                        spec,
                        spec.withWeightDecay(1e-4),
                        spec.withLearningRate(2e-23).withMomentum(0),
                        spec.withLearningRate(1.0 / 3).withMaxGradientNorm(5)));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void writesEachOptimizer(OptimizerSpec optimizer) {
        assertSameConfiguration(NETWORK, 2, 1, TRAINING.withOptimizer(optimizer));
    }

    static Stream<Arguments> architectures() {
        return Stream.of(List.<Integer>of(), List.of(7), List.of(1, 65536), List.of(5, 4, 3, 2, 1))
                .flatMap(widths -> Stream.of(0, 0.1, 0.75)
                        .map(dropout ->
                                Arguments.of(NETWORK.withHiddenLayers(widths).withDropout(dropout.doubleValue()))));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void writesEachDepthWithAndWithoutDropout(NetworkSpec spec) {
        assertSameConfiguration(spec, 1, 1, TRAINING);
        assertSameConfiguration(spec, 13, 2, TRAINING);
    }

    private static void assertSameConfiguration(NetworkSpec spec, int inputs, int outputs, TrainingSpec training) {
        float[] parameters = new float[(int) spec.parameterCount(inputs, outputs)];
        NetworkState state = new NetworkState(spec, inputs, outputs, parameters, null, 12345, 67);
        assertThat(new String(ConfigurationEntry.of(state, training), StandardCharsets.UTF_8))
                .isEqualTo(Dl4jNetworks.of(state, training)
                        .getLayerWiseConfigurations()
                        .toJson());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 2369, 70_000})
    void writesAVector(int length) throws IOException {
        float[] values = new float[length];
        IntStream.range(0, length).forEach(i -> values[i] = (float) Math.sin(i) * 1e-3f);
        values[length - 1] = -0f;
        values[length / 2] = Float.MIN_VALUE;
        values[length / 3] = Float.NEGATIVE_INFINITY;
        INDArray array = Nd4j.create(values, new long[] {length}, DataType.FLOAT);
        assertThat(Nd4jArray.vector(values)).isEqualTo(written(array));
    }

    @ParameterizedTest
    @EnumSource
    void writesTheWeightsAndTheStateThatATrainingLeaves(Optimizer optimizer) throws IOException {
        TrainingSpec training = TRAINING.withOptimizer(OptimizerSpec.of(optimizer));
        MultiLayerNetwork network = Dl4jNetworks.of(NetworkState.initial(NETWORK, 2, 1), training);
        network.fit(Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}}), Nd4j.createFromArray(new float[][] {{5}, {6}
        }));
        NetworkState trained = Dl4jNetworks.read(network, NETWORK, 2, 1);
        assertThat(trained.iterations()).isEqualTo(1);
        assertThat(Nd4jArray.vector(trained.parameters())).isEqualTo(written(network.params()));
        float[] state = trained.updaterState();
        assertThat(state == null ? 0 : state.length).isEqualTo(optimizer.stateParts() * (int) network.numParams());
        if (state != null) {
            assertThat(Nd4jArray.vector(state))
                    .isEqualTo(written(network.getUpdater().getStateViewArray()));
        }
        assertThat(new String(ConfigurationEntry.of(trained, training), StandardCharsets.UTF_8))
                .isEqualTo(network.getLayerWiseConfigurations().toJson());
    }

    static Stream<Arguments> scalers() {
        return Stream.of(1, 2, 3, 200)
                .flatMap(columns -> Stream.of(TargetScaler.IDENTITY, new TargetScaler(-2.5, 1e-9, null))
                        .map(target -> Arguments.of(columns, target)));
    }

    @ParameterizedTest
    @MethodSource("scalers")
    void writesTheScalers(int columns, TargetScaler target) throws IOException {
        double[] means = IntStream.range(0, columns).mapToDouble(Math::cbrt).toArray();
        double[] scales = IntStream.range(0, columns).mapToDouble(Math::exp).toArray();
        // DL4J doesn't allow any this small; infinity is the scale of a constant feature.
        scales[columns - 1] = 1e-7;
        scales[columns / 2] = Double.POSITIVE_INFINITY;
        List<String> names = IntStream.range(0, columns).mapToObj(i -> "x" + i).toList();
        NormalizerStandardize normalizer = target.equals(TargetScaler.IDENTITY)
                ? new NormalizerStandardize(row(means), row(scales))
                : new NormalizerStandardize(row(means), row(scales), row(target.mean()), row(target.scale()));
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        NormalizerSerializer.getDefault().write(normalizer, expected);
        assertThat(NormalizerEntry.of(new Preparation(FittedScaler.of(names, means, scales), target)))
                .isEqualTo(expected.toByteArray());
    }

    private static INDArray row(double... values) {
        return Nd4j.createFromArray(values).reshape(1, values.length);
    }

    private static byte[] written(INDArray array) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Nd4j.write(array, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
