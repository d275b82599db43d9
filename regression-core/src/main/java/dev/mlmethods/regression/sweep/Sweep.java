package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.engine.TrainingEngines;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.split.SplitFindings;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A sweep: the plan, minus what the journal already has, run by an executor. */
public final class Sweep {
    private final SweepPlan plan;
    private final SweepData data;
    private final SweepJournal journal;
    private final String engine;
    private final Map<Trial, String> keys = new LinkedHashMap<>();

    /**
     * Reads the data of a sweep, but doesn't train anything yet.
     *
     * @param plan the trials
     * @param data where they get their rows from
     * @param journal what is already done
     * @throws RegressionException if the data is faulty, there is no such engine, or the objective isn't defined on the validation rows
     */
    public Sweep(SweepPlan plan, SweepData data, SweepJournal journal) {
        this.plan = plan;
        this.data = data;
        this.journal = journal;
        Specification specification = plan.spec().specification().members().get(0);
        TrainingSpec training = specification.training();
        this.engine = TrainingEngines.of(training.engine(), specification.network(), training, 1)
                .name();
        TrialKeys trialKeys = new TrialKeys(plan.spec(), data, engine);
        findKeys(trialKeys);
        requireObjective();
    }

    /** A trial whose data can't be read has no key: it fails each time, with the fault that its data then have. */
    private void findKeys(TrialKeys trialKeys) {
        RegressionException fault = null;
        for (Trial trial : plan.trials()) {
            try {
                keys.put(trial, trialKeys.of(trial));
            } catch (RegressionException e) {
                fault = fault == null ? e : fault;
            }
        }
        if (fault != null && keys.isEmpty()) {
            throw fault;
        }
    }

    private void requireObjective() {
        Set<DatasetSplit> checked = new HashSet<>();
        for (Trial trial : plan.trials()) {
            for (DatasetSplit split : splits(trial.specification())) {
                Dataset validation = split.validation();
                if (checked.add(split) && validation != null) {
                    plan.spec().objective().requireDefinedOn(validation);
                }
            }
        }
    }

    /** Empty if the rows can't be divided that way: the trial will be a row with that reason. */
    private List<DatasetSplit> splits(Specification specification) {
        try {
            return data.splits(specification, plan.spec().folds());
        } catch (RegressionException e) {
            return List.of();
        }
    }

    /** {@return the trainings of the trials that the journal doesn't have} */
    public List<TrialRun> runsLeft() {
        return plan.runs(trial -> known(trial) == null);
    }

    /**
     * Runs the trials that the journal doesn't have, and adds their results to it. A trial that failed is not added, so the next run tries it
     * again.
     *
     * @param executor runs the trainings
     * @param listener is told of the progress several times a second and after each trial, from any thread
     * @return the results of all trials, including those that the journal already had
     * @throws RegressionException if the journal cannot be written; whatever finished before is in it
     */
    public SweepResult run(TrialExecutor executor, Consumer<SweepProgress> listener) {
        List<TrialRun> runs = runsLeft();
        SweepRun run = new SweepRun(plan, runs, this::append, listener);
        for (Trial trial : plan.trials()) {
            TrialResult result = known(trial);
            if (result != null) {
                run.known(result.withTrial(trial.number()));
            }
        }
        executor.execute(runs, run);
        SweepResult result = new SweepResult(plan, "", engine, List.of(), new ArrayList<>(run.results()));
        // The best trial's data are the ones that the model is trained on; those of the specification may not even be
        // readable, if the search replaces
        // what is wrong with it.
        Specification chosen =
                result.bestTrial().orElse(keys.keySet().iterator().next()).specification();
        List<DataFinding> findings = new ArrayList<>(findings(chosen));
        differentRows(result).ifPresent(findings::add);
        return new SweepResult(plan, data.sha256(chosen), engine, findings, result.results());
    }

    /** What misleads in the rows as they are divided for a trial, or for its first fold. */
    private List<DataFinding> findings(Specification specification) {
        return splits(specification).stream().findFirst().map(SplitFindings::of).orElse(List.of());
    }

    /** Trials that leave out different rows are judged on different rows. */
    private Optional<DataFinding> differentRows(SweepResult result) {
        IntSummaryStatistics rows = plan.trials().stream()
                .filter(trial -> result.of(trial).status() == TrialStatus.COMPLETED)
                .mapToInt(trial -> data.dataset(trial.specification()).rows())
                .summaryStatistics();
        return rows.getCount() > 0 && rows.getMin() < rows.getMax()
                ? Optional.of(DataFinding.differentRows(rows.getMin(), rows.getMax()))
                : Optional.empty();
    }

    private @Nullable TrialResult known(Trial trial) {
        String key = keys.get(trial);
        return key == null ? null : journal.find(key);
    }

    private void append(Trial trial, TrialResult result) {
        String key = keys.get(trial);
        if (key != null) {
            journal.append(key, result);
        }
    }
}
