package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Where a dataset comes from: what a user names as {@code dataset}, {@code evaluationDataset} or {@code input}. Nothing is read before it is asked for. */
public interface DataSource {
    /**
     * The source that a user names.
     *
     * @param parameter by which it was named, for messages
     * @param dataset a built-in name ({@code california-housing}, {@code diabetes}), or else the path of a CSV file. A file that is named like a built-in
     *     dataset needs more of its path: {@code ./diabetes}
     * @param basedir what a relative path starts from
     * @throws RegressionException if there is no such dataset; the message names the parameter, the bad value and the remedy
     */
    static DataSource of(String parameter, String dataset, Path basedir) {
        return of(parameter, dataset, basedir, DialectSpec.FOUND, DialectSpec.FOUND);
    }

    /**
     * The same where the user may know how a file is written.
     *
     * @param given how it is written
     * @param otherwise how it is written where that is neither given nor found in it: as the dataset of the model was
     */
    static DataSource of(String parameter, String dataset, Path basedir, DialectSpec given, DialectSpec otherwise) {
        return DataSources.find(parameter, dataset, basedir, given, otherwise);
    }

    /** The same, named as {@code dataset}. */
    static DataSource of(String dataset, Path basedir) {
        return of("dataset", dataset, basedir);
    }

    /** The dataset of a specification. */
    static DataSource of(DataSpec data, Path basedir) {
        return of("dataset", data.dataset(), basedir, data.dialect(), DialectSpec.FOUND);
    }

    /**
     * A hash by which to know that a dataset hasn't changed; empty where it cannot change, or there is none, as whoever reads it will say.
     *
     * @throws IOException if it can't be read
     */
    static Optional<String> sha256Of(String dataset, Path basedir) throws IOException {
        try {
            return of(dataset, basedir).sha256();
        } catch (RegressionException e) {
            return Optional.empty();
        }
    }

    /** What messages call it: the name or path as the user wrote it. */
    String name();

    /** The file that it is read from, which no goal may overwrite; empty where there is none. */
    Optional<Path> file();

    /**
     * A hash by which to know that it hasn't changed; empty where it cannot change.
     *
     * @throws IOException if it can't be read
     */
    Optional<String> sha256() throws IOException;

    /**
     * The same, for those who have read it before.
     *
     * @throws RegressionException if it can't be read
     */
    default Optional<String> requireSha256() {
        try {
            return sha256();
        } catch (IOException e) {
            throw new RegressionException("Cannot read " + name() + ": " + Reason.ofReading(e) + ".", e);
        }
    }

    /**
     * Whether it has so many lines or rows, without a header; no more is read than it takes to know. False where it can't be read, as whoever reads it will say.
     *
     * @param lines at least 1
     */
    boolean hasLines(int lines);

    /**
     * What the user should know of how it is written, and of columns that are taken for something else than they say; empty as a rule.
     *
     * @throws RegressionException if it can't be read
     */
    List<String> notes();

    /**
     * Reads features and target.
     *
     * @param target the column to predict; null: the default target of a built-in dataset. A file always needs one
     * @param selection which of the other columns are features
     * @param encoding how these become features
     * @throws RegressionException if it is at fault, or lacks one of the columns; the message names the place, the bad value and the remedy
     */
    Dataset read(@Nullable String target, ColumnSelection selection, EncodingSpec encoding);

    /** The same with columns that become features by what their cells are. */
    default Dataset read(@Nullable String target, ColumnSelection selection) {
        return read(target, selection, EncodingSpec.defaults());
    }

    /**
     * Reads features and target of a table whose features are numbers, none of them missing. A row without a target is left out.
     *
     * @throws RegressionException as {@link #read(String, ColumnSelection, EncodingSpec)}, and if a cell of a feature is no number
     */
    Dataset readNumbers(String target, List<String> features);

    /**
     * Reads features and target of a table whose columns have the types of another table's.
     *
     * @param types of the features by name, in their order; at least one
     * @param encoding of the other table, which says what marks a missing cell here, too, and which rows are left out for one
     * @throws RegressionException as there, and if a cell is no value of its column's type
     */
    Dataset read(String target, Map<String, ColumnType> types, EncodingSpec encoding);

    /**
     * Reads how much each row counts.
     *
     * @param dataset that was read from here; its rows without a target, which are left out, need no weight
     * @param sampleWeight the column with the weights
     * @param missingValues as for {@link #read(String, Map, EncodingSpec)}
     * @return the same rows with their weights
     * @throws RegressionException if there is no such column, or a weight is missing, no finite number or negative, or all are 0; the message names the place
     */
    Dataset readWeights(Dataset dataset, String sampleWeight, Set<String> missingValues);

    /**
     * Reads the columns of a model's table, wherever they stand.
     *
     * @param encoders of the model
     * @throws RegressionException if it is at fault, has no such column, or a cell is no value of its column's type
     */
    EncodedRows readRows(TableEncoders encoders);

    /**
     * Reads the named columns, in that order, wherever they stand.
     *
     * @throws RegressionException if it is at fault, or has no such column
     */
    FeatureMatrix readFeatures(List<String> features);

    /**
     * Looks through the table without keeping it.
     *
     * @param target the column to hold the others to; null: none, or the default target of a built-in dataset
     * @param encoding how the columns are to become features
     * @throws RegressionException if it is at fault in what is no column's, or lacks one of the columns
     */
    TableDescription describe(@Nullable String target, ColumnSelection selection, EncodingSpec encoding);

    /** The same with columns that become features by what their cells are. */
    default TableDescription describe(@Nullable String target, ColumnSelection selection) {
        return describe(target, selection, EncodingSpec.defaults());
    }

    /**
     * The lines that some rows begin in, from 1, as editors count; empty where it has none.
     *
     * @param rows their 0-based numbers, those that are left out counted, see {@link Dataset#rowInTable}; those that it doesn't have are left out
     * @throws RegressionException if it can't be read or is at fault
     */
    SortedMap<Integer, Long> linesOf(Set<Integer> rows);

    /** What messages call its rows, such as {@code line 7}. It may be read again for each name. */
    RowNames rowNames();
}
