package dev.mlmethods.regression.report.page;

import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values of parameters as people write them, and as the plugin reads them back: {@code 0.0001}, {@code 1e-5}, {@code 64,32}, {@code none}. */
public final class ParameterText {
    private ParameterText() {}

    /**
     * {@return a value as text, with all digits of a number that are needed to read back the same one, and commas between the elements of a
     * list} An empty list is {@code none}.
     *
     * @param value a number, a text, or a list or map of such values
     */
    public static String of(Object value) {
        return SpecificationFields.text(value);
    }

    /**
     * {@return the value of a field as text: {@code all} if no {@code features} are named, because all are used then}
     *
     * @param field the name of a field of the specification, such as {@code epochs}
     * @param value its value
     */
    public static String of(String field, Object value) {
        return SpecificationFields.text(field, value);
    }

    /**
     * {@return a number that is rounded to some significant digits, without trailing zeros}
     *
     * @param value a finite number
     * @param digits how many significant digits it may have, at least 1
     */
    public static String rounded(double value, int digits) {
        return NumberText.of(new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN)));
    }

    /**
     * {@return names with their values, such as {@code learningRate 0.001, epochs 25}} Without any, the text says that this is the specification
     * as it is.
     *
     * @param parameters the values of fields by name; may be empty
     */
    public static String describe(Map<String, ?> parameters) {
        return parameters.isEmpty()
                ? "the specification as it is"
                : parameters.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + of(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /**
     * {@return the names as text, such as {@code a, b and c}}
     *
     * @param names the names, in this order; a name may contain commas
     */
    public static String list(Collection<String> names) {
        List<String> all = List.copyOf(names);
        int last = all.size() - 1;
        return last < 1 ? String.join("", all) : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
    }
}
