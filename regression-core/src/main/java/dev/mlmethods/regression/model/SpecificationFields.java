package dev.mlmethods.regression.model;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.SplitColumn;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.parameter.ParameterField;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.split.SplitBy;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.text.NameList;
import dev.mlmethods.regression.training.TrainingSpec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a {@link Specification} by name: the name that each has as a parameter of the plugin and in JSON, such as {@code
 * learningRate}. For code that gets the names from a user, such as a sweep.
 */
public final class SpecificationFields {
    /** A specification with all fields, in which each may have any value that is valid by itself. */
    private static final Specification SAMPLE_SPECIFICATION = Specification.of(
                    new DataSpec("dataset", "target", List.of(), List.of()))
            .withSplit(SplitSpec.defaults().withValidationSize(0.5))
            .withTraining(TrainingSpec.defaults().withEpochs(Integer.MAX_VALUE));

    /** The digits of the largest long. */
    private static final int MAX_DIGITS = 19;

    /** More than any double needs when written without an exponent. */
    private static final int MAX_CHARACTERS = 1_100;

    private static final String MAPS =
            "a list of maps, such as [{\"activation\": \"gelu\"}, {\"hiddenLayers\": \"128,64\"}]";

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private SpecificationFields() {}

    /** {@return all names, those of the data first} */
    public static List<String> names() {
        return TrainingFields.ALL.stream().map(ParameterField::name).toList();
    }

    /** {@return what there is to know about each field, in the order of {@link #names}} */
    public static List<ParameterField> all() {
        return TrainingFields.ALL;
    }

    /**
     * {@return what there is to know about one field}
     *
     * @param name one of {@link #names}
     * @throws IllegalArgumentException if no field has that name
     */
    public static ParameterField field(String name) {
        return TrainingFields.ALL.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no field of a specification: " + name));
    }

    /**
     * {@return the value of a field: an Integer, Long, Double, Boolean, String, a List of Integers or Strings, or a Map of Strings}
     *
     * @param specification in which the field has a value or a default
     * @param field one of {@link #names}
     */
    public static Object get(Specification specification, String field) {
        JsonNode value = tree(specification).get(field);
        Object byDefault = field(field).defaultValue();
        return value == null && byDefault != null
                ? byDefault
                : Json.fromTree(tree(specification).required(field), Object.class);
    }

    /**
     * {@return all values by name, as {@link #get} returns them, in the order of {@link #names}} A field without a value is left out, and so are
     * {@code splitBy} and {@code stratify} if they have their default.
     *
     * @param specification whose values are read
     */
    public static Map<String, Object> values(Specification specification) {
        Map<String, Object> values = new LinkedHashMap<>();
        tree(specification)
                .propertyStream()
                .forEach(field -> values.put(field.getKey(), Json.fromTree(field.getValue(), Object.class)));
        return values;
    }

    /**
     * {@return those of the {@link #values} that are known of a model: of an imported one, not those of its training}
     *
     * @param specification of the model
     * @param provenance of the same model
     */
    public static Map<String, Object> known(Specification specification, Provenance provenance) {
        Map<String, Object> values = values(specification);
        if (provenance.imported() != null) {
            values.keySet().removeIf(field -> !isKnownOfImported(field));
        }
        return values;
    }

    /**
     * {@return whether the value of a field is known of an imported model: it is of its data, its split or its layers, or of the scaling of its target}
     *
     * @param name one of {@link #names}
     */
    public static boolean isKnownOfImported(String name) {
        return names().indexOf(name) <= names().indexOf("activation") || name.equals("targetScaling");
    }

    /**
     * {@return the same specification with other values of some fields}
     *
     * @param specification has the values of all other fields
     * @param values by name: as {@link #get} returns them, or as text
     * @throws RegressionException if a value isn't valid for its field; the message names both
     */
    public static Specification with(Specification specification, Map<String, ?> values) {
        ObjectNode tree = tree(specification);
        values.forEach((field, value) -> tree.set(field, node(field, value)));
        return specification(tree);
    }

    private static Specification specification(ObjectNode tree) {
        try {
            return Json.fromTree(tree, Specification.class);
        } catch (JacksonException e) {
            throw e.getCause() instanceof RegressionException cause ? cause : e;
        }
    }

