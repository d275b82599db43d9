package dev.mlmethods.regression.exchange.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.predictor.network.DerivedColumns;
import dev.mlmethods.regression.predictor.network.FourierFeatures;
import dev.mlmethods.regression.predictor.network.PiecewiseLinear;
import dev.mlmethods.regression.scaling.FittedScaler;
import dev.mlmethods.regression.scaling.Preparation;
import dev.mlmethods.regression.scaling.TargetScaler;
import dev.mlmethods.regression.training.vector.VectorEngine;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The graph of a model, as this class computes it and as ONNX Runtime does, against the product's own predictions. */
class OnnxModelTest {
    private static final int ROWS = 300;

    static Stream<Arguments> networks() {
        List<List<Integer>> depths = List.of(List.of(), List.of(6), List.of(64, 32), List.of(33, 1, 40));
        return Arrays.stream(Activation.values())
                .flatMap(activation -> depths.stream().map(hidden -> Arguments.of(activation, hidden)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void isExactInEveryBatchWithEveryOptimization(Activation activation, List<Integer> hiddenLayers) {
        for (int columns : new int[] {1, 8, 35}) {
            Sample sample = Sample.of(columns, hiddenLayers, activation, TargetScaler.IDENTITY);
            OnnxModel model = sample.model(OnnxForm.EXACT);
            double[] expected = sample.predicted();
            assertThat(model.predict(sample.rows())).containsExactly(expected);

            byte[] file = model.toBytes("1.0", Map.of());
            OnnxChecker.check(file);
            for (OptLevel level : List.of(OptLevel.NO_OPT, OptLevel.BASIC_OPT, OptLevel.ALL_OPT)) {
                try (OnnxRuntime runtime = new OnnxRuntime(file, level, level == OptLevel.ALL_OPT ? 2 : 1)) {
                    for (int batch : new int[] {1, 7, ROWS}) {
                        assertThat(runtime.predict(sample.rows(), columns, batch))
                                .as("%s, batches of %d", level, batch)
                                .containsExactly(expected);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void isNearWithMatrixProducts(Activation activation) {
        Sample sample = Sample.of(8, List.of(64, 32), activation, TargetScaler.IDENTITY);
        OnnxModel model = sample.model(OnnxForm.FAST);
        double[] expected = sample.predicted();
        byte[] file = model.toBytes("1.0", Map.of());
        OnnxChecker.check(file);
        double most = 0;
        try (OnnxRuntime runtime = new OnnxRuntime(file, OptLevel.ALL_OPT, 2)) {
            double[] whole = runtime.predict(sample.rows(), 8, ROWS);
            assertThat(runtime.predict(sample.rows(), 8, 1)).containsExactly(whole);
            double[] own = model.predict(sample.rows());
            for (int row = 0; row < ROWS; row++) {
                most = Math.max(most, Math.abs(whole[row] - expected[row]) / (1 + Math.abs(expected[row])));
                most = Math.max(most, Math.abs(own[row] - expected[row]) / (1 + Math.abs(expected[row])));
            }
        }
        assertThat(most).isLessThan(1e-6);
    }

    static Stream<TargetScaler> targets() {
        return Stream.of(
                new TargetScaler(250_000, 81_234.5, null),
                new TargetScaler(-0.1, 3e-7, null),
                new TargetScaler(1.5, 0.5, true),
                new TargetScaler(0, 40, true),
                new TargetScaler(-600, 120, true),
                new TargetScaler(700, 20, true),
                new TargetScaler(-740, 2, true),
                new TargetScaler(0, 1e-9, true),
                new TargetScaler(0, 0.35, true));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void isInTheTargetsUnit(TargetScaler target) {
        Sample sample = Sample.of(5, List.of(12), Activation.TANH, target);
        assertExact(sample);
    }

    @Test
    void givesNormalScores() {
        Sample sample = Sample.of(3, List.of(12), Activation.RELU, TargetScaler.IDENTITY);
        SplittableRandom random = new SplittableRandom(5);
        double[][] quantiles = new double[3][];
        quantiles[0] = random.doubles(1000, 0, 6).sorted().toArray();
        quantiles[1] = new double[0];
        quantiles[2] = random.ints(40, 0, 12).sorted().asDoubleStream().toArray();
        Sample scored = sample.withQuantiles(quantiles);
        // Values at, between and beyond quantiles, some of which are equal.
        double[] rows = scored.rows();
        for (int row = 0; row < ROWS; row += 2) {
            rows[row * 3] = quantiles[0][random.nextInt(1000)];
            rows[row * 3 + 2] = random.nextInt(-1, 14);
        }
        assertExact(scored);
    }

    @Test
    void computesDerivedInputsAndTheRangeOfPredictions() {
        SplittableRandom random = new SplittableRandom(6);
        FourierFeatures waves = new FourierFeatures(
                new int[] {3, 0},
                new double[] {36.5, -119.25},
                random.doubles(2 * 40, -3, 3).toArray(),
                random.doubles(40).toArray());
        PiecewiseLinear bins =
                new PiecewiseLinear(2, random.doubles(12, -9, 9).sorted().toArray());
        Sample sample = Sample.of(4, List.of(12), Activation.GELU, new TargetScaler(0.3, 2, true, 0.4, 2.5));
        Sample derived = sample.with(List.of(waves, bins));
        // Values at the edges of bins, and far outside.
        double[] rows = derived.rows();
        for (int row = 0; row < ROWS; row += 2) {
            rows[row * 4 + 2] = bins.edges()[random.nextInt(12)];
            rows[row * 4 + 3] *= row % 8 == 0 ? 1e9 : 1;
        }
        double[] predicted = derived.predicted();
        assertThat(predicted).contains(0.4).contains(2.5);
        assertThat(Arrays.stream(predicted).distinct().count()).isGreaterThan(ROWS / 10);
        assertExact(derived);
    }

    private static void assertExact(Sample sample) {
        OnnxModel model = sample.model(OnnxForm.EXACT);
        double[] expected = sample.predicted();
        assertThat(model.predict(sample.rows())).containsExactly(expected);
        byte[] file = model.toBytes("1.0", Map.of());
        OnnxChecker.check(file);
        for (OptLevel level : List.of(OptLevel.NO_OPT, OptLevel.ALL_OPT)) {
            try (OnnxRuntime runtime = new OnnxRuntime(file, level, 1)) {
                assertThat(runtime.predict(sample.rows(), sample.columns(), ROWS))
                        .as("%s", level)
                        .containsExactly(expected);
            }
        }
    }

    @Test
    @EnabledIf("dev.mlmethods.regression.exchange.onnx.OnnxChecker#isAvailable")
    void isCheckedByAnEyeThatSeesFaults() {
        Graph graph = new Graph("x", 2);
        Value sum = graph.apply(Operator.ADD, graph.input(), graph.number(ElementType.FLOAT, 1));
        byte[] mixed = OnnxFile.bytes(graph, sum, "1.0", Map.of());
        assertThatThrownBy(() -> OnnxChecker.check(mixed)).hasMessageContaining("Add");
    }

    @Test
    void isSmall() {
        Sample sample = Sample.of(8, List.of(64, 32), Activation.RELU, TargetScaler.IDENTITY);
        assertThat(sample.model(OnnxForm.EXACT).toBytes("1.0", Map.of())).hasSizeLessThan(50_000);
        assertThat(sample.model(OnnxForm.FAST).toBytes("1.0", Map.of())).hasSizeLessThan(15_000);
    }

    @Test
    void keepsTheMetadata() {
        Sample sample = Sample.of(2, List.of(), Activation.RELU, TargetScaler.IDENTITY);
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("target", "Größe");
        metadata.put("features", "[\"a\",\"b\"]");
        byte[] file = sample.model(OnnxForm.EXACT).toBytes("1.0", metadata);
        try (OnnxRuntime runtime = new OnnxRuntime(file, OptLevel.NO_OPT, 1)) {
            assertThat(runtime.metadata()).isEqualTo(metadata);
        }
        assertThat(sample.model(OnnxForm.EXACT).toBytes("1.0", metadata)).isEqualTo(file);
    }

    /** A network with its preparation, and rows. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Sample(Preparation preparation, NetworkState network, double[] rows) {
        static Sample of(int columns, List<Integer> hiddenLayers, Activation activation, TargetScaler target) {
            SplittableRandom random = new SplittableRandom(columns);
            List<String> names =
                    IntStream.range(0, columns).mapToObj(i -> "x" + i).toList();
            double[] means = random.doubles(columns, -5, 5).toArray();
            double[] scales = random.doubles(columns, 0.5, 3).toArray();
            if (columns > 2) {
                scales[1] = Double.POSITIVE_INFINITY;
            }
            NetworkSpec spec =
                    NetworkSpec.defaults().withHiddenLayers(hiddenLayers).withActivation(activation);
            return new Sample(
                    new Preparation(FittedScaler.of(names, means, scales), target),
                    NetworkState.initial(spec, columns, 7),
                    random.doubles((long) ROWS * columns, -12, 12).toArray());
        }

        Sample withQuantiles(double[][] quantiles) {
            FittedScaler scaler = preparation.features();
            return new Sample(
                    new Preparation(
                            FittedScaler.of(scaler.featureNames(), scaler.means(), scaler.scales(), quantiles),
                            preparation.target()),
                    network,
                    rows);
        }

        Sample with(List<DerivedColumns> derived) {
            Preparation wider = new Preparation(preparation.features(), derived, preparation.target());
            return new Sample(wider, NetworkState.initial(network.spec(), wider.inputs(), 7), rows);
        }

        int columns() {
            return preparation.columns().size();
        }

        OnnxModel model(OnnxForm form) {
            return OnnxModel.of(form, List.of(new OnnxModel.Member(preparation, network)));
        }

        double[] predicted() {
            FeatureMatrix matrix = FeatureMatrix.of(preparation.columns(), rows);
            return preparation.inverse(
                    new VectorEngine(network.spec(), 1).predict(network, preparation.transform(matrix)));
        }
    }
}
