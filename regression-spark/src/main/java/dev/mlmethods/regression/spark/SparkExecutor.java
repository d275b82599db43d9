package dev.mlmethods.regression.spark;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.sweep.ExecutorSpec;
import dev.mlmethods.regression.sweep.MachineException;
import dev.mlmethods.regression.sweep.SweepData;
import dev.mlmethods.regression.sweep.SweepInterruptedException;
import dev.mlmethods.regression.sweep.TrialExecutor;
import dev.mlmethods.regression.sweep.TrialMonitor;
import dev.mlmethods.regression.sweep.TrialOrigin;
import dev.mlmethods.regression.sweep.TrialResult;
import dev.mlmethods.regression.sweep.TrialRun;
import dev.mlmethods.regression.sweep.TrialStatus;
import dev.mlmethods.regression.text.Reason;
import dev.mlmethods.regression.version.CodeSha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/**
 * Runs the trainings of a sweep as tasks of an application of Spark, whose driver is this process. The results are those of {@link
 * dev.mlmethods.regression.sweep.LocalExecutor}, to the byte.
 *
 * <p>Each answer of an executor says what its results are of: its release, code, engine and data. If that differs from what they would be of here, the
 * sweep ends, and they don't enter its journal.
 *
 * <p>With successive halving, there is one job for each comparison, which is made here, so that no task waits for another one. A trial that goes on is
 * trained from its start again: with a reduction factor of 3, which trains half as long before each comparison as after it, one that is trained to its end
 * costs about half as much again. Most are given up before.
 */
final class SparkExecutor implements TrialExecutor {
    private static final String MASTER = "spark.master";
    private static final String JARS = "spark.jars";

    private final ExecutorSpec spec;
    private final SweepData data;
    private final Path basedir;
    private final Consumer<String> log;
    private final SparkConf conf;
    private final @Nullable String codeSha256;

    SparkExecutor(ExecutorSpec spec, SweepData data, Path basedir, Consumer<String> log) {
        this.spec = spec;
        this.data = data;
        this.basedir = basedir;
        this.log = log;
        this.conf = conf(spec);
        try {
            this.codeSha256 = CodeSha256.ofThisLibrary();
        } catch (IOException e) {
            throw new RegressionException("Cannot read the jar of this library: " + Reason.of(e) + ".", e);
        }
    }

    /** What {@code spark-submit} or the JVM's arguments give is in system properties, which a new configuration begins with. */
    private static SparkConf conf(ExecutorSpec spec) {
        SparkConf conf = new SparkConf();
        spec.properties().forEach(conf::set);
        Optional.ofNullable(System.getenv("SPARK_MASTER")).ifPresent(master -> conf.setIfMissing(MASTER, master));
        if (!conf.contains(MASTER)) {
            throw new RegressionException("executor is spark, but no master is given; set sparkMaster, such as"
                    + " spark://host:7077, or local-cluster[2,1,1024] to try it on this machine, or the environment"
                    + " variable SPARK_MASTER.");
        }
        conf.setIfMissing("spark.app.name", "regression-sweep");
        conf.setIfMissing("spark.ui.enabled", "false");
        conf.setIfMissing("spark.ui.showConsoleProgress", "false");
        if (!spec.jars().isEmpty()) {
            List<String> jars = new ArrayList<>(spec.jars());
            Optional.of(conf.get(JARS, "")).filter(given -> !given.isEmpty()).ifPresent(jars::add);
            conf.set(JARS, String.join(",", jars));
        }
        return conf;
    }

