package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.storage.DoubleColumn;
import dev.mlmethods.regression.storage.DoubleRows;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
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
    private final DatasetColumns columns;
    private final DatasetRows rows;
    private final EncodingSpec encoding;
    /** What was found when it was read. */
    private final List<DataFinding> findings;

    private Dataset(
            String name, DatasetColumns columns, DatasetRows rows, EncodingSpec encoding, List<DataFinding> findings) {
        this.name = name;
        this.columns = columns;
        this.rows = rows;
        this.encoding = encoding;
        this.findings = List.copyOf(findings);
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
                DatasetColumns.of(features),
                DatasetRows.of(targetName, DoubleColumn.of(target), DroppedRows.NONE),
                EncodingSpec.defaults(),
                List.of());
    }

    /** A dataset of a table in a file, whose rows have the features and then the target. */
    static Dataset of(String name, List<String> features, String targetName, DoubleRows table) {
        return new Dataset(
                name,
                DatasetColumns.of(FeatureMatrix.of(features, new NumberRows.InFile(table))),
                DatasetRows.of(targetName, DoubleColumn.of(table, features.size()), DroppedRows.NONE),
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
            DoubleColumn target,
            DroppedRows dropped,
            EncodingSpec encoding) {
        return new Dataset(
                name,
                DatasetColumns.of(name, table, target, encoding),
                DatasetRows.of(targetName, target, dropped),
                encoding,
                List.of());
    }

    /** The same features and target without the table they come from: for a table that contains only numbers. */
    Dataset withoutTable() {
        return with(columns.withoutTable());
    }

    /** The same rows, whose features are numbers, to be scaled as a specification says. */
    Dataset with(EncodingSpec newEncoding) {
        return new Dataset(name, columns, rows, newEncoding, findings);
    }

    /** The same rows with the findings about how they were read. */
    Dataset withFindings(List<DataFinding> newFindings) {
        return new Dataset(name, columns, rows, encoding, newFindings);
    }

    /** The findings about how it was read: none for a part of it. */
    List<DataFinding> findings() {
        return findings;
    }

    /** The same rows with the column that they will be divided by. */
    Dataset dividedBy(SplitKeys keys) {
        return with(rows.dividedBy(keys));
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
        return with(rows.weightedBy(newWeights));
    }

    /**
     * The same rows with features whose encoding is fitted on some of them.
     *
     * @param trainingRows 0-based
     * @return this, if all columns are numbers without missing cells
     * @throws RegressionException if a column has no value in these rows
     */
    public Dataset fittedOn(int[] trainingRows) {
        return with(columns.fittedOn(name, trainingRows, encoding, rows.target(), row -> "row " + rowInTable(row)));
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
        return with(columns.encodedBy(name, other, row -> rowNames.of(rowInTable(row))));
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
        return with(columns.outOfFold(trainingRows, seed, rows.target()));
    }

    /** {@return the same rows with the features that new rows with the same cells would have, unlike those of {@link #outOfFold}} */
    public Dataset asNewRows() {
        return with(columns.asNewRows(name, row -> "row " + rowInTable(row)));
    }

    /** The texts of these rows that the encoders have no feature for; one for each column that has such texts. */
    List<UnknownCategories> unknownCategories() {
        return columns.unknownCategories();
    }

    /** {@return how the columns of the table became the features; null if they are the features} */
    public @Nullable TableEncoders encoders() {
        return columns.encoders();
    }

    /** {@return the types of the table's columns by name, in their order; empty if all of them are numbers without missing cells} */
    public Map<String, ColumnType> columnTypes() {
        return columns.types();
    }

    /** {@return the cells of the column by which the rows are divided, whether it is a feature or not; null if there is none} */
    public @Nullable SplitKeys splitKeys() {
        return rows.splitKeys();
    }

    /** {@return the {@link #splitKeys}, unless a feature has the same cells, or at least their name; null if there are none} */
    public @Nullable SplitKeys keysBesideFeatures() {
        SplitKeys keys = rows.splitKeys();
        return keys == null || columns.contain(keys) || features().names().contains(keys.column()) ? null : keys;
    }

    /** {@return how much each row counts; null if all count the same} */
    public @Nullable SampleWeights weights() {
        return rows.weights();
    }

    /** {@return the rows that count at all: those without a weight of 0, in their order} */
    public Dataset rowsThatCount() {
        SampleWeights weights = rows.weights();
        int[] counting = weights == null ? null : weights.rowsThatCount();
        return counting == null || counting.length == rows() ? this : select(counting);
    }

    /**
     * {@return the columns of the table that the features come from, in its order; the features themselves if all of them are numbers without
     * missing cells}
     */
    public List<TableColumn> tableColumns() {
        return columns.tableColumns();
    }

    /**
     * {@return the column of the table that a feature comes from}
     *
     * @param feature its 0-based place among the {@link #features}
     */
    public String columnOf(int feature) {
        return columns.columnOf(feature);
    }

    /**
     * {@return how a feature is scaled: as a specification says if it is the number of a column, otherwise standardized}
     *
     * @param feature its 0-based place among the {@link #features}
     */
    public FeatureScaling scalingOf(int feature) {
        return isNumber(feature) ? encoding.scalingOf(columnOf(feature)) : FeatureScaling.STANDARD;
    }

    /**
     * {@return whether a feature is the number of a column: neither a part of a date or a category, nor whether a cell is missing}
     *
     * @param feature its 0-based place among the {@link #features}
     */
    public boolean isNumber(int feature) {
        return columns.isNumber(feature);
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
        return rows.dropped();
    }

    /**
     * {@return the 0-based number that a row of the whole dataset has in its table, which may have rows that are left out}
     *
     * @param row its 0-based number in this dataset
     */
    public int rowInTable(int row) {
        return rows.dropped().inTable(row);
    }

    /** {@return what messages call this dataset: a built-in name, or the file as the user wrote it} */
    public String name() {
        return name;
    }

    /** {@return the features X} */
    public FeatureMatrix features() {
        return columns.features();
    }

    /** {@return the name of the target column} */
    public String targetName() {
        return rows.targetName();
    }

    /** {@return a copy of the target y, one value per row, in the target's own unit} */
    public double[] target() {
        return rows.target().toArray().clone();
    }

    /** {@return the target y, one value per row, in the target's own unit} */
    public DoubleColumn targetColumn() {
        return rows.target();
    }

    /**
     * {@return a function of the target, as the only column of a matrix of the same rows}
     *
     * @param function of a target value in the target's own unit
     */
    public FeatureMatrix targetAs(DoubleUnaryOperator function) {
        return FeatureMatrix.of(List.of(targetName()), new NumberRows.OfColumn(rows.target(), function));
    }

    /**
     * {@return the target value of a row, in the target's own unit}
     *
     * @param row 0-based
     */
    public double target(int row) {
        return rows.target().get(row);
    }

    /** {@return the number of rows, not counting those that are left out} */
    public int rows() {
        return rows.target().size();
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
        double first = target(0);
        if (IntStream.range(1, rows()).anyMatch(row -> target(row) != first)) {
            return;
        }
        throw new RegressionException(
                name + ": the target " + Excerpt.quoted(targetName()) + " is " + NumberText.shortest(first)
                        + (rows() == 1 ? " in the only row" : " in all " + rows() + " rows")
                        + "; there is nothing to learn. Choose another target, or add rows"
                        + " with other values.");
    }

    /**
     * {@return the given rows, in the given order, as a separate dataset} It has their weights and split keys, but none of the findings or
     * left-out rows.
     *
     * @param rows their 0-based numbers in this dataset; nobody may write to the array afterward
     */
    public Dataset select(int[] rows) {
        return new Dataset(name, columns.select(rows), this.rows.select(rows), encoding, List.of());
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
        columns.update(digest, rows);
        SplitKeys keys = rows.splitKeys();
        if (keys != null && !columns.contain(keys)) {
            keys.updateHeader(digest);
            keys.updateCells(digest);
        }
        SampleWeights weights = rows.weights();
        if (weights != null) {
            weights.update(digest);
        }
        return Sha256.hex(digest);
    }

    @SuppressWarnings("ReferenceEquality") // Columns that nothing was done to are the same record.
    private Dataset with(DatasetColumns newColumns) {
        return newColumns == columns ? this : new Dataset(name, newColumns, rows, encoding, findings);
    }

    private Dataset with(DatasetRows newRows) {
        return new Dataset(name, columns, newRows, encoding, findings);
    }

    @Override
    public String toString() {
        return name + ": " + features() + " -> " + targetName();
    }
}
