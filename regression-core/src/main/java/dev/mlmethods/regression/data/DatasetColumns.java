package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import dev.mlmethods.regression.predictor.table.TargetMeanEncoder;
import dev.mlmethods.regression.storage.DoubleColumn;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The features of a dataset, and the table whose columns they are made of.
 *
 * @param features one row per row of the dataset
 * @param table null if its columns are the features
 * @param encoders how the columns became the features; null if they are the features
 */
record DatasetColumns(
        FeatureMatrix features,
        @Nullable TypedTable table,
        @Nullable TableEncoders encoders) {
    /** Columns that are the features. */
    static DatasetColumns of(FeatureMatrix features) {
        return new DatasetColumns(features, null, null);
    }

    /**
     * The columns of a table, encoded from all of its rows.
     *
     * @param name of the dataset, for messages
     * @throws RegressionException if two columns would become features with the same name
     */
    static DatasetColumns of(String name, TypedTable table, DoubleColumn target, EncodingSpec encoding) {
        TableEncoders encoders = viewed(name, table, target, encoding);
        return new DatasetColumns(EncodedTable.of(name, table, encoders, row -> "row " + row), table, encoders);
    }

    /**
     * Encoders of all rows. Two tables are compared by their texts, whatever the target is used for, so there are no mean targets; unless the feature of a
     * text would then have the name of another column's, as {@code kind=a} beside a column {@code kind=a}, although the training has no such feature.
     */
    private static TableEncoders viewed(String name, TypedTable table, DoubleColumn target, EncodingSpec encoding) {
        int[] all = IntStream.range(0, table.rows()).toArray();
        try {
            return EncoderFit.fit(name, table, all, encoding.withoutTargetMeans(), target);
        } catch (RegressionException e) {
            return EncoderFit.fit(name, table, all, encoding, target);
        }
    }

    /** The same features without the table they come from. */
    DatasetColumns withoutTable() {
        return of(table == null || table.memory() == null ? features : table.numbers());
    }

    /** Some of the rows. */
    DatasetColumns select(int[] rows) {
        return new DatasetColumns(features.select(rows), table == null ? null : table.select(rows), encoders);
    }

    /** The same columns, encoded as their cells in some rows say; these, if the columns are the features. */
    DatasetColumns fittedOn(
            String name, int[] trainingRows, EncodingSpec encoding, DoubleColumn target, RowNames rowNames) {
        if (table == null) {
            return this;
        }
        EncoderFit.requireValues(name, table, trainingRows);
        return encodedBy(name, EncoderFit.fit(name, table, trainingRows, encoding, target), rowNames);
    }

    /** The same columns, encoded as those of another table; these, if the columns are the features. */
    DatasetColumns encodedBy(String name, TableEncoders other, RowNames rowNames) {
        return table == null ? this : new DatasetColumns(EncodedTable.of(name, table, other, rowNames), table, other);
    }

    /** These, if no column has mean targets. */
    DatasetColumns outOfFold(int[] trainingRows, long seed, DoubleColumn target) {
        if (table == null || encoders == null || !hasTargetMeans()) {
            return this;
        }
        FeatureMatrix others = features;
        for (int place = 0; place < table.columns().size(); place++) {
            if (encoders.encoders().get(place) instanceof TargetMeanEncoder) {
                double[] means = new TargetMeans(
                                (TypedColumn.Texts) table.columns().get(place), target)
                        .outOfFold(trainingRows, seed);
                others = others.with(encoders.start(place), trainingRows, means);
            }
        }
        return new DatasetColumns(others, table, encoders);
    }

    /** The same features as new rows with the same cells would have. */
    DatasetColumns asNewRows(String name, RowNames rowNames) {
        return encoders == null || !hasTargetMeans() ? this : encodedBy(name, encoders, rowNames);
    }

    private boolean hasTargetMeans() {
        return encoders != null && encoders.encoders().stream().anyMatch(TargetMeanEncoder.class::isInstance);
    }

    List<UnknownCategories> unknownCategories() {
        return table == null || encoders == null ? List.of() : UnknownCategories.of(table, encoders, row -> true);
    }

    /** By name, in their order; empty if the columns are the features. */
    Map<String, ColumnType> types() {
        return table == null ? Map.of() : table.types();
    }

    List<TableColumn> tableColumns() {
        return table == null || encoders == null ? TableColumn.of(features) : TableColumn.of(features, table, encoders);
    }

    /** The column that a feature comes from. */
    String columnOf(int feature) {
        return encoders == null ? features.names().get(feature) : encoders.columnOf(feature);
    }

    /** Whether a feature is the number of a column. */
    boolean isNumber(int feature) {
        if (encoders == null) {
            return true;
        }
        int column = encoders.columns().indexOf(encoders.columnOf(feature));
        return encoders.encoders().get(column).type() == ColumnType.NUMBER && encoders.start(column) == feature;
    }

    /** Whether a feature has the cells of these keys. */
    boolean contain(SplitKeys keys) {
        return table == null
                ? keys.type() == ColumnType.NUMBER && features.names().contains(keys.column())
                : keys.type() == table.types().get(keys.column());
    }

    /** Adds the names, then row by row the cells and the target. */
    void update(MessageDigest digest, DatasetRows rows) {
        if (table == null) {
            updateNumbers(digest, features, rows);
        } else if (table.isPlain()) {
            updateNumbers(digest, table.numbers(), rows);
        } else {
            update(digest, table, rows);
        }
    }

    private static void updateNumbers(MessageDigest digest, FeatureMatrix numbers, DatasetRows rows) {
        for (String feature : numbers.names()) {
            digest.update((feature + "\n").getBytes(StandardCharsets.UTF_8));
        }
        digest.update((rows.targetName() + "\n").getBytes(StandardCharsets.UTF_8));
        ByteBuffer row =
                ByteBuffer.allocate((numbers.columns() + 1) * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[numbers.columns()];
        for (int i = 0; i < rows.target().size(); i++) {
            row.clear();
            numbers.copyRow(i, values, 0);
            for (double value : values) {
                row.putDouble(value);
            }
            row.putDouble(rows.target().get(i));
            digest.update(row.flip());
        }
    }

    private static void update(MessageDigest digest, TypedTable typed, DatasetRows rows) {
        typed.updateHeader(digest);
        digest.update((rows.targetName() + "\n").getBytes(StandardCharsets.UTF_8));
        ByteBuffer value = ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < rows.target().size(); i++) {
            typed.update(digest, i);
            digest.update(value.clear().putDouble(rows.target().get(i)).flip());
        }
    }
}
