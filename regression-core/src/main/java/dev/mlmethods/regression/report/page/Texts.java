package dev.mlmethods.regression.report.page;

import dev.mlmethods.regression.diagnostics.Estimate;
import dev.mlmethods.regression.diagnostics.Interval;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Numbers as the pages write them: as many digits as people can use, the same everywhere. */
public final class Texts {
    /** What replaces a number that is not defined. */
    public static final String NONE = NumberText.NONE;

    private static final int FEW_DIGITS = 3;
    private static final int DEVIATION_DIGITS = 2;

    /** Longer tables add nothing new. */
    private static final int MOST_ROWS = 50;

    private Texts() {}

    /**
     * {@return a number with four significant digits, or all of its integer part if that has more; {@value #NONE} if it isn't finite}
     *
     * @param value any number
     */
    public static String number(double value) {
        return NumberText.rounded(value);
    }

    /**
     * {@return a number with three significant digits, or all of its integer part if that has more, for values that are themselves estimates;
     * {@value #NONE} if it isn't finite}
     *
     * @param value any number
     */
    public static String rough(double value) {
        return Double.isFinite(value) ? NumberText.significant(value, FEW_DIGITS) : NONE;
    }

    /**
     * {@return a share in percent, with one decimal; {@value #NONE} if it isn't finite}
     *
     * @param share 1 for 100%
     */
    public static String percent(double share) {
        return Double.isFinite(share) ? NumberText.fixed(share * 100, 1) + "%" : NONE;
    }

    /**
     * {@return a standard deviation with two significant digits, to follow its mean, such as {@code  ± 0.012}}
     *
     * @param deviation 0 or above
     */
    public static String plusMinus(double deviation) {
        return " ± " + NumberText.significant(deviation, DEVIATION_DIGITS);
    }

    /**
     * {@return a number of things, such as {@code 4,128 rows}}
     *
     * @param count how many there are
     * @param noun the singular of what is counted, whose plural ends in s
     */
    public static String count(long count, String noun) {
        return NumberText.count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /**
     * {@return a text that fits: if it is too long, an ellipsis replaces its end}
     *
     * @param text any text
     * @param most how many characters fit, at least 2
     */
    public static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    /**
     * {@return a value with its interval, if it has one, such as {@code 0.7456 (0.7120 to 0.7791)}}
     *
     * @param estimate the value; null if it is not defined, which gives {@value #NONE}
     */
    public static String estimate(@Nullable Estimate estimate) {
        if (estimate == null) {
            return NONE;
        }
        Interval interval = estimate.interval();
        return number(estimate.value()) + (interval == null ? "" : " (" + range(interval) + ")");
    }

    /**
     * {@return an interval, such as {@code 0.712 to 0.779}}
     *
     * @param interval its ends
     */
    public static String range(Interval interval) {
        return rough(interval.low()) + " to " + rough(interval.high());
    }

    /**
     * {@return the 0-based numbers of the rows of a table that shows at most {@value #MOST_ROWS} of them, evenly spaced, including the first and
     * the last}
     *
     * @param rows how many there are
     */
    public static List<Integer> thinned(int rows) {
        if (rows <= MOST_ROWS) {
            return IntStream.range(0, rows).boxed().toList();
        }
        return IntStream.range(0, MOST_ROWS)
                .mapToObj(i -> (int) ((long) i * (rows - 1) / (MOST_ROWS - 1)))
                .toList();
    }
}
