package dev.mlmethods.regression.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** Valid JSON that isn't a value of the type that was asked for. */
final class JsonMismatch extends JacksonException {
    private static final long serialVersionUID = 1L;

    private final boolean isUnknownField;

    private JsonMismatch(JsonParser json, String message, boolean isUnknownField, @Nullable Throwable cause) {
        super(json, message, json.currentTokenLocation(), cause);
        this.isUnknownField = isUnknownField;
    }

    /** A value is missing, or has the wrong type. */
    static JsonMismatch of(JsonParser json, String message) {
        return new JsonMismatch(json, message, false, null);
    }

    /** A class objects to the values that it would be made of. */
    static JsonMismatch objected(JsonParser json, Class<?> type, Throwable cause) {
        return new JsonMismatch(json, "not a " + type.getSimpleName() + ": " + cause.getMessage(), false, cause);
    }

    /** A record has no component of that name. */
    static JsonMismatch unknown(JsonParser json, Class<?> type, String field) {
        return new JsonMismatch(json, "'" + field + "' is not a field of " + type.getSimpleName(), true, null);
    }

    boolean isUnknownField() {
        return isUnknownField;
    }
}
