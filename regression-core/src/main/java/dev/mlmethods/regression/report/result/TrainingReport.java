package dev.mlmethods.regression.report.result;

import dev.mlmethods.regression.advice.Advice;
import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.json.Invariant;
import dev.mlmethods.regression.model.Provenance;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.training.EpochLoss;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The contents of {@code training.json}: what was trained, on what, and how good it is. The same inputs on the same platform give the same bytes. The
 * file contains no hash of itself, because no verdict is based on it.
 *
 * @param formatVersion the version of this file's format, {@value #FORMAT_VERSION}
 * @param fingerprint the fingerprint of everything that the training depends on: another training with the same one would give the same model
 * @param modelSha256 the SHA-256 of {@code model.zip}
 * @param parametersSha256 the SHA-256 of the weights and biases
 * @param finalModel the one that was trained on every row; null if there is none
 * @param features the names of the features, in the model's order; at least one
 * @param target the name of the target
 * @param specification what was trained
 * @param division how the rows were divided by a column or quantiles, in words; null if at random
 * @param finalLoss the loss of the epoch whose weights the model has; null if it was imported
 * @param metrics the metrics on the rows of each split, Doubles nested as in {@code metrics.json}
 * @param findings what misleads in the data
 * @param advice what to do next with the network
 * @param provenance where the model comes from
 */
public record TrainingReport(
        int formatVersion,
        String fingerprint,
        String modelSha256,
        String parametersSha256,
        @Nullable FinalModel finalModel,
        List<String> features,
        String target,
        Specification specification,
        @Nullable String division,
        @Nullable EpochLoss finalLoss,
        Map<String, Object> metrics,
        List<DataFinding> findings,
        Advice advice,
        Provenance provenance) {
    /** The version that this release writes, and the only one that it reads. */
    public static final int FORMAT_VERSION = 1;

    /** The name of the file. */
    public static final String FILE = "training.json";

    private static final ResultJson JSON = new ResultJson("training", FORMAT_VERSION, "run regression:train");

    /**
     * Copies the collections, and checks that there is a feature, and that metrics have values.
     *
     * @param formatVersion the version of this file's format, {@value #FORMAT_VERSION}
     * @param fingerprint the fingerprint of everything that the training depends on
     * @param modelSha256 the SHA-256 of {@code model.zip}
     * @param parametersSha256 the SHA-256 of the weights and biases
     * @param finalModel the one that was trained on every row; null if there is none
     * @param features the names of the features, in the model's order; at least one; copied
     * @param target the name of the target
     * @param specification what was trained
     * @param division how the rows were divided by a column or quantiles, in words; null if at random
     * @param finalLoss the loss of the epoch whose weights the model has; null if it was imported
     * @param metrics the metrics on the rows of each split, numbers or {@code "Infinity"}, nested as in {@code metrics.json}; copied
     * @param findings what misleads in the data; copied
     * @param advice what to do next with the network
     * @param provenance where the model comes from
     * @throws IllegalArgumentException if there is no feature, or a metric is neither a number nor the text of an infinite one
     */
    public TrainingReport {
        features = List.copyOf(features);
        Invariant.require(!features.isEmpty(), "features is empty");
        metrics = numbers("metrics", metrics);
        findings = List.copyOf(findings);
    }

    /** Undefined values are left out, and JSON has a text for infinite ones. */
    private static Map<String, Object> numbers(String name, Map<?, ?> values) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            String path = name + "." + key;
            if (value instanceof Map<?, ?> inner) {
                numbers.put(String.valueOf(key), numbers(path, inner));
            } else if (value instanceof Number number) {
                numbers.put(String.valueOf(key), number.doubleValue());
            } else {
                Invariant.require("Infinity".equals(value) || "-Infinity".equals(value), path + " is not a number");
                numbers.put(String.valueOf(key), Double.parseDouble((String) value));
            }
        });
        return Collections.unmodifiableMap(numbers);
    }

    /**
     * {@return a metric of the network on the test rows; empty if they leave it undefined, or it is infinite}
     *
     * @param metric which one
     */
    public OptionalDouble test(Metric metric) {
        return metrics.get("test") instanceof Map<?, ?> test
                        && test.get(metric.jsonName()) instanceof Double value
                        && Double.isFinite(value)
                ? OptionalDouble.of(value)
                : OptionalDouble.empty();
    }

    /**
     * Reads the {@value #FILE} of an output folder.
     *
     * @param folder the output folder of a training
     * @return the contents of the file
     * @throws dev.mlmethods.regression.RegressionException if it is missing or damaged, or has a different format version; the message says which
     */
    public static TrainingReport read(Path folder) {
        return JSON.read(folder.resolve(FILE), TrainingReport.class);
    }

    /**
     * Reads the {@value #FILE} of an output folder, if there is one.
     *
     * @param folder the output folder of a training
     * @return the contents of the file; empty if there is none
     * @throws dev.mlmethods.regression.RegressionException if it is damaged, or has a different format version; the message says which
     */
    public static Optional<TrainingReport> find(Path folder) {
        return JSON.find(folder.resolve(FILE), TrainingReport.class);
    }
}
