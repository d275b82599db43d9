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

    /** The scale of quickGelu's sigmoid. */
    public static final float QUICK_GELU_SCALE = 1.702f;

    /** Beyond this, the normal distribution's tail times x is no normal float32 any more. */
    public static final float TAIL_LIMIT = 13.2f;

    /** Below this, e<sup>-x</sup> stays what it is there. */
    public static final float SILU_MIN = -88f;

    /** From this on, mish is x. */
    public static final float MISH_MAX = 20f;

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

    // tailExcess(a) as a polynomial of a / (a + TAIL_MIDDLE) - 1/2, minimax for the relative error of 1 + tailExcess(a)
    // up to TAIL_LIMIT: 9e-9.
    /** What is added to the denominator. */
    public static final float TAIL_MIDDLE = 2.75f;
    /** The coefficient of the power 0. */
    public static final float T0 = -0.019564485f;
    /** The coefficient of the power 1. */
    public static final float T1 = -0.37861997f;
    /** The coefficient of the power 2. */
    public static final float T2 = -0.212898f;
    /** The coefficient of the power 3. */
    public static final float T3 = 0.74753076f;
    /** The coefficient of the power 4. */
    public static final float T4 = -0.52736735f;
    /** The coefficient of the power 5. */
    public static final float T5 = -0.19481331f;
    /** The coefficient of the power 6. */
    public static final float T6 = 0.34732598f;
    /** The coefficient of the power 7. */
    public static final float T7 = 0.15019655f;
    /** The coefficient of the power 8. */
    public static final float T8 = -0.1934737f;
    /** The coefficient of the power 9. */
    public static final float T9 = -0.15109184f;

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

    /** Ends at a number near 0, as e<sup>-x</sup> does. */
    static float silu(float x) {
        return Math.max(x, SILU_MIN) / (1f + exp(-x, 0f));
    }

    /** With n = e<sup>x</sup> (e<sup>x</sup> + 2), the hyperbolic tangent of log(1 + e<sup>x</sup>) is n / (n + 2). */
    static float mish(float x) {
        float y = Math.max(x, EXP_MIN);
        float e = exp(Math.min(y, MISH_MAX), 0f);
        float n = e * (e + 2f);
        return y * (n / (n + 2f));
    }

    /**
     * max(x, 0) - a T(a), where a is |x|, and T(a) is the share of the standard normal distribution above a: 2<sup>n</sup> (1 + {@link #bellFraction})
     * (1 + {@link #tailExcess}) / (2 + 2 a). What the roundings of a / (2 + 2 a), and of its product with 1 + {@link #tailExcess}, leave is added to the
     * last sum, which so is within 1.7 units in the last place.
     */
    static float gelu(float x) {
        float a = Math.min(Math.abs(x), TAIL_LIMIT);
        float e = bellFraction(a);
        float p = tailExcess(a);
        float half = 0.5f * a;
        float d = a + 1f;
        float reciprocal = 1f / d;
        float h = half * reciprocal;
        float rest = Math.fma(-h, a - (d - 1f), Math.fma(-h, d, half));
        float product = Math.fma(h, p, h);
        rest = Math.fma(rest, reciprocal, Math.fma(h, p, h - product));
        rest = Math.fma(rest, e, rest);
        return Math.max(x, 0f) - bellPower(a) * (product + Math.fma(product, e, rest));
    }

    /**
     * 2<sup>n</sup>, where e<sup>-a<sup>2</sup> / 2</sup> is 2<sup>n</sup> (1 + {@link #bellFraction}).
     *
     * @param a from 0 to {@link #TAIL_LIMIT}
     */
    private static float bellPower(float a) {
        return power(rounded(-a * (0.5f * a)));
    }

    /**
     * Between -0.3 and 0.5. Rounding a<sup>2</sup> / 2 would cost up to 60 units in the last place: what it leaves is added to r.
     *
     * @param a from 0 to {@link #TAIL_LIMIT}
     */
    private static float bellFraction(float a) {
        float half = 0.5f * a;
        float y = -a * half;
        float n = rounded(y) - ROUNDER;
        return fraction(Math.fma(n, -LN2_HIGH, y) + Math.fma(n, -LN2_LOW, Math.fma(-a, half, -y)));
    }

    /**
     * 2 (1 + a) e<sup>a<sup>2</sup> / 2</sup> T(a) - 1, between -0.2 and 0.05.
     *
     * @param a from 0 to {@link #TAIL_LIMIT}
     */
    public static float tailExcess(float a) {
        float u = a / (a + TAIL_MIDDLE) - 0.5f;
        float p = Math.fma(u, T9, T8);
        p = Math.fma(u, p, T7);
        p = Math.fma(u, p, T6);
        p = Math.fma(u, p, T5);
        p = Math.fma(u, p, T4);
        p = Math.fma(u, p, T3);
        p = Math.fma(u, p, T2);
        p = Math.fma(u, p, T1);
        return Math.fma(u, p, T0);
    }

    /** e<sup>x</sup> - {@code minus}, which is 0 or 1, without cancellation; beyond the limits, e<sup>limit</sup>. */
    public static float exp(float x, float minus) {
        float y = Math.min(Math.max(x, EXP_MIN), EXP_MAX);
        float n = rounded(y);
        float twoToTheN = power(n);
        n -= ROUNDER;
        float r = Math.fma(n, -LN2_HIGH, y);
        r = Math.fma(n, -LN2_LOW, r);
        return Math.fma(twoToTheN, fraction(r), twoToTheN - minus);
    }

    /** {@link #ROUNDER} plus n, the whole number next to y / log(2). */
    private static float rounded(float y) {
        return Math.fma(y, LOG2_E, ROUNDER);
    }

    /** 2<sup>n</sup>, given {@link #rounded}. */
    private static float power(float rounded) {
        return Float.intBitsToFloat((Float.floatToRawIntBits(rounded) + EXPONENT_BIAS) << EXPONENT_SHIFT);
    }

    /** e<sup>r</sup> - 1. */
    private static float fraction(float r) {
        float p = Math.fma(r, E7, E6);
        p = Math.fma(r, p, E5);
        p = Math.fma(r, p, E4);
        p = Math.fma(r, p, E3);
        p = Math.fma(r, p, E2);
        return Math.fma(r * r, p, r);
    }
}
