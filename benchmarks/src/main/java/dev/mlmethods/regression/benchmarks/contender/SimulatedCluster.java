package dev.mlmethods.regression.benchmarks.contender;

import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.sweep.TableShape;
import dev.mlmethods.regression.sweep.TrainingCost;
import dev.mlmethods.regression.sweep.Trial;
import dev.mlmethods.regression.sweep.TrialExecutor;
import dev.mlmethods.regression.sweep.TrialFit;
import dev.mlmethods.regression.sweep.TrialMonitor;
import dev.mlmethods.regression.sweep.TrialResult;
import dev.mlmethods.regression.sweep.TrialRun;
import dev.mlmethods.regression.sweep.TrialStatus;
import dev.mlmethods.regression.training.EpochLoss;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A cluster on which nothing is trained: its clock is a number, its results are made up, and what the driver has to do is real, including runs and results
 * as JSON.
 */
public final class SimulatedCluster implements TrialExecutor {
    /** As many as a trial keeps. */
    private static final int LOSSES = 100;

    private final int executors;
    private final TableShape table;
    private double seconds;

    /** A cluster of as many executors, which would train on such a table. */
    public SimulatedCluster(int executors, TableShape table) {
        this.executors = executors;
        this.table = table;
    }

    /** How long the last runs took on its clock. */
    public double seconds() {
        return seconds;
    }

    /** A training that ends at a time. */
    private record Task(double end, TrialRun run) {}

    @Override
    public void execute(List<TrialRun> runs, TrialMonitor monitor) {
        PriorityQueue<Task> running = new PriorityQueue<>(Comparator.comparingDouble(Task::end));
        seconds = 0;
        for (TrialRun run : runs) {
            if (running.size() == executors) {
                end(running.remove(), monitor);
            }
            TrialRun sent = Json.read(Json.line(run), TrialRun.class);
            running.add(new Task(seconds + cost(sent), sent));
        }
        while (!running.isEmpty()) {
            end(running.remove(), monitor);
        }
    }

    private double cost(TrialRun run) {
        return TrainingCost.seconds(specification(run), table.rows(), table);
    }

    private static Specification specification(TrialRun run) {
        return run.trials().get(run.trials().size() - 1).specification();
    }

    private void end(Task task, TrialMonitor monitor) {
        seconds = task.end();
        monitor.trained(task.run(), task.run().epochs());
        for (Trial trial : task.run().trials()) {
            monitor.finished(Json.read(Json.line(result(trial)), TrialResult.class));
        }
        monitor.skipped(task.run(), 0);
    }

    /** Numbers with as many digits as real ones. */
    private static TrialResult result(Trial trial) {
        Random random = new Random(trial.number());
        List<EpochLoss> losses = new ArrayList<>();
        for (int epoch = 1; epoch <= LOSSES; epoch++) {
            losses.add(new EpochLoss(epoch, random.nextDouble() / epoch, random.nextDouble() / epoch));
        }
        TrialFit fit = new TrialFit(
                LOSSES,
                metrics(random),
                metrics(random),
                metrics(random),
                Sha256.of(("weights of " + trial.number()).getBytes(StandardCharsets.UTF_8)),
                losses);
        return new TrialResult(trial.number(), TrialStatus.COMPLETED, null, List.of(fit), List.of());
    }

    private static RegressionMetrics metrics(Random random) {
        return new RegressionMetrics(
                random.nextDouble(),
                random.nextDouble(),
                random.nextDouble(),
                random.nextDouble(),
                random.nextDouble(),
                random.nextDouble(),
                random.nextDouble(),
                random.nextDouble());
    }
}
