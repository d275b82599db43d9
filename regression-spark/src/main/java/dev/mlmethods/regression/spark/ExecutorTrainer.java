package dev.mlmethods.regression.spark;

import dev.mlmethods.regression.sweep.MachineException;
import dev.mlmethods.regression.sweep.SweepData;
import dev.mlmethods.regression.sweep.TrialMonitor;
import dev.mlmethods.regression.sweep.TrialOrigin;
import dev.mlmethods.regression.sweep.TrialRun;
import dev.mlmethods.regression.sweep.TrialTrainer;
import dev.mlmethods.regression.version.CodeSha256;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Trains all runs of a sweep that this executor gets, on data that it reads once. */
final class ExecutorTrainer {
    /**
     * The trainer of the current sweep, by its name. Static, because Spark makes the objects of each task anew: nothing else of ours lives as long as the
     * JVM of an executor.
     */
    private static final ConcurrentMap<String, ExecutorTrainer> CURRENT = new ConcurrentHashMap<>();

    private final SweepData data;
    private final TrialTrainer trainer;
    private final @Nullable String codeSha256;

    private ExecutorTrainer(SharedDataset dataset, int threads) {
        try {
            this.data = new SweepData(dataset.basedir());
            this.codeSha256 = CodeSha256.ofThisLibrary();
        } catch (IOException e) {
            throw new MachineException(e);
        }
        this.trainer = new TrialTrainer(data, threads);
    }

    /**
     * The trainer of a sweep.
     *
     * @param threads of each training
     * @throws MachineException if the dataset can't be brought here
     */
    static ExecutorTrainer of(SharedDataset dataset, int threads) {
        // Only a driver that is its own executor has a sweep before this one; its rows are of no use anymore.
        CURRENT.keySet().removeIf(sweep -> !sweep.equals(dataset.sweep()));
        return CURRENT.computeIfAbsent(dataset.sweep(), first -> new ExecutorTrainer(dataset, threads));
    }

    void train(TrialRun run, TrialMonitor monitor) {
        trainer.train(run, monitor);
    }

    TrialOrigin origin(TrialRun run) {
        return TrialOrigin.here(run, data, codeSha256);
    }
}
