package dev.mlmethods.regression.training.vector;

import static dev.mlmethods.regression.training.vector.Kernels.BLOCK;
import static dev.mlmethods.regression.training.vector.Kernels.LANES;
import static dev.mlmethods.regression.training.vector.Kernels.PANEL;
import static dev.mlmethods.regression.training.vector.Kernels.ROWS;
import static dev.mlmethods.regression.training.vector.Kernels.TILE_PANEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.random.TorchRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests both implementations of the kernels: the products have the bits of {@link DocumentedProducts}, the other kernels have the same bits in both,
 * and none writes where it shouldn't.
 */
class KernelsTest {
    private static final int[] ROW_COUNTS = {1, 2, 3, 5, 63, 64};
    private static final int[] INPUT_COUNTS = {1, 3, 8, 31, 32, 33, 65};
    private static final int[] WIDTHS = {1, 3, 16, 17, 32};

    // Parts of the memory, each with room for the largest matrix and for what must stay unchanged.
    private static final int PART = 3 * TILE_PANEL + PANEL;
    private static final int IN = 12;
    private static final int W = IN + PART;
    private static final int START = W + PART;
    private static final int OUT = START + PART;
    private static final int LENGTH = OUT + PART;

    private static final float[] SPECIAL = {
        0f,
        -0f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        1e-40f,
        -Float.MIN_NORMAL,
        1e-30f,
        -1e-30f,
        0.5f,
        -1f,
        44f,
        -44f,
        87.3f,
        -87.3f,
        88.1f,
        -88.1f,
        1e30f,
        -3e38f,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN
    };

    static Stream<Kernels> kernels() {
        return Stream.of(new ScalarKernels(), KernelChoice.best());
    }

