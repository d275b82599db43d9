package dev.mlmethods.regression.training.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.network.Activation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The accuracy of the activations over all of float32, compared with {@link Float64Network}. */
class ActivationFunctionTest {
    /** Every 4099th float32, a prime: half a million of each sign, the largest last. */
    private static final int STRIDE = 4099;

    private static final int LARGEST = Float.floatToIntBits(Float.MAX_VALUE);

    /** e<sup>-x</sup> ends at e<sup>88</sup>, so a sigmoid is never below this, nor quickGelu below this times its argument. */
    private static final double SIGMOID_MIN = 6.1e-39;

    /** Beyond this, the exact derivative of quickGelu or silu is 0 times infinity. */
    private static final float DERIVATIVE_LIMIT = 1e37f;

    /**
     * Bounds slightly above the errors that were measured over every 500th float32. Far below 0, a relative error means nothing: there, softplus and
     * the sigmoid end at their smallest numbers, and the sigmoid in quickGelu multiplies the rounding of its argument.
     *
     * @param from the argument from which the error is at most that many {@code ulps}, units in the last place; below it, {@code absolute}
     * @param derivative the absolute error of the derivative: if it is a difference from 1, no better than float32 around 1
     */
    @ParameterizedTest
    @CsvSource({
        "RELU,       -Infinity, 0,   0,       0",
        "LEAKY_RELU, -Infinity, 1,   0,       3e-10",
        "IDENTITY,   -Infinity, 0,   0,       0",
        "ELU,        -Infinity, 0.9, 0,       6e-8",
        "TANH,       -Infinity, 2.6, 0,       3.2e-7",
        "SIGMOID,    -87,       2.5, 6.1e-39, 9.1e-8",
        "SOFTPLUS,   -87,       3.7, 1.3e-38, 9.1e-8",
        "GELU,       -13.1,     1.7, 6e-39,   1.3e-7",
        "QUICK_GELU, -1,        2.5, 4e-8,    1e-6",
        "SILU,       -87,       2.1, 5.4e-37, 1e-6",
        "MISH,       -87,       4,   1.1e-36, 1.9e-7"
    })
    void isAccurate(Activation activation, double from, double ulps, double absolute, double derivative) {
        double mostUlps = 0;
        double mostAbsolute = 0;
        double mostDerivative = 0;
        for (int bits = 0; bits <= LARGEST - STRIDE; bits += STRIDE) {
            for (float x : new float[] {Float.intBitsToFloat(bits), -Float.intBitsToFloat(LARGEST - bits)}) {
                float value = activation.function().value(x);
                double exact = Float64Network.value(activation, x);
                double error = Math.abs(value - exact);
                double floor = activation == Activation.QUICK_GELU && x < 0 ? -1.702 * x * SIGMOID_MIN : 0;
                if (x >= from) {
                    mostUlps = Math.max(mostUlps, error / Math.ulp((float) exact));
                } else {
                    mostAbsolute = Math.max(mostAbsolute, error - floor);
                }
                if (Math.abs(x) > DERIVATIVE_LIMIT) {
                    continue;
                }
                double slope = activation.derivative(x, value);
                double slopeError = Math.abs(slope - Float64Network.derivative(activation, x));
                mostDerivative = Math.max(mostDerivative, slopeError - floor);
            }
        }
        assertThat(mostUlps).as("ulps").isLessThanOrEqualTo(ulps);
        assertThat(mostAbsolute).as("below").isLessThanOrEqualTo(absolute);
        assertThat(mostDerivative).as("derivative").isLessThanOrEqualTo(derivative);
    }

    /** From the least argument whose value is a normal float32 to the largest whose value isn't the argument: measured over all of them, 1.64. */
    @Test
    void geluIsWithin2UnitsInTheLastPlaceAlsoWhereItsFormCancels() {
        double most = 0;
        int last = Float.floatToIntBits(13.1f);
        for (int bits = Float.floatToIntBits(1e-6f); bits <= last; bits += 307) {
            for (float x : new float[] {Float.intBitsToFloat(bits), -Float.intBitsToFloat(bits)}) {
                double exact = Float64Network.value(Activation.GELU, x);
                most = Math.max(most, Math.abs(Activation.GELU.function().value(x) - exact) / Math.ulp((float) exact));
            }
        }
        assertThat(most).isLessThan(1.7);
    }

    /**
     * From one float32 to the next: tanh, softplus and mish, which divide, may decrease by a rounding; gelu does so far below 0, where it isn't monotonic
     * anyway.
     */
    @ParameterizedTest
    @CsvSource({
        "RELU, -Infinity, 0",
        "LEAKY_RELU, -Infinity, 0",
        "IDENTITY, -Infinity, 0",
        "ELU, -Infinity, 0",
        "TANH, -Infinity, 1",
        "SIGMOID, -Infinity, 0",
        "SOFTPLUS, -Infinity, 3",
        "GELU, 0, 0",
        "QUICK_GELU, 0, 0",
        "SILU, 0, 0",
        "MISH, 0, 1"
    })
    void neverFallsByMoreThanARounding(Activation activation, float from, double ulps) {
        double most = 0;
        for (int bits = 0; bits <= LARGEST - STRIDE; bits += STRIDE) {
            for (float x : new float[] {Float.intBitsToFloat(bits), -Float.intBitsToFloat(LARGEST - bits)}) {
                if (x >= from) {
                    float value = activation.function().value(x);
                    float next = activation.function().value(Math.nextUp(x));
                    most = Math.max(most, (value - next) / Math.ulp(value));
                }
            }
        }
        assertThat(most).isLessThanOrEqualTo(ulps);
    }

    @Test
    void endsAtItsLimits() {
        float infinity = Float.POSITIVE_INFINITY;
        assertThat(Activation.ELU.function().value(-infinity)).isEqualTo(-1f);
        assertThat(Activation.TANH.function().value(-infinity)).isEqualTo(-1f);
        assertThat(Activation.TANH.function().value(infinity)).isEqualTo(1f);
        assertThat(Activation.SIGMOID.function().value(-infinity)).isBetween(0f, (float) SIGMOID_MIN);
        assertThat(Activation.SIGMOID.function().value(infinity)).isEqualTo(1f);
        assertThat(Activation.SOFTPLUS.function().value(-infinity)).isBetween(0f, 1.3e-38f);
        assertThat(Activation.SOFTPLUS.function().value(infinity)).isEqualTo(infinity);
        for (Activation activation :
                List.of(Activation.GELU, Activation.QUICK_GELU, Activation.SILU, Activation.MISH)) {
            assertThat(activation.function().value(infinity)).isEqualTo(infinity);
        }
        for (Activation activation : List.of(Activation.GELU, Activation.SILU, Activation.MISH)) {
            assertThat(activation.function().value(-infinity)).isBetween(-1.1e-36f, 0f);
        }
    }

    @Test
    void passesThroughZero() {
        for (Activation activation : Activation.values()) {
            float expected = switch (activation) {
                case SIGMOID -> 0.5f;
                case SOFTPLUS -> (float) StrictMath.log(2);
                default -> 0f;
            };
            assertThat(activation.function().value(0f)).isEqualTo(expected);
        }
    }
}
