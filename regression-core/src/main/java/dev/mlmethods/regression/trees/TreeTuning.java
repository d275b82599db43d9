package dev.mlmethods.regression.trees;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.json.Invariant;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.split.SplitSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How settings of LightGBM were chosen: its default ones and others drawn at random were compared, each with as many trees as were best for it.
 *
 * @param points how many settings were compared, at least 1
 * @param folds of the cross-validation that compared them, at least 2; null if they were compared on validation rows
 * @param settings those with the smallest RMSE; with folds, with the smallest mean RMSE and the mean number of trees
 */
public record TreeTuning(int points, @Nullable Integer folds, TreeSettings settings) {
    /** What results call trees with settings that were chosen. */
    public static final String NAME = "LightGBM, tuned";

    /** A fifth of fewer rows says too little. */
    private static final int FEWEST_FOR_VALIDATION_ROWS = 2000;

    private static final int FOLDS = 5;
    private static final double VALIDATION_SIZE = 0.2;

    /**
     * Checks the numbers.
     *
     * @param points at least 1
     * @param folds at least 2, or null
     * @param settings those that were chosen
     * @throws IllegalArgumentException if a number is out of its range
     */
    public TreeTuning {
        Invariant.atLeast(1, "points", points);
        Invariant.atLeast(2, "folds", folds == null ? 2 : folds);
    }

    /**
     * Chooses settings, without a look at the rows that are held out.
     *
     * <p>They are compared on the validation rows. If the division has none, a fifth of the rows that aren't held out are validation rows, as with
     * {@code validationSize=0.2}; if there are fewer than 2,000 such rows, five folds of them are.
     *
     * @param dataset all rows
     * @param spec how they are divided
     * @return the choice, which doesn't depend on the number of threads
     * @throws LacksTreesException if LightGBM isn't on the class path, can't be loaded on this machine, or fails, if a target is beyond float32, or if the
     *     rows can't be divided
     */
    public static TreeTuning of(Dataset dataset, SplitSpec spec) {
        NativeCode.require();
        List<TuningFold> folds =
                splits(dataset, spec).stream().map(TuningFold::of).toList();
        return new TreeTuning(
                TuningPoints.all().size(),
                folds.size() == 1 ? null : (Integer) folds.size(),
                TunedPoint.best(folds).settings());
    }

    private static List<DatasetSplit> splits(Dataset dataset, SplitSpec spec) {
        DatasetSplit split = DatasetSplit.of(dataset, spec);
        if (split.validation() != null) {
            return List.of(split);
        }
        try {
            return split.training().rows() < FEWEST_FOR_VALIDATION_ROWS
                    ? DatasetSplit.folds(dataset, spec, FOLDS)
                    : List.of(DatasetSplit.of(dataset, spec.withValidationSize(VALIDATION_SIZE)));
        } catch (RegressionException e) {
            throw new LacksTreesException(
                    "referenceTrees is tuned, but the training rows can't be divided to compare settings on; set it to true"
                            + " for the default settings",
                    e);
        }
    }
}
