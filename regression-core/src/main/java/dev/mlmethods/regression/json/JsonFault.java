package dev.mlmethods.regression.json;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** What is wrong with a JSON text, in words for the user: which line, which field of it, and what a record objects to in its values. */
public final class JsonFault {
    private JsonFault() {}

    /**
     * {@return what is wrong, such as {@code cannot be read in line 40 (diagnostics.points: 3 rows, but 2 targets)}}
     *
     * @param cause what was thrown by {@link Json}, or by the record that was read; null if there is nothing more to say
     */
    public static String text(@Nullable Throwable cause) {
        if (!(cause instanceof JacksonException jackson)) {
            return "cannot be read" + bracketed(reason(cause));
        }
        TokenStreamLocation location = jackson.getLocation();
        String field = field(jackson.getPath());
        String reason = reason(jackson.getCause());
        return "cannot be read"
                + (location == null || location.getLineNr() < 1 ? "" : " in line " + location.getLineNr())
                + bracketed(field.isEmpty() ? reason : field + (reason.isEmpty() ? misfit(jackson) : ": " + reason));
    }

    private static String misfit(JacksonException e) {
        if (!(e instanceof JsonMismatch mismatch)) {
            return "";
        }
        return mismatch.isUnknownField() ? " is unknown" : " is missing or has the wrong type";
    }

    private static String bracketed(String text) {
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    /** Only our own message; those of libraries are meant for their own users. */
    private static String reason(@Nullable Throwable cause) {
        if (!(cause instanceof RegressionException || cause instanceof IllegalArgumentException)) {
            return "";
        }
        String message = cause.getMessage();
        if (message == null) {
            return "";
        }
        return Excerpt.sentence(message.endsWith(".") ? message.substring(0, message.length() - 1) : message);
    }

    /** As in JavaScript, except that names aren't quoted, and shortened. */
    private static String field(List<JacksonException.Reference> path) {
        return path.stream()
                .map(step -> step.getPropertyName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + Excerpt.name(step.getPropertyName()))
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
