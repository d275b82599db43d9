package dev.mlmethods.regression.spark;

import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.sweep.TrialRun;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import scala.concurrent.ExecutionContext;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/** One job with one task for each run. Its answers come to the thread that asks for them, for an exception on one of Spark's would end its scheduler. */
final class SparkJob implements AutoCloseable {
    private final List<TrialRun> runs;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final SimpleFutureAction<BoxedUnit> action;

    private sealed interface Event {}

    private record Answered(int run, String json) implements Event {}

    private record Failed(Throwable cause) implements Event {}

    /** Submits the job. */
    SparkJob(JavaSparkContext spark, List<TrialRun> runs, TrialTask task) {
        this.runs = runs;
        List<String> tasks = runs.stream().map(Json::line).toList();
        List<Object> partitions = IntStream.range(0, runs.size()).boxed().collect(Collectors.toUnmodifiableList());
        this.action = spark.sc()
                .submitJob(
                        spark.parallelize(tasks, tasks.size()).rdd(),
                        task,
                        CollectionConverters.asScala(partitions).toSeq(),
                        (run, json) -> {
                            events.add(new Answered((Integer) run, json));
                            return BoxedUnit.UNIT;
                        },
                        () -> BoxedUnit.UNIT);
        action.onComplete(
                result -> {
                    if (result.isFailure()) {
                        events.add(new Failed(result.failed().get()));
                    }
                    return BoxedUnit.UNIT;
                },
                ExecutionContext.fromExecutor(Runnable::run));
    }

    /**
     * Waits for all answers, and passes on each the moment it comes.
     *
     * @param taker gets an answer with the number of its run, counted from 0; each once
     * @throws ExecutionException if Spark has given up a run, or the job
     */
    void answers(ObjIntConsumer<TaskAnswer> taker) throws InterruptedException, ExecutionException {
        for (int left = runs.size(); left > 0; left--) {
            Event event = events.take();
            if (event instanceof Answered answer) {
                taker.accept(Json.read(answer.json(), TaskAnswer.class), answer.run());
            } else if (event instanceof Failed failure) {
                throw new ExecutionException(failure.cause());
            }
        }
    }

    /** Ends what is still running. */
    @Override
    public void close() {
        if (!action.isCompleted()) {
            action.cancel();
        }
    }
}
