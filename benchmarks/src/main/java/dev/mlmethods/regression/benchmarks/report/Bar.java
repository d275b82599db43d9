package dev.mlmethods.regression.benchmarks.report;

import java.util.Locale;

/**
 * The limit that a number has to meet; exactly on the limit meets it.
 *
 * @param limit the limit
 * @param side on which side of it the number may be
 */
public record Bar(double limit, Side side) {
    /** A side of a limit. */
    public enum Side {
        /** Not below. */
        AT_LEAST,
        /** Not above. */
        AT_MOST
    }

    /** At least this much. */
    public static Bar atLeast(double limit) {
        return new Bar(limit, Side.AT_LEAST);
    }

    /** At most this much. */
    public static Bar atMost(double limit) {
        return new Bar(limit, Side.AT_MOST);
    }

    /** Whether the number meets it; NaN doesn't. */
    boolean isMetBy(double number) {
        return side == Side.AT_LEAST ? number >= limit : number <= limit;
    }

    @Override
    public String toString() {
        return (side == Side.AT_LEAST ? ">= " : "<= ")
                + String.format(Locale.ROOT, "%.4g", limit).replaceAll("\\.?0+$", "");
    }
}
