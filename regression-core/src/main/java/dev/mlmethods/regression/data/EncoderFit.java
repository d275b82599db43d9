package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.table.CategoryEncoder;
import dev.mlmethods.regression.predictor.table.CategoryEncoder.Others;
import dev.mlmethods.regression.predictor.table.ColumnEncoder;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.table.DateEncoder;
import dev.mlmethods.regression.predictor.table.DatePart;
import dev.mlmethods.regression.predictor.table.MissingCells;
import dev.mlmethods.regression.predictor.table.NumberEncoder;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.storage.DoubleColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Fits the encoders of a table's columns on some of its rows: those that are trained on. */
final class EncoderFit {
    private final TypedTable table;
    private final int[] rows;
    private final EncodingSpec encoding;
    private final DoubleColumn target;

    private EncoderFit(TypedTable table, int[] rows, EncodingSpec encoding, DoubleColumn target) {
        this.table = table;
        this.rows = rows;
        this.encoding = encoding;
        this.target = target;
    }

    /**
     * Fits the encoders.
     *
     * @param name what messages call the table
     * @param rows 0-based, of the table
     * @param encoding how the columns are to become features
     * @param target of all rows of the table; asked for only if a column is to have its means
     * @throws RegressionException if two columns would become features with the same name, or one has more categories than can have a mean target
     */
    static TableEncoders fit(String name, TypedTable table, int[] rows, EncodingSpec encoding, DoubleColumn target) {
        EncoderFit fit = new EncoderFit(table, rows, encoding, target);
        List<ColumnEncoder> encoders = new ArrayList<>();
        table.columns().forEach(column -> encoders.add(fit.encoder(name, column)));
        try {
            return TableEncoders.of(encoders, encoding.markers());
        } catch (IllegalArgumentException e) {
            throw new RegressionException(name + ": " + e.getMessage() + ". Rename one of the columns.", e);
        }
    }

    /**
     * Requires that there is something to learn from in each column.
     *
     * @throws RegressionException if a column has no value in the training rows
     */
    static void requireValues(String name, TypedTable table, int[] trainingRows) {
        for (TypedColumn column : table.columns()) {
            if (present(column, trainingRows).length == 0) {
                throw new RegressionException(name + ": the column " + Excerpt.quoted(column.name())
                        + " has no value in any of the " + NumberText.count(trainingRows.length)
                        + " training rows. Fill it in, or add the column to exclude.");
            }
        }
    }

    private static int[] present(TypedColumn column, int[] rows) {
        return Arrays.stream(rows).filter(row -> !column.isMissing(row)).toArray();
    }

    private ColumnEncoder encoder(String name, TypedColumn column) {
        int[] present = present(column, rows);
        MissingCells missing = missing(column, present.length < rows.length);
        if (column instanceof TypedColumn.Texts texts && encoding.hasTargetMeans(column.name())) {
            return new TargetMeans(texts, target).encoder(name, missing, rows);
        }
        if (column instanceof TypedColumn.Texts texts) {
            return categories(texts, missing, present);
        }
        TypedColumn.Values values = (TypedColumn.Values) column;
        return values.type() == ColumnType.NUMBER || values.type() == ColumnType.BOOLEAN
                ? new NumberEncoder(
                        values.name(), values.type(), missing, fill(column.name(), present, row -> values.value(row)))
                : dates(values, missing, present);
    }

    private MissingCells missing(TypedColumn column, boolean someMissing) {
        MissingFill.Way way = encoding.fillOf(column.name()).way();
        if (way == MissingFill.Way.DROP) {
            return MissingCells.DROPPED;
        }
        if (someMissing) {
            return MissingCells.MARKED;
        }
        return table.incomplete().contains(column.name()) && way != MissingFill.Way.ERROR
                ? MissingCells.FILLED
                : MissingCells.REFUSED;
    }

    private interface RowValue {
        double of(int row);
    }

    /** What a missing cell gets. */
    private double fill(String column, int[] present, RowValue value) {
        MissingFill fill = encoding.fillOf(column);
        return switch (fill.way()) {
            case MEAN, ERROR, DROP -> mean(present, value);
            case MEDIAN -> median(present, value);
            case CONSTANT -> fill.constant();
        };
    }

    /** As in NumPy: half the sum of the two in the middle, if there are two. */
    private static double median(int[] rows, RowValue value) {
        double[] sorted = Arrays.stream(rows).mapToDouble(value::of).sorted().toArray();
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return 0;
        }
        if (sorted.length % 2 == 1) {
            return sorted[half];
        }
        double sum = sorted[half - 1] + sorted[half];
        return Double.isFinite(sum) ? sum / 2 : sorted[half - 1] / 2 + sorted[half] / 2;
    }

    /** In the order of the rows; in two steps, so that a sum of large numbers doesn't overflow and rounding hardly matters. */
    private static double mean(int[] rows, RowValue value) {
        if (rows.length == 0) {
            return 0;
        }
        double first = value.of(rows[0]);
        double sum = 0;
        for (int row : rows) {
            sum += (value.of(row) - first) / rows.length;
        }
        return first + sum;
    }

    /**
     * As scikit-learn's {@code OneHotEncoder} with {@code min_frequency} and {@code max_categories}: of equally frequent categories, the last ones
     * have features.
     */
    private CategoryEncoder categories(TypedColumn.Texts column, MissingCells missing, int[] rows) {
        CategoryLimits limits = encoding.limits();
        int[] counts = new int[column.categories().size()];
        for (int row : rows) {
            counts[column.code(row)]++;
        }
        int[] seen = IntStream.range(0, counts.length)
                .filter(code -> counts[code] > 0)
                .toArray();
        boolean[] frequent = new boolean[counts.length];
        int kept = 0;
        for (int code : seen) {
            frequent[code] = counts[code] >= limits.minFrequency();
            kept += frequent[code] ? 1 : 0;
        }
        if (kept + 1 > limits.maxCategories()) {
            Arrays.stream(seen)
                    .boxed()
                    .sorted(Comparator.comparingInt(code -> counts[code]))
                    .limit(seen.length - (limits.maxCategories() - 1L))
                    .forEach(code -> frequent[code] = false);
        }
        List<String> categories = Arrays.stream(seen)
                .filter(code -> frequent[code])
                .mapToObj(column.categories()::get)
                .toList();
        return new CategoryEncoder(
                column.name(),
                missing,
                categories,
                categories.size() < seen.length ? Others.INFREQUENT : Others.IGNORED);
    }

    /**
     * Without the parts that are the same in all rows, from which nothing can be learned: for example, the year in a table that covers a single year.
     */
    private DateEncoder dates(TypedColumn.Values column, MissingCells missing, int[] rows) {
        double first =
                Arrays.stream(rows).mapToDouble(row -> column.value(row)).min().orElse(0);
        double firstDay = DatePart.day(column.type(), first);
        boolean isMedian = encoding.fillOf(column.name()).way() == MissingFill.Way.MEDIAN;
        List<DatePart> parts = new ArrayList<>();
        List<Double> fills = new ArrayList<>();
        for (DatePart part : DateEncoder.partsOf(column.type())) {
            RowValue value = row -> part.of(column.type(), column.value(row), firstDay);
            if (part == DatePart.DAYS || Arrays.stream(rows).anyMatch(row -> value.of(row) != value.of(rows[0]))) {
                parts.add(part);
                fills.add(isMedian ? median(rows, value) : mean(rows, value));
            }
        }
        return new DateEncoder(column.name(), column.type(), missing, parts, fills, firstDay);
    }
}
