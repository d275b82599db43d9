package dev.mlmethods.regression.report.page.sweep;

import dev.mlmethods.regression.report.page.ParameterText;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.sweep.Dimension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of a field as a few levels: each value, or ranges of them.
 *
 * @param field its name
 * @param labels of the levels; numbers are ascending
 * @param byValue the 0-based level of each value
 */
record FieldLevels(String field, List<String> labels, Map<Object, Integer> byValue) {
    /** With more values than this, even those of a grid become ranges. */
    private static final int MOST_VALUES = 30;

    /** Ends of ranges need not be exact. */
    private static final int DIGITS = 2;

    /**
     * The levels among some trials. Numbers that were drawn at random become ranges with about as many trials in each.
     *
     * @param mostRanges the most ranges
     */
    static FieldLevels of(SweepTrials sweep, List<SweepReport.Trial> trials, String field, int mostRanges) {
        List<Object> values = trials.stream()
                .map(trial -> Objects.requireNonNull(trial.parameters().get(field)))
                .toList();
        Dimension dimension = sweep.summary().space().dimensions().get(field);
        Set<Object> distinct = new LinkedHashSet<>(values);
        boolean isDrawn = sweep.isDrawn() && dimension instanceof Dimension.Range;
        if (areNumbers(distinct) && distinct.size() > (isDrawn ? mostRanges : MOST_VALUES)) {
            return ranges(field, sorted(values), mostRanges);
        }
        return each(field, ordered(distinct, dimension));
    }

    static boolean areNumbers(Iterable<?> values) {
        for (Object value : values) {
            if (!(value instanceof Number)) {
                return false;
            }
        }
        return true;
    }

    static List<Object> sorted(Iterable<Object> values) {
        List<Object> sorted = new ArrayList<>();
        values.forEach(sorted::add);
        sorted.sort((one, other) -> Double.compare(number(one), number(other)));
        return sorted;
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    /** Names in the order in which the user gave them. */
    private static List<Object> ordered(Set<Object> distinct, @Nullable Dimension dimension) {
        if (areNumbers(distinct)) {
            return sorted(distinct);
        }
        return dimension instanceof Dimension.Values list
                ? list.values().stream().filter(distinct::contains).toList()
                : List.copyOf(distinct);
    }

    private static FieldLevels each(String field, List<Object> values) {
        Map<Object, Integer> byValue = new LinkedHashMap<>();
        values.forEach(value -> byValue.put(value, byValue.size()));
        return new FieldLevels(field, values.stream().map(ParameterText::of).toList(), byValue);
    }

    /** Ranges by quantiles; equal values stay together. */
    private static FieldLevels ranges(String field, List<Object> sorted, int ranges) {
        Map<Object, Integer> byValue = new LinkedHashMap<>();
        List<List<Object>> members = new ArrayList<>();
        long lastQuantile = -1;
        for (int i = 0; i < sorted.size(); i++) {
            Object value = sorted.get(i);
            if (!byValue.containsKey(value)) {
                long quantile = (long) i * ranges / sorted.size();
                if (quantile != lastQuantile) {
                    members.add(new ArrayList<>());
                    lastQuantile = quantile;
                }
                byValue.put(value, members.size() - 1);
                members.get(members.size() - 1).add(value);
            }
        }
        return new FieldLevels(field, members.stream().map(FieldLevels::label).toList(), byValue);
    }

    private static String label(List<Object> members) {
        String first = ParameterText.rounded(number(members.get(0)), DIGITS);
        String last = ParameterText.rounded(number(members.get(members.size() - 1)), DIGITS);
        return first.equals(last) ? first : first + ".." + last;
    }

    int size() {
        return labels.size();
    }

    /** The 0-based level of a trial or a point. */
    int of(Map<String, Object> parameters) {
        return Objects.requireNonNull(byValue.get(parameters.get(field)));
    }
}
