package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import dev.mlmethods.regression.predictor.table.TargetMeanEncoder;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Features X (rows x columns, float64) and the target y (one float64 per row), immutable.
 *
 * <p>If the table has texts, dates or missing cells, the features are its encoded columns: encoded at first from all rows, as a view for comparing
 * tables, and after {@link #fittedOn} from the training rows.
 */
public final class Dataset {
    private final String name;
    private final FeatureMatrix features;
    private final String targetName;
    private final double[] target;
    private final @Nullable TypedTable table;
    private final @Nullable TableEncoders encoders;
    private final DroppedRows dropped;
    private final @Nullable SplitKeys splitKeys;
    private final @Nullable SampleWeights weights;
    /** What was found when it was read. */
    private final List<DataFinding> findings;

    private final EncodingSpec encoding;

    private Dataset(
            String name,
            FeatureMatrix features,
            String targetName,
            double[] target,
            @Nullable TypedTable table,
            @Nullable TableEncoders encoders,
            DroppedRows dropped,
            @Nullable SplitKeys splitKeys,
            @Nullable SampleWeights weights,
            EncodingSpec encoding,
            List<DataFinding> findings) {
        this.name = name;
        this.features = features;
        this.targetName = targetName;
        this.target = target;
        this.table = table;
        this.encoders = encoders;
        this.dropped = dropped;
        this.splitKeys = splitKeys;
        this.weights = weights;
        this.findings = List.copyOf(findings);
        this.encoding = encoding;
    }

    /**
     * {@return a dataset of the given parts} The target array is not copied: the caller must not use it afterward.
     *
     * @param name what messages call it: a built-in name or a file as the user wrote it
     * @param features X, one row per target value
     * @param targetName the name of the target column
     * @param target y, one value per row, in the target's own unit
     * @throws IllegalArgumentException if target and features differ in their number of rows, or the target is a feature
     */
    public static Dataset of(String name, FeatureMatrix features, String targetName, double[] target) {
        if (features.rows() != target.length) {
            throw new IllegalArgumentException(
                    features.rows() + " rows of features, but " + target.length + " target values");
        }
        if (features.names().contains(targetName)) {
            throw new IllegalArgumentException("the target '" + targetName + "' is also a feature");
        }
        return new Dataset(
                name,
                features,
                targetName,
                target,
                null,
                null,
                DroppedRows.NONE,
                null,
                null,
                EncodingSpec.defaults(),
                List.of());
    }

    /**
     * A dataset of a table with columns of any type.
     *
     * @throws RegressionException if two columns would become features with the same name
     */
    static Dataset of(
            String name,
            TypedTable table,
            String targetName,
            double[] target,
            DroppedRows dropped,
            EncodingSpec encoding) {
        TableEncoders encoders = viewed(name, table, target, encoding);
        FeatureMatrix features = EncodedTable.of(name, table, encoders, row -> "row " + row);
        return new Dataset(
                name, features, targetName, target, table, encoders, dropped, null, null, encoding, List.of());
    }

    /**
     * Encoders of all rows. Two tables are compared by their texts, whatever the target is used for, so there are no mean targets; unless the feature of a
     * text would then have the name of another column's, as {@code kind=a} beside a column {@code kind=a}, although the training has no such feature.
     */
    private static TableEncoders viewed(String name, TypedTable table, double[] target, EncodingSpec encoding) {
        int[] all = IntStream.range(0, table.rows()).toArray();
        try {
            return EncoderFit.fit(name, table, all, encoding.withoutTargetMeans(), target);
        } catch (RegressionException e) {
            return EncoderFit.fit(name, table, all, encoding, target);
        }
    }

    /** The same features and target without the table they come from: for a table that contains only numbers. */
    Dataset withoutTable() {
        return new Dataset(
                name, features, targetName, target, null, null, dropped, splitKeys, weights, encoding, findings);
    }

    /** The same rows, whose features are numbers, to be scaled as a specification says. */
    Dataset with(EncodingSpec newEncoding) {
        return new Dataset(
                name,
                features,
                targetName,
                target,
                table,
                encoders,
                dropped,
                splitKeys,
                weights,
                newEncoding,
                findings);
    }

    /** The same rows with the findings about how they were read. */
    Dataset withFindings(List<DataFinding> newFindings) {
        return new Dataset(
                name,
                features,
                targetName,
                target,
                table,
                encoders,
                dropped,
                splitKeys,
                weights,
                encoding,
                newFindings);
    }

    /** The findings about how it was read: none for a part of it. */
    List<DataFinding> findings() {
        return findings;
    }

    /** The same rows with the column that they will be divided by. */
    Dataset dividedBy(SplitKeys keys) {
        return new Dataset(
                name, features, targetName, target, table, encoders, dropped, keys, weights, encoding, findings);
    }

    /**
     * {@return the same rows with other weights}
     *
     * @param newWeights one for each row
     * @throws IllegalArgumentException if there are more or fewer weights than rows
     */
    public Dataset weightedBy(SampleWeights newWeights) {
        if (newWeights.rows() != rows()) {
            throw new IllegalArgumentException(rows() + " rows, but " + newWeights.rows() + " weights");
        }
        return new Dataset(
                name,
                features,
                targetName,
                target,
                table,
                encoders,
                dropped,
                splitKeys,
                newWeights,
                encoding,
                findings);
    }

    /**
     * The same rows with features whose encoding is fitted on some of them.
     *
     * @param trainingRows 0-based
     * @return this, if all columns are numbers without missing cells
     * @throws RegressionException if a column has no value in these rows
     */
    public Dataset fittedOn(int[] trainingRows) {
        if (table == null) {
            return this;
        }
        EncoderFit.requireValues(name, table, trainingRows);
        return encodedBy(EncoderFit.fit(name, table, trainingRows, encoding, target), row -> "row " + row);
    }

    /**
     * The same rows with features whose encoding was fitted on the training rows of another table.
     *
     * @param other encoders of columns that have the names and types of this table's columns
     * @param rowNames what messages call the rows of this table
     * @return this, if all columns are numbers without missing cells
     * @throws RegressionException if a cell is missing that must not be; the message names it
     */
    public Dataset encodedBy(TableEncoders other, RowNames rowNames) {
        return table == null
                ? this
                : new Dataset(
                        name,
                        EncodedTable.of(name, table, other, row -> rowNames.of(rowInTable(row))),
                        targetName,
                        target,
                        table,
                        other,
                        dropped,
                        splitKeys,
                        weights,
                        encoding,
                        findings);
    }

    /**
     * The same rows, such that training rows don't see their own target in a feature that has the mean targets of categories: it has those of the
     * other folds.
     *
     * @param trainingRows 0-based, the rows that the encoders were fitted on
     * @param seed of the folds
     * @return this, if no column has mean targets
     */
    public Dataset outOfFold(int[] trainingRows, long seed) {
        if (table == null || encoders == null || !hasTargetMeans()) {
            return this;
        }
        double[] values = new double[features.rows() * features.columns()];
        for (int row = 0; row < features.rows(); row++) {
            features.copyRow(row, values, row * features.columns());
        }
        for (int place = 0; place < table.columns().size(); place++) {
            if (encoders.encoders().get(place) instanceof TargetMeanEncoder) {
                double[] means = new TargetMeans(
                                (TypedColumn.Texts) table.columns().get(place), target)
                        .outOfFold(trainingRows, seed);
                for (int i = 0; i < means.length; i++) {
                    values[trainingRows[i] * features.columns() + encoders.start(place)] = means[i];
                }
            }
        }
        return new Dataset(
                name,
                FeatureMatrix.of(features.names(), values),
                targetName,
                target,
                table,
                encoders,
                dropped,
                splitKeys,
                weights,
                encoding,
                findings);
    }

    /** {@return the same rows with the features that new rows with the same cells would have, unlike those of {@link #outOfFold}} */
    public Dataset asNewRows() {
        return encoders == null || !hasTargetMeans() ? this : encodedBy(encoders, row -> "row " + row);
    }

    private boolean hasTargetMeans() {
        return encoders != null && encoders.encoders().stream().anyMatch(TargetMeanEncoder.class::isInstance);
    }

    /** The texts of these rows that the encoders have no feature for; one for each column that has such texts. */
    List<UnknownCategories> unknownCategories() {
        return table == null || encoders == null ? List.of() : UnknownCategories.of(table, encoders, row -> true);
    }

    /** {@return how the columns of the table became the features; null if they are the features} */
    public @Nullable TableEncoders encoders() {
        return encoders;
    }

    /** {@return the types of the table's columns by name, in their order; empty if all of them are numbers without missing cells} */
    public Map<String, ColumnType> columnTypes() {
        return table == null ? Map.of() : table.types();
    }

    /** {@return the cells of the column by which the rows are divided, whether it is a feature or not; null if there is none} */
    public @Nullable SplitKeys splitKeys() {
        return splitKeys;
    }

    /** {@return the {@link #splitKeys}, unless a feature has the same cells, or at least their name; null if there are none} */
    public @Nullable SplitKeys keysBesideFeatures() {
        return splitKeys == null || isFeature(splitKeys) || features.names().contains(splitKeys.column())
                ? null
                : splitKeys;
    }

    /** {@return how much each row counts; null if all count the same} */
    public @Nullable SampleWeights weights() {
        return weights;
    }

    /** {@return the rows that count at all: those without a weight of 0, in their order} */
    public Dataset rowsThatCount() {
        int[] counting = weights == null ? null : weights.rowsThatCount();
        return counting == null || counting.length == rows() ? this : select(counting);
    }

    /**
     * {@return the columns of the table that the features come from, in its order; the features themselves if all of them are numbers without
     * missing cells}
     */
    public List<TableColumn> tableColumns() {
        return table == null || encoders == null ? TableColumn.of(features) : TableColumn.of(features, table, encoders);
    }

    /**
     * {@return the column of the table that a feature comes from}
     *
     * @param feature its 0-based place among the {@link #features}
     */
    public String columnOf(int feature) {
        return encoders == null ? features.names().get(feature) : encoders.columnOf(feature);
    }

    /**
     * {@return how a feature is scaled: as a specification says if it is the number of a column, otherwise standardized}
     *
     * @param feature its 0-based place among the {@link #features}
     */
    public FeatureScaling scalingOf(int feature) {
        if (encoders == null) {
            return encoding.scalingOf(features.names().get(feature));
        }
        return isNumber(feature) ? encoding.scalingOf(encoders.columnOf(feature)) : FeatureScaling.STANDARD;
    }

    /**
     * {@return whether a feature is the number of a column: neither a part of a date or a category, nor whether a cell is missing}
     *
     * @param feature its 0-based place among the {@link #features}
     */
    public boolean isNumber(int feature) {
        if (encoders == null) {
            return true;
        }
        int column = encoders.columns().indexOf(encoders.columnOf(feature));
        return encoders.encoders().get(column).type() == ColumnType.NUMBER && encoders.start(column) == feature;
    }

    /**
     * {@return the parameter that says how the column of a feature is scaled, for messages: {@code featureScaling} or {@code
     * featureScalingOf.NAME}}
     *
     * @param feature its 0-based place among the {@link #features}
     */
    public String scalingParameter(int feature) {
        String column = columnOf(feature);
        Map<String, String> own = encoding.featureScalingOf();
        return own != null && own.containsKey(column) ? "featureScalingOf." + column : "featureScaling";
    }

    /** {@return the rows of the table that are left out} */
    public DroppedRows dropped() {
        return dropped;
    }

    /**
     * {@return the 0-based number that a row of the whole dataset has in its table, which may have rows that are left out}
     *
     * @param row its 0-based number in this dataset
     */
    public int rowInTable(int row) {
        return dropped.inTable(row);
    }

    /** {@return what messages call this dataset: a built-in name, or the file as the user wrote it} */
    public String name() {
        return name;
    }

    /** {@return the features X} */
    public FeatureMatrix features() {
        return features;
    }

    /** {@return the name of the target column} */
    public String targetName() {
        return targetName;
    }

    /** {@return a copy of the target y, one value per row, in the target's own unit} */
    public double[] target() {
        return target.clone();
    }

    /**
     * {@return the target value of a row, in the target's own unit}
     *
     * @param row 0-based
     */
    public double target(int row) {
        return target[row];
    }

    /** {@return the number of rows, not counting those that are left out} */
    public int rows() {
        return target.length;
    }

    /**
     * Checks that there is something to learn: at least two different target values.
     *
     * @throws RegressionException if the target has the same value in all rows
     */
    public void requireVaryingTarget() {
        if (rows() == 0) {
            throw new RegressionException(name + " has no rows; there is nothing to learn.");
        }
        if (Arrays.stream(target).anyMatch(value -> value != target[0])) {
            return;
        }
        throw new RegressionException(
                name + ": the target " + Excerpt.quoted(targetName) + " is " + NumberText.shortest(target[0])
                        + (rows() == 1 ? " in the only row" : " in all " + rows() + " rows")
                        + "; there is nothing to learn. Choose another target, or add rows"
                        + " with other values.");
    }

    /**
     * {@return the given rows, in the given order, as a separate dataset} It has their weights and split keys, but none of the findings or
     * left-out rows.
     *
     * @param rows their 0-based numbers in this dataset
     */
    public Dataset select(int[] rows) {
        double[] selected = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = target[rows[i]];
        }
        return new Dataset(
                name,
                features.select(rows),
                targetName,
                selected,
                table == null ? null : table.select(rows),
                encoders,
                DroppedRows.NONE,
                splitKeys == null ? null : splitKeys.select(rows),
                weights == null ? null : weights.select(rows),
                encoding,
                List.of());
    }

    /**
     * {@return the SHA-256 of the contents, in hexadecimal} It covers the feature names and the target name in UTF-8, each followed by a line
     * feed, then row by row the features and the target as little-endian float64. The hash doesn't depend on the name of the file, its line
     * ends, its quoting or the columns that are not used.
     *
     * <p>If the table has texts, dates or missing cells, it is the hash of the table, and doesn't depend on how the columns were encoded: each
     * name is followed by its type and a line feed; a missing number is NaN; a text is in UTF-8, followed by a zero byte, and a missing text is
     * the byte 1.
     *
     * <p>If the rows are divided by a column that isn't a feature, or that counts by a type other than its feature's, its name, type and cells
     * follow in the same way. If the rows have weights, these follow: the column's name and {@code sampleWeight}, each followed by a line feed,
     * and the weights as little-endian float64.
     */
    public String sha256() {
        MessageDigest digest = Sha256.digest();
        if (table == null) {
            updateNumbers(digest, features);
        } else if (table.isPlain()) {
            updateNumbers(digest, table.numbers());
        } else {
            update(digest, table);
        }
        if (splitKeys != null && !isFeature(splitKeys)) {
            splitKeys.updateHeader(digest);
            splitKeys.updateCells(digest);
        }
        if (weights != null) {
            weights.update(digest);
        }
        return Sha256.hex(digest);
    }

    private boolean isFeature(SplitKeys keys) {
        return table == null
                ? keys.type() == ColumnType.NUMBER && features.names().contains(keys.column())
                : keys.type() == table.types().get(keys.column());
    }

    private void updateNumbers(MessageDigest digest, FeatureMatrix numbers) {
        for (String feature : numbers.names()) {
            digest.update((feature + "\n").getBytes(StandardCharsets.UTF_8));
        }
        digest.update((targetName + "\n").getBytes(StandardCharsets.UTF_8));
        ByteBuffer row =
                ByteBuffer.allocate((numbers.columns() + 1) * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < rows(); i++) {
            row.clear();
            for (int j = 0; j < numbers.columns(); j++) {
                row.putDouble(numbers.get(i, j));
            }
            row.putDouble(target[i]);
            digest.update(row.flip());
        }
    }

    private void update(MessageDigest digest, TypedTable typed) {
        typed.updateHeader(digest);
        digest.update((targetName + "\n").getBytes(StandardCharsets.UTF_8));
        ByteBuffer value = ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < rows(); i++) {
            typed.update(digest, i);
            digest.update(value.clear().putDouble(target[i]).flip());
        }
    }

    @Override
    public String toString() {
        return name + ": " + features + " -> " + targetName;
    }
}