    /**
     * {@return the same specification with some fields of another specification}
     *
     * @param specification has the values of all other fields
     * @param fields the names of the fields to replace
     * @param other has the values of these fields; a field that has none there has none in the result, either
     * @throws RegressionException if these values don't fit the other fields; the message says why
     */
    public static Specification withFieldsOf(Specification specification, List<String> fields, Specification other) {
        ObjectNode tree = tree(specification);
        for (String field : fields) {
            JsonNode value = tree(other).get(field);
            if (value == null) {
                tree.remove(field);
            } else {
                tree.set(field, value);
            }
        }
        return specification(tree);
    }

    /**
     * {@return the value that a text or a number stands for, as {@link #get} would return it}
     *
     * @param field one of {@link #names}
     * @param value as users write it, or as {@link #get} returns it
     * @throws RegressionException if it isn't valid for that field, whatever the others are
     */
    public static Object parse(String field, Object value) {
        return get(with(sampleFor(field, value), Map.of(field, value)), field);
    }

    /** {@return the names of the fields that an entry of {@code members} may have, in the order of {@link #names}} */
    public static List<String> namesOfMember() {
        return MemberKinds.fields();
    }

    /**
     * {@return the value that a text or a number stands for in an entry of {@code members}, as {@link #get} would return it}
     *
     * @param field one of {@link #namesOfMember}
     * @param value as users write it, or as {@link #get} returns it
     * @throws RegressionException if an entry can't have that field, or the value isn't valid for it
     */
    public static Object parseOfMember(String field, Object value) {
        return MemberKinds.value(field, value);
    }

    /** A column that divides the rows requires one value of {@code splitBy}, and each of these requires its column. */
    private static Specification sampleFor(String field, Object value) {
        for (SplitBy by : SplitBy.values()) {
            SplitColumn.Kind kind = by.column();
            if (kind != null
                    && (field.equals(kind.parameter())
                            || (field.equals("splitBy")
                                    && by.parameterName()
                                            .equalsIgnoreCase(text(value).strip())))) {
                return SAMPLE_SPECIFICATION.withSplit(
                        SAMPLE_SPECIFICATION.split().withColumn(new SplitColumn(kind, "column")));
            }
        }
        return SAMPLE_SPECIFICATION;
    }

    /**
     * {@return the same values as {@link #get} would return them}
     *
     * @param values by name, from a JSON text, which doesn't distinguish an Integer from a Long
     */
    public static Map<String, Object> typed(Map<String, ?> values) {
        Map<String, Object> typed = new LinkedHashMap<>();
        values.forEach((field, value) -> typed.put(field, typed(field, value)));
        return Collections.unmodifiableMap(typed);
    }

    private static Object typed(String field, Object value) {
        if (!(value instanceof Number number)) {
            return value;
        }
        return switch (field(field).kind()) {
            case SEED -> number.longValue();
            case NUMBER -> number.doubleValue();
            case TEXT, COLUMNS, TEXTS, ENTRIES, LAYERS, WORD, BATCH_SIZE, WHOLE_NUMBER, FLAG, MEMBERS -> number;
        };
    }

