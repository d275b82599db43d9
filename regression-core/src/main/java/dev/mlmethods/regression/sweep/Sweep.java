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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A sweep: the plan, minus what the journal already has, run by an executor. */
public final class Sweep {
    private final SweepPlan plan;
    private final SweepData data;
    private final SweepJournal journal;
    private final String engine;
    private final Map<Trial, String> keys = new LinkedHashMap<>();

    /**
     * A sweep; it reads the data, but doesn't train anything yet.
     *
     * @param journal what is already done
     * @throws RegressionException if the data is faulty, there is no such engine, or the objective isn't defined on the validation rows
     */
    public Sweep(SweepPlan plan, SweepData data, SweepJournal journal) {
        this.plan = plan;
        this.data = data;
        this.journal = journal;
        Specification specification = plan.spec().specification();
        TrainingSpec training = specification.training();
        this.engine = TrainingEngines.of(training.engine(), specification.network(), training, 1)
                .name();
        TrialKeys trialKeys = new TrialKeys(plan.spec(), data, engine);
        plan.trials().forEach(trial -> keys.put(trial, trialKeys.of(trial)));
        requireObjective();
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

    /** The trainings of the trials that the journal doesn't have. */
    public List<TrialRun> runsLeft() {
        return plan.runs(trial -> journal.find(key(trial)) == null);
    }

    /**
     * Runs the trials that the journal doesn't have, and adds their results to it.
     *
     * @param listener is told of the progress several times a second and after each trial, from any thread
     * @throws RegressionException if the journal cannot be written; whatever finished before is in it
     */
    public SweepResult run(TrialExecutor executor, Consumer<SweepProgress> listener) {
        List<TrialRun> runs = runsLeft();
        SweepRun run = new SweepRun(plan, runs, (trial, result) -> journal.append(key(trial), result), listener);
        for (Trial trial : plan.trials()) {
            TrialResult result = journal.find(key(trial));
            if (result != null) {
                run.known(result.withTrial(trial.number()));
            }
        }
        executor.execute(runs, run);
        return new SweepResult(
                plan,
                data.sha256(plan.spec().specification()),
                engine,
                findings(plan.spec().specification()),
                new ArrayList<>(run.results()));
    }

    /** What misleads in the rows as they are divided for all trials, or for the first fold. */
    private List<DataFinding> findings(Specification specification) {
        return splits(specification).stream().findFirst().map(SplitFindings::of).orElse(List.of());
    }

    private String key(Trial trial) {
        String key = keys.get(trial);
        if (key == null) {
            throw new IllegalArgumentException("not of this plan: " + trial);
        }
        return key;
    }
}
