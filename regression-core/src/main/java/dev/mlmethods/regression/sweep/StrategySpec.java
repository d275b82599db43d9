package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.parameter.NumberRange;
import dev.mlmethods.regression.random.RandomSeeds;

/**
 * How the search space is searched.
 *
 * @param strategy default grid
 * @param trials how many points random and successiveHalving draw, 1 to {@value #MAX_TRIALS}; default 20; a grid doesn't read it
 * @param searchSeed the seed of those draws, 0 to 2<sup>32</sup>-1; default 42
 * @param minEpochs the epochs after which successiveHalving first compares, at least 1; default 10
 * @param reductionFactor one in how many trials continues at each comparison of successiveHalving, and by what factor the epochs grow from one to the
 *     next, at least 2; default 3
 */
public record StrategySpec(Strategy strategy, int trials, long searchSeed, int minEpochs, int reductionFactor) {
    /** More rows than anyone reads. */
    static final int MAX_TRIALS = 100_000;

    static final NumberRange TRIALS = NumberRange.wholeFrom(1).atMost(MAX_TRIALS);
    static final NumberRange MIN_EPOCHS = NumberRange.wholeFrom(1);
    static final NumberRange REDUCTION_FACTOR = NumberRange.wholeFrom(2);

    /**
     * Checks the values.
     *
     * @param strategy which points of the space are tried
     * @param trials how many points random and successiveHalving draw, 1 to {@value #MAX_TRIALS}
     * @param searchSeed the seed of those draws, 0 to 2<sup>32</sup>-1
     * @param minEpochs the epochs after which successiveHalving first compares, at least 1
     * @param reductionFactor one in how many trials continues at each comparison of successiveHalving, at least 2
     * @throws dev.mlmethods.regression.RegressionException if a number is out of its range
     */
    public StrategySpec {
        TRIALS.require("trials", trials, "");
        RandomSeeds.check("searchSeed", searchSeed);
        MIN_EPOCHS.require("minEpochs", minEpochs, "");
        REDUCTION_FACTOR.require("reductionFactor", reductionFactor, "");
    }

    /** {@return a grid, which tries all points} */
    public static StrategySpec grid() {
        return new StrategySpec(Strategy.GRID, 20, 42, 10, 3);
    }

    /**
     * {@return a random search}
     *
     * @param trials how many points it draws, 1 to {@value #MAX_TRIALS}
     * @param searchSeed the seed of those draws, 0 to 2<sup>32</sup>-1
     * @throws dev.mlmethods.regression.RegressionException if a number is out of its range
     */
    public static StrategySpec random(int trials, long searchSeed) {
        return new StrategySpec(Strategy.RANDOM, trials, searchSeed, 10, 3);
    }

    /**
     * {@return a random search of which one trial in three continues after {@code minEpochs} epochs, one in nine after three times as many, and
     * so on}
     *
     * @param trials how many points it draws, 1 to {@value #MAX_TRIALS}
     * @param searchSeed the seed of those draws, 0 to 2<sup>32</sup>-1
     * @param minEpochs the epochs after which it first compares, at least 1
     * @throws dev.mlmethods.regression.RegressionException if a number is out of its range
     */
    public static StrategySpec successiveHalving(int trials, long searchSeed, int minEpochs) {
        return new StrategySpec(Strategy.SUCCESSIVE_HALVING, trials, searchSeed, minEpochs, 3);
    }
}
