package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.engine.TrainingEngines;
import dev.mlmethods.regression.model.NetworkTraining;
import dev.mlmethods.regression.model.PreparedData;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.LossSpec;
import dev.mlmethods.regression.training.TrainingEngine;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Trains the trials of a run, fold by fold, and reports each as soon as it is known: what every {@link TrialExecutor} does in the end. Can be used by
 * several threads.
 */
public final class TrialTrainer {
    private final SweepData data;
    private final int threads;
    /** An engine is fast only after compiling something, which all trials with the same network share. */
    private final ConcurrentMap<EngineKey, TrainingEngine> engines = new ConcurrentHashMap<>();

    /**
     * A trainer.
     *
     * @param data what the trials train on
     * @param threads of each training, at least 1
     */
    public TrialTrainer(SweepData data, int threads) {
        this.data = data;
        this.threads = threads;
    }

    private record EngineKey(EngineName engine, NetworkSpec network, LossSpec loss) {}

    /**
     * Trains all trials of a run. Whatever is wrong with them becomes their result.
     *
     * @param run the training
     * @param monitor is told of its progress and of each result
     * @throws MachineException if something is wrong with the machine
     * @throws RuntimeException what the monitor throws
     */
    public void train(TrialRun run, TrialMonitor monitor) {
        OpenTrials trials = new OpenTrials(run, monitor);
        try {
            try {
                train(run, trials);
            } catch (MonitorException e) {
                throw e;
            } catch (RuntimeException | OutOfMemoryError e) {
                if (MachineException.isBehind(e)) {
                    throw new MachineException(e);
                }
                trials.endAll(
                        TrialStatus.FAILED,
                        e instanceof RegressionException ? String.valueOf(e.getMessage()) : e.toString());
            }
        } catch (MonitorException e) {
            throw e.monitorsOwn();
        }
    }

    private void train(TrialRun run, OpenTrials trials) {
        Specification longest = run.longest().specification();
        TrainingEngine engine = engine(longest);
        List<PreparedData> folds = data.prepared(longest, run.folds());
        for (int fold = 1; fold <= folds.size() && trials.areLeft(); fold++) {
            Specification specification = trials.startFold(fold);
            NetworkTraining training = new NetworkTraining(folds.get(fold - 1), specification, engine);
            new FoldTraining(training, trials).run();
        }
    }

    private TrainingEngine engine(Specification specification) {
        EngineName name = specification.training().engine();
        return engines.computeIfAbsent(
                new EngineKey(
                        name, specification.network(), specification.training().loss()),
                key -> TrainingEngines.prepared(name, key.network(), specification.training(), threads));
    }
}
