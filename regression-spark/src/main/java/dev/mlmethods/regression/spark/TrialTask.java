package dev.mlmethods.regression.spark;

import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.sweep.TrialRun;
import java.io.Serializable;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import scala.Function1;
import scala.collection.Iterator;

/** What an executor does with the one run of a partition: trains it, and answers with JSON. */
final class TrialTask implements Function1<Iterator<String>, String>, Serializable {
    private static final long serialVersionUID = 1L;

    private final SharedDataset dataset;
    private final int rungs;

    /**
     * A task.
     *
     * @param rungs after how many comparisons of successive halving, which the trials are known to survive, they stop at the next one
     */
    TrialTask(SharedDataset dataset, int rungs) {
        this.dataset = dataset;
        this.rungs = rungs;
    }

    @Override
    public String apply(Iterator<String> runs) {
        TrialRun run = dataset.mapped(Json.read(runs.next(), TrialRun.class));
        TaskContext task = TaskContext.get();
        ExecutorTrainer trainer = ExecutorTrainer.of(dataset, task.cpus());
        RunRecorder recorder = new RunRecorder(task, rungs);
        trainer.train(run, recorder);
        return Json.line(new TaskAnswer(
                executor(),
                trainer.origin(run),
                recorder.results(),
                recorder.trainedEpochs(),
                recorder.skippedEpochs()));
    }

    private static String executor() {
        SparkEnv here = SparkEnv.get();
        return "executor " + here.executorId() + " on "
                + here.blockManager().blockManagerId().host();
    }
}
