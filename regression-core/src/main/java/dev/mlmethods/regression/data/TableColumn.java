package dev.mlmethods.regression.data;

import dev.mlmethods.regression.predictor.table.ColumnEncoder;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A column of the table that a dataset was made from: its cells, and where its features are. It is a view, and copies no cell. In a dataset that
 * contains only numbers, each feature is a column.
 */
public final class TableColumn {
    /** The {@link #group} of the missing cells. */
    public static final int MISSING = -1;

    /** The {@link #group} of the texts that don't have their own feature. */
    public static final int INFREQUENT = -2;

    private static final int MICROS = 1_000_000;

    private final String name;
    private final int first;
    private final int width;
    private final FeatureMatrix features;
    private final @Nullable TypedColumn cells;
    private final @Nullable ColumnEncoder encoder;

    private TableColumn(
            String name,
            int first,
            int width,
            FeatureMatrix features,
            @Nullable TypedColumn cells,
            @Nullable ColumnEncoder encoder) {
        this.name = name;
        this.first = first;
        this.width = width;
        this.features = features;
        this.cells = cells;
        this.encoder = encoder;
    }

    /** Each feature, as its own column. */
    static List<TableColumn> of(FeatureMatrix features) {
        return IntStream.range(0, features.columns())
                .mapToObj(column -> new TableColumn(features.names().get(column), column, 1, features, null, null))
                .toList();
    }

    /** The columns of a table, in its order. */
    static List<TableColumn> of(FeatureMatrix features, TypedTable table, TableEncoders encoders) {
        return IntStream.range(0, table.columns().size())
                .mapToObj(column -> new TableColumn(
                        encoders.columns().get(column),
                        encoders.start(column),
                        encoders.start(column + 1) - encoders.start(column),
                        features,
                        table.columns().get(column),
                        encoders.encoders().get(column)))
                .toList();
    }

    /** {@return its name in the table} */
    public String name() {
        return name;
    }

    /** {@return the type of its cells} */
    public ColumnType type() {
        return cells == null ? ColumnType.NUMBER : cells.type();
    }

    /** {@return the 0-based place of its first feature in the dataset} */
    public int first() {
        return first;
    }

    /** {@return how many features it has, at least one} */
    public int width() {
        return width;
    }

    /**
     * {@return whether the cell of a row is missing}
     *
     * @param row 0-based
     */
    public boolean isMissing(int row) {
        return cells != null && cells.isMissing(row);
    }

    /**
     * {@return the value of a row, as in {@link ColumnType#value}; NaN if the cell is missing, and for a category}
     *
     * @param row 0-based
     */
    public double value(int row) {
        if (cells == null) {
            return features.get(row, first);
        }
        return cells instanceof TypedColumn.Values values ? values.value(row) : Double.NaN;
    }

    /**
     * {@return the cell of a row; empty if it is missing}
     *
     * @param row 0-based
     */
    public String cell(int row) {
        if (isMissing(row)) {
            return "";
        }
        return cells instanceof TypedColumn.Texts texts ? texts.categories().get(texts.code(row)) : text(value(row));
    }

    /**
     * {@return a value as a cell}
     *
     * @param value as in {@link ColumnType#value}, finite
     */
    public String text(double value) {
        return switch (type()) {
            case BOOLEAN -> value == 0 ? "false" : "true";
            case DATE -> LocalDate.ofEpochDay((long) value).toString();
            case DATE_TIME -> time(value).toString();
            case DATE_TIME_OFFSET -> time(value) + "Z";
            case NUMBER, CATEGORY -> NumberText.shortest(value);
        };
    }

    private static LocalDateTime time(double value) {
        // In float64, a present-day time in seconds has about seven decimals.
        long micros = Math.round(value * MICROS);
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, MICROS), 1_000 * (int) Math.floorMod(micros, (long) MICROS), ZoneOffset.UTC);
    }

    /**
     * Tells which rows have the same category or boolean as far as the model can tell: those with the same number.
     *
     * @param row 0-based
     * @return {@link #MISSING}, {@link #INFREQUENT}, or a number of at least 0
     */
    public int group(int row) {
        if (isMissing(row)) {
            return MISSING;
        }
        if (cells instanceof TypedColumn.Texts texts && encoder != null) {
            int code = texts.code(row);
            return encoder.knows(texts.categories().get(code)) ? code : INFREQUENT;
        }
        return (int) value(row);
    }

    /**
     * {@return what a {@link #group} is called: its cell, or {@code (missing)} or {@code (infrequent)}}
     *
     * @param group a number that {@link #group} returned
     */
    public String groupName(int group) {
        return switch (group) {
            case MISSING -> "(missing)";
            case INFREQUENT -> "(infrequent)";
            default ->
                cells instanceof TypedColumn.Texts texts ? texts.categories().get(group) : text(group);
        };
    }
}
