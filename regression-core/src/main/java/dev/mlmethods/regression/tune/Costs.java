package dev.mlmethods.regression.tune;

import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.sweep.TableShape;
import dev.mlmethods.regression.sweep.TrainingCost;

/**
 * What trainings cost in the unit of a budget. A number of trainings counts each the same; CPU time is that of {@link TrainingCost}.
 *
 * @param unit of the budget
 * @param table the rows that aren't held out
 * @param folds of the cross-validation that compares candidates; 0 for one split
 * @param trainingRows of one fold, or of the split
 */
record Costs(TuningBudget.Unit unit, TableShape table, int folds, int trainingRows) {
    static Costs of(TuningBudget budget, TableShape table, int folds, Specification recipe) {
        double share = folds > 0 ? 1 - 1.0 / folds : 1 - recipe.split().validationSize();
        return new Costs(budget.unit(), table, folds, (int) Math.round(table.rows() * share));
    }

    /** To measure one on validation rows: one network for each fold. */
    double ofTrial(Candidate candidate) {
        return Math.max(1, folds) * of(candidate, trainingRows);
    }

    /** Of one network that is trained on all rows that aren't held out. */
    double onAllRows(Candidate candidate) {
        return of(candidate, table.rows());
    }

    private double of(Candidate candidate, int rows) {
        return unit == TuningBudget.Unit.TRIALS ? 1 : TrainingCost.seconds(candidate.specification(), rows, table);
    }
}
