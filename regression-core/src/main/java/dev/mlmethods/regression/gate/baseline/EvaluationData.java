package dev.mlmethods.regression.gate.baseline;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.RowNames;
import dev.mlmethods.regression.report.result.EvaluationReport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The data behind an evaluation, which are read on demand. */
public interface EvaluationData {
    /**
     * {@return the dataset of the training}
     *
     * @throws RegressionException if it can't be read, or is no longer what the model was trained on
     */
    Dataset training();

    /**
     * {@return what the test rows were taken from, if that is a different dataset}
     *
     * @throws RegressionException if it can't be read
     */
    Dataset evaluation();

    /**
     * {@return the lines of the file where some rows of the training dataset begin, by row; empty for a built-in one, see
     * {@link DataSource#linesOf}}
     *
     * @param rows their 0-based numbers in the training dataset
     */
    SortedMap<Integer, Long> linesOf(Set<Integer> rows);

    /**
     * {@return what the rows of the training dataset are called by the key of the query that gave them, such as {@code id 7}; null, the default, if they have none}
     */
    default @Nullable RowNames keyNames() {
        return null;
    }

    /**
     * {@return the dataset that a baseline was trained with, to show which values it had; empty if it can't be found, which is the default}
     *
     * @param baseline that the evaluation is held to
     */
    default Optional<Dataset> then(Baseline baseline) {
        return Optional.empty();
    }

    /**
     * {@return whether the dataset, read with the baseline's specification, is the baseline's: then only the parameters differ} It is false, the
     * default, if that isn't known.
     *
     * @param baseline that the evaluation is held to
     */
    default boolean isThatOf(Baseline baseline) {
        return false;
    }

    /**
     * {@return the data that a report names} Each dataset is read once.
     *
     * @param report of the evaluation
     * @param basedir the folder that relative paths start from
     */
    static EvaluationData of(EvaluationReport report, Path basedir) {
        return new ReportedData(report, basedir);
    }
}
