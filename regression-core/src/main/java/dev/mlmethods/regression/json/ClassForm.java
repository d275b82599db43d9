package dev.mlmethods.regression.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the annotations of a class say about how its values look in JSON. */
final class ClassForm {
    private static final ClassValue<ClassForm> FORMS = new ClassValue<>() {
        @Override
        protected ClassForm computeValue(Class<?> type) {
            return new ClassForm(type);
        }
    };

    /** Returns what is written in place of a value; null if the value has fields. */
    private final @Nullable Method value;

    private final List<Method> creators = new ArrayList<>();
    private final @Nullable Kinds kinds;
    private final @Nullable RecordForm fields;

    private ClassForm(Class<?> type) {
        Method found = null;
        for (Class<?> part = type; part != null && part != Object.class; part = part.getSuperclass()) {
            for (Method method : part.getDeclaredMethods()) {
                if (method.isBridge()) {
                    continue;
                }
                if (found == null && method.isAnnotationPresent(JsonValue.class)) {
                    method.setAccessible(true);
                    found = method;
                } else if (method.isAnnotationPresent(JsonCreator.class)) {
                    method.setAccessible(true);
                    creators.add(method);
                }
            }
        }
        this.value = found;
        this.kinds = Kinds.of(type);
        this.fields = type.isRecord() ? RecordForm.of(type) : null;
    }

    static ClassForm of(Class<?> type) {
        return FORMS.get(type);
    }

    /** The method marked with {@link JsonValue}; null if there is none. */
    @Nullable
    Method value() {
        return value;
    }

    /** The static methods that are marked with {@link JsonCreator}, each with one parameter. */
    List<Method> creators() {
        return creators;
    }

    /** The classes that a field of the JSON object tells apart; null if there is only one. */
    @Nullable
    Kinds kinds() {
        return kinds;
    }

    /** The fields of a record; null if it is something else. */
    @Nullable
    RecordForm fields() {
        return fields;
    }

    /**
     * Calls a method that throws no checked exception.
     *
     * @throws RuntimeException what the method throws
     */
    static @Nullable Object call(Method method, @Nullable Object target, @Nullable Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw unchecked(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " was made accessible", e);
        }
    }

    /** What was thrown by a method or constructor that throws no checked exception. */
    static RuntimeException unchecked(InvocationTargetException e) {
        Throwable cause = e.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }

    /**
     * Classes whose values say of which class they are.
     *
     * @param field has the name of the class
     * @param classes by their names
     */
    record Kinds(String field, Map<String, Class<?>> classes) {
        /** Those of the class itself, or of an interface that it implements. */
        private static @Nullable Kinds of(Class<?> type) {
            JsonTypeInfo info = type.getAnnotation(JsonTypeInfo.class);
            if (info != null) {
                Map<String, Class<?>> classes = new HashMap<>();
                for (JsonSubTypes.Type each :
                        type.getAnnotation(JsonSubTypes.class).value()) {
                    classes.put(each.name(), each.value());
                }
                return new Kinds(info.property(), classes);
            }
            for (Class<?> parent : type.getInterfaces()) {
                Kinds kinds = of(parent);
                if (kinds != null) {
                    return kinds;
                }
            }
            return null;
        }

        /** The name of a class. */
        String nameOf(Class<?> type) {
            for (Map.Entry<String, Class<?>> each : classes.entrySet()) {
                if (each.getValue() == type) {
                    return each.getKey();
                }
            }
            throw new IllegalArgumentException(type + " has no name in its JsonSubTypes");
        }
    }
}
