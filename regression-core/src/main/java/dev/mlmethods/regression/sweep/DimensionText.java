package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NearNames;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dimensions as users write them. A text is one of
 *
 * <pre>
 * 1e-4,1e-3,1e-2       some values
 * 64,32;128,64;none    some values that are lists themselves
 * 0..0.5               a range
 * log 1e-5..1e-1       a range, evenly spread in the logarithm
 * log 1e-4..1e-1 in 4  a range of which a grid takes 4 values, including its ends
 * </pre>
 */
final class DimensionText {
    private static final Pattern RANGE = Pattern.compile("(log\\s+)?(\\S+?)\\s*\\.\\.\\s*(\\S+)(?:\\s+in\\s+(\\S+))?");
    private static final List<String> KEYS = List.of("min", "max", "log", "points");

    private DimensionText() {}

    /**
     * Reads a dimension.
     *
     * @param plural what messages call it
     * @param value a text, a number, a list of values or a map of a range
     */
    static Dimension parse(String plural, String field, @Nullable Object value) {
        if (value instanceof List<?> list) {
            return new Dimension.Values(
                    list.stream().map(element -> element(plural, element)).toList());
        } else if (value instanceof Map<?, ?> range) {
            return range(plural, range);
        }
        return text(plural, field, value == null ? "" : value.toString().strip());
    }

    private static Object element(String plural, @Nullable Object element) {
        if (element == null || (element instanceof String text && text.isBlank())) {
            throw new RegressionException(plural + " has an empty value; remove it.");
        }
        return element;
    }

    private static Dimension text(String plural, String field, String text) {
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            return new Dimension.Range(
                    end(plural, range.group(2)),
                    end(plural, range.group(3)),
                    range.group(1) != null,
                    range.group(4) == null ? null : points(plural, range.group(4)));
        }
        if (text.isEmpty()) {
            return new Dimension.Values(List.of());
        }
        String separator = SpecificationFields.field(field).kind().isList() ? ";" : ",";
        return new Dimension.Values(Arrays.stream(text.split(separator, -1))
                .map(element -> element(plural, element.strip()))
                .toList());
    }

    private static Dimension range(String plural, Map<?, ?> range) {
        for (Object key : range.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw new RegressionException("The range " + plural + " has " + key + ", which is unknown; "
                        + NearNames.nearest(String.valueOf(key), KEYS)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("a range has " + String.join(", ", KEYS) + "."));
            }
        }
        Object points = range.get("points");
        return new Dimension.Range(
                end(plural, "min", range.get("min")),
                end(plural, "max", range.get("max")),
                isLog(plural, range.get("log")),
                points == null ? null : points(plural, points.toString()));
    }

    private static double end(String plural, String key, @Nullable Object number) {
        if (number == null) {
            throw new RegressionException(
                    "The range " + plural + " has no " + key + "; give its first and last number.");
        }
        return end(plural, number);
    }

    private static boolean isLog(String plural, @Nullable Object log) {
        String text = log == null ? "false" : log.toString();
        if (!text.equals("true") && !text.equals("false")) {
            throw new RegressionException(
                    "log of the range " + plural + " is " + Excerpt.quoted(text) + "; it must be true or false.");
        }
        return text.equals("true");
    }

    private static double end(String plural, Object text) {
        return SpecificationFields.parseNumber("An end of the range " + plural, text);
    }

    private static int points(String plural, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new RegressionException(plural + " is a range in " + Excerpt.quoted(text)
                    + " points; it must be a whole number of at least 2.");
        }
    }
}
