package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.model.Specification;

/**
 * What a sweep searches and how.
 *
 * @param specification everything that is not searched
 * @param space what is searched
 * @param strategy which points of the space are tried
 * @param objective what makes one better than another
 * @param folds into how many parts the rows that are not held out are divided for a cross-validation, at least 2: each trial is trained that many
 *     times, and its metrics are the means; 0 (the default) if the validation rows are those of {@code validationSize}
 * @param refit whether the best model is trained again on all rows that are not held out, including the validation rows (the default), or is the one
 *     that was compared
 */
public record SweepSpec(
        Specification specification,
        SearchSpace space,
        StrategySpec strategy,
        Objective objective,
        int folds,
        boolean refit) {
    /**
     * Checks that the parts are consistent.
     *
     * @param specification everything that is not searched
     * @param space what is searched
     * @param strategy which points of the space are tried
     * @param objective what makes one better than another
     * @param folds into how many parts the rows are divided for a cross-validation, at least 2; 0 for none
     * @param refit whether the best model is trained again on all rows that are not held out
     * @throws RegressionException if {@code folds} is 1 or below 0, or if two parts are not consistent; the message names both
     */
    public SweepSpec {
        if (folds < 0 || folds == 1) {
            throw new RegressionException(
                    "folds is " + folds + "; it must be at least 2, or 0 for one split by validationSize.");
        }
        if (folds > 0 && space.fields().contains("validationSize")) {
            throw new RegressionException("validationSizes is searched, but folds is " + folds
                    + ", which takes the place of validationSize; remove one of them.");
        }
        if (folds > 0 && !refit) {
            throw new RegressionException("refit is false, but with folds " + folds
                    + " there is no single model that was compared; set refit to true.");
        }
        if (refit && specification.intervals() != null) {
            throw new RegressionException("intervals is " + specification.intervals()
                    + ", but refit is true, so the best model is trained on the validation rows, too, and nothing is left to"
                    + " measure its intervals on; set refit to false"
                    + (folds > 0 ? " and validationSize instead of folds" : "") + ", or leave intervals out.");
        }
        requireSearchedOfFirst(specification, space);
        if (strategy.strategy() == Strategy.SUCCESSIVE_HALVING) {
            requireOneTrainingOfFixedLength(specification.members().get(0), space, folds);
        }
    }

    /**
     * {@return a grid over one validation split, compared by its RMSE, with a refit}
     *
     * @param specification everything that is not searched
     * @param space what is searched
     */
    public static SweepSpec grid(Specification specification, SearchSpace space) {
        return new SweepSpec(specification, space, StrategySpec.grid(), Objective.defaults(), 0, true);
    }

    /**
     * {@return the same with a different strategy}
     *
     * @param newStrategy which points of the space are tried
     */
    public SweepSpec withStrategy(StrategySpec newStrategy) {
        return new SweepSpec(specification, space, newStrategy, objective, folds, refit);
    }

    /**
     * {@return the same with a different objective}
     *
     * @param newObjective what makes one point better than another
     */
    public SweepSpec withObjective(Objective newObjective) {
        return new SweepSpec(specification, space, strategy, newObjective, folds, refit);
    }

    /**
     * {@return the same with a different number of folds}
     *
     * @param newFolds at least 2 for a cross-validation; 0 for one split by {@code validationSize}
     */
    public SweepSpec withFolds(int newFolds) {
        return new SweepSpec(specification, space, strategy, objective, newFolds, refit);
    }

    /**
     * {@return the same with or without a refit}
     *
     * @param newRefit whether the best model is trained again on all rows that are not held out
     */
    public SweepSpec withRefit(boolean newRefit) {
        return new SweepSpec(specification, space, strategy, objective, folds, newRefit);
    }

    /** The trials train the first network of an ensemble, so a field that its kind has itself can't be searched. */
    private static void requireSearchedOfFirst(Specification specification, SearchSpace space) {
        if (specification.kinds() == null) {
            return;
        }
        for (String field : specification.kinds().get(0).keySet()) {
            if (space.fields().contains(field)) {
                throw new RegressionException(
                        SearchSpace.plural(field) + " is searched, but the first entry of members,"
                                + " which the trials train, has its own " + field + "; remove one of them.");
            }
        }
    }

    /** Successive halving compares trials after equally many epochs, so all of them must be able to have that many. */
    private static void requireOneTrainingOfFixedLength(Specification specification, SearchSpace space, int folds) {
        for (String field : new String[] {"epochs", "patience", "seed"}) {
            if (space.fields().contains(field)) {
                throw new RegressionException("strategy is successiveHalving, but " + SearchSpace.plural(field)
                        + " is searched; set only " + field + ", or use the strategy random.");
            }
        }
        if (folds > 0) {
            throw new RegressionException("strategy is successiveHalving, but folds is " + folds
                    + "; use validationSize, or the strategy random.");
        }
        if (specification.training().earlyStopping().stopsEarly()) {
            throw new RegressionException("strategy is successiveHalving, but patience is "
                    + specification.training().earlyStopping().patience()
                    + "; set patience to 0, because the strategy itself stops trials that fall behind.");
        }
    }
}
