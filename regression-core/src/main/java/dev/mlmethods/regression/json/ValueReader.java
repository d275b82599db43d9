package dev.mlmethods.regression.json;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.TreeTraversingParser;

/**
 * Reads values of the types that {@link ValueWriter} writes, and nothing else: no other fields, none twice, none missing unless it is {@link Nullable}, no
 * number for a text, and no text for a number but those that aren't finite.
 *
 * <p>Each method begins at the first token of a value, and ends at its last.
 */
final class ValueReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser json;

    ValueReader(JsonParser json) {
        this.json = json;
    }

    /**
     * {@return the value that is the whole text}
     *
     * @throws JacksonException if it isn't valid JSON, or not a value of that type
     */
    Object whole(Class<?> type) {
        if (json.nextToken() == null) {
            throw JsonMismatch.of(json, "nothing where a " + type.getSimpleName() + " should be");
        }
        Object value = value(type);
        requireEnd();
        return value;
    }

    /**
     * {@return the tree that is the whole text; a missing node if there is no text}
     *
     * @throws JacksonException if it isn't valid JSON
     */
    JsonNode wholeTree() {
        if (json.nextToken() == null) {
            return NODES.missingNode();
        }
        JsonNode tree = tree();
        requireEnd();
        return tree;
    }

    private void requireEnd() {
        if (json.nextToken() != null) {
            throw JsonMismatch.of(json, "more than one value");
        }
    }

    private Object value(Type type) {
        if (json.currentToken() == JsonToken.VALUE_NULL && type != JsonNode.class) {
            throw JsonMismatch.of(json, "null is not a value");
        }
        if (type instanceof ParameterizedType generic) {
            return container((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        if (type instanceof WildcardType wildcard) {
            return value(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof Class<?> plain) {
            Object scalar = scalar(plain);
            return scalar == null ? object(plain) : scalar;
        }
        throw noForm(type);
    }

    private Object container(Class<?> type, Type[] arguments) {
        if (type == List.class || type == Set.class) {
            return elements(type == List.class ? new ArrayList<>() : new LinkedHashSet<>(), arguments[0]);
        }
        if (type == Map.class && arguments[0] == String.class) {
            require(JsonToken.START_OBJECT, type);
            Map<String, Object> map = new LinkedHashMap<>();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                map.put(name, field(name, arguments[1]));
            }
            return map;
        }
        throw noForm(type);
    }

    private Collection<Object> elements(Collection<Object> elements, Type type) {
        require(JsonToken.START_ARRAY, List.class);
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            try {
                elements.add(value(type));
            } catch (JacksonException e) {
                throw e.prependPath(elements, i);
            }
        }
        return elements;
    }

    private Object field(String name, Type type) {
        try {
            return value(type);
        } catch (JacksonException e) {
            throw e.prependPath(null, name);
        }
    }

    /** A text, number or boolean; null if the type is none of these. */
    private @Nullable Object scalar(Class<?> type) {
        if (type == String.class) {
            require(JsonToken.VALUE_STRING, type);
            return json.getString();
        }
        if (type == double.class || type == Double.class) {
            return number();
        }
        if (type == int.class || type == Integer.class) {
            require(JsonToken.VALUE_NUMBER_INT, type);
            return json.getIntValue();
        }
        if (type == long.class || type == Long.class) {
            require(JsonToken.VALUE_NUMBER_INT, type);
            return json.getLongValue();
        }
        if (type == boolean.class || type == Boolean.class) {
            if (json.currentToken() != JsonToken.VALUE_TRUE) {
                require(JsonToken.VALUE_FALSE, type);
            }
            return json.getBooleanValue();
        }
        if (type == char.class || type == Character.class) {
            require(JsonToken.VALUE_STRING, type);
            if (json.getStringLength() != 1) {
                throw JsonMismatch.of(json, "not a single character");
            }
            return json.getString().charAt(0);
        }
        return null;
    }

    private double number() {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return switch (json.getString()) {
                case "NaN" -> Double.NaN;
                case "Infinity" -> Double.POSITIVE_INFINITY;
                case "-Infinity" -> Double.NEGATIVE_INFINITY;
                default -> throw JsonMismatch.of(json, "a text where a number should be");
            };
        }
        if (json.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
            require(JsonToken.VALUE_NUMBER_INT, double.class);
        }
        return json.getDoubleValue();
    }

    private Object object(Class<?> type) {
        if (type == Object.class) {
            return untyped();
        }
        if (type == JsonNode.class) {
            return tree();
        }
        if (type.isArray()) {
            return array(type.getComponentType());
        }
        ClassForm form = ClassForm.of(type);
        if (!form.creators().isEmpty()) {
            return created(type, form.creators());
        }
        if (type.isEnum()) {
            return constant(type, form.value());
        }
        if (form.kinds() != null) {
            return ofKind(type, form.kinds());
        }
        if (form.fields() == null) {
            throw noForm(type);
        }
        require(JsonToken.START_OBJECT, type);
        json.nextToken();
        return record(form.fields());
    }

    private Object array(Class<?> type) {
        List<Object> elements = new ArrayList<>();
        Collection<Object> unused = elements(elements, type);
        Object array = Array.newInstance(type, elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Array.set(array, i, elements.get(i));
        }
        return array;
    }

    private Object constant(Class<?> type, @Nullable Method value) {
        require(JsonToken.VALUE_STRING, type);
        for (Object constant : type.getEnumConstants()) {
            Object text = value == null ? constant.toString() : ClassForm.call(value, constant);
            if (json.getString().equals(text)) {
                return constant;
            }
        }
        throw JsonMismatch.of(json, "no " + type.getSimpleName() + " of that name");
    }

    private Object created(Class<?> type, List<Method> creators) {
        for (Method creator : creators) {
            Type parameter = creator.getGenericParameterTypes()[0];
            if (creators.size() == 1 || takes(parameter)) {
                Object argument = value(parameter);
                try {
                    Object created = ClassForm.call(creator, null, argument);
                    if (created != null) {
                        return created;
                    }
                } catch (JacksonException e) {
                    throw e;
                } catch (RuntimeException e) {
                    throw JsonMismatch.objected(json, type, e);
                }
            }
        }
        throw wrongType(type);
    }

    /** Whether a creator of this parameter, rather than another one, is meant. */
    private boolean takes(Type parameter) {
        return switch (json.currentToken()) {
            case VALUE_STRING -> parameter == String.class;
            case VALUE_NUMBER_INT -> parameter == int.class;
            default -> false;
        };
    }

    /** The field that says the class is the first one if this project has written it. */
    private Object ofKind(Class<?> type, ClassForm.Kinds kinds) {
        require(JsonToken.START_OBJECT, type);
        if (json.nextToken() == JsonToken.PROPERTY_NAME && json.currentName().equals(kinds.field())) {
            JsonToken name = json.nextToken();
            RecordForm form = kind(type, kinds, name == JsonToken.VALUE_STRING ? json.getString() : "");
            json.nextToken();
            return record(form);
        }
        ObjectNode fields = fieldsOfTree();
        JsonNode name = fields.remove(kinds.field());
        RecordForm form = kind(type, kinds, name == null ? "" : name.asString(""));
        JsonParser parser = new TreeTraversingParser(fields, ObjectReadContext.empty());
        parser.nextToken();
        parser.nextToken();
        return new ValueReader(parser).record(form);
    }

    private RecordForm kind(Class<?> type, ClassForm.Kinds kinds, String name) {
        Class<?> kind = kinds.classes().get(name);
        RecordForm form = kind == null ? null : ClassForm.of(kind).fields();
        if (form == null || !type.isAssignableFrom(form.type())) {
            throw JsonMismatch.of(json, "no " + type.getSimpleName() + " of that name")
                    .prependPath(null, kinds.field());
        }
        return form;
    }

    /** Begins at the first field, or at the end of the object. */
    private Object record(RecordForm form) {
        Fields fields = new Fields(form);
        for (; json.currentToken() != JsonToken.END_OBJECT; json.nextToken()) {
            String name = json.currentName();
            json.nextToken();
            Fields owner = fields.ownerOf(name);
            if (owner != null) {
                owner.read(name);
            } else if (fields.isIgnored(name)) {
                json.skipChildren();
            } else {
                throw JsonMismatch.unknown(json, form.type(), name).prependPath(null, name);
            }
        }
        return fields.toRecord();
    }

    /** What has been read of a record. */
    private final class Fields {
        private final RecordForm form;
        private final @Nullable Object[] values;

        Fields(RecordForm form) {
            this.form = form;
            this.values = new Object[form.components().size()];
            form.unwrapped().forEach((index, part) -> values[index] = new Fields(part));
        }

        /** The record itself, or one that is unwrapped; null if none has that field. */
        @Nullable
        Fields ownerOf(String name) {
            if (form.indexes().containsKey(name)) {
                return this;
            }
            for (int index : form.unwrapped().keySet()) {
                Fields owner = part(index).ownerOf(name);
                if (owner != null) {
                    return owner;
                }
            }
            return null;
        }

        private Fields part(int index) {
            if (values[index] instanceof Fields part) {
                return part;
            }
            throw new IllegalStateException("component " + index + " isn't unwrapped");
        }

        boolean isIgnored(String name) {
            return form.ignored().contains(name);
        }

        void read(String name) {
            int index = form.indexes().getOrDefault(name, -1);
            RecordForm.Component component = form.components().get(index);
            if (json.currentToken() != JsonToken.VALUE_NULL || !component.isNullable()) {
                values[index] = field(name, component.type());
            }
        }

        Object toRecord() {
            for (int i = 0; i < values.length; i++) {
                RecordForm.Component component = form.components().get(i);
                if (component.isUnwrapped()) {
                    values[i] = part(i).toRecord();
                } else if (values[i] == null && component.omitsDefault()) {
                    values[i] = false;
                } else if (values[i] == null && !component.isNullable()) {
                    throw JsonMismatch.of(json, "'" + component.name() + "' is missing")
                            .prependPath(null, component.name());
                }
            }
            try {
                return form.create(values);
            } catch (RuntimeException e) {
                throw JsonMismatch.objected(json, form.type(), e);
            }
        }
    }

    private Object untyped() {
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String name = json.currentName();
                    map.put(name, json.nextToken() == JsonToken.VALUE_NULL ? null : untyped());
                }
                yield map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(json.currentToken() == JsonToken.VALUE_NULL ? null : untyped());
                }
                yield list;
            }
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw wrongType(Object.class);
        };
    }

    private JsonNode tree() {
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                json.nextToken();
                yield fieldsOfTree();
            }
            case START_ARRAY -> {
                ArrayNode array = NODES.arrayNode();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    array.add(tree());
                }
                yield array;
            }
            case VALUE_STRING -> NODES.stringNode(json.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numberNode();
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw wrongType(JsonNode.class);
        };
    }

    /** Begins at the first field, or at the end of the object. */
    private ObjectNode fieldsOfTree() {
        ObjectNode object = NODES.objectNode();
        for (; json.currentToken() != JsonToken.END_OBJECT; json.nextToken()) {
            String name = json.currentName();
            json.nextToken();
            object.set(name, tree());
        }
        return object;
    }

    private JsonNode numberNode() {
        return switch (json.getNumberType()) {
            case INT -> NODES.numberNode(json.getIntValue());
            case LONG -> NODES.numberNode(json.getLongValue());
            case BIG_INTEGER -> NODES.numberNode(json.getBigIntegerValue());
            case FLOAT -> NODES.numberNode(json.getFloatValue());
            case DOUBLE -> NODES.numberNode(json.getDoubleValue());
            case BIG_DECIMAL -> NODES.numberNode(json.getDecimalValue());
        };
    }

    private void require(JsonToken token, Class<?> type) {
        if (json.currentToken() != token) {
            throw wrongType(type);
        }
    }

    private JsonMismatch wrongType(Class<?> type) {
        return JsonMismatch.of(json, json.currentToken() + " where a " + type.getSimpleName() + " should be");
    }

    private static IllegalArgumentException noForm(Type type) {
        return new IllegalArgumentException(type + " has no form in JSON");
    }
}
