package dev.mlmethods.regression.predictor.text;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The decimal with the fewest digits that reads back as a float64; of several, the one nearest to it; of two equally near ones, the even one. That is
 * what {@code Double.toString} promises from JDK 19 on, except that the smallest numbers, such as 5e-324, may have one digit here.
 *
 * <p>The algorithm is Schubfach (R. Giulietti, The Schubfach way to render doubles, 2020): a number c 2^q and both ends of the interval that reads
 * back as it are multiplied by a power of ten so that the interval is longer than 1 and shorter than 10. So a shorter decimal, if there is one, is a
 * multiple of 10 there, and there is always an integer in the interval.
 */
final class ShortestDecimal {
    private static final int FRACTION_BITS = 52;
    private static final int SMALLEST_Q = -1074;
    private static final int LARGEST_Q = 971;
    private static final long SMALLEST_NORMAL_C = 1L << FRACTION_BITS;
    private static final int EXPONENT_MASK = 0x7ff;
    private static final long MASK_63 = Long.MAX_VALUE;

    private static final int LARGEST_POWER = -floorLog10OfPowerOf2(SMALLEST_Q);
    private static final int SMALLEST_POWER = -floorLog10OfPowerOf2(LARGEST_Q);
    private static final int POWER_BITS = 126;

    /** For each power of ten, from the smallest on, its first 126 bits, rounded up: 63 of them and the others. */
    private static final long[] POWERS = powers();

    private ShortestDecimal() {}

    /** The decimal of a finite number, without trailing zeros. */
    static BigDecimal of(double value) {
        BigDecimal size = value == 0 ? BigDecimal.ZERO : ofSize(value);
        return value < 0 ? size.negate() : size;
    }

    private static BigDecimal ofSize(double value) {
        long bits = Double.doubleToRawLongBits(value);
        long fraction = bits & (SMALLEST_NORMAL_C - 1);
        int exponent = (int) (bits >>> FRACTION_BITS) & EXPONENT_MASK;
        return exponent == 0
                ? decimal(SMALLEST_Q, fraction)
                : decimal(SMALLEST_Q - 1 + exponent, SMALLEST_NORMAL_C | fraction);
    }

    private static BigDecimal decimal(int q, long c) {
        // At a power of two, the next smaller number is only half as far away.
        boolean isEven = c != SMALLEST_NORMAL_C || q == SMALLEST_Q;
        int k = isEven ? floorLog10OfPowerOf2(q) : floorLog10OfThreeQuartersOfPowerOf2(q);
        int shift = q + floorLog2OfPowerOf10(-k) + 2;
        long value = scaled(-k, (4 * c) << shift);
        long low = scaled(-k, (4 * c - (isEven ? 2 : 1)) << shift);
        long high = scaled(-k, (4 * c + 2) << shift);
        // What is midway between two numbers reads as the even one.
        long endsOut = c & 1;
        return BigDecimal.valueOf(wholeNumber(value, low + endsOut, high - endsOut), -k)
                .stripTrailingZeros();
    }

    /** The integer in an interval given in quarters: the one that is a multiple of 10 if there is one, otherwise the nearest to the value. */
    private static long wholeNumber(long value, long low, long high) {
        long below = value >> 2;
        long tenBelow = below / 10 * 10;
        boolean hasTenBelow = tenBelow > 0 && low <= 4 * tenBelow;
        boolean hasTenAbove = 4 * (tenBelow + 10) <= high;
        if (hasTenBelow != hasTenAbove) {
            return hasTenBelow ? tenBelow : tenBelow + 10;
        }
        boolean hasBelow = below > 0 && low <= 4 * below;
        boolean hasAbove = 4 * (below + 1) <= high;
        if (hasBelow != hasAbove) {
            return hasBelow ? below : below + 1;
        }
        long side = value - (4 * below + 2);
        return side < 0 || (side == 0 && (below & 1) == 0) ? below : below + 1;
    }

    /** A number times a power of ten, without its fraction, but odd if that is not zero. */
    private static long scaled(int power, long number) {
        int at = 2 * (power - SMALLEST_POWER);
        long first = POWERS[at];
        long others = POWERS[at + 1];
        long middle = ((first * number) >>> 1) + Math.multiplyHigh(others, number);
        long whole = Math.multiplyHigh(first, number) + (middle >>> 63);
        return whole | (((middle & MASK_63) + MASK_63) >>> 63);
    }

    private static long[] powers() {
        long[] powers = new long[2 * (LARGEST_POWER - SMALLEST_POWER + 1)];
        for (int power = SMALLEST_POWER; power <= LARGEST_POWER; power++) {
            int shift = POWER_BITS - 1 - floorLog2OfPowerOf10(power);
            BigInteger size = BigInteger.TEN.pow(Math.abs(power));
            BigInteger bits = power < 0 ? BigInteger.ONE.shiftLeft(shift).divide(size) : size.shiftLeft(shift);
            BigInteger rounded = bits.add(BigInteger.ONE);
            int at = 2 * (power - SMALLEST_POWER);
            powers[at] = rounded.shiftRight(63).longValueExact();
            powers[at + 1] = rounded.longValue() & MASK_63;
        }
        return powers;
    }

    /** For exponents of a float64, like the next two methods: the factors are the logarithms in fixed point. */
    private static int floorLog10OfPowerOf2(int exponent) {
        return (int) ((exponent * 661_971_961_083L) >> 41);
    }

    private static int floorLog10OfThreeQuartersOfPowerOf2(int exponent) {
        return (int) ((exponent * 661_971_961_083L - 274_743_187_321L) >> 41);
    }

    private static int floorLog2OfPowerOf10(int exponent) {
        return (int) ((exponent * 913_124_641_741L) >> 38);
    }
}
