package dev.mlmethods.regression.json;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Writes values piece by piece, as their annotations say. */
final class ValueWriter {
    private final JsonGenerator json;

    ValueWriter(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Writes a value and all that belongs to it.
     *
     * @throws IllegalArgumentException if it isn't a record, enum, collection, array, map with texts as keys, tree, text, number, boolean or
     *     one with a method marked with {@link com.fasterxml.jackson.annotation.JsonValue}
     */
    void write(@Nullable Object value) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Number number && writeNumber(number)) {
            return;
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Character character) {
            json.writeString(character.toString());
        } else if (value instanceof JsonNode node) {
            writeNode(node);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map);
        } else if (value instanceof Collection<?> elements) {
            json.writeStartArray();
            for (Object element : elements) {
                write(element);
            }
            json.writeEndArray();
        } else if (value instanceof Optional<?> optional) {
            write(optional.orElse(null));
        } else if (value.getClass().isArray()) {
            writeArray(value);
        } else {
            writeObject(value);
        }
    }

    private boolean writeNumber(Number value) {
        if (value instanceof Double number) {
            json.writeNumber(number.doubleValue());
        } else if (value instanceof Integer number) {
            json.writeNumber(number.intValue());
        } else if (value instanceof Long number) {
            json.writeNumber(number.longValue());
        } else if (value instanceof Float number) {
            json.writeNumber(number.floatValue());
        } else if (value instanceof BigInteger number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else {
            return false;
        }
        return true;
    }

    private void writeArray(Object array) {
        if (array instanceof double[] numbers) {
            json.writeArray(numbers, 0, numbers.length);
        } else {
            json.writeStartArray();
            for (int i = 0; i < Array.getLength(array); i++) {
                write(Array.get(array, i));
            }
            json.writeEndArray();
        }
    }

    private void writeMap(Map<?, ?> map) {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String name)) {
                throw new IllegalArgumentException("a map with " + entry.getKey() + " as a key has no form in JSON");
            }
            writeField(name, entry.getValue());
        }
        json.writeEndObject();
    }

    private void writeField(String name, @Nullable Object value) {
        if (value != null && !(value instanceof Optional<?> optional && optional.isEmpty())) {
            json.writeName(name);
            write(value);
        }
    }

    private void writeObject(Object value) {
        ClassForm form = ClassForm.of(value.getClass());
        if (form.value() != null) {
            write(ClassForm.call(form.value(), value));
        } else if (value instanceof Enum<?> constant) {
            json.writeString(constant.toString());
        } else if (form.fields() != null) {
            json.writeStartObject();
            if (form.kinds() != null) {
                json.writeName(form.kinds().field());
                json.writeString(form.kinds().nameOf(value.getClass()));
            }
            writeFields(form.fields(), value);
            json.writeEndObject();
        } else {
            throw new IllegalArgumentException("a value of " + value.getClass() + " has no form in JSON");
        }
    }

    private void writeFields(RecordForm form, Object owner) {
        for (int i = 0; i < form.components().size(); i++) {
            RecordForm.Component component = form.components().get(i);
            Object value = ClassForm.call(component.accessor(), owner);
            RecordForm unwrapped = form.unwrapped().get(i);
            if (unwrapped == null) {
                if (!(component.omitsDefault() && Boolean.FALSE.equals(value))) {
                    writeField(component.name(), value);
                }
            } else if (value != null) {
                writeFields(unwrapped, value);
            }
        }
        for (Method derived : form.derived()) {
            writeField(derived.getName(), ClassForm.call(derived, owner));
        }
    }

    private void writeNode(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                json.writeStartObject();
                for (Map.Entry<String, JsonNode> field : node.properties()) {
                    json.writeName(field.getKey());
                    writeNode(field.getValue());
                }
                json.writeEndObject();
            }
            case ARRAY -> {
                json.writeStartArray();
                for (JsonNode element : node) {
                    writeNode(element);
                }
                json.writeEndArray();
            }
            case STRING -> json.writeString(node.stringValue());
            case NUMBER -> write(node.numberValue());
            case BOOLEAN -> json.writeBoolean(node.booleanValue());
            case NULL -> json.writeNull();
            case BINARY, MISSING, POJO ->
                throw new IllegalArgumentException("a node of the type " + node.getNodeType() + " has no form in JSON");
        }
    }
}