    @Test
    void theTestsRunOnVectors() {
        assertThat(KernelChoice.best().name()).endsWith("-bit vectors");
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void productsAreChainsOverTheInputs(Kernels kernels) {
        for (int rows : ROW_COUNTS) {
            for (int inputs : INPUT_COUNTS) {
                for (int width : WIDTHS) {
                    float[] x = numbers(rows + inputs + width);
                    clearColumns(x, W, inputs, width);
                    clearColumns(x, START, 1, width);
                    float[] expected = x.clone();
                    DocumentedProducts.product(expected, IN, inputs, W, START, OUT, width, rows);
                    float[] actual = x.clone();
                    kernels.product(actual, IN, inputs, W, START, OUT, width, rows);
                    allowBlocks(expected, actual, roundUp(rows), rows, width);
                    assertSameBits(actual, expected, "%d rows, %d inputs, width %d", rows, inputs, width);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void gradientsAreChainsOverTheRows(Kernels kernels) {
        for (int rows : ROW_COUNTS) {
            for (int inputs : INPUT_COUNTS) {
                for (int width : WIDTHS) {
                    for (int stride : new int[] {0, PANEL}) {
                        float[] x = numbers(rows + inputs + width);
                        clearColumns(x, W, rows, width);
                        clearColumns(x, START, roundUp(inputs), width);
                        clearInputs(x, inputs);
                        float[] expected = x.clone();
                        DocumentedProducts.gradient(expected, IN, inputs, W, START, stride, OUT, width, rows);
                        float[] actual = x.clone();
                        kernels.gradient(actual, IN, inputs, W, START, stride, OUT, width, rows);
                        allowBlocks(expected, actual, roundUp(inputs), inputs, width);
                        assertSameBits(actual, expected, "%d rows, %d inputs, width %d", rows, inputs, width);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void biasGradientsAreFourChainsOverTheRows(Kernels kernels) {
        for (int rows : ROW_COUNTS) {
            float[] x = numbers(rows);
            float[] expected = x.clone();
            DocumentedProducts.biasGradient(expected, W, START, OUT, rows);
            kernels.biasGradient(x, W, START, OUT, rows);
            assertSameBits(x, expected, "%d rows", rows);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aSingleOutputIsJoinedFromSixteenChains(Kernels kernels) {
        for (int rows : ROW_COUNTS) {
            for (int panels = 1; panels <= 3; panels++) {
                float[] x = numbers(rows + panels);
                float[] expected = x.clone();
                DocumentedProducts.singleForward(expected, IN, panels, W, W + 3 * PANEL, OUT, rows);
                kernels.singleForward(x, IN, panels, W, W + 3 * PANEL, OUT, rows, START);
                System.arraycopy(x, START, expected, START, ROWS * LANES);
                assertSameBits(x, expected, "%d rows, %d panels", rows, panels);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aSingleOutputGoesBackToEachInput(Kernels kernels) {
        for (int rows : ROW_COUNTS) {
            float[] x = numbers(rows);
            float[] expected = x.clone();
            DocumentedProducts.singleBackward(expected, IN, W, OUT, rows);
            kernels.singleBackward(x, IN, W, OUT, rows);
            assertSameBits(x, expected, "%d rows", rows);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void theGradientOfASingleOutputIsAChainOverTheRows(Kernels kernels) {
        for (int rows : ROW_COUNTS) {
            for (int panels = 1; panels <= 3; panels++) {
                float[] x = numbers(rows + panels);
                float[] expected = x.clone();
                DocumentedProducts.singleGradient(expected, IN, panels, W, START, OUT, rows);
                kernels.singleGradient(x, IN, panels, W, START, OUT, rows);
                assertSameBits(x, expected, "%d rows, %d panels", rows, panels);
            }
        }
    }

    /** A kernel that goes from number to number, with its memory and the length. */
    interface Elementwise {
        void run(Kernels kernels, float[] x, int length);
    }

    static Stream<Named<Elementwise>> elementwise() {
        List<Named<Elementwise>> all = new ArrayList<>();
        all.add(named("relu", (kernels, x, length) -> kernels.relu(x, OUT, length)));
        all.add(named("reluDelta", (kernels, x, length) -> kernels.reluDelta(x, OUT, IN, length)));
        all.add(named("multiply", (kernels, x, length) -> kernels.multiply(x, OUT, IN, W, length)));
        all.add(named("multiply in place", (kernels, x, length) -> kernels.multiply(x, OUT, OUT, IN, length)));
        all.add(named("add", (kernels, x, length) -> kernels.add(x, OUT, IN, length)));
        all.add(named("dropout", (kernels, x, length) -> {
            for (int i = 0; i < length; i += PANEL) {
                kernels.dropout(x, OUT + i, 0x7fff_fff0 + i, 1 << 23, 1.25f);
            }
        }));
        for (Activation activation : Activation.values()) {
            all.add(named(
                    activation.parameterName(),
                    (kernels, x, length) -> kernels.activate(activation, x, OUT, START, length)));
        }
        UpdateStep step = step();
        all.add(named("sgd", (kernels, x, length) -> kernels.sgd(x, OUT, IN, length, step)));
        all.add(named("momentum", (kernels, x, length) -> kernels.momentum(x, OUT, IN, W, length, step)));
        all.add(named("rmsProp", (kernels, x, length) -> kernels.rmsProp(x, OUT, IN, W, length, step)));
        all.add(named("adam", (kernels, x, length) -> kernels.adam(x, OUT, IN, W, START, length, step)));
        return all.stream();
    }

    private static Named<Elementwise> named(String name, Elementwise kernel) {
        return Named.of(name, kernel);
    }

    private static UpdateStep step() {
        UpdateStep step = new UpdateStep();
        step.gradientScale = 0.7f;
        step.rate = 0.03f;
        step.weightDecay = 0.1f;
        step.shrink = 0.99f;
        step.momentum = 0.8f;
        step.rootCorrection = 3.1f;
        return step;
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void vectorsAndScalarsHaveTheSameBits(Elementwise kernel) {
        for (int length : new int[] {PANEL, 3 * PANEL, TILE_PANEL}) {
            for (int seed = 0; seed < 5; seed++) {
                assertSame(kernel, numbers(seed), length);
                assertSame(kernel, withSpecialNumbers(seed), length);
            }
        }
    }

    /** The infinities, NaNs of either sign and numbers of every binade, including denormal ones: 32 of each. */
    @ParameterizedTest
    @MethodSource("elementwise")
    void everyBinadeHasTheSameBits(Elementwise kernel) {
        TorchRandom random = new TorchRandom(7);
        float[] numbers = new float[1 << 14];
        for (int i = 0; i < numbers.length; i++) {
            int lowest = i % 2 == 0 ? 0 : (int) random.uniform(0f, 1 << 18);
            numbers[i] = Float.intBitsToFloat(i << 18 | lowest);
        }
        for (int first = 0; first < numbers.length; first += TILE_PANEL) {
            float[] x = numbers(first);
            System.arraycopy(numbers, first, x, OUT, TILE_PANEL);
            assertSame(kernel, x, TILE_PANEL);
            System.arraycopy(numbers, numbers.length - first - TILE_PANEL, x, IN, TILE_PANEL);
            assertSame(kernel, x, TILE_PANEL);
        }
    }

    private static void assertSame(Elementwise kernel, float[] x, int length) {
        float[] expected = x.clone();
        kernel.run(new ScalarKernels(), expected, length);
        float[] actual = x.clone();
        kernel.run(KernelChoice.best(), actual, length);
        assertSameBits(actual, expected, "length %d", length);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void specialNumbersGoThroughTheProducts(Kernels kernels) {
        for (int seed = 0; seed < 5; seed++) {
            float[] x = withSpecialNumbers(seed);
            assertSameAsDocumented(
                    x,
                    e -> DocumentedProducts.product(e, IN, 33, W, START, OUT, PANEL, ROWS),
                    a -> kernels.product(a, IN, 33, W, START, OUT, PANEL, ROWS));
            assertSameAsDocumented(
                    x,
                    e -> DocumentedProducts.gradient(e, IN, 36, W, START, PANEL, OUT, PANEL, ROWS),
                    a -> kernels.gradient(a, IN, 36, W, START, PANEL, OUT, PANEL, ROWS));
            assertSameAsDocumented(
                    x,
                    e -> DocumentedProducts.biasGradient(e, W, START, OUT, 7),
                    a -> kernels.biasGradient(a, W, START, OUT, 7));
            assertSameAsDocumented(
                    x,
                    e -> DocumentedProducts.singleBackward(e, IN, W, OUT, ROWS),
                    a -> kernels.singleBackward(a, IN, W, OUT, ROWS));
            assertSameAsDocumented(
                    x,
                    e -> DocumentedProducts.singleGradient(e, IN, 2, W, START, OUT, 9),
                    a -> kernels.singleGradient(a, IN, 2, W, START, OUT, 9));
        }
    }

    private static void assertSameAsDocumented(float[] x, Consumer<float[]> documented, Consumer<float[]> kernel) {
        float[] expected = x.clone();
        documented.accept(expected);
        float[] actual = x.clone();
        kernel.accept(actual);
        assertSameBits(actual, expected, "special numbers");
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void noNumberStaysNoNumber(Kernels kernels) {
        for (Activation activation : Activation.values()) {
            float[] x = numbers(1);
            x[OUT + 5] = Float.NaN;
            kernels.activate(activation, x, OUT, START, PANEL);
            assertThat(x[OUT + 5]).as(activation.parameterName()).isNaN();
        }
        float[] x = numbers(1);
        x[OUT + 5] = Float.NaN;
        kernels.relu(x, OUT, PANEL);
        assertThat(x[OUT + 5]).isNaN();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void reluPassesWhatIsAboveZero(Kernels kernels) {
        float[] x = new float[LENGTH];
        float[] in = {-2f, -0f, 0f, 3f, Float.MIN_VALUE, -Float.MIN_VALUE, -Float.MAX_VALUE, Float.MAX_VALUE};
        System.arraycopy(in, 0, x, OUT, in.length);
        Arrays.fill(x, IN, IN + in.length, 5f);
        kernels.relu(x, OUT, PANEL);
        assertThat(Arrays.copyOfRange(x, OUT, OUT + in.length))
                .containsExactly(0f, 0f, 0f, 3f, Float.MIN_VALUE, 0f, 0f, Float.MAX_VALUE);
        kernels.reluDelta(x, OUT, IN, PANEL);
        assertThat(Arrays.copyOfRange(x, OUT, OUT + in.length)).containsExactly(0f, 0f, 0f, 5f, 5f, 0f, 0f, 5f);
    }

    private static float[] numbers(int seed) {
        TorchRandom random = new TorchRandom(seed);
        float[] x = new float[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            x[i] = random.uniform(-2f, 2f);
        }
        return x;
    }

    private static float[] withSpecialNumbers(int seed) {
        TorchRandom random = new TorchRandom(1000L + seed);
        float[] x = numbers(seed);
        for (int i = 0; i < LENGTH; i++) {
            if (random.uniform(0f, 1f) < 0.5f) {
                x[i] = SPECIAL[(int) random.uniform(0f, SPECIAL.length)];
            }
        }
        return x;
    }

    private static int roundUp(int rows) {
        return TrainingLayout.roundUp(rows, BLOCK);
    }

    /** The padding of weights. */
    private static void clearColumns(float[] x, int matrix, int rows, int width) {
        for (int r = 0; r < rows; r++) {
            Arrays.fill(x, matrix + r * PANEL + width, matrix + (r + 1) * PANEL, 0f);
        }
    }

    /** The padding of a tile's columns. */
    private static void clearInputs(float[] x, int inputs) {
        for (int k = inputs; k < roundUp(inputs); k++) {
            for (int r = 0; r < ROWS; r++) {
                x[IN + k / PANEL * TILE_PANEL + r * PANEL + k % PANEL] = 0f;
            }
        }
    }

    /** A block's rows after the last one may become anything, its columns beyond the width 0. */
    private static void allowBlocks(float[] expected, float[] actual, int blockRows, int rows, int width) {
        for (int r = 0; r < blockRows; r++) {
            for (int n = 0; n < PANEL; n++) {
                int i = OUT + r * PANEL + n;
                if (r >= rows || (n >= width && actual[i] == 0)) {
                    expected[i] = actual[i];
                }
            }
        }
    }

    private static void assertSameBits(float[] actual, float[] expected, String description, Object... arguments) {
        assertThat(bits(actual)).as(description, arguments).isEqualTo(bits(expected));
    }

    /** All kinds of NaN count as the same: their bits differ between processors. */
    private static int[] bits(float[] x) {
        int[] bits = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            bits[i] = Float.floatToIntBits(x[i]);
        }
        return bits;
    }
}
