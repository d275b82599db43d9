package dev.mlmethods.regression.trees;

import dev.mlmethods.regression.json.Invariant;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of gradient-boosted trees. Each has the name of <a href="https://lightgbm.readthedocs.io/en/v3.3.5/Parameters.html">LightGBM's
 * parameter</a>, such as {@code learning_rate}; all others have LightGBM's defaults.
 *
 * @param learningRate what the values of each tree are multiplied by, above 0
 * @param numLeaves the most leaves of a tree, at least 2
 * @param minDataInLeaf the fewest training rows of a leaf, at least 0
 * @param lambdaL2 the L2 penalty of the values of leaves, at least 0
 * @param featureFraction the share of the features that each tree sees, above 0 and at most 1
 * @param baggingFraction the share of the training rows that each tree sees, above 0 and at most 1; drawn again for each tree
 * @param numIterations the number of trees, at least 1
 */
public record TreeSettings(
        double learningRate,
        int numLeaves,
        int minDataInLeaf,
        double lambdaL2,
        double featureFraction,
        double baggingFraction,
        int numIterations) {
    /** Those that LightGBM has by default. */
    public static final TreeSettings DEFAULTS = new TreeSettings(0.1, 31, 20, 0, 1, 1, 100);

    /**
     * Checks the numbers.
     *
     * @param learningRate above 0
     * @param numLeaves at least 2
     * @param minDataInLeaf at least 0
     * @param lambdaL2 at least 0
     * @param featureFraction above 0 and at most 1
     * @param baggingFraction above 0 and at most 1
     * @param numIterations at least 1
     * @throws IllegalArgumentException if a number is out of its range
     */
    public TreeSettings {
        Invariant.require(learningRate > 0, "learningRate is not above 0");
        Invariant.atLeast(2, "numLeaves", numLeaves);
        Invariant.atLeast(0, "minDataInLeaf", minDataInLeaf);
        Invariant.require(lambdaL2 >= 0, "lambdaL2 is not at least 0");
        requireShare("featureFraction", featureFraction);
        requireShare("baggingFraction", baggingFraction);
        Invariant.atLeast(1, "numIterations", numIterations);
    }

    private static void requireShare(String name, double share) {
        Invariant.require(share > 0 && share <= 1, name + " is not above 0 and at most 1");
    }

    TreeSettings withNumIterations(int newNumIterations) {
        return new TreeSettings(
                learningRate, numLeaves, minDataInLeaf, lambdaL2, featureFraction, baggingFraction, newNumIterations);
    }

    /** {@return the settings as LightGBM names and takes them, in their order} */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("learning_rate", NumberText.shortest(learningRate));
        parameters.put("num_leaves", Integer.toString(numLeaves));
        parameters.put("min_data_in_leaf", Integer.toString(minDataInLeaf));
        parameters.put("lambda_l2", NumberText.shortest(lambdaL2));
        parameters.put("feature_fraction", NumberText.shortest(featureFraction));
        parameters.put("bagging_fraction", NumberText.shortest(baggingFraction));
        parameters.put("bagging_freq", "1");
        parameters.put("num_iterations", Integer.toString(numIterations));
        return Collections.unmodifiableMap(parameters);
    }
}
