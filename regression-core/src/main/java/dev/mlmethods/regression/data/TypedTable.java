package dev.mlmethods.regression.data;

import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.storage.TableMemory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The features of a table as they are in it: columns with types, and missing cells. Immutable.
 *
 * @param columns at least one
 * @param rows how many cells each has
 * @param incomplete the names of the columns that lack a cell, even if in a row that is left out because it has no target
 * @param inFile what the columns read, as numbers; null if they are in memory
 */
record TypedTable(
        List<TypedColumn> columns,
        int rows,
        Set<String> incomplete,
        @Nullable NumberRows inFile) {
    TypedTable {
        columns = List.copyOf(columns);
        incomplete = Set.copyOf(incomplete);
    }

    /** Whether all columns are numbers, and no cell is missing: then it is just a {@link FeatureMatrix}. */
    boolean isPlain() {
        return incomplete.isEmpty() && columns.stream().allMatch(column -> column.type() == ColumnType.NUMBER);
    }

    /** The columns of a table that {@link #isPlain}. */
    FeatureMatrix numbers() {
        if (inFile != null) {
            return FeatureMatrix.of(names(), inFile);
        }
        double[] numbers = new double[rows * columns.size()];
        for (int column = 0; column < columns.size(); column++) {
            TypedColumn.Values values = (TypedColumn.Values) columns.get(column);
            for (int row = 0; row < rows; row++) {
                numbers[row * columns.size() + column] = values.value(row);
            }
        }
        return FeatureMatrix.of(names(), numbers);
    }

    /** The names of the columns. */
    List<String> names() {
        return columns.stream().map(TypedColumn::name).toList();
    }

    /** The types of the columns by name, in their order. */
    Map<String, ColumnType> types() {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        columns.forEach(column -> types.put(column.name(), column.type()));
        return Collections.unmodifiableMap(types);
    }

    /** The given rows, in the given order. */
    TypedTable select(int[] selected) {
        return new TypedTable(
                columns.stream().map(column -> column.select(selected)).toList(),
                selected.length,
                incomplete,
                inFile == null ? null : inFile.select(selected, columns.size()));
    }

    /** Where rows go that are derived from these; null if that is the memory. */
    @Nullable
    TableMemory memory() {
        return inFile == null ? null : inFile.memory();
    }

    /** Adds the names and types to a hash. */
    void updateHeader(MessageDigest digest) {
        for (TypedColumn column : columns) {
            digest.update((column.name() + "\n" + column.type().word() + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Adds the cells of a row to a hash. */
    void update(MessageDigest digest, int row) {
        columns.forEach(column -> column.update(digest, row));
    }
}
