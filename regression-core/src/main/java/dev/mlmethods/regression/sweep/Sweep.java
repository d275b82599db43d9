package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.engine.TrainingEngines;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.split.SplitFindings;
import dev.mlmethods.regression.training.TrainingSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sweep: the plan, minus what the journal already has, run by an executor. */
public final class Sweep {
    private final SweepPlan plan;
    private final SweepData data;
    private final SweepJournal journal;
    private final String engine;
    /** By the number of a trial; a trial whose data can't be read has none. */
    private final Map<Integer, String> keys = new LinkedHashMap<>();

    private final SweepOrigin origin;

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
        this.origin = trialKeys.origin(anyReadable());
        requireObjective();
    }

    /** A trial whose data can't be read has no key: it fails each time, with the fault that its data then have. */
    private void findKeys(TrialKeys trialKeys) {
        RegressionException fault = null;
        for (Trial trial : plan.trials()) {
            try {
                keys.put(trial.number(), trialKeys.of(trial));
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

    /**
     * {@return the trainings of the trials that the journal doesn't have}
     *
     * @param shard whose trainings; null for all
     */
    public List<TrialRun> runsLeft(@Nullable Shard shard) {
        Set<Integer> left = trials(shard).stream()
                .filter(trial -> toKeep(trial) == null)
                .map(Trial::number)
                .collect(Collectors.toSet());
        return plan.runs(trial -> left.contains(trial.number()));
    }

    /**
     * {@return the trials of a share, by number} Trials that share a training are in one shard, whatever the journal has.
     *
     * @param shard which share; null for all trials
     * @throws RegressionException if the trials depend on each other
     */
    public List<Trial> trials(@Nullable Shard shard) {
        if (shard == null) {
            return plan.trials();
        }
        requireSharable(shard);
        return divided(shard.count()).get(shard.number() - 1);
    }

    private List<List<Trial>> divided(int shards) {
        Dataset rows = data.dataset(anyReadable());
        TableShape table = TableShape.of(rows);
        return Shard.divide(
                        plan.runs(),
                        shards,
                        run -> Math.max(1, run.folds())
                                * TrainingCost.seconds(run.longest().specification(), rows.rows(), table))
                .stream()
                .map(share -> share.stream()
                        .flatMap(run -> run.trials().stream())
                        .sorted(Comparator.comparingInt(Trial::number))
                        .toList())
                .toList();
    }

    private void requireSharable(Shard shard) {
        if (plan.spec().strategy().strategy() == Strategy.SUCCESSIVE_HALVING) {
            throw new RegressionException("shard is " + shard
                    + ", but strategy is successiveHalving, which compares each trial with all before it, so that shards would have"
                    + " to wait for each other; use the strategy random or grid, or leave shard out.");
        }
    }

    /**
     * Runs the trials that the journal doesn't have, and adds their results to it. The next run tries again what failed.
     *
     * @param executor runs the trainings
     * @param listener is told of the progress several times a second and after each trial, from any thread
     * @return the results of all trials, including those that the journal already had
     * @throws RegressionException if the journal cannot be written; whatever finished before is in it
     * @throws MachineException if a training could not be done on this machine
     */
    public SweepResult run(TrialExecutor executor, Consumer<SweepProgress> listener) {
        return result(run(null, this::toKeep, executor, listener));
    }

    /**
     * Runs a share of the trials.
     *
     * @param shard which share
     * @param executor runs the trainings
     * @param listener is told of the progress several times a second and after each trial, from any thread
     * @return the results of its trials, by number, including those that the journal already had
     * @throws RegressionException if the journal cannot be written, or the trials depend on each other
     * @throws MachineException if a training could not be done on this machine
     */
    public List<TrialResult> run(Shard shard, TrialExecutor executor, Consumer<SweepProgress> listener) {
        return run(shard, this::toKeep, executor, listener);
    }

    /**
     * Joins what other journals have, adds it to this one, and trains nothing but trials whose data can't be read, which fail.
     *
     * @param journals of this sweep or its shards, of any number, in any order
     * @param listener is told of the progress
     * @return the results of all trials
     * @throws RegressionException if a journal is of another sweep, or a trial is in none of them
     */
    public SweepResult join(List<Path> journals, Consumer<SweepProgress> listener) {
        JournalUnion union = new JournalUnion(origin);
        journals.stream().filter(file -> !journal.isIn(file)).forEach(union::add);
        Map<String, TrialResult> found = new LinkedHashMap<>();
        List<Trial> missing = new ArrayList<>();
        for (Trial trial : plan.trials()) {
            String key = keys.get(trial.number());
            if (key != null && toKeep(trial) == null) {
                TrialResult result = union.find(key);
                if (result != null) {
                    found.put(key, result.withTrial(trial.number()));
                } else if (journal.find(key) == null) {
                    missing.add(trial);
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new MissingTrials(
                            plan.trials().size(), missing, union.shards().orElse(0), this::divided)
                    .error();
        }
        journal.begin(origin);
        journal.append(found);
        return result(run(null, this::inJournal, new LocalExecutor(data, 1, 1), listener));
    }

    private List<TrialResult> run(
            @Nullable Shard shard,
            Function<Trial, @Nullable TrialResult> known,
            TrialExecutor executor,
            Consumer<SweepProgress> listener) {
        List<Trial> trials = trials(shard);
        List<TrialResult> ended = new ArrayList<>();
        Set<Integer> left = new HashSet<>();
        for (Trial trial : trials) {
            TrialResult result = known.apply(trial);
            if (result == null) {
                left.add(trial.number());
            } else {
                ended.add(result.withTrial(trial.number()));
            }
        }
        List<TrialRun> runs = plan.runs(trial -> left.contains(trial.number()));
        journal.begin(origin.withShard(shard));
        SweepRun run = new SweepRun(plan, trials.size(), runs, this::append, listener);
        ended.forEach(run::known);
        executor.execute(runs, run);
        return run.results();
    }

    private SweepResult result(List<TrialResult> results) {
        SweepResult result = new SweepResult(plan, "", engine, List.of(), results);
        // The best trial's data are the ones that the model is trained on.
        Specification chosen = result.bestTrial().map(Trial::specification).orElseGet(this::anyReadable);
        List<DataFinding> findings = new ArrayList<>(findings(chosen));
        differentRows(result).ifPresent(findings::add);
        return new SweepResult(plan, data.sha256(chosen), engine, findings, result.results());
    }

    /** Those of the specification itself may not be readable, if the search replaces what is wrong with it. */
    private Specification anyReadable() {
        int number = keys.keySet().iterator().next();
        return plan.trials().get(number - 1).specification();
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

    private @Nullable TrialResult inJournal(Trial trial) {
        String key = keys.get(trial.number());
        return key == null ? null : journal.find(key);
    }

    /** What failed is worth another attempt. */
    private @Nullable TrialResult toKeep(Trial trial) {
        TrialResult result = inJournal(trial);
        return result == null || result.status() == TrialStatus.FAILED ? null : result;
    }

    private void append(Trial trial, TrialResult result) {
        String key = keys.get(trial.number());
        if (key != null) {
            journal.append(key, result);
        }
    }
}
