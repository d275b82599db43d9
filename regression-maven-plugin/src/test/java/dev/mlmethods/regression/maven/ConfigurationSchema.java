package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.FinalTraining;
import dev.mlmethods.regression.model.Preset;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.parameter.NumberRange;
import dev.mlmethods.regression.parameter.ParameterField;
import dev.mlmethods.regression.sweep.SearchFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the JSON Schema of {@code regression.yaml} from the lists of the parameters. */
final class ConfigurationSchema {
    private ConfigurationSchema() {}

    /** The contents of the file. */
    static byte[] json() {
        Map<String, Object> schema = object(
                "$schema", "https://json-schema.org/draft/2020-12/schema",
                "title", "regression.yaml",
                "description", "What Regression for Maven trains and searches.",
                "type", "object",
                "minProperties", 1,
                "additionalProperties", false);
        Map<String, Object> properties = new LinkedHashMap<>();
        SpecificationFields.all().forEach(field -> properties.put(field.name(), single(field)));
        properties.put(Preset.FIELD.name(), single(Preset.FIELD));
        properties.put(FinalTraining.FIELD.name(), single(FinalTraining.FIELD));
        properties.put("sweep", sweep());
        schema.put("properties", properties);
        schema.put("$defs", definitions());
        return Json.file(schema);
    }

