package dev.mlmethods.regression.trees;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.evaluation.Predictor;
import java.util.function.Function;

/**
 * Gradient-boosted trees of the squared error, as LightGBM fits them (G. Ke et al., LightGBM: A Highly Efficient Gradient Boosting Decision Tree, NIPS
 * 2017), with its default settings or others. On one machine, the same rows and settings give the same bits: it computes in one thread, and what it draws
 * at random, it draws with fixed seeds: the features and rows that a tree sees, and the rows whose values become bins, if there are more than 200,000.
 *
 * <p>LightGBM takes targets and weights as float32. Weights count in relation to each other, as everywhere in this library, and rows of weight 0 are left
 * out: LightGBM by itself requires a sum of weights of 0.001 in each leaf, and counts such rows when it limits the size of leaves.
 */
public final class GradientBoostedTrees {
    /** What results call those with LightGBM's default settings. */
    public static final String NAME = "LightGBM, default settings";

    /** The artifact of the library, as a dependency names it. */
    public static final String ARTIFACT = "com.microsoft.ml.lightgbm:lightgbmlib";

    private GradientBoostedTrees() {}

    /**
     * Fits trees with LightGBM's default settings to training rows, and has something predicted by them, see {@link #fitted(Dataset, TreeSettings, Function)}.
     *
     * @param <T> what comes of it
     * @param training the training rows, at least one of which counts
     * @param use gets the trees, which predict from the features of the training rows, not scaled
     * @return what {@code use} returns
     * @throws LacksTreesException if LightGBM isn't on the class path, can't be loaded on this machine, or fails, or if a target is beyond float32
     */
    public static <T> T fitted(Dataset training, Function<Predictor, T> use) {
        return fitted(training, TreeSettings.DEFAULTS, use);
    }

    /**
     * Fits trees to training rows, and has something predicted by them, after which they are gone: they are in LightGBM's memory.
     *
     * @param <T> what comes of it
     * @param training the training rows, at least one of which counts
     * @param settings of the trees
     * @param use gets the trees, which predict from the features of the training rows, not scaled
     * @return what {@code use} returns
     * @throws LacksTreesException if LightGBM isn't on the class path, can't be loaded on this machine, or fails, or if a target is beyond float32
     */
    public static <T> T fitted(Dataset training, TreeSettings settings, Function<Predictor, T> use) {
        TreeRows rows = TreeRows.of(training);
        NativeCode.require();
        return LightGbm.fitted(rows, settings, use);
    }
}
