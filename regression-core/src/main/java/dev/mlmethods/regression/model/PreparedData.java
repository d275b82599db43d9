package dev.mlmethods.regression.model;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.RowNames;
import dev.mlmethods.regression.evaluation.PredictionIntervals;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.scaling.Preparation;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingSpec;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A dataset prepared for trainings: divided, and scaled according to the training rows. It never changes, so trainings can share it. */
public final class PreparedData {
    /** Four times as many as are neighbors. */
    private static final int FEWEST_WITH_NEIGHBOURS = 200;

    private final Dataset dataset;
    private final DatasetSplit split;
    private final Preparation preparation;
    private final ScaledDataset training;
    private final @Nullable ScaledDataset validation;

    private PreparedData(DatasetSplit split, Specification specification, RowNames rowNames) {
        TrainingSpec asked = specification.training();
        this.dataset = split.dataset();
        this.split = split;
        PredictionIntervals.requireRows(
                specification.intervals(),
                split.validation() == null ? 0 : split.validation().rows());
        if (asked.targetScaling() == TargetScaling.LOG) {
            requirePositiveTarget(rowNames);
        }
        if (specification.preparation().neighbourFeatures() != null) {
            requireFewOfAllAsNeighbours(split.training().rowsThatCount());
        }
        this.preparation =
                Preparation.fit(split.training(), specification.preparation(), asked.targetScaling(), asked.seed());
        new Float32Range(dataset, rowNames).require(preparation);
        this.training = ScaledDataset.ofTraining(split.training(), preparation);
        this.validation = split.validation() == null ? null : ScaledDataset.of(split.validation(), preparation);
    }

    /**
     * With few rows, the nearest 50 of a training row are all others or nearly so, and their mean target gives away its own: it is the mean of all, less its
     * own. A network would learn just that, and predict nothing for other rows.
     */
    private static void requireFewOfAllAsNeighbours(Dataset training) {
        if (training.rows() < FEWEST_WITH_NEIGHBOURS) {
            throw new RegressionException(training.name() + ": neighbourFeatures is true, but there are only "
                    + NumberText.count(training.rows()) + " training rows; it takes " + FEWEST_WITH_NEIGHBOURS
                    + ", because the neighbors of a row must be few of all. Set neighbourFeatures=false, or add rows.");
        }
    }

    /** Checks all rows, because rows that aren't trained on must have a loss, too. */
    private void requirePositiveTarget(RowNames rowNames) {
        for (int row = 0; row < dataset.rows(); row++) {
            if (!(dataset.target(row) > 0)) {
                throw new RegressionException(
                        dataset.name() + ", " + rowNames.of(dataset.rowInTable(row)) + ", column '"
                                + dataset.targetName() + "': " + NumberText.shortest(dataset.target(row))
                                + " has no logarithm, which targetScaling=log learns. Train with targetScaling=standard, or drop"
                                + " the row.");
            }
        }
    }

    /**
     * Loads the dataset of a specification.
     *
     * @param specification which rows and columns are read, and how columns become features
     * @param basedir what a relative file is relative to
     * @return all its rows, not divided and not scaled
     * @throws dev.mlmethods.regression.RegressionException if it is faulty, or there is nothing to learn in it
     */
    public static Dataset load(Specification specification, Path basedir) {
        Dataset dataset = loadAny(specification, basedir);
        dataset.requireVaryingTarget();
        return dataset;
    }

    /** Like {@link #load}, but the target may be the same in all rows. */
    static Dataset loadAny(Specification specification, Path basedir) {
        DataSpec data = specification.data();
        return DataSource.of(data, basedir).read(data.target(), specification.columns(), specification.encoding());
    }

    /**
     * {@return the rows of a split, prepared according to its training rows}
     *
     * @param split of a dataset
     * @param specification how they are prepared, what the network learns of the target, and whether there are to be prediction intervals; the rest of it is
     *     ignored
     * @param rowNames what messages call its rows
     * @throws RegressionException if a value is beyond the range of float32 when it is scaled, or a target whose logarithm is learned isn't
     *     positive, there are no coordinates where they are needed, or too few validation rows for the intervals
     */
    public static PreparedData of(DatasetSplit split, Specification specification, RowNames rowNames) {
        return new PreparedData(split, specification, rowNames);
    }

    /** {@return all rows, not scaled} */
    public Dataset dataset() {
        return dataset;
    }

    /** {@return the rows, divided, not scaled} */
    public DatasetSplit split() {
        return split;
    }

    /** {@return what scales the rows, fitted on the training rows} */
    public Preparation preparation() {
        return preparation;
    }

    /** {@return the scaled rows that an engine trains on} */
    public ScaledDataset training() {
        return training;
    }

    /** {@return the scaled rows on which an engine computes the validation loss; null if no rows are set aside} */
    public @Nullable ScaledDataset validation() {
        return validation;
    }
}
