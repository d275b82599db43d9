package dev.mlmethods.regression.predictor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.predictor.file.ModelSource;
import dev.mlmethods.regression.predictor.network.Activation;
import dev.mlmethods.regression.predictor.network.ForwardKernels;
import dev.mlmethods.regression.predictor.network.KernelTrial;
import dev.mlmethods.regression.predictor.network.ScalarForward;
import dev.mlmethods.regression.predictor.network.SimdForward;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The bits of {@link DocumentedPredictions}, whatever the kernels, and however many rows are predicted at a time. */
class PredictorBitsTest {
    private static final List<ForwardKernels> KERNELS = List.of(new ScalarForward(), new SimdForward());

    static Stream<Arguments> networks() {
        List<List<Integer>> depths =
                List.of(List.of(), List.of(6), List.of(64, 32), List.of(33, 1, 40), List.of(16, 31, 8, 70));
        return Arrays.stream(Activation.values())
                .flatMap(activation -> depths.stream().map(hidden -> Arguments.of(activation, hidden)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void areThoseThatAreDocumented(Activation activation, List<Integer> hiddenLayers) {
        for (int features : new int[] {8, 35}) {
            SampleModel model = SampleModel.of(features, hiddenLayers, activation);
            double[][] rows = model.rows(67);
            double[] expected = new DocumentedPredictions(model).of(rows);
            for (ForwardKernels kernels : KERNELS) {
                Predictor predictor = predictor(model, kernels);
                assertThat(predictor.predict(rows)).containsExactly(expected);
            }
            Predictor predictor = predictor(model, KERNELS.get(0));
            for (int row = 0; row < rows.length; row++) {
                assertThat(predictor.predict(rows[row])).as("row %d", row).isEqualTo(expected[row]);
            }
        }
    }

    @Test
    void doNotDependOnTheRowsBeside() {
        SampleModel model = SampleModel.of(9, List.of(20, 5), Activation.GELU);
        double[][] rows = model.rows(200);
        double[] expected = new DocumentedPredictions(model).of(rows);
        for (ForwardKernels kernels : KERNELS) {
            Predictor predictor = predictor(model, kernels);
            for (int count : new int[] {1, 2, 3, 4, 5, 63, 64, 65, 127, 128, 200}) {
                assertThat(predictor.predict(Arrays.copyOf(rows, count)))
                        .as("%d rows", count)
                        .containsExactly(Arrays.copyOf(expected, count));
            }
        }
    }

    @Test
    void areThoseOfQuickGeluInAnEarlierFileThatCallsItGelu() {
        SampleModel model = SampleModel.of(9, List.of(20, 5), Activation.QUICK_GELU);
        double[][] rows = model.rows(20);
        Predictor earlier =
                Predictor.load(new ByteArrayInputStream(model.bytes(model.json().replace("quickGelu", "gelu"))));
        assertThat(earlier.predict(rows)).containsExactly(new DocumentedPredictions(model).of(rows));
    }

    @Test
    void areInTheTargetsUnit() {
        SampleModel model = SampleModel.of(3, List.of(4), Activation.TANH).withTarget(250_000, 81_234.5);
        double[][] rows = model.rows(70);
        double[] expected = new DocumentedPredictions(model).of(rows);
        assertThat(expected[0]).isBetween(1e4, 1e6);
        assertThat(predictor(model, new ScalarForward()).predict(rows)).containsExactly(expected);
        assertThat(predictor(model, new ScalarForward()).predict(rows[69])).isEqualTo(expected[69]);
    }

    /** (x + |x|) / 2 would be infinite. */
    @Test
    void areFiniteForLargeValuesBehindARectifier() {
        SampleModel model = SampleModel.of(1, List.of(1), Activation.RELU);
        model.means[0] = 0;
        model.scales[0] = 1;
        System.arraycopy(new float[] {1, 0, 0.5f, 0}, 0, model.parameters, 0, 4);
        for (ForwardKernels kernels : KERNELS) {
            Predictor predictor = predictor(model, kernels);
            assertThat(predictor.predict(new double[][] {{3e38}, {-3e38}})).containsExactly(0.5f * 3e38f, 0);
            assertThat(predictor.predict(3e38)).isEqualTo(0.5f * 3e38f);
        }
    }

    /** What one layer leaves in the padding must not reach a single output, where infinity times a weight of 0 is NaN. */
    @ParameterizedTest
    @EnumSource(Activation.class)
    void areNotThoseOfThePadding(Activation activation) {
        SampleModel model = SampleModel.of(2, List.of(1, 3), activation);
        Arrays.fill(model.parameters, 1e30f);
        double[][] rows = {{1e30, 1e30}, {-1e30, -1e30}};
        double[] expected = new DocumentedPredictions(model).of(rows);
        for (ForwardKernels kernels : KERNELS) {
            Predictor predictor = predictor(model, kernels);
            for (int row = 0; row < 2; row++) {
                double[][] one = {rows[row]};
                if (Double.isFinite(expected[row])) {
                    assertThat(predictor.predict(one)).containsExactly(expected[row]);
                    assertThat(predictor.predict(rows[row])).isEqualTo(expected[row]);
                }
            }
        }
    }

    @Test
    void stayTheSameWhileTheVectorKernelsAreTried() {
        SampleModel model = SampleModel.of(8, List.of(64, 32), Activation.RELU);
        double[][] rows = model.rows(256);
        double[] expected = new DocumentedPredictions(model).of(rows);
        Predictor predictor = Predictor.of(ModelSource.ofStream(), model.bytes(), new KernelTrial(new SimdForward()));
        for (int i = 0; i < 300; i++) {
            assertThat(predictor.predict(rows)).containsExactly(expected);
        }
    }

    private static Predictor predictor(SampleModel model, ForwardKernels kernels) {
        return Predictor.of(ModelSource.ofStream(), model.bytes(), KernelTrial.over(kernels));
    }
}
