package dev.mlmethods.regression.report.page.evaluation;

import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.Texts;
import dev.mlmethods.regression.trees.TreeTuning;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What gradient-boosted trees are, and which settings they have. */
final class TreesBlocks {
    private static final String FITTED =
            "They are fitted on the same training rows as least squares, and on the features before they are scaled.";

    private TreesBlocks() {}

    /** Says how their settings were chosen if they are not the default ones. */
    static List<Block> of(@Nullable TreeTuning tuning) {
        return tuning == null
                ? List.of(new Block.Note(
                        "LightGBM fits gradient-boosted trees: 100 of them, each with at most 31 leaves, with the learning rate 0.1. "
                                + FITTED))
                : List.of(
                        new Block.Note("LightGBM fits gradient-boosted trees. " + FITTED),
                        new Block.Table("trees", caption(tuning), settings(tuning)));
    }

    private static String caption(TreeTuning tuning) {
        return "LightGBM's settings, the best of " + Texts.count(tuning.points(), "point")
                + (tuning.folds() == null
                        ? " on validation rows"
                        : " in " + Texts.count(tuning.folds(), "fold") + " of the training rows")
                + ". The points are its default settings and others drawn at random, each with as many trees as were best for it.";
    }

    private static DataTable settings(TreeTuning tuning) {
        Map<String, String> settings = tuning.settings().parameters();
        return new DataTable(List.copyOf(settings.keySet()), List.of(List.copyOf(settings.values())));
    }
}