    /**
     * {@return a value as users write it: the shortest decimal of a number, the elements of a list, or the entries of a map, separated by
     * commas, or {@code none}; a list of maps as JSON}
     *
     * @param value as {@link #get} returns it
     */
    public static String text(Object value) {
        if (value instanceof List<?> list) {
            if (!list.isEmpty() && list.stream().allMatch(Map.class::isInstance)) {
                return Json.line(list);
            }
            return list.isEmpty()
                    ? "none"
                    : String.join(
                            ",",
                            list.stream()
                                    .map(element ->
                                            element instanceof String name ? NameList.element(name) : text(element))
                                    .toList());
        }
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty()
                    ? "none"
                    : map.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .collect(Collectors.joining(","));
        }
        return value instanceof Double number ? NumberText.shortest(number) : value.toString();
    }

    /**
     * {@return the value of a field as users write it; an empty list of {@code features} is {@code all}: everything that is neither the target
     * nor excluded}
     *
     * @param field one of {@link #names}
     * @param value as {@link #get} returns it
     */
    public static String text(String field, Object value) {
        return field.equals("features") && value instanceof List<?> list && list.isEmpty() ? "all" : text(value);
    }

    private static ObjectNode tree(Specification specification) {
        return (ObjectNode) Json.toTree(specification);
    }

    private static JsonNode node(String field, Object value) {
        return switch (field(field).kind()) {
            case WHOLE_NUMBER ->
                Json.toTree(wholeNumber(field, value, Integer.MAX_VALUE).intValueExact());
            case SEED -> Json.toTree(wholeNumber(field, value, Long.MAX_VALUE).longValueExact());
            case NUMBER -> Json.toTree(parseNumber(field, value));
            case FLAG -> Json.toTree(flag(field, value));
            case LAYERS -> Json.toTree(widths(value));
            case COLUMNS, TEXTS -> Json.toTree(names(value));
            case ENTRIES -> Json.toTree(entries(field, value));
            case MEMBERS -> maps(field, value);
            case TEXT, WORD, BATCH_SIZE -> batchSizeOrText(value);
        };
    }

    /** {@code batchSize} is a number or a word; the number is the same as its text. */
    private static JsonNode batchSizeOrText(Object value) {
        return value instanceof Integer || value instanceof Double
                ? Json.toTree(value)
                : Json.toTree(value.toString().strip());
    }

    private static BigInteger wholeNumber(String field, Object value, long max) {
        try {
            BigDecimal number = new BigDecimal(digits(field, value));
            // Written out in digits, 1e999999999 would fill the memory.
            if ((long) number.precision() - number.scale() <= MAX_DIGITS
                    && number.abs().compareTo(BigDecimal.valueOf(max)) <= 0) {
                return number.toBigIntegerExact();
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw wrongType(field, value, "a whole number");
        }
        throw wrongType(field, value, "a whole number of at most " + max);
    }

    /**
     * {@return the number that a text stands for: decimal, possibly with an exponent; infinite if it is too large for a double}
     *
     * @param what what the message calls it
     * @param value a text or a number
     * @throws RegressionException if it doesn't stand for one
     */
    public static double parseNumber(String what, Object value) {
        String text = digits(what, value);
        if (!DECIMAL.matcher(text).matches()) {
            throw wrongType(what, value, "a number, such as 0.001");
        }
        return Double.parseDouble(text);
    }

    /** Reading very many digits takes time proportional to the square of their number. */
    private static String digits(String what, Object value) {
        String text = value.toString().strip();
        if (text.length() > MAX_CHARACTERS) {
            throw wrongType(what, value, "a number of at most " + MAX_CHARACTERS + " characters");
        }
        return text;
    }

    private static boolean flag(String field, Object value) {
        String text = value.toString().strip();
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw wrongType(field, value, "true or false");
    }

    private static List<Integer> widths(Object value) {
        if (!(value instanceof List<?> list)) {
            return NetworkSpec.parseHiddenLayers(value.toString());
        }
        return list.isEmpty() ? List.of() : NetworkSpec.parseHiddenLayers(text(list));
    }

    private static List<String> names(Object value) {
        if (value instanceof List<?> list) {
            return new ArrayList<>(list.stream().map(Object::toString).toList());
        }
        return NameList.parse(value.toString());
    }

    private static Map<String, String> entries(String field, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw wrongType(field, value, "a map from the names of columns");
        }
        Map<String, String> entries = new LinkedHashMap<>();
        map.forEach((column, text) -> entries.put(column.toString(), text(text)));
        return entries;
    }

    /** On the command line, they are JSON. */
    private static JsonNode maps(String field, Object value) {
        try {
            JsonNode maps = value instanceof String text
                    ? Json.tree(text.getBytes(StandardCharsets.UTF_8))
                    : Json.toTree(value);
            if (maps.isArray() && maps.valueStream().allMatch(JsonNode::isObject) && !hasNull(maps)) {
                return maps;
            }
        } catch (JacksonException e) {
            throw wrongType(field, value, MAPS);
        }
        throw wrongType(field, value, MAPS);
    }

    private static boolean hasNull(JsonNode node) {
        return node.isNull() || node.valueStream().anyMatch(SpecificationFields::hasNull);
    }

    /** Without a cause, whose message Maven would append to this one. */
    private static RegressionException wrongType(String what, Object value, String expected) {
        String shown = value instanceof String text ? Excerpt.quoted(text) : Excerpt.name(text(value));
        return new RegressionException(what + " is " + shown + "; it must be " + expected + ".");
    }
}
