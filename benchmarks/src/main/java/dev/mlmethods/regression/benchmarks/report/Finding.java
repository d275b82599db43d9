package dev.mlmethods.regression.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of the report.
 *
 * @param what what was measured
 * @param ours this library's figure, with its unit
 * @param other the figure it is compared with
 * @param number the number that the bar applies to: a ratio or a share; empty if it could not be measured
 * @param bar what the number has to be; empty if the line is only for information
 * @param missing what was not available for comparison: then no bar counts as met
 */
public record Finding(
        String what, String ours, String other, Optional<Double> number, Optional<Bar> bar, List<String> missing) {
    /** Copies the list. */
    public Finding {
        missing = List.copyOf(missing);
    }

    /** A number that has to meet a bar. */
    public static Finding of(String what, String ours, String other, double number, Bar bar) {
        return new Finding(what, ours, other, Optional.of(number), Optional.of(bar), List.of());
    }

    /** A number that no bar applies to. */
    public static Finding of(String what, String ours, String other, double number) {
        return new Finding(what, ours, other, Optional.of(number), Optional.empty(), List.of());
    }

    /** Information. */
    public static Finding note(String what, String ours) {
        return new Finding(what, ours, "", Optional.empty(), Optional.empty(), List.of());
    }

    /** Something that could not be measured. */
    public static Finding notMeasured(String what, Bar bar) {
        return new Finding(what, "", "", Optional.empty(), Optional.of(bar), List.of());
    }

    /** Met, NOT met, or why that isn't known. */
    public String verdict() {
        if (bar.isEmpty()) {
            return "";
        }
        if (!missing.isEmpty()) {
            return "not measured: no " + String.join(", no ", missing);
        }
        return number.map(value -> bar.get().isMetBy(value) ? "met" : "NOT met").orElse("not measured");
    }

    /** Whether it has something to show in the columns after the first two. */
    boolean isRow() {
        return bar.isPresent() || number.isPresent();
    }

    /** The line's cells, in the order of {@link FindingTable#HEADER}. */
    List<String> cells() {
        return List.of(
                what,
                ours,
                other,
                number.map(value -> figure(value)).orElse(""),
                bar.map(Bar::toString).orElse(""),
                verdict());
    }

    /** At least three digits, so that a number that misses its bar doesn't look as if it met it. */
    private static String figure(double value) {
        return String.format(Locale.ROOT, value < 0.01 ? "%.2g" : value < 1 ? "%.3f" : "%.2f", value);
    }
}
