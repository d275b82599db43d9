package dev.mlmethods.regression.predictor.file;

import dev.mlmethods.regression.predictor.table.CategoryEncoder;
import dev.mlmethods.regression.predictor.table.ColumnEncoder;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.table.DateEncoder;
import dev.mlmethods.regression.predictor.table.DatePart;
import dev.mlmethods.regression.predictor.table.MissingCells;
import dev.mlmethods.regression.predictor.table.NumberEncoder;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import dev.mlmethods.regression.predictor.table.TargetMeanEncoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What {@code columns} in {@code regression.json} says: how each column of a table was encoded. */
final class FittedColumns {
    private FittedColumns() {}

    /**
     * Reads the columns.
     *
     * @param missingValues the texts that mark missing cells, in addition to the usual ones
     * @throws IllegalArgumentException if one is invalid
     */
    static TableEncoders read(List<JsonFields> columns, List<String> missingValues) {
        List<ColumnEncoder> encoders = new ArrayList<>();
        for (JsonFields column : columns) {
            encoders.add(encoder(column));
        }
        return TableEncoders.of(encoders, new HashSet<>(missingValues));
    }

    /** The encoders of columns that are the features themselves. */
    static TableEncoders plain(List<String> features) {
        List<ColumnEncoder> encoders = new ArrayList<>();
        for (String feature : features) {
            encoders.add(new NumberEncoder(feature, ColumnType.NUMBER, MissingCells.REFUSED, 0));
        }
        return TableEncoders.of(encoders);
    }

    private static ColumnEncoder encoder(JsonFields fields) {
        String name = fields.text("name");
        ColumnType type = ColumnType.of(fields.text("type"));
        MissingCells missing = MissingCells.of(fields.text("missing"));
        return switch (type) {
            case NUMBER, BOOLEAN -> {
                JsonFields known = fields.only(Set.of("name", "type", "missing", "fill"));
                yield new NumberEncoder(name, type, missing, known.number("fill"));
            }
            case CATEGORY ->
                fields.has("means") ? targetMeans(name, missing, fields) : categories(name, missing, fields);
            case DATE, DATE_TIME, DATE_TIME_OFFSET -> {
                JsonFields known = fields.only(Set.of("name", "type", "missing", "parts", "fills", "first"));
                List<DatePart> parts =
                        known.texts("parts").stream().map(DatePart::of).toList();
                yield new DateEncoder(name, type, missing, parts, boxed(known.numbers("fills")), known.number("first"));
            }
        };
    }

    private static ColumnEncoder categories(String name, MissingCells missing, JsonFields fields) {
        JsonFields known = fields.only(Set.of("name", "type", "missing", "categories", "others"));
        return new CategoryEncoder(
                name, missing, known.texts("categories"), CategoryEncoder.Others.of(known.text("others")));
    }

    private static ColumnEncoder targetMeans(String name, MissingCells missing, JsonFields fields) {
        JsonFields known = fields.only(Set.of("name", "type", "missing", "categories", "means", "mean", "missingMean"));
        return new TargetMeanEncoder(
                name,
                missing,
                known.texts("categories"),
                boxed(known.numbers("means")),
                known.number("mean"),
                known.number("missingMean"));
    }

    private static List<Double> boxed(double[] numbers) {
        List<Double> boxed = new ArrayList<>();
        for (double number : numbers) {
            boxed.add(number);
        }
        return boxed;
    }
}
