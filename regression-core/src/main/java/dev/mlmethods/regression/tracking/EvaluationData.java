package dev.mlmethods.regression.tracking;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.ColumnSelection;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.Datasets;
import dev.mlmethods.regression.report.result.EvaluationReport;
import java.nio.file.Path;
import java.util.List;
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

    /** The lines of the training's dataset that some rows begin in; empty for a built-in one, see {@link Datasets#linesOf}. */
    SortedMap<Integer, Long> linesOf(Set<Integer> rows);

    /**
     * The data that a report names.
     *
     * @param basedir what relative paths start from
     */
    static EvaluationData of(EvaluationReport report, Path basedir) {
        DataSpec spec = report.specification().data();
        return new EvaluationData() {
            @Override
            public Dataset training() {
                Dataset dataset = Datasets.load(
                        spec.dataset(), basedir, spec.target(), new ColumnSelection(spec.features(), spec.exclude()));
                if (!dataset.sha256().equals(report.provenance().dataSha256())) {
                    throw new RegressionException("The dataset " + dataset.name()
                            + " has changed since the model was trained on it. Train and evaluate again with"
                            + " regression:train and regression:evaluate.");
                }
                return dataset;
            }

            @Override
            public Dataset evaluation() {
                return Datasets.load(
                        "evaluationDataset",
                        report.dataset(),
                        basedir,
                        report.target(),
                        new ColumnSelection(report.features(), List.of()));
            }

            @Override
            public SortedMap<Integer, Long> linesOf(Set<Integer> rows) {
                return Datasets.linesOf(spec.dataset(), basedir, rows);
            }
        };
    }
}
