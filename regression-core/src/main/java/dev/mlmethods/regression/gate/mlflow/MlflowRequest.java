package dev.mlmethods.regression.gate.mlflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The bodies of requests, by the names of MLflow's REST API 2.0. Source: https://mlflow.org/docs/latest/rest-api.html. */
final class MlflowRequest {
    /** How many entities a batch may have. */
    private static final int BATCH = 1_000;

    private static final int BATCH_OF_PARAMETERS = 100;
    private static final int BATCH_OF_TAGS = 100;
    /** As many as still fit in a batch that already holds the most parameters and tags. */
    private static final int BATCH_OF_METRICS = BATCH - BATCH_OF_PARAMETERS - BATCH_OF_TAGS;

    private static final int LONGEST_PARAMETER = 6_000;
    private static final int LONGEST_TAG = 5_000;

    private MlflowRequest() {}

    record NewExperiment(String name) {}

    record NewRun(String experiment_id, String run_name, long start_time) {}

    record Batch(String run_id, List<Metric> metrics, List<Pair> params, List<Pair> tags) {}

    record Metric(String key, double value, long timestamp, long step) {}

    record Pair(String key, String value) {}

    record RunEnd(String run_id, String status, long end_time) {}

    /** As many batches as the limits of the API require; values that are too long are cut. */
    static List<Batch> batches(String runId, MlflowRun run, long timestamp) {
        List<Metric> metrics = map(run.metrics(), (key, value) -> new Metric(key, value, timestamp, 0));
        List<Pair> parameters = map(run.parameters(), (key, value) -> new Pair(key, cut(value, LONGEST_PARAMETER)));
        List<Pair> tags = map(run.tags(), (key, value) -> new Pair(key, cut(value, LONGEST_TAG)));
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; ; i++) {
            Batch batch = new Batch(
                    runId,
                    part(metrics, i, BATCH_OF_METRICS),
                    part(parameters, i, BATCH_OF_PARAMETERS),
                    part(tags, i, BATCH_OF_TAGS));
            if (batch.metrics().isEmpty()
                    && batch.params().isEmpty()
                    && batch.tags().isEmpty()) {
                return batches;
            }
            batches.add(batch);
        }
    }

    private static <V, T> List<T> map(Map<String, V> values, BiFunction<String, V, T> entity) {
        List<T> entities = new ArrayList<>();
        values.forEach((key, value) -> entities.add(entity.apply(key, value)));
        return entities;
    }

    private static <T> List<T> part(List<T> all, int number, int size) {
        int start = Math.min(all.size(), number * size);
        return all.subList(start, Math.min(all.size(), start + size));
    }

    private static String cut(String value, int longest) {
        if (value.length() <= longest) {
            return value;
        }
        return value.substring(0, Character.isHighSurrogate(value.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
