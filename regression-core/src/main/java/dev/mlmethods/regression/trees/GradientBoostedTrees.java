package dev.mlmethods.regression.trees;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.SampleWeights;
import dev.mlmethods.regression.evaluation.Predictor;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.scaling.RelativeWeights;
import java.util.function.Function;

/**
 * Gradient-boosted trees of the squared error, as LightGBM fits them with its default settings: 100 rounds, trees of at most 31 leaves with at least 20
 * rows each, learning rate 0.1 (G. Ke et al., LightGBM: A Highly Efficient Gradient Boosting Decision Tree, NIPS 2017). On one machine, the same rows
 * give the same bits: it computes in one thread, and draws nothing at random but the rows whose values become bins, if there are more than 200,000, with
 * a fixed seed.
 *
 * <p>LightGBM takes targets and weights as float32. Weights count in relation to each other, as everywhere in this library, and rows of weight 0 are left
 * out: LightGBM by itself requires a sum of weights of 0.001 in each leaf, and counts such rows when it limits the size of leaves.
 */
public final class GradientBoostedTrees {
    /** What results call them. */
    public static final String NAME = "LightGBM, default settings";

    /** The artifact of the library, as a dependency names it. */
    public static final String ARTIFACT = "com.microsoft.ml.lightgbm:lightgbmlib";

    private GradientBoostedTrees() {}

    /**
     * Fits trees to training rows, and has something predicted by them, after which they are gone: they are in LightGBM's memory.
     *
     * @param <T> what comes of it
     * @param training the training rows, at least one of which counts
     * @param use gets the trees, which predict from the features of the training rows, not scaled
     * @return what {@code use} returns
     * @throws LacksTreesException if LightGBM isn't on the class path, can't be loaded on this machine, or fails, or if a target is beyond float32
     */
    public static <T> T fitted(Dataset training, Function<Predictor, T> use) {
        Dataset counted = training.rowsThatCount();
        requireFloat32(counted);
        NativeCode.require();
        SampleWeights weights = counted.weights();
        return LightGbm.fitted(
                counted.features(),
                counted.target(),
                weights == null ? null : RelativeWeights.of(weights.toArray()),
                use);
    }

    /** LightGBM takes an infinite target for a number, without an error. */
    private static void requireFloat32(Dataset training) {
        for (int row = 0; row < training.rows(); row++) {
            if (!Float.isFinite((float) training.target(row))) {
                throw new LacksTreesException("LightGBM takes targets as float32, which is too small for '"
                        + training.targetName() + "' = " + NumberText.shortest(training.target(row)));
            }
        }
    }
}
