package dev.mlmethods.regression.model;

import dev.mlmethods.regression.predictor.table.CategoryEncoder;
import dev.mlmethods.regression.predictor.table.ColumnEncoder;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.table.DateEncoder;
import dev.mlmethods.regression.predictor.table.DatePart;
import dev.mlmethods.regression.predictor.table.MissingCells;
import dev.mlmethods.regression.predictor.table.NumberEncoder;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import dev.mlmethods.regression.predictor.table.TargetMeanEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a column became features; which fields it has depends on its type.
 *
 * @param type a {@link ColumnType}
 * @param missing a {@link MissingCells}
 * @param fill of a missing number or boolean
 * @param categories of a column of texts
 * @param others of a column of texts: {@link CategoryEncoder.Others}
 * @param parts of a date: {@link DatePart}
 * @param fills of the parts of a missing date
 * @param first the first day of a column of dates, as days since 1970-01-01
 * @param means of the target, by category, of a column of texts that is one feature
 * @param mean of the target, for any other text in that column
 * @param missingMean what a missing cell gets in that column
 */
record ColumnFields(
        String name,
        String type,
        String missing,
        @Nullable Double fill,
        @Nullable List<String> categories,
        @Nullable String others,
        @Nullable List<String> parts,
        @Nullable List<Double> fills,
        @Nullable Double first,
        @Nullable List<Double> means,
        @Nullable Double mean,
        @Nullable Double missingMean) {
    static @Nullable List<ColumnFields> of(@Nullable TableEncoders encoders) {
        return encoders == null
                ? null
                : encoders.encoders().stream().map(ColumnFields::of).toList();
    }

    private static ColumnFields of(ColumnEncoder encoder) {
        String type = encoder.type().word();
        String missing = encoder.missing().word();
        if (encoder instanceof NumberEncoder number) {
            return new ColumnFields(
                    number.column(), type, missing, number.fill(), null, null, null, null, null, null, null, null);
        }
        if (encoder instanceof CategoryEncoder category) {
            return new ColumnFields(
                    category.column(),
                    type,
                    missing,
                    null,
                    category.categories(),
                    category.others().word(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        if (encoder instanceof TargetMeanEncoder means) {
            return new ColumnFields(
                    means.column(),
                    type,
                    missing,
                    null,
                    means.categories(),
                    null,
                    null,
                    null,
                    null,
                    means.means(),
                    means.mean(),
                    means.missingMean());
        }
        DateEncoder date = (DateEncoder) encoder;
        return new ColumnFields(
                date.column(),
                type,
                missing,
                null,
                null,
                null,
                date.parts().stream().map(DatePart::word).toList(),
                date.fills(),
                date.first(),
                null,
                null,
                null);
    }

    ColumnEncoder encoder() {
        ColumnType columnType = ColumnType.of(type);
        MissingCells missingCells = MissingCells.of(missing);
        return switch (columnType) {
            case NUMBER, BOOLEAN -> new NumberEncoder(name, columnType, missingCells, required("fill", fill));
            case CATEGORY ->
                means == null
                        ? new CategoryEncoder(
                                name,
                                missingCells,
                                required("categories", categories),
                                CategoryEncoder.Others.of(required("others", others)))
                        : new TargetMeanEncoder(
                                name,
                                missingCells,
                                required("categories", categories),
                                means,
                                required("mean", mean),
                                required("missingMean", missingMean));
            case DATE, DATE_TIME, DATE_TIME_OFFSET ->
                new DateEncoder(
                        name,
                        columnType,
                        missingCells,
                        required("parts", parts).stream().map(DatePart::of).toList(),
                        required("fills", fills),
                        required("first", first));
        };
    }

    private <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("columns." + field + " is missing");
        }
        return value;
    }
}
