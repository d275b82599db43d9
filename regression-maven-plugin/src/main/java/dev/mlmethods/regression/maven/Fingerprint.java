package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.ImportSpec;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.text.Reason;
import dev.mlmethods.regression.version.CodeSha256;
import dev.mlmethods.regression.version.Versions;
import dev.mlmethods.regression.worker.Backend;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a training depends on, side by side in a text: this plugin and its code, backend, threads if the engine's results depend on them,
 * and the hashes of data and specification.
 */
final class Fingerprint {
    private static final String NONE = "-";
    private static final String PLUGIN = "plugin";
    private static final String CODE = "code";
    private static final String BACKEND = "backend";
    private static final String THREADS = "threads";
    private static final String SPECIFICATION = "specification";
    private static final String DATA = "data";
    private static final String WEIGHTS = "weights";
    private static final String SCALER = "scaler";

    private Fingerprint() {}

    static String of(Specification specification, Path basedir, Backend backend, @Nullable Integer threads) {
        return text(ofTraining(specification, basedir, backend, threads));
    }

    /** The same of an import, which also depends on its files. */
    static String of(ImportSpec spec, Path basedir, Backend backend, @Nullable Integer threads) {
        Map<String, String> parts = ofTraining(spec.specification(), basedir, backend, threads);
        parts.put(WEIGHTS, fileSha256(spec.weights(), spec.weightsKey()));
        parts.put(SCALER, spec.scaler() == null ? NONE : fileSha256(spec.scaler(), spec.scalerKey()));
        return text(parts);
    }

    /** Results name the file, and which of its contents was taken decides them. */
    private static String fileSha256(String file, @Nullable String key) {
        try {
            return Sha256.of(Json.hashedLine(List.of(
                    String.valueOf(Path.of(file).getFileName()),
                    Sha256.of(Path.of(file)),
                    Optional.ofNullable(key).orElse(NONE))));
        } catch (IOException e) {
            throw new RegressionException("Cannot read " + file + ": " + Reason.ofReading(e) + ".", e);
        }
    }

    private static Map<String, String> ofTraining(
            Specification specification, Path basedir, Backend backend, @Nullable Integer threads) {
        try {
            Map<String, String> parts = new LinkedHashMap<>();
            parts.put(PLUGIN, Versions.regression());
            parts.put(CODE, Objects.requireNonNullElse(CodeSha256.ofThisLibrary(), NONE));
            parts.put(BACKEND, backend.parameterName());
            // The bits of the other engine don't depend on them.
            parts.put(
                    THREADS,
                    threads != null
                                    && backend.needsDl4j(
                                            specification.training().engine())
                            ? threads.toString()
                            : NONE);
            parts.put(SPECIFICATION, Sha256.of(Json.hashedLine(specification)));
            parts.put(
                    DATA,
                    DataSource.sha256Of(specification.data().dataset(), basedir).orElse(NONE));
            return parts;
        } catch (IOException e) {
            throw new RegressionException("Cannot read the dataset: " + Reason.of(e) + ".", e);
        }
    }

    private static String text(Map<String, String> parts) {
        return parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(" "));
    }

    /**
     * What is different in two fingerprints of one specification.
     *
     * @param now one that {@link #of} has made
     * @param before any text
     * @return clauses of a sentence, one after the other; empty if they are equal
     */
    static Optional<String> difference(String now, String before) {
        if (now.equals(before)) {
            return Optional.empty();
        }
        Map<String, String> nowParts = parts(now);
        Map<String, String> beforeParts = parts(before);
        if (beforeParts.isEmpty() || !beforeParts.keySet().equals(nowParts.keySet())) {
            return Optional.of("training.json is of another release of this plugin");
        }
        List<String> changed = nowParts.keySet().stream()
                .filter(part -> !Objects.equals(nowParts.get(part), beforeParts.get(part)))
                .toList();
        List<String> differences = new ArrayList<>();
        for (String part : List.of(WEIGHTS, SCALER)) {
            if (changed.contains(part)) {
                differences.add(part + " is another file");
            }
        }
        if (changed.contains(SPECIFICATION) && nowParts.containsKey(WEIGHTS)) {
            // Those of a training are compared one by one.
            differences.add("the parameters are others");
        }
        if (changed.contains(DATA)) {
            differences.add("the contents of the dataset have changed since");
        }
        if (changed.contains(PLUGIN) || changed.contains(CODE)) {
            differences.add("this is another build of the plugin");
        }
        for (String part : List.of(BACKEND, THREADS)) {
            if (changed.contains(part)) {
                differences.add(part + " is " + text(nowParts.get(part)) + ", and was " + text(beforeParts.get(part)));
            }
        }
        return Optional.of(String.join("; ", differences));
    }

    private static String text(@Nullable String value) {
        return value == null || value.equals(NONE) ? "not given" : value;
    }

    private static Map<String, String> parts(String fingerprint) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : fingerprint.split(" ", -1)) {
            int separator = part.indexOf('=');
            if (separator > 0) {
                parts.put(part.substring(0, separator), part.substring(separator + 1));
            }
        }
        return parts;
    }
}
