package dev.mlmethods.regression.report.page;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.Defaults;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A specification as the top-level entries of {@code regression.yaml}: with these, {@code train} trains it, whatever the preset and the length of the table.
 */
public final class ConfigurationLines {
    /** The comment before the lines that a search has found, by which the next search finds them. */
    public static final String BEGIN =
            "# Found by a search of the regression plugin; the next one replaces these lines.";

    /** The comment after them. */
    public static final String END = "# End of what the search has found.";

    /** Text that YAML reads as it stands, which begins neither a list nor a map. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./][A-Za-z0-9_./,+-]*");

    private static final Specification DEFAULTS = Specification.of(DataSpec.builtIn("dataset"));

    private ConfigurationLines() {}

    /**
     * {@return an entry for each field that has another value than by default, or whose default depends on the table, in the order of
     * {@link SpecificationFields#names}: one line, or several for a map}
     *
     * @param specification whose values are written
     * @param kept fields that are left out if they have the same value in {@code given}, because they are set elsewhere
     * @param given the specification before the search
     * @param written fields that have an entry even with the default value, because a file may have another
     */
    public static Map<String, List<String>> of(
            Specification specification, Collection<String> kept, Specification given, Collection<String> written) {
        Set<String> ofPresets = Defaults.fields();
        Map<String, Object> defaults = SpecificationFields.values(DEFAULTS);
        Map<String, List<String>> entries = new LinkedHashMap<>();
        Map<String, Object> before = SpecificationFields.values(given);
        Map<String, Object> values = SpecificationFields.values(specification);
        for (String field : SpecificationFields.names()) {
            Object value = values.get(field);
            boolean isNeeded = field.equals("dataset")
                    || ofPresets.contains(field)
                    || written.contains(field)
                    || (value != null && !value.equals(defaults.get(field)));
            boolean isSet = kept.contains(field) && Objects.equals(value, before.get(field));
            if (isNeeded && value != null && !isSet && !isEmptyByDefault(field, value)) {
                entries.put(field, lines(field, value));
            }
        }
        return entries;
    }

    /**
     * {@return the lines that a search has found, between {@link #BEGIN} and {@link #END}}
     *
     * @param found those lines
     */
    public static List<String> block(List<String> found) {
        List<String> block = new ArrayList<>(List.of(BEGIN));
        block.addAll(found);
        block.add(END);
        return block;
    }

    /**
     * {@return all of these lines}
     *
     * @param specification whose values are written
     */
    public static String text(Specification specification) {
        return of(specification, List.of(), specification, List.of()).values().stream()
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
    }

    private static boolean isEmptyByDefault(String field, Object value) {
        return !field.equals("hiddenLayers")
                && ((value instanceof Collection<?> names && names.isEmpty())
                        || (value instanceof Map<?, ?> map && map.isEmpty()));
    }

    private static List<String> lines(String field, Object value) {
        if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            return ofMaps(field, list);
        }
        if (!(value instanceof Map<?, ?> map)) {
            return List.of(field + ": " + scalar(value));
        }
        List<String> lines = new ArrayList<>(List.of(field + ":"));
        map.forEach((name, text) -> lines.add("  " + Json.line(Json.toTree(name)) + ": " + scalar(text)));
        return lines;
    }

    /** An element for each map, with a line for each of its entries. */
    private static List<String> ofMaps(String field, List<?> maps) {
        List<String> lines = new ArrayList<>(List.of(field + ":"));
        for (Object element : maps) {
            Map<?, ?> map = (Map<?, ?>) element;
            String start = "  - ";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                lines.add(start + entry.getKey() + ": " + scalar(entry.getValue()));
                start = "    ";
            }
            if (map.isEmpty()) {
                lines.add(start + "{}");
            }
        }
        return lines;
    }

    /** A list of names is one of JSON, which YAML reads, too. */
    private static String scalar(Object value) {
        if (value instanceof List<?> list && list.stream().anyMatch(String.class::isInstance)) {
            return Json.line(Json.toTree(list));
        }
        String text = SpecificationFields.text(value);
        return PLAIN.matcher(text).matches() ? text : Json.line(Json.toTree(text));
    }
}
