package dev.mlmethods.regression.tune;

import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.sweep.TableShape;
import java.util.List;

/**
 * What a tuning has found. The same specification, budget and data give the same result.
 *
 * @param spec what was tuned
 * @param table on which the costs depend
 * @param folds of the cross-validation; 0 if there was one split
 * @param engine the name of the training engine
 * @param dataSha256 of the dataset, see {@link dev.mlmethods.regression.data.Dataset#sha256}
 * @param findings what misleads in the data
 * @param recipe what it began with
 * @param trials all, in the order of the search
 * @param best the number of the best trial
 * @param ablations what each part of the best is worth
 * @param kinds the numbers of the trials whose networks the model has, the best first
 * @param kindValues the objective of the mean of the first of these networks, of the first two, and so on
 * @param chosen the specification of the model: that of the best trial, without validation rows, and with as many networks as the budget allows
 * @param spent what all of it was reckoned to cost, with the training of the model, in the unit of the budget
 */
public record TuningResult(
        TuningSpec spec,
        TableShape table,
        int folds,
        String engine,
        String dataSha256,
        List<DataFinding> findings,
        Specification recipe,
        List<TuningTrial> trials,
        int best,
        List<Ablation> ablations,
        List<Integer> kinds,
        List<Double> kindValues,
        Specification chosen,
        double spent) {
    /**
     * Copies the lists.
     *
     * @param spec what was tuned
     * @param table on which the costs depend
     * @param folds of the cross-validation; 0 if there was one split
     * @param engine the name of the training engine
     * @param dataSha256 of the dataset
     * @param findings what misleads in the data
     * @param recipe what it began with
     * @param trials all, in the order of the search
     * @param best the number of the best trial
     * @param ablations what each part of the best is worth
     * @param kinds the numbers of the trials whose networks the model has, the best first
     * @param kindValues the objective of the mean of the first of these networks, of the first two, and so on
     * @param chosen the specification of the model
     * @param spent what all of it was reckoned to cost, in the unit of the budget
     */
    public TuningResult {
        findings = List.copyOf(findings);
        trials = List.copyOf(trials);
        ablations = List.copyOf(ablations);
        kinds = List.copyOf(kinds);
        kindValues = List.copyOf(kindValues);
    }

    /** {@return the best trial} */
    public TuningTrial bestTrial() {
        return trials.get(best - 1);
    }

    /** {@return the epochs of all trials together, over all folds} */
    public long trainedEpochs() {
        return trials.stream()
                .mapToLong(trial -> Math.max(1, folds)
                        * ((Number) trial.parameters()
                                        .getOrDefault(
                                                "epochs", recipe.training().epochs()))
                                .longValue())
                .sum();
    }
}
