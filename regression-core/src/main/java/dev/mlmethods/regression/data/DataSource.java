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

/**
 * Where a dataset comes from: what a user names as {@code dataset}, {@code evaluationDataset} or {@code input}. Nothing is read until it is asked
 * for.
 */
public interface DataSource {
    /**
     * {@return the source that a user names}
     *
     * @param parameter the parameter that named it, for messages
     * @param dataset a built-in name ({@code california-housing}, {@code diabetes}), or the path of a CSV file. A file with the name of a
     *     built-in dataset needs more of its path: {@code ./diabetes}
     * @param basedir what a relative path starts from
     * @throws RegressionException if there is no such dataset; the message names the parameter, the bad value and the remedy
     */
    static DataSource of(String parameter, String dataset, Path basedir) {
        return of(parameter, dataset, basedir, DialectSpec.FOUND, DialectSpec.FOUND);
    }

    /**
     * {@return the source that a user names} The user may know how its file is written.
     *
     * @param parameter the parameter that named it, for messages
     * @param dataset a built-in name, or the path of a CSV file, as in {@link #of(String, String, Path)}
     * @param basedir what a relative path starts from
     * @param given how the file is written
     * @param otherwise how the file is written if that is neither given nor found in it: like the dataset of the model
     * @throws RegressionException if there is no such dataset; the message names the parameter, the bad value and the remedy
     */
    static DataSource of(String parameter, String dataset, Path basedir, DialectSpec given, DialectSpec otherwise) {
        return DataSources.find(parameter, dataset, basedir, given, otherwise);
    }

    /**
     * {@return the source that a user names as {@code dataset}}
     *
     * @param dataset a built-in name, or the path of a CSV file, as in {@link #of(String, String, Path)}
     * @param basedir what a relative path starts from
     * @throws RegressionException if there is no such dataset
     */
    static DataSource of(String dataset, Path basedir) {
        return of("dataset", dataset, basedir);
    }

    /**
     * {@return the source of a specification's dataset}
     *
     * @param data names the dataset, and may say how it is written
     * @param basedir what a relative path starts from
     * @throws RegressionException if there is no such dataset
     */
    static DataSource of(DataSpec data, Path basedir) {
        return of("dataset", data.dataset(), basedir, data.dialect(), DialectSpec.FOUND);
    }

    /**
     * {@return a hash that tells whether a dataset has changed; empty if it cannot change, or if it doesn't exist, which whoever reads it will
     * report}
     *
     * @param dataset a built-in name, or the path of a CSV file
     * @param basedir what a relative path starts from
     * @throws IOException if it can't be read
     */
    static Optional<String> sha256Of(String dataset, Path basedir) throws IOException {
        try {
            return of(dataset, basedir).sha256();
        } catch (RegressionException e) {
            return Optional.empty();
        }
    }

    /** {@return what messages call it: the name or path as the user wrote it} */
    String name();

    /** {@return the file that it is read from, which no goal may overwrite; empty if there is none} */
    Optional<Path> file();

    /** {@return the query and the database that its rows came from; empty if they didn't come from one} */
    default Optional<QueryOrigin> origin() {
        return Optional.empty();
    }

    /**
     * {@return the cells of the columns that tell its rows apart, row by row, each row in the order of the key; empty if there is no key}
     *
     * @throws RegressionException if it can't be read
     */
    default List<List<String>> keys() {
        return List.of();
    }

    /**
     * {@return a hash that tells whether it has changed; empty if it cannot change}
     *
     * @throws IOException if it can't be read
     */
    Optional<String> sha256() throws IOException;

    /**
     * {@return the same as {@link #sha256}, for callers that have already read it}
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
     * {@return whether it has at least that many lines or rows, not counting a header; false if it can't be read, which whoever reads it will
     * report} It reads no more than that takes. A source that can't tell without more than the JDK is assumed to have them.
     *
     * @param lines at least 1
     */
    boolean hasLines(int lines);

    /**
     * {@return what the user should know about how it is written, and about columns that are treated as something other than they seem; usually
     * empty}
     *
     * @throws RegressionException if it can't be read
     */
    List<String> notes();

