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

    /** Four significant digits. */
    public static String number(double value) {
        return NumberText.rounded(value);
    }

    /** Two or three significant digits, for values that are themselves estimates. */
    public static String rough(double value) {
        return Double.isFinite(value) ? NumberText.significant(value, FEW_DIGITS) : NONE;
    }

    /** A share in percent, with one decimal. */
    public static String percent(double share) {
        return Double.isFinite(share) ? NumberText.fixed(share * 100, 1) + "%" : NONE;
    }

    /** A standard deviation to follow its mean, such as {@code  ± 0.012}. */
    public static String plusMinus(double deviation) {
        return " ± " + NumberText.significant(deviation, DEVIATION_DIGITS);
    }

    /** Such as {@code 4,128 rows}. */
    public static String count(long count, String noun) {
        return NumberText.count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** A text of at most that many characters, which shows if it had more. */
    public static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    /** A value with its interval, such as {@code 0.7456 (0.7120 to 0.7791)}. */
    public static String estimate(@Nullable Estimate estimate) {
        if (estimate == null) {
            return NONE;
        }
        Interval interval = estimate.interval();
        return number(estimate.value()) + (interval == null ? "" : " (" + range(interval) + ")");
    }

    /** Such as {@code 0.712 to 0.779}. */
    public static String range(Interval interval) {
        return rough(interval.low()) + " to " + rough(interval.high());
    }

    /** The numbers of the rows of a table that shows at most {@value #MOST_ROWS} of them, evenly spaced, including the first and the last. */
    public static List<Integer> thinned(int rows) {
        if (rows <= MOST_ROWS) {
            return IntStream.range(0, rows).boxed().toList();
        }
        return IntStream.range(0, MOST_ROWS)
                .mapToObj(i -> (int) ((long) i * (rows - 1) / (MOST_ROWS - 1)))
                .toList();
    }
}
