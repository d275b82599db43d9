package dev.mlmethods.regression.predictor.file;

import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of a JSON object, each of an expected type. */
final class JsonFields {
    private final String path;
    private final Map<?, ?> fields;

    private JsonFields(String path, Map<?, ?> fields) {
        this.path = path;
        this.fields = fields;
    }

    /**
     * The fields of a whole text.
     *
     * @throws IllegalArgumentException if it isn't an object
     */
    static JsonFields of(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("it is not an object");
        }
        return new JsonFields("", map);
    }

    /** Rejects any other fields. */
    JsonFields only(Set<String> names) {
        for (Object name : fields.keySet()) {
            if (!names.contains(name.toString())) {
                throw new IllegalArgumentException(path + Excerpt.name(name.toString()) + " is unknown");
            }
        }
        return this;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    JsonFields object(String name) {
        if (fields.get(name) instanceof Map<?, ?> map) {
            return new JsonFields(path + name + ".", map);
        }
        throw missing(name);
    }

    /** All fields, by name. */
    Map<String, Object> values(String name) {
        if (fields.get(name) instanceof Map<?, ?> map) {
            // The reader has no other keys.
            @SuppressWarnings("unchecked")
            Map<String, Object> values = (Map<String, Object>) map;
            return values;
        }
        throw missing(name);
    }

    String text(String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw missing(name);
    }

    Optional<String> textIfAny(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    boolean flag(String name) {
        if (fields.get(name) instanceof Boolean flag) {
            return flag;
        }
        throw missing(name);
    }

    int wholeNumber(String name) {
        if (fields.get(name) instanceof Long number && number == number.intValue()) {
            return number.intValue();
        }
        throw missing(name);
    }

    double number(String name) {
        Object value = fields.get(name);
        if (value == null) {
            throw missing(name);
        }
        return number(name, value);
    }

    /** A number, which may also be a text such as {@code Infinity}, because JSON doesn't have a number for that. */
    private double number(String name, Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof String text && text.equals("Infinity")) {
            return Double.POSITIVE_INFINITY;
        }
        throw missing(name);
    }

    double[] numbers(String name) {
        List<?> list = list(name);
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(name, list.get(i));
        }
        return numbers;
    }

    List<Integer> wholeNumbers(String name) {
        List<Integer> numbers = new ArrayList<>();
        for (Object element : list(name)) {
            if (!(element instanceof Long number) || number != number.intValue()) {
                throw missing(name);
            }
            numbers.add(number.intValue());
        }
        return List.copyOf(numbers);
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object element : list(name)) {
            if (!(element instanceof String text)) {
                throw missing(name);
            }
            texts.add(text);
        }
        return List.copyOf(texts);
    }

    List<JsonFields> objects(String name) {
        List<JsonFields> objects = new ArrayList<>();
        for (Object element : list(name)) {
            if (!(element instanceof Map<?, ?> map)) {
                throw missing(name);
            }
            objects.add(new JsonFields(path + name + ".", map));
        }
        return List.copyOf(objects);
    }

    private List<?> list(String name) {
        if (fields.get(name) instanceof List<?> list) {
            return list;
        }
        throw missing(name);
    }

    private IllegalArgumentException missing(String name) {
        return new IllegalArgumentException(path + name + " is missing or has the wrong type");
    }
}
