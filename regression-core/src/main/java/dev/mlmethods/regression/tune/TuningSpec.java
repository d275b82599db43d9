package dev.mlmethods.regression.tune;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.random.RandomSeeds;
import dev.mlmethods.regression.sweep.Objective;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is tuned, and at what cost.
 *
 * @param specification the data, the split, and the values of the fields that aren't tuned
 * @param given the fields that the user has set, which stay as they are; names of {@link SpecificationFields}
 * @param budget what it may cost
 * @param searchSeed of the points that are drawn at random, 0 to 2<sup>32</sup>-1
 * @param objective what makes one candidate better than another
 * @param folds of the cross-validation that compares the candidates, at least 2; 0 for one split by {@code validationSize}; null for five in short tables and one split in long ones
 */
public record TuningSpec(
        Specification specification,
        List<String> given,
        TuningBudget budget,
        long searchSeed,
        Objective objective,
        @Nullable Integer folds) {
    /** Tables with at least that many rows that aren't held out have validation rows enough for one split. */
    static final int LONG_TABLE_ROWS = 5_000;

    /** The folds in shorter tables. */
    static final int FOLDS = 5;

    /**
     * Checks the numbers.
     *
     * @param specification the data, the split, and the values of the fields that aren't tuned
     * @param given the fields that the user has set
     * @param budget what it may cost
     * @param searchSeed 0 to 2<sup>32</sup>-1
     * @param objective what makes one candidate better than another
     * @param folds at least 2, 0, or null
     * @throws RegressionException if a number is out of its range
     */
    public TuningSpec {
        given = List.copyOf(given);
        RandomSeeds.check("searchSeed", searchSeed);
        if (folds != null && (folds < 0 || folds == 1)) {
            throw new RegressionException(
                    "folds is " + folds + "; it must be at least 2, or 0 for one split by validationSize.");
        }
        if (specification.intervals() != null) {
            throw hasIntervals(specification.intervals().toString());
        }
        if (specification.kinds() != null) {
            throw new RegressionException(
                    "members is set, but a tuning chooses the kinds of networks itself. Remove members, and, if an earlier"
                            + " search has found them, the other lines that it has found.");
        }
        int patience = specification.training().earlyStopping().patience();
        if (given.contains("patience") && patience > 0) {
            throw hasPatience(Integer.toString(patience));
        }
    }

    /**
     * {@return the refusal of prediction intervals}
     *
     * @param intervals the value that was given
     */
    public static RegressionException hasIntervals(String intervals) {
        return new RegressionException(
                "intervals is " + intervals + ", but the model of a tuning is"
                        + " trained on all rows that are not held out, so none are left to measure intervals on. Remove intervals"
                        + " to tune; then train with the lines that were found, but with validationSize=0.2 and with intervals.");
    }

    /**
     * {@return the refusal of early stopping}
     *
     * @param patience the value that was given
     */
    public static RegressionException hasPatience(String patience) {
        return new RegressionException("patience is " + patience + ", but a tuning chooses the epochs, and its model is"
                + " trained on all rows that are not held out, where nothing says when to stop. Remove patience.");
    }

    /** The folds of a table with that many rows that aren't held out. */
    int foldsOf(int rows) {
        if (folds != null) {
            return folds;
        }
        boolean isSplitGiven =
                !isFree("validationSize") && specification.split().validationSize() > 0;
        return isSplitGiven || rows >= LONG_TABLE_ROWS ? 0 : FOLDS;
    }

    /** Whether a tuning may set a field. */
    boolean isFree(String field) {
        return !given.contains(field);
    }
}