    /**
     * Reads features and target.
     *
     * @param target the column to predict; null for the default target of a built-in dataset. A file always needs one
     * @param selection which of the other columns are features
     * @param encoding how these become features
     * @return the rows that aren't left out
     * @throws RegressionException if it is faulty, or lacks one of the columns; the message names the place, the bad value and the remedy
     */
    Dataset read(@Nullable String target, ColumnSelection selection, EncodingSpec encoding);

    /**
     * Reads features and target, with columns that become features according to their cells.
     *
     * @param target the column to predict; null for the default target of a built-in dataset. A file always needs one
     * @param selection which of the other columns are features
     * @return the rows that aren't left out
     * @throws RegressionException as {@link #read(String, ColumnSelection, EncodingSpec)}
     */
    default Dataset read(@Nullable String target, ColumnSelection selection) {
        return read(target, selection, EncodingSpec.defaults());
    }

    /**
     * Reads features and target of a table whose features are numbers, none of them missing. A row without a target is left out.
     *
     * @param target the column to predict
     * @param features the columns to read, in this order; at least one
     * @return the rows that have a target
     * @throws RegressionException as {@link #read(String, ColumnSelection, EncodingSpec)}, and if a cell of a feature isn't a number
     */
    Dataset readNumbers(String target, List<String> features);

    /**
     * Reads features and target of a table whose columns have the types of another table's.
     *
     * @param target the column to predict
     * @param types of the features by name, in their order; at least one
     * @param encoding of the other table, which also says what marks a missing cell here, and which rows are left out because of one
     * @return the rows that aren't left out, with features that are encoded from all of them, until {@link Dataset#encodedBy}
     * @throws RegressionException as {@link #read(String, ColumnSelection, EncodingSpec)}, and if a cell isn't a value of its column's type
     */
    Dataset read(String target, Map<String, ColumnType> types, EncodingSpec encoding);

    /**
     * Reads how much each row counts.
     *
     * @param dataset the dataset that was read from here; its rows without a target, which are left out, need no weight
     * @param sampleWeight the column with the weights
     * @param missingValues texts that mark a missing cell, besides the usual ones
     * @return the same rows with their weights
     * @throws RegressionException if there is no such column, or a weight is missing, not finite or negative, or all are 0; the message names
     *     the place
     */
    Dataset readWeights(Dataset dataset, String sampleWeight, Set<String> missingValues);

    /**
     * Reads the columns of a model's table, wherever they are.
     *
     * @param encoders of the model
     * @return all rows, encoded as the model needs them
     * @throws RegressionException if it is faulty, has no such column, or a cell isn't a value of its column's type
     */
    EncodedRows readRows(TableEncoders encoders);

    /**
     * Reads the named columns, in that order, wherever they are.
     *
     * @param features columns of numbers; at least one
     * @return all rows, one column per name
     * @throws RegressionException if it is faulty, or has no such column
     */
    FeatureMatrix readFeatures(List<String> features);

    /**
     * Looks through the table without keeping it.
     *
     * @param target the column to compare the others with; null for none, or for the default target of a built-in dataset
     * @param selection which of the other columns are looked at
     * @param encoding how the columns are to become features
     * @return what the columns contain, in the order of the table
     * @throws RegressionException if it is faulty in something that isn't part of a column, or lacks one of the columns
     */
    TableDescription describe(@Nullable String target, ColumnSelection selection, EncodingSpec encoding);

    /**
     * Looks through the table without keeping it, with columns that become features according to their cells.
     *
     * @param target the column to compare the others with; null for none, or for the default target of a built-in dataset
     * @param selection which of the other columns are looked at
     * @return what the columns contain, in the order of the table
     * @throws RegressionException as {@link #describe(String, ColumnSelection, EncodingSpec)}
     */
    default TableDescription describe(@Nullable String target, ColumnSelection selection) {
        return describe(target, selection, EncodingSpec.defaults());
    }

    /**
     * {@return the lines that some rows begin in, from 1, as editors count, by row; empty if it has none}
     *
     * @param rows their 0-based numbers, counting rows that are left out, see {@link Dataset#rowInTable}; numbers that it doesn't have are
     *     ignored
     * @throws RegressionException if it can't be read or is faulty
     */
    SortedMap<Integer, Long> linesOf(Set<Integer> rows);

    /** {@return what messages call its rows, such as {@code line 7}} It may be read again for each name. */
    RowNames rowNames();
}
