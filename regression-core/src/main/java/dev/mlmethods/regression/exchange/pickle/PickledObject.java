package dev.mlmethods.regression.exchange.pickle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object as a pickle describes it: the name of what would be called, with what, and what would be put into the result. */
public final class PickledObject {
    private final String name;
    private final List<@Nullable Object> arguments;
    private final Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
    private final Map<@Nullable Object, @Nullable Object> readOnlyEntries = Collections.unmodifiableMap(entries);
    private @Nullable Object state;

    PickledObject(String name, List<@Nullable Object> arguments) {
        this.name = name;
        this.arguments = arguments;
    }

    /** {@return the name of the class or function, with its module} */
    public String name() {
        return name;
    }

    /** {@return what it would be called with; read-only, may be empty} */
    public List<@Nullable Object> arguments() {
        return Collections.unmodifiableList(arguments);
    }

    /** {@return the entries of an object that is a dict, in the order of the file; always the same map, read-only, may be empty} */
    public Map<@Nullable Object, @Nullable Object> entries() {
        return readOnlyEntries;
    }

    /** {@return the state that the object would get, usually a map of its attributes; null if none} */
    public @Nullable Object state() {
        return state;
    }

    void put(@Nullable Object key, @Nullable Object value) {
        entries.put(key, value);
    }

    void build(@Nullable Object newState) {
        state = newState;
    }
}
