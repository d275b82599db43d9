package dev.mlmethods.regression.gate.mlflow;

import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.model.SpecificationFields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The contents of an MLflow run.
 *
 * @param name of the run
 * @param status how it ended
 * @param metrics by name, such as {@code test.rmse}; finite
 * @param parameters by name
 * @param tags by name
 */
public record MlflowRun(
        String name,
        Status status,
        Map<String, Double> metrics,
        Map<String, String> parameters,
        Map<String, String> tags) {
    /** How a run ended, by MLflow's names. */
    public enum Status {
        /** The gate passes. */
        FINISHED,
        /** The gate fails. */
        FAILED
    }

    /**
     * Copies the maps.
     *
     * @param name of the run
     * @param status how it ended
     * @param metrics by name, such as {@code test.rmse}; finite
     * @param parameters by name
     * @param tags by name
     */
    public MlflowRun {
        metrics = copy(metrics);
        parameters = copy(parameters);
        tags = copy(tags);
    }

    private static <T> Map<String, T> copy(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /**
     * {@return the run of a verdict: all current metrics, the specification as parameters, and the verdict as tags}
     *
     * @param name of the run, such as that of the module
     * @param result the verdict
     * @param specification see {@link SpecificationFields#values}
     */
    public static MlflowRun of(String name, CheckResult result, Map<String, ?> specification) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        result.current()
                .forEach((split, values) -> values.forEach((metric, value) -> {
                    if (Double.isFinite(value)) {
                        metrics.put(split + "." + metric, value);
                    }
                }));
        Map<String, String> parameters = new LinkedHashMap<>();
        specification.forEach((field, value) -> parameters.put(field, SpecificationFields.text(field, value)));
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("regression.verdict", result.verdict().text());
        if (result.baselineCommit() != null) {
            tags.put("regression.baselineCommit", result.baselineCommit());
        }
        // Names that MLflow's own pages show.
        tags.put("mlflow.note.content", result.message());
        if (result.commit() != null) {
            tags.put("mlflow.source.git.commit", result.commit());
        }
        return new MlflowRun(name, result.passes() ? Status.FINISHED : Status.FAILED, metrics, parameters, tags);
    }
}
