package dev.mlmethods.regression.report.page;

import dev.mlmethods.regression.internal.Json;
import dev.mlmethods.regression.model.SpecificationFields;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values of parameters as people write them, and as the plugin reads them back: {@code 0.0001}, {@code 1e-5}, {@code 64,32}, {@code none}. */
public final class ParameterText {
    private static final int PLAIN_FROM_EXPONENT = -4;
    private static final int PLAIN_BELOW_EXPONENT = 7;

    private ParameterText() {}

    /** All digits of a number that it takes to read back the same one; the elements of a list with commas between. */
    public static String of(Object value) {
        return value instanceof Double number
                ? decimal(new BigDecimal(Json.number(number)))
                : SpecificationFields.text(value);
    }

    /** The value of a field: where no {@code features} are named, all are used. */
    public static String of(String field, Object value) {
        return value instanceof List ? SpecificationFields.text(field, value) : of(value);
    }

    /** At most that many significant digits. */
    static String rounded(double value, int digits) {
        return decimal(new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN)));
    }

    static String decimal(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        return stripped.signum() == 0 || (exponent >= PLAIN_FROM_EXPONENT && exponent < PLAIN_BELOW_EXPONENT)
                ? stripped.toPlainString()
                : stripped.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }

    /** Names with their values, such as {@code learningRate 0.001, epochs 25}. */
    static String describe(Map<String, ?> parameters) {
        return parameters.isEmpty()
                ? "the specification as it is"
                : parameters.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + of(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** Such as {@code a, b and c}; a name may have commas in it. */
    public static String list(Collection<String> names) {
        List<String> all = List.copyOf(names);
        int last = all.size() - 1;
        return last < 1 ? String.join("", all) : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
    }
}
