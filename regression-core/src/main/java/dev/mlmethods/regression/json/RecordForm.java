package dev.mlmethods.regression.json;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a record in JSON.
 *
 * @param type the record
 * @param constructor takes its components
 * @param components in their order
 * @param indexes of the components by the names of their fields, without those that are unwrapped
 * @param unwrapped the forms of the components that are unwrapped, by their indexes
 * @param derived the methods whose results follow the components in JSON
 * @param ignored the fields that may be in JSON but are no components
 */
record RecordForm(
        Class<?> type,
        Constructor<?> constructor,
        List<Component> components,
        Map<String, Integer> indexes,
        Map<Integer, RecordForm> unwrapped,
        List<Method> derived,
        Set<String> ignored) {
    /**
     * A component.
     *
     * @param name of its field
     * @param accessor returns its value
     * @param type of its value
     * @param isNullable whether it may be missing
     * @param isUnwrapped whether its own fields are among those of the record
     * @param omitsDefault whether false isn't written
     */
    record Component(
            String name, Method accessor, Type type, boolean isNullable, boolean isUnwrapped, boolean omitsDefault) {}

    static RecordForm of(Class<?> type) {
        List<Component> components = new ArrayList<>();
        Map<String, Integer> indexes = new HashMap<>();
        Map<Integer, RecordForm> unwrapped = new HashMap<>();
        List<Class<?>> types = new ArrayList<>();
        for (RecordComponent declared : type.getRecordComponents()) {
            Component component = component(type, declared);
            if (component.isUnwrapped()) {
                unwrapped.put(components.size(), of(declared.getType()));
            } else {
                indexes.put(component.name(), components.size());
            }
            components.add(component);
            types.add(declared.getType());
        }
        JsonIgnoreProperties ignored = type.getAnnotation(JsonIgnoreProperties.class);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return new RecordForm(
                    type,
                    constructor,
                    components,
                    indexes,
                    unwrapped,
                    derived(type, indexes),
                    ignored == null ? Set.of() : Set.of(ignored.value()));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record has a constructor for its components", e);
        }
    }

    private static Component component(Class<?> type, RecordComponent declared) {
        Method accessor = declared.getAccessor();
        accessor.setAccessible(true);
        Field field = field(type, declared);
        JsonProperty property = field.getAnnotation(JsonProperty.class);
        JsonInclude include = field.getAnnotation(JsonInclude.class);
        return new Component(
                property == null ? declared.getName() : property.value(),
                accessor,
                declared.getGenericType(),
                declared.getAnnotatedType().isAnnotationPresent(Nullable.class),
                field.isAnnotationPresent(JsonUnwrapped.class),
                include != null && include.value() == JsonInclude.Include.NON_DEFAULT);
    }

    /** Has the annotations of the component, unlike an accessor that is declared explicitly. */
    private static Field field(Class<?> type, RecordComponent component) {
        try {
            return type.getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("a record has a field for each component", e);
        }
    }

    private static List<Method> derived(Class<?> type, Map<String, Integer> components) {
        List<Method> derived = new ArrayList<>();
        for (Method method : type.getDeclaredMethods()) {
            JsonProperty property = method.getAnnotation(JsonProperty.class);
            if (property != null && property.value().isEmpty() && !components.containsKey(method.getName())) {
                method.setAccessible(true);
                derived.add(method);
            }
        }
        return derived;
    }

    /**
     * {@return a new record}
     *
     * @throws RuntimeException what its constructor throws
     */
    Object create(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw ClassForm.unchecked(e);
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException(constructor + " was made accessible", e);
        }
    }
}
