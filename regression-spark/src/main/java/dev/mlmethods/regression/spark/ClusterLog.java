package dev.mlmethods.regression.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.TaskKilled;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.TaskInfo;

/** Says when an executor is lost or a training is tried again. */
final class ClusterLog extends SparkListener {
    private final Consumer<String> log;
    private final Map<String, String> hosts = new ConcurrentHashMap<>();
    private volatile boolean ended;
    private volatile String lastFailure = "";

    ClusterLog(Consumer<String> log) {
        this.log = log;
    }

    /** From now on, executors end because they are no longer needed. */
    void end() {
        ended = true;
    }

    /** The last failure of a training, with the place; empty if there was none. */
    String lastFailure() {
        return lastFailure;
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded added) {
        hosts.put(added.executorId(), added.executorInfo().executorHost());
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        String host = hosts.remove(removed.executorId());
        if (!ended) {
            log.accept("Spark lost executor " + removed.executorId() + (host == null ? "" : " on " + host) + " ("
                    + firstLine(removed.reason()) + "); " + hosts.size()
                    + " are left. What it was training is trained again.");
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        if (!(end.reason() instanceof TaskFailedReason failure) || failure instanceof TaskKilled) {
            return;
        }
        TaskInfo task = end.taskInfo();
        lastFailure = "executor " + task.executorId() + " on " + task.host() + ": " + words(failure);
        if (!ended && !(failure instanceof ExecutorLostFailure)) {
            log.accept("Attempt " + (task.attemptNumber() + 1) + " at a training failed on " + lastFailure + ".");
        }
    }

    private static String words(TaskFailedReason failure) {
        return failure instanceof ExceptionFailure thrown && thrown.description() != null
                ? firstLine(thrown.description())
                : firstLine(failure.toErrorString());
    }

    /** What follows is a stack trace. */
    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").replaceFirst("\\.$", "");
    }
}
