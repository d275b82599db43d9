package dev.mlmethods.regression.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results of the cases of a format. */
final class Tally {
    private static final int MOST_FAILURES = 20;

    private final String format;
    private int cases;
    private int equal;
    private int other;
    private int refused;
    private int failed;
    private long longestNanos;
    private String longest = "";
    private long largestBytes;
    private String largest = "";
    private final List<String> failures = new ArrayList<>();

    Tally(String format) {
        this.format = format;
    }

    /** What a case ended with. */
    enum Outcome {
        EQUAL,
        OTHER_BUT_RIGHT,
        REFUSED,
        FAILED
    }

    void add(String label, Outcome outcome, String detail, long nanos, long bytes) {
        cases++;
        switch (outcome) {
            case EQUAL -> equal++;
            case OTHER_BUT_RIGHT -> other++;
            case REFUSED -> refused++;
            case FAILED -> {
                failed++;
                if (failures.size() < MOST_FAILURES) {
                    failures.add(label + ": " + detail);
                }
            }
        }
        if (nanos > longestNanos) {
            longestNanos = nanos;
            longest = label;
        }
        if (bytes > largestBytes) {
            largestBytes = bytes;
            largest = label;
        }
    }

    /** Each with the case by which it can be run again. */
    List<String> failures() {
        return failures;
    }

    /** The CPU time of the longest case. */
    double longestSeconds() {
        return longestNanos / 1e9;
    }

    /** The most that a case allocated above the size of its file. */
    double largestMegabytes() {
        return largestBytes / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-16s %6d cases: %6d equal, %6d other but right, %6d refused, %d failed; longest %.0f ms (%s), largest %.1f MB (%s)",
                format,
                cases,
                equal,
                other,
                refused,
                failed,
                longestNanos / 1e6,
                longest,
                largestMegabytes(),
                largest);
    }
}