    private static Map<String, Object> sweep() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (ParameterField field : SpecificationFields.all()) {
            if (field.plural() != null) {
                properties.put(field.plural(), several(field));
            }
        }
        SearchFields.ALL.forEach(field -> properties.put(field.name(), single(field)));
        return object(
                "description",
                "What the goal sweep searches: the plurals of the other keys, and how.",
                "type",
                "object",
                "additionalProperties",
                false,
                "properties",
                properties);
    }

    private static Map<String, Object> single(ParameterField field) {
        Map<String, Object> schema = object("description", field.sentence());
        schema.putAll(value(field));
        if (field.defaultValue() != null) {
            schema.put("default", field.defaultValue());
        }
        return schema;
    }

    private static Map<String, Object> value(ParameterField field) {
        return switch (field.kind()) {
            case TEXT -> reference("text");
            case COLUMNS -> reference("columns");
            case TEXTS -> reference("texts");
            case ENTRIES -> object("type", "object", "minProperties", 1, "additionalProperties", reference("text"));
            case MEMBERS -> object("type", "array", "minItems", 2, "items", member());
            case LAYERS -> reference("layers");
            case BATCH_SIZE -> reference("batchSize");
            case FLAG -> reference("flag");
            case WORD -> object("enum", field.words());
            case WHOLE_NUMBER, SEED -> number("whole", field);
            case NUMBER -> number("decimal", field);
        };
    }

    private static Map<String, Object> member() {
        Map<String, Object> properties = new LinkedHashMap<>();
        SpecificationFields.namesOfMember()
                .forEach(field -> properties.put(field, object("$ref", "#/properties/" + field)));
        return object("type", "object", "additionalProperties", false, "properties", properties);
    }

    /** Editors don't check the range of numbers that are written as text. */
    private static Map<String, Object> number(String definition, ParameterField field) {
        Map<String, Object> schema = reference(definition);
        NumberRange range = field.range();
        if (range != null) {
            schema.put(range.isMinIncluded() ? "minimum" : "exclusiveMinimum", number(range.min()));
            range.max()
                    .ifPresent(max -> schema.put(range.isMaxIncluded() ? "maximum" : "exclusiveMaximum", number(max)));
        }
        return schema;
    }

    private static Number number(double end) {
        return end == Math.rint(end) ? (Number) (long) end : (Number) end;
    }

    private static Map<String, Object> several(ParameterField field) {
        String values = "Values of " + field.name() + ".";
        return switch (field.kind()) {
            case WHOLE_NUMBER, SEED, NUMBER -> {
                Map<String, Object> schema = object("description", values);
                schema.putAll(reference("numbers"));
                yield schema;
            }
            case TEXT, WORD, FLAG -> object("description", values, "anyOf", List.of(scalar(), list(field)));
            case ENTRIES, MEMBERS -> throw new IllegalArgumentException("not searched: " + field.name());
            case BATCH_SIZE ->
                object("description", values, "anyOf", List.of(scalar(), list(field), reference("range")));
            case COLUMNS, TEXTS, LAYERS ->
                object(
                        "description",
                        values + " A text has semicolons between them.",
                        "anyOf",
                        List.of(scalar(), list(field)));
        };
    }

    private static Map<String, Object> scalar() {
        return object("type", List.of("string", "number", "boolean"));
    }

    private static Map<String, Object> list(ParameterField field) {
        return object("type", "array", "minItems", 1, "uniqueItems", true, "items", value(field));
    }

    private static Map<String, Object> definitions() {
        return object(
                "decimal",
                object(
                        "description",
                        "A number; 1e-4 is one, quoted or not.",
                        "anyOf",
                        List.of(
                                object("type", "number"),
                                object("type", "string", "pattern", "^[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?$"))),
                "whole",
                object(
                        "description",
                        "A whole number.",
                        "anyOf",
                        List.of(
                                object("type", "integer"),
                                object("type", "string", "pattern", "^[+-]?\\d+(\\.0*)?([eE]\\+?\\d+)?$"))),
                "flag",
                object(
                        "description",
                        "true or false.",
                        "anyOf",
                        List.of(object("type", "boolean"), object("enum", List.of("true", "false")))),
                "text",
                object(
                        "description",
                        "A text, or a number that is one.",
                        "type",
                        List.of("string", "number", "boolean")),
                "batchSize",
                object(
                        "description",
                        "full or a number of rows.",
                        "anyOf",
                        List.of(object("type", "integer", "minimum", 1), object("type", "string"))),
                "layers",
                object(
                        "description",
                        "Widths, such as [64, 32] or 64,32; none or [] for a linear model.",
                        "anyOf",
                        List.of(
                                object("type", "integer", "minimum", 1),
                                object("type", "string"),
                                object("type", "array", "items", reference("whole")))),
                "columns",
                object(
                        "description",
                        "Names of columns, as a list or with commas between.",
                        "anyOf",
                        List.of(reference("text"), object("type", "array", "items", reference("text")))),
                "texts",
                object(
                        "description",
                        "Texts, as a list or with commas between.",
                        "anyOf",
                        List.of(reference("text"), object("type", "array", "items", reference("text")))),
                "range",
                object(
                        "description",
                        "The numbers from min to max.",
                        "type",
                        "object",
                        "additionalProperties",
                        false,
                        "required",
                        List.of("min", "max"),
                        "properties",
                        object(
                                "min",
                                described("decimal", "The smallest; above 0 with log."),
                                "max",
                                described("decimal", "The largest."),
                                "log",
                                described(
                                        "flag", "Whether they are spread evenly in their logarithms. Default: false."),
                                "points",
                                described("whole", "How many of them a grid takes, at least 2."))),
                "numbers",
                object(
                        "description",
                        "A list; a text such as 1e-4,1e-3 or log 1e-5..1e-1 in 5; or a range.",
                        "anyOf",
                        List.of(
                                object("type", List.of("number", "string")),
                                object(
                                        "type",
                                        "array",
                                        "minItems",
                                        1,
                                        "uniqueItems",
                                        true,
                                        "items",
                                        reference("decimal")),
                                reference("range"))));
    }

    private static Map<String, Object> described(String definition, String description) {
        Map<String, Object> schema = object("description", description);
        schema.putAll(reference(definition));
        return schema;
    }

    private static Map<String, Object> reference(String definition) {
        return object("$ref", "#/$defs/" + definition);
    }

    /** An object with the fields in this order. */
    private static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
