package dev.mlmethods.regression.report.page.sweep;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** The number that would come next beyond those that were tried. */
final class NextValue {
    private NextValue() {}

    /**
     * The next one after the last: with the same step if all steps are the same, otherwise with the ratio of the last two; with as many digits as the
     * others.
     *
     * @param towardsEdge at least two distinct numbers, ascending or descending
     * @return as a value of the field; empty if the field cannot have it
     */
    static Optional<Object> of(String field, List<?> towardsEdge) {
        List<BigDecimal> values = towardsEdge.stream().map(NextValue::decimal).toList();
        BigDecimal next = next(values);
        boolean isWhole = towardsEdge.stream().noneMatch(Double.class::isInstance);
        BigDecimal last = values.get(values.size() - 1);
        BigDecimal rounded = isWhole ? next.setScale(0, RoundingMode.HALF_EVEN) : next;
        if (rounded.compareTo(last) == 0) {
            return Optional.empty();
        }
        try {
            // An Integer if possible: a batch size would treat a Long as text.
            return Optional.of(SpecificationFields.parse(
                    field, isWhole ? (Number) rounded.intValueExact() : (Number) rounded.doubleValue()));
        } catch (RegressionException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static BigDecimal decimal(Object value) {
        return value instanceof Double number ? NumberText.decimal(number) : new BigDecimal(value.toString());
    }

    private static BigDecimal next(List<BigDecimal> values) {
        BigDecimal last = values.get(values.size() - 1);
        BigDecimal before = values.get(values.size() - 2);
        boolean arePositive = values.stream().allMatch(value -> value.signum() > 0);
        if (!arePositive || hasEqualSteps(values)) {
            return last.add(last.subtract(before));
        }
        int digits = values.stream()
                .mapToInt(value -> value.stripTrailingZeros().precision())
                .max()
                .orElseThrow();
        return last.multiply(last).divide(before, new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    private static boolean hasEqualSteps(List<BigDecimal> values) {
        BigDecimal step = values.get(1).subtract(values.get(0));
        for (int i = 2; i < values.size(); i++) {
            if (values.get(i).subtract(values.get(i - 1)).compareTo(step) != 0) {
                return false;
            }
        }
        return values.size() > 2;
    }
}
