package dev.mlmethods.regression.split;

import dev.mlmethods.regression.parameter.NumberRange;
import dev.mlmethods.regression.random.RandomSeeds;

/**
 * How the rows are divided.
 *
 * @param testSize the share of the rows that is held out for the test, above 0 and below 1; default 0.2
 * @param splitSeed the seed of the split, as scikit-learn's {@code random_state}: 0 to 2<sup>32</sup>-1; default 42
 * @param validationSize the share of the training rows that is set aside to watch the loss, from 0 (none, the default)
 *     to below 1; they are chosen by the same seed and are not trained on
 */
public record SplitSpec(double testSize, long splitSeed, double validationSize) {
    /** Of {@code testSize}. */
    public static final NumberRange TEST_SIZE = NumberRange.above(0).below(1);

    /** Of {@code validationSize}. */
    public static final NumberRange VALIDATION_SIZE = NumberRange.atLeast(0).below(1);

    /** Checks the values. */
    public SplitSpec {
        TEST_SIZE.require("testSize", testSize, ": the share of the rows that is held out for the test");
        RandomSeeds.check("splitSeed", splitSeed);
        VALIDATION_SIZE.require("validationSize", validationSize, ": the share of the training rows that is set aside");
    }

    /** A fifth of the rows for the test, seed 42, no validation. */
    public static SplitSpec defaults() {
        return new SplitSpec(0.2, 42, 0);
    }

    /** The same with another validation size. */
    public SplitSpec withValidationSize(double newValidationSize) {
        return new SplitSpec(testSize, splitSeed, newValidationSize);
    }
}
