package dev.mlmethods.regression.predictor.network;

/**
 * The building blocks of {@link Activation}, made only of operations that IEEE 754 rounds correctly: the same bits everywhere, and within a few units
 * in the last place of the exact value. {@link SimdFunctions} does the same, operation by operation.
 *
 * <p>e<sup>x</sup> is 2<sup>n</sup> e<sup>r</sup> with |r| at most log(2) / 2; the polynomial of e<sup>r</sup> and log(2) in two
 * parts are those of {@code expf} in Moshier's Cephes library.
 */
public final class ActivationFunction {
    /** The slope of leaky ReLU at and below 0. */
    public static final float LEAK = 0.01f;

    /** The scale of GELU's sigmoid. */
    public static final float GELU_SCALE = 1.702f;

    /** Between this and the maximum, e<sup>x</sup> is a normal float32. */
    public static final float EXP_MIN = -87.3f;

    /** The upper limit, see {@link #EXP_MIN}. */
    public static final float EXP_MAX = 88f;

    /** 1 / log(2). */
    public static final float LOG2_E = 1.442695f;

    /** 1.5 x 2<sup>23</sup>: adding a number to it rounds that number to a whole one, which is then in the lowest bits of the sum. */
    public static final float ROUNDER = 12582912f;

    /** The upper part of log(2). */
    public static final float LN2_HIGH = 0.6933594f;
    /** The rest of log(2). */
    public static final float LN2_LOW = -0.00021219444f;
    /** The coefficient of r<sup>2</sup> in the polynomial of e<sup>r</sup>. */
    public static final float E2 = 0.5f;
    /** The coefficient of r<sup>3</sup>. */
    public static final float E3 = 0.16666666f;
    /** The coefficient of r<sup>4</sup>. */
    public static final float E4 = 0.041665796f;
    /** The coefficient of r<sup>5</sup>. */
    public static final float E5 = 0.008333452f;
    /** The coefficient of r<sup>6</sup>. */
    public static final float E6 = 0.0013981999f;
    /** The coefficient of r<sup>7</sup>. */
    public static final float E7 = 0.00019875691f;

    static final int EXPONENT_BIAS = 127;
    static final int EXPONENT_SHIFT = 23;

    // log(1 + u) = 2 s (1 + s^2/3 + s^4/5 + ...) with s = u / (2 + u), at most 1/3 for u up to 1.
    /** The coefficient of s<sup>2</sup> in the series of log(1 + u) / 2 s. */
    public static final float L1 = 1f / 3;
    /** The coefficient of s<sup>4</sup>. */
    public static final float L2 = 1f / 5;
    /** The coefficient of s<sup>6</sup>. */
    public static final float L3 = 1f / 7;
    /** The coefficient of s<sup>8</sup>. */
    public static final float L4 = 1f / 9;
    /** The coefficient of s<sup>10</sup>. */
    public static final float L5 = 1f / 11;
    /** The coefficient of s<sup>12</sup>. */
    public static final float L6 = 1f / 13;
    /** The coefficient of s<sup>14</sup>. */
    public static final float L7 = 1f / 15;

    private ActivationFunction() {}

    /** 1 / (1 + e<sup>-x</sup>). */
    public static float sigmoid(float x) {
        return 1f / (1f + exp(-x, 0f));
    }

    /** Computed from e<sup>2x</sup> - 1, which is also accurate around 0. */
    static float tanh(float x) {
        float e = exp(x + x, 1f);
        return e / (e + 2f);
    }

    /** log(1 + e<sup>x</sup>). */
    static float softplus(float x) {
        float s = exp(-Math.abs(x), 0f);
        s = s / (2f + s);
        float z = s * s;
        float p = Math.fma(z, L7, L6);
        p = Math.fma(z, p, L5);
        p = Math.fma(z, p, L4);
        p = Math.fma(z, p, L3);
        p = Math.fma(z, p, L2);
        p = Math.fma(z, p, L1);
        p = Math.fma(z, p, 1f);
        return Math.fma(s + s, p, Math.max(x, 0f));
    }

    /** e<sup>x</sup> - {@code minus}, which is 0 or 1, without cancellation; beyond the limits, e<sup>limit</sup>. */
    static float exp(float x, float minus) {
        float y = Math.min(Math.max(x, EXP_MIN), EXP_MAX);
        float n = Math.fma(y, LOG2_E, ROUNDER);
        float twoToTheN = Float.intBitsToFloat((Float.floatToRawIntBits(n) + EXPONENT_BIAS) << EXPONENT_SHIFT);
        n -= ROUNDER;
        float r = Math.fma(n, -LN2_HIGH, y);
        r = Math.fma(n, -LN2_LOW, r);
        float p = Math.fma(r, E7, E6);
        p = Math.fma(r, p, E5);
        p = Math.fma(r, p, E4);
        p = Math.fma(r, p, E3);
        p = Math.fma(r, p, E2);
        p = Math.fma(r * r, p, r);
        return Math.fma(twoToTheN, p, twoToTheN - minus);
    }
}