    @Override
    public void execute(List<TrialRun> runs, TrialMonitor monitor) {
        if (runs.isEmpty()) {
            return;
        }
        ClusterLog cluster = new ClusterLog(log);
        JavaSparkContext spark = start();
        try {
            spark.sc().addSparkListener(cluster);
            SharedDataset dataset = SharedDataset.of(
                    spark, runs.get(0).longest().specification().data().dataset(), basedir, spec.dataset());
            new Jobs(spark, dataset, monitor).run(runs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SweepInterruptedException(e);
        } catch (ExecutionException e) {
            throw failure(cluster, Objects.requireNonNull(e.getCause()));
        } finally {
            cluster.end();
            stop(spark);
        }
    }

    private JavaSparkContext start() {
        try {
            return new JavaSparkContext(conf);
        } catch (Exception e) {
            // Spark's own is a checked one, which nothing in Scala declares.
            throw new RegressionException(
                    "Spark can't start with the master " + conf.get(MASTER) + ": " + Reason.of(e)
                            + ". It must be one of Spark 4.2 with Scala 2.13; see sparkMaster and sparkProperties.",
                    e);
        }
    }

    /** Even if this thread is to end: executors must not be left behind. */
    private static void stop(JavaSparkContext spark) {
        boolean interrupted = Thread.interrupted();
        spark.stop();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static MachineException failure(ClusterLog cluster, Throwable cause) {
        String last = cluster.lastFailure();
        return new MachineException(
                last.isEmpty() ? Reason.of(cause).lines().findFirst().orElse("") : last, cause);
    }

    /** The jobs of one execution. */
    private final class Jobs {
        private final JavaSparkContext spark;
        private final SharedDataset dataset;
        private final TrialMonitor monitor;

        Jobs(JavaSparkContext spark, SharedDataset dataset, TrialMonitor monitor) {
            this.spark = spark;
            this.dataset = dataset;
            this.monitor = monitor;
        }

        void run(List<TrialRun> runs) throws InterruptedException, ExecutionException {
            int rungs = runs.get(0).rungs().size();
            List<TrialRun> left = runs;
            for (int rung = 0; rung < rungs && !left.isEmpty(); rung++) {
                left = survivors(left, rung);
            }
            if (!left.isEmpty()) {
                finish(TrialRun.longestFirst(left), rungs);
            }
        }

        private void finish(List<TrialRun> runs, int rungs) throws InterruptedException, ExecutionException {
            try (SparkJob job = new SparkJob(spark, runs, new TrialTask(dataset, rungs))) {
                job.answers((answer, run) -> report(runs.get(run), required(runs.get(run), answer)));
            }
        }

        /** Trains up to a comparison, and makes it in the order of the trials, for each as soon as those before it are there. */
        private List<TrialRun> survivors(List<TrialRun> runs, int rung)
                throws InterruptedException, ExecutionException {
            List<TrialRun> survivors = new ArrayList<>();
            Map<Integer, TaskAnswer> early = new TreeMap<>();
            int[] decided = {0};
            try (SparkJob job = new SparkJob(spark, runs, new TrialTask(dataset, rung))) {
                job.answers((answer, run) -> {
                    early.put(run, required(runs.get(run), answer));
                    for (TaskAnswer next = early.remove(decided[0]); next != null; next = early.remove(decided[0])) {
                        TrialRun compared = runs.get(decided[0]++);
                        if (survives(compared, rung, next)) {
                            survivors.add(compared);
                        } else {
                            report(compared, next);
                        }
                    }
                });
            }
            return survivors;
        }

        private boolean survives(TrialRun run, int rung, TaskAnswer answer) {
            TrialResult result = answer.results().get(0);
            monitor.trained(run, answer.trainedEpochs());
            return result.status() == TrialStatus.PRUNED
                    && monitor.goesOn(run, rung, result.rungs().get(rung));
        }

        private void report(TrialRun run, TaskAnswer answer) {
            monitor.trained(run, answer.trainedEpochs());
            answer.results().forEach(monitor::finished);
            monitor.skipped(run, answer.skippedEpochs());
        }
    }

    /** An answer with results that this process would have, too. */
    private TaskAnswer required(TrialRun run, TaskAnswer answer) {
        answer.origin().differenceFrom(TrialOrigin.here(run, data, codeSha256)).ifPresent(difference -> {
            throw new RegressionException("The results of " + answer.executor() + " are of " + difference
                    + ". They aren't used. All executors need the jars of this process, and the same dataset; see"
                    + " sparkDataset.");
        });
        return answer;
    }
}
