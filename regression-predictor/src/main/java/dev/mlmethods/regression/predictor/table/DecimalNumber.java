package dev.mlmethods.regression.predictor.table;

/**
 * Reads decimal numbers: {@code [+-]digits[.digits][e[+-]digits]}, ASCII only, with spaces or tabs around them, whatever the locale. Digits on one
 * side of the point are enough, because some statistics packages write {@code .5}.
 *
 * <p>{@link Double#parseDouble} would also accept {@code NaN}, {@code Infinity}, {@code 0x1p3} and {@code 1d}.
 */
public final class DecimalNumber {
    /** The powers of ten that are exact in float64. */
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    /** This many digits always fit in float64's 53 bits. */
    private static final int EXACT_DIGITS = 15;

    /** Beyond float64's range, and far from overflow. */
    private static final long HUGE_EXPONENT = 1_000_000;

    /** No further digits are added to a number above this: enough for 15 digits, and it never overflows. */
    private static final long MAX_DIGITS = 100_000_000_000_000L;

    private final char[] text;
    private final int end;
    private int position;

    private DecimalNumber(char[] text, int start, int end) {
        this.text = text;
        this.position = start;
        this.end = end;
    }

    /**
     * The float64 nearest to the number in {@code text}, ties to even; infinite if it is beyond float64's range, NaN if
     * the text is not a decimal number.
     */
    public static double parse(char[] text, int offset, int length) {
        int start = offset;
        int end = offset + length;
        while (start < end && isSpace(text[start])) {
            start++;
        }
        while (start < end && isSpace(text[end - 1])) {
            end--;
        }
        return new DecimalNumber(text, start, end).parse();
    }

    /** True for the characters that may surround a number. */
    public static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    private double parse() {
        int start = position;
        boolean negative = takeSign();
        int firstDigit = position;
        long digits = takeDigits(0);
        int significant = position - firstDigit;
        int exponent = 0;
        if (take('.')) {
            int fraction = position;
            digits = takeDigits(digits);
            significant += position - fraction;
            exponent = fraction - position;
        }
        if (significant == 0) {
            return Double.NaN;
        }
        if (take('e') || take('E')) {
            boolean negativeExponent = takeSign();
            if (!isDigit()) {
                return Double.NaN;
            }
            int size = (int) Math.min(takeDigits(0), HUGE_EXPONENT);
            exponent += negativeExponent ? -size : size;
        }
        if (position < end) {
            return Double.NaN;
        }
        if (significant > EXACT_DIGITS || Math.abs(exponent) >= POWERS_OF_TEN.length) {
            return Double.parseDouble(new String(text, start, end - start));
        }
        // Both operands are exact, so the single operation rounds correctly.
        double size = exponent < 0 ? digits / POWERS_OF_TEN[-exponent] : digits * POWERS_OF_TEN[exponent];
        return negative ? -size : size;
    }

    /** Consumes a sign if there is one, and says whether it is a minus. */
    private boolean takeSign() {
        boolean negative = take('-');
        if (!negative) {
            take('+');
        }
        return negative;
    }

    private boolean take(char c) {
        if (position < end && text[position] == c) {
            position++;
            return true;
        }
        return false;
    }

    /** Consumes the digits from here on and appends them to {@code value}; of a number that is too long, only its start. */
    private long takeDigits(long value) {
        long digits = value;
        for (; isDigit(); position++) {
            if (digits < MAX_DIGITS) {
                digits = digits * 10 + (text[position] - '0');
            }
        }
        return digits;
    }

    private boolean isDigit() {
        return position < end && text[position] >= '0' && text[position] <= '9';
    }
}
