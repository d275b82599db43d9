package dev.mlmethods.regression.gate.baseline;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.report.result.EvaluationReport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** The data behind an evaluation, which are read when they are asked for. */
public interface EvaluationData {
    /**
     * The dataset of the training.
     *
     * @throws RegressionException if it can't be read, or is no longer what the model was trained on
     */
    Dataset training();

    /**
     * What the test rows were taken from, where that is another dataset.
     *
     * @throws RegressionException if it can't be read
     */
    Dataset evaluation();

    /** The lines of the training's dataset that some rows begin in; empty for a built-in one, see {@link DataSource#linesOf}. */
    SortedMap<Integer, Long> linesOf(Set<Integer> rows);

    /** What a baseline was trained with, to show which values it had; empty where it is nowhere to be found, which is the default. */
    default Optional<Dataset> then(Baseline baseline) {
        return Optional.empty();
    }

    /** Whether the dataset is that of a baseline where the baseline's specification reads it: then only the parameters differ. False, which is the default, where nobody knows. */
    default boolean isThatOf(Baseline baseline) {
        return false;
    }

    /**
     * The data that a report names. Each dataset is read once.
     *
     * @param basedir what relative paths start from
     */
    static EvaluationData of(EvaluationReport report, Path basedir) {
        return new ReportedData(report, basedir);
    }
}
