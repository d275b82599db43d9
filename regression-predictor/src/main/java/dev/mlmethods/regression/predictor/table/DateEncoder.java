package dev.mlmethods.regression.predictor.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A column of dates: some of their parts, each a feature {@code NAME_PART}.
 *
 * @param type one that {@link ColumnType#isDate}
 * @param parts at least one, without duplicates
 * @param fills what each part of a missing cell is, finite
 * @param first the first day of the training rows, as days since 1970-01-01
 */
public record DateEncoder(
        String column, ColumnType type, MissingCells missing, List<DatePart> parts, List<Double> fills, double first)
        implements ValueEncoder {
    /** Copies the lists, and checks the values. */
    public DateEncoder {
        parts = List.copyOf(parts);
        fills = List.copyOf(fills);
        if (parts.isEmpty() || parts.stream().distinct().count() < parts.size() || fills.size() != parts.size()) {
            throw new IllegalArgumentException("a date has no parts, or one twice, or another number of fills");
        }
        for (DatePart part : parts) {
            if (!part.isOf(type)) {
                throw new IllegalArgumentException("a column of the type " + type.word() + " has no " + part.word());
            }
        }
        if (!Double.isFinite(first) || !fills.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a fill or the first day is not finite");
        }
    }

    /**
     * All parts that a column of dates can have.
     *
     * @param type one that {@link ColumnType#isDate}
     */
    public static List<DatePart> partsOf(ColumnType type) {
        List<DatePart> parts = new ArrayList<>();
        for (DatePart part : DatePart.values()) {
            if (part.isOf(type)) {
                parts.add(part);
            }
        }
        return Collections.unmodifiableList(parts);
    }

    @Override
    public List<String> features() {
        List<String> names = new ArrayList<>();
        parts.forEach(part -> names.add(column + "_" + part.word()));
        if (missing == MissingCells.MARKED) {
            names.add(column + MISSING_SUFFIX);
        }
        return Collections.unmodifiableList(names);
    }

    @Override
    public void encode(double value, double[] row, int at) {
        boolean isMissing = Double.isNaN(value);
        if (isMissing) {
            requireMissingAccepted();
        }
        for (int i = 0; i < parts.size(); i++) {
            row[at + i] = isMissing ? fills.get(i) : parts.get(i).of(type, value, first);
        }
        if (missing == MissingCells.MARKED) {
            row[at + parts.size()] = isMissing ? 1 : 0;
        }
    }
}
