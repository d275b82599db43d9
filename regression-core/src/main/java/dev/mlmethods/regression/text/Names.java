package dev.mlmethods.regression.text;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NearNames;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Values that the user gives by name. */
public final class Names {
    private Names() {}

    /**
     * {@return the names of all values}
     *
     * @param <T> the type of the values
     * @param values usually all constants of an enum
     * @param nameOf the name that users know a value by
     */
    public static <T> List<String> of(T[] values, Function<T, String> nameOf) {
        return Arrays.stream(values).map(nameOf).toList();
    }

    /**
     * {@return the value of a name, whatever its case}
     *
     * @param <T> the type of the values
     * @param parameter what the message calls the choice
     * @param name as the user gave it
     * @param values to choose from
     * @param nameOf the name that users know a value by
     * @throws RegressionException if there is none; the message lists those there are
     */
    public static <T> T parse(String parameter, String name, T[] values, Function<T, String> nameOf) {
        for (T value : values) {
            if (nameOf.apply(value).toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return value;
            }
        }
        List<String> names = of(values, nameOf);
        throw new RegressionException(parameter + " is " + Excerpt.quoted(name) + "; "
                + NearNames.nearest(name, names)
                        .map(near -> "did you mean '" + near + "'? It")
                        .orElse("it")
                + " must be one of " + String.join(", ", names) + ".");
    }
}
