package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.evaluation.Thresholds;
import dev.mlmethods.regression.gate.tolerance.Tolerances;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.sweep.SearchSpace;
import dev.mlmethods.regression.text.NameList;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the text given to a parameter stands for, according to the type of the goal's field. */
enum ParameterType {
    /** {@code int}. */
    WHOLE_NUMBER("a whole number"),
    /** {@code long}. */
    LONG_WHOLE_NUMBER("a whole number"),
    /** {@code double}. */
    NUMBER("a number"),
    /** {@code boolean}. */
    FLAG("true or false"),
    /** A text whose meaning the goal knows. */
    TEXT("a value"),
    /** A path. */
    FILE("a path"),
    /** Names, separated by commas. */
    LIST("names"),
    /** Entries, each with a value and a property. */
    ENTRIES("a value");

    static final String THRESHOLDS = "thresholds";
    static final String TOLERANCES = "tolerances";
    static final String SWEEP = "sweep";

    /** The parameters that are gates: a model passes or fails by their entries. */
    static final List<String> GATES = List.of(THRESHOLDS, TOLERANCES);

    /** The names of all parameters that are {@link #ENTRIES}. */
    static final Set<String> WITH_ENTRIES =
            Set.of(THRESHOLDS, TOLERANCES, SWEEP, "columns", "sparkProperties", "missingOf", "featureScalingOf");

    /**
     * The parameters that override others with nothing, such as no column or no argument, and what is searched, which has its own message about what
     * to set instead.
     */
    private static final Set<String> MAY_BE_EMPTY =
            Set.of("exclude", "targetMeans", "coordinates", "jvmArguments", SWEEP);

    /** The time to read a number grows with the square of the number of its digits. */
    private static final int MAX_CHARACTERS = 1_100;

    private static final Pattern DIGITS = Pattern.compile("[+-]?\\d+");

    private final String what;

    ParameterType(String what) {
        this.what = what;
    }

    /**
     * The type of a field.
     *
     * @param javaType as in the plugin's descriptor
     */
    static ParameterType of(String javaType) {
        return switch (javaType) {
            case "int", "java.lang.Integer" -> WHOLE_NUMBER;
            case "long", "java.lang.Long" -> LONG_WHOLE_NUMBER;
            case "double", "java.lang.Double" -> NUMBER;
            case "boolean", "java.lang.Boolean" -> FLAG;
            case "java.lang.String" -> TEXT;
            case "java.io.File" -> FILE;
            case "java.util.List" -> LIST;
            case "java.util.Map", "java.util.LinkedHashMap" -> ENTRIES;
            default -> throw new IllegalArgumentException("no type of a parameter: " + javaType);
        };
    }

    /** An entry's name in messages: the property that sets it, without its prefix. */
    static String entryName(String parameter, String entry) {
        return parameter.equals(THRESHOLDS) ? entry : parameter + "." + entry;
    }

    /**
     * The entries of a parameter that properties give, in an order that does not depend on theirs. What is searched comes in the order of the fields,
     * but with {@code epochs} last, because trials that share a training are easiest to read next to each other.
     *
     * @param properties names without {@link GivenValue#PREFIX}
     */
    static List<String> entries(String parameter, Collection<String> properties) {
        if (parameter.equals(THRESHOLDS)) {
            return Thresholds.allNames().stream().filter(properties::contains).toList();
        }
        List<String> given = new ArrayList<>(properties.stream()
                .filter(property -> property.startsWith(parameter + "."))
                .map(property -> property.substring(parameter.length() + 1))
                .sorted()
                .toList());
        if (!parameter.equals(SWEEP)) {
            return given;
        }
        List<String> ordered = new ArrayList<>(SearchSpace.plurals());
        ordered.retainAll(given);
        if (ordered.remove("epochs")) {
            ordered.add("epochs");
        }
        given.removeAll(ordered);
        ordered.addAll(given);
        return ordered;
    }

    /** The names that a text lists. */
    static List<String> names(String text) {
        return NameList.parse(text);
    }

    /**
     * Checks that a value has this type. Any further restrictions are known to the goal.
     *
     * @throws RegressionException if it isn't; the message names the parameter, the value, where it is, and the remedy
     */
    void check(GivenValue value) {
        String text = value.text();
        if (text.isEmpty() && !MAY_BE_EMPTY.contains(value.parameter())) {
            throw new RegressionException(value.sentence() + "; give " + what + ", or leave it out.");
        }
        if (!(value.value() instanceof java.util.Map) && text.contains("${")) {
            throw new RegressionException(value.name() + " is '" + text + "' "
                    + value.place().text() + ", and nothing defines that expression; define it, or leave "
                    + value.name() + " out.");
        }
        switch (this) {
            case WHOLE_NUMBER -> checkWholeNumber(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG_WHOLE_NUMBER -> checkWholeNumber(value, Long.MIN_VALUE, Long.MAX_VALUE);
            case NUMBER -> checkNumber(value);
            case FLAG -> {
                if (!text.equals("true") && !text.equals("false")) {
                    throw fault(value, what);
                }
            }
            case ENTRIES -> checkEntry(value);
            case TEXT, FILE, LIST -> {
                // Any text is valid.
            }
        }
    }

    private void checkWholeNumber(GivenValue value, long min, long max) {
        if (value.text().length() > MAX_CHARACTERS
                || !DIGITS.matcher(value.text()).matches()) {
            throw fault(value, what + ", written in digits, such as 42");
        }
        BigInteger number = new BigInteger(value.text());
        if (number.compareTo(BigInteger.valueOf(max)) > 0) {
            throw fault(value, what + " of at most " + max);
        }
        if (number.compareTo(BigInteger.valueOf(min)) < 0) {
            throw fault(value, what + " of at least " + min);
        }
    }

    private void checkNumber(GivenValue value) {
        double number;
        try {
            number = SpecificationFields.parseNumber(value.name(), value.text());
        } catch (RegressionException e) {
            // Without a cause, because Maven would append its message to this one.
            throw fault(value, what + ", such as 0.001");
        }
        if (!Double.isFinite(number)) {
            throw fault(value, what + " of a size up to " + NumberText.shortest(Double.MAX_VALUE));
        }
    }

    /** What is searched has its own message about where it is. */
    private static void checkEntry(GivenValue value) {
        if (value.parameter().equals(THRESHOLDS) && !Thresholds.isLimit(value.text())) {
            throw fault(value, Thresholds.LIMIT);
        }
        if (value.parameter().equals(TOLERANCES) && !Tolerances.isAmount(value.text())) {
            throw fault(value, Tolerances.AMOUNT_TEXT);
        }
    }

    private static RegressionException fault(GivenValue value, String expected) {
        return new RegressionException(value.name() + " is " + Excerpt.quoted(value.text()) + " "
                + value.place().text() + "; it must be " + expected + ".");
    }
}
