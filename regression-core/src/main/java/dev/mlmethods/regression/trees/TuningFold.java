package dev.mlmethods.regression.trees;

import dev.mlmethods.regression.split.DatasetSplit;
import java.util.Objects;

/** The rows that trees are fitted to while they are tuned, and those that say how good they are. */
record TuningFold(TreeRows training, TreeRows validation) {
    /**
     * Those of a split with validation rows.
     *
     * @throws LacksTreesException if a target is beyond float32
     */
    static TuningFold of(DatasetSplit split) {
        return new TuningFold(
                TreeRows.of(split.training()),
                TreeRows.of(Objects.requireNonNull(split.validation(), "there are no validation rows")));
    }
}
