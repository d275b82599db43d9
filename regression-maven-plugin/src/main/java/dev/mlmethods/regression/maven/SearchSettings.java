package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.sweep.Objective;
import dev.mlmethods.regression.sweep.SearchSpace;
import dev.mlmethods.regression.sweep.Strategy;
import dev.mlmethods.regression.sweep.StrategySpec;
import dev.mlmethods.regression.sweep.SweepSpec;
import org.jspecify.annotations.Nullable;

/**
 * How a sweep searches.
 *
 * @param strategy of {@link Strategy}
 * @param trials how many points are drawn
 * @param searchSeed the seed of the draws
 * @param minEpochs the epochs after which successive halving first compares
 * @param reductionFactor one of this many trials continues
 * @param objective a metric of the validation rows
 * @param direction of {@link dev.mlmethods.regression.sweep.Direction}, or null for the metric's own
 * @param folds of the cross-validation; 0 for none
 * @param refit whether the best model is trained again
 */
record SearchSettings(
        String strategy,
        int trials,
        long searchSeed,
        int minEpochs,
        int reductionFactor,
        String objective,
        @Nullable String direction,
        int folds,
        boolean refit) {
    /**
     * The sweep of a search space.
     *
     * @throws RegressionException if a value is unusable; the message names it
     */
    SweepSpec sweep(Specification specification, SearchSpace space) {
        return new SweepSpec(
                specification,
                space,
                new StrategySpec(Strategy.parse(strategy), trials, searchSeed, minEpochs, reductionFactor),
                Objective.parse(objective, direction),
                folds,
                refit);
    }
}
