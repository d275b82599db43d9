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

    /** All digits of a number that are needed to read back the same one; the elements of a list, separated by commas. */
    public static String of(Object value) {
        return SpecificationFields.text(value);
    }

    /** The value of a field: if no {@code features} are named, all are used. */
    public static String of(String field, Object value) {
        return SpecificationFields.text(field, value);
    }

    /** At most that many significant digits. */
    public static String rounded(double value, int digits) {
        return NumberText.of(new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN)));
    }

    /** Names with their values, such as {@code learningRate 0.001, epochs 25}. */
    public static String describe(Map<String, ?> parameters) {
        return parameters.isEmpty()
                ? "the specification as it is"
                : parameters.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + of(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** Such as {@code a, b and c}; a name may contain commas. */
    public static String list(Collection<String> names) {
        List<String> all = List.copyOf(names);
        int last = all.size() - 1;
        return last < 1 ? String.join("", all) : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
    }
}
