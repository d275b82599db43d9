package dev.mlmethods.regression.benchmarks.report;

import java.util.Locale;

/**
 * What a number has to be; exactly on the limit is met.
 *
 * @param limit the limit
 * @param side on which side of it the number may lie
 */
public record Bar(double limit, Side side) {
    /** A side of a limit. */
    public enum Side {
        /** Not below. */
        AT_LEAST,
        /** Not above. */
        AT_MOST
    }

    /** At least so much. */
    public static Bar atLeast(double limit) {
        return new Bar(limit, Side.AT_LEAST);
    }

    /** At most so much. */
    public static Bar atMost(double limit) {
        return new Bar(limit, Side.AT_MOST);
    }

    /** Whether the number meets it; one that is no number does not. */
    boolean isMetBy(double number) {
        return side == Side.AT_LEAST ? number >= limit : number <= limit;
    }

    @Override
    public String toString() {
        return (side == Side.AT_LEAST ? ">= " : "<= ")
                + String.format(Locale.ROOT, "%.4g", limit).replaceAll("\\.?0+$", "");
    }
}
