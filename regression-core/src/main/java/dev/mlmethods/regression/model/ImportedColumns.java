package dev.mlmethods.regression.model;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.RowNames;
import dev.mlmethods.regression.data.TableColumn;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a table has the columns that an imported network knows.
 *
 * @param features their names, in the network's order; null if they aren't known
 * @param source the file that has the names
 */
record ImportedColumns(@Nullable List<String> features, String source) {
    /**
     * The same data with the features in the network's order.
     *
     * @throws RegressionException if the dataset lacks one, or has others
     */
    DataSpec ordered(DataSpec data, Dataset dataset) {
        List<String> columns = dataset.columnTypes().isEmpty()
                ? dataset.features().names()
                : List.copyOf(dataset.columnTypes().keySet());
        if (features == null || features.equals(columns)) {
            return data;
        }
        List<String> missing =
                features.stream().filter(name -> !columns.contains(name)).toList();
        List<String> others =
                columns.stream().filter(name -> !features.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw new RegressionException("The dataset " + dataset.name() + " has no feature " + quoted(missing)
                    + ", which the network was trained with according to " + source + "; "
                    + (others.isEmpty() ? "" : "it has " + quoted(others) + ", which " + source + " doesn't know. ")
                    + "Give it the columns " + String.join(", ", features) + ".");
        }
        if (!others.isEmpty()) {
            throw new RegressionException("The dataset " + dataset.name() + " has " + quoted(others)
                    + ", which the network was not trained with according to " + source
                    + "; leave " + (others.size() == 1 ? "it" : "them") + " out with exclude="
                    + String.join(",", others) + ".");
        }
        return new DataSpec(
                data.dataset(), data.target(), features, data.exclude(), data.sampleWeight(), data.dialect());
    }

    /**
     * Requires that each column has numbers, or booleans.
     *
     * @throws RegressionException if one hasn't; the message names the column
     */
    static void requireNumbers(Dataset dataset) {
        dataset.columnTypes().forEach((column, type) -> {
            if (type != ColumnType.NUMBER && type != ColumnType.BOOLEAN) {
                throw new RegressionException(
                        text(dataset, column) + " is of the type " + type.word()
                                + ", and an imported network takes only numbers, because its files don't say what it was given for others."
                                + " Leave it out with exclude, or write the numbers that the network was trained on into the table.");
            }
        });
    }

    /**
     * Requires that no cell is missing.
     *
     * @param dataset whose columns have their features
     * @param rowNames what messages call its rows
     * @throws RegressionException if one is; the message names it
     */
    static void requireComplete(Dataset dataset, RowNames rowNames) {
        if (dataset.encoders() == null) {
            return;
        }
        for (TableColumn column : dataset.tableColumns()) {
            for (int row = 0; row < dataset.rows(); row++) {
                if (column.isMissing(row)) {
                    throw new RegressionException(
                            dataset.name() + ", " + rowNames.of(dataset.rowInTable(row)) + ", column '" + column.name()
                                    + "': the cell is missing, and an imported network's files don't say what it was given instead."
                                    + " Fill it in as for its training, or leave out such rows with missing=drop.");
                }
            }
        }
    }

    private static String text(Dataset dataset, String column) {
        return "The column " + Excerpt.quoted(column) + " of " + dataset.name();
    }

    private static String quoted(List<String> names) {
        return names.stream().map(Excerpt::quoted).collect(Collectors.joining(", "));
    }
}
