package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.training.TrainingEngines;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A sweep: the plan, less what the journal has, run by an executor. */
public final class Sweep {
    private final SweepPlan plan;
    private final SweepData data;
    private final SweepJournal journal;
    private final String engine;
    private final Map<Trial, String> keys = new LinkedHashMap<>();

    /**
     * A sweep; it reads the data, and trains nothing yet.
     *
     * @param journal what is done already
     * @throws RegressionException if the data is at fault or there is no such engine
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
    }

    /** The trainings of the trials that the journal has not. */
    public List<TrialRun> runsLeft() {
        return plan.runs(trial -> journal.find(key(trial)) == null);
    }

    /**
     * Runs the trials that the journal has not, and puts their results there.
     *
     * @param listener is told of the progress several times a second and after each trial, from any thread
     * @throws RegressionException if the journal cannot be written; what has been finished before is in it
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
                plan, data.sha256(plan.spec().specification().data()), engine, new ArrayList<>(run.results()));
    }

    private String key(Trial trial) {
        String key = keys.get(trial);
        if (key == null) {
            throw new IllegalArgumentException("not of this plan: " + trial);
        }
        return key;
    }
}
