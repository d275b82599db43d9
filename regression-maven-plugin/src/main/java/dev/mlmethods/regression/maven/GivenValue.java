package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.database.QuerySpec;
import dev.mlmethods.regression.model.SpecificationFields;
import java.util.List;
import java.util.Map;

/**
 * A value that was given to a parameter.
 *
 * @param parameter the parameter
 * @param entry of a parameter that has several, such as {@code minR2} of {@code thresholds}; otherwise empty
 * @param value a text, a list of texts, or the file's value for what is searched
 * @param place where it was given
 */
record GivenValue(String parameter, String entry, Object value, Place place) {
    /** The prefix of this plugin's properties. */
    static final String PREFIX = "regression.";

    /** The value of a parameter that has one value. */
    static GivenValue of(String parameter, Object value, Place place) {
        return new GivenValue(parameter, "", value, place);
    }

    /** Its name in messages: the name of the property without {@link #PREFIX}. */
    String name() {
        return entry.isEmpty() ? parameter : ParameterType.entryName(parameter, entry);
    }

    /** The value as a user would write it. */
    String text() {
        if (value instanceof Map<?, ?> range) {
            return range.toString();
        }
        return value instanceof List<?> list && list.isEmpty()
                ? ""
                : SpecificationFields.text(value).strip();
    }

    /** The value and where it is, so that users can find it there. */
    String found() {
        return place.equals(Place.COMMAND_LINE)
                ? "-D" + PREFIX + name() + "=" + visible()
                : shown() + " " + place.text();
    }

    /** The name, the value, and where it is. */
    String sentence() {
        return name() + " is " + shown() + " " + place.text();
    }

    private String shown() {
        return text().isEmpty() ? "empty" : visible();
    }

    /** What a log may have of it. */
    private String visible() {
        return parameter.equals("datasetUrl") && QuerySpec.hasSecret(text()) ? "***" : text();
    }
}
