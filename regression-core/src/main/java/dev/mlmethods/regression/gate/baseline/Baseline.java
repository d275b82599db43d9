package dev.mlmethods.regression.gate.baseline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.QueryOrigin;
import dev.mlmethods.regression.hash.ContentSha256;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.model.ImportedFiles;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.report.result.EvaluationReport;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contents of {@code regression-baseline.json}: an evaluation that was accepted and that later ones are held to. It is in the user's repository,
 * is small, and has a line for each thing that can change. The file also has a {@link ContentSha256}.
 *
 * <p>Whoever reads one recomputes the metrics of the test rows and compares the bits, see {@link StoredBaseline}. So a release whose {@link
 * dev.mlmethods.regression.evaluation.RegressionMetrics} have different bits needs a new format version.
 *
 * @param formatVersion the version of this file's format, {@value #FORMAT_VERSION}
 * @param commit that was checked out when it was accepted; null outside a git work tree
 * @param target the name of the target
 * @param metrics of the network by the name of the split ({@code test}, {@code validation}, {@code train}) and that of the metric, to the last bit; those
 *     that are not defined are left out
 * @param parametersSha256 of the weights and biases
 * @param predictionsSha256 of the predictions for the test rows
 * @param data the dataset of the training
 * @param testRows the rows that were tested on
 * @param specification what the model was trained with, including the split
 * @param platform what computed it
 * @param rowsSha256 of the uncompressed contents of the {@link BaselineRows} beside it
 * @param imported the files that the network was read from; null if it was trained here
 * @param origin the query and the database that the dataset came from; null if it didn't come from one
 */
@JsonIgnoreProperties(ContentSha256.FIELD)
public record Baseline(
        int formatVersion,
        @Nullable String commit,
        String target,
        Map<String, Map<String, Double>> metrics,
        String parametersSha256,
        String predictionsSha256,
        Data data,
        TestRows testRows,
        Specification specification,
        PlatformWithCode platform,
        String rowsSha256,
        @Nullable ImportedFiles imported,
        @Nullable QueryOrigin origin) {
    /** The version that this release writes, and the only one that it reads. */
    public static final int FORMAT_VERSION = 2;

    /**
     * Copies the maps.
     *
     * @param formatVersion the version of this file's format, {@value #FORMAT_VERSION}
     * @param commit that was checked out when it was accepted; null outside a git work tree
     * @param target the name of the target
     * @param metrics of the network by the names of the split and the metric, to the last bit
     * @param parametersSha256 of the weights and biases
     * @param predictionsSha256 of the predictions for the test rows
     * @param data the dataset of the training
     * @param testRows the rows that were tested on
     * @param specification what the model was trained with, including the split
     * @param platform what computed it
     * @param rowsSha256 of the uncompressed contents of the {@link BaselineRows} beside it
     * @param imported the files that the network was read from; null if it was trained here
     * @param origin the query and the database that the dataset came from; null if it didn't come from one
     */
    public Baseline {
        Map<String, Map<String, Double>> copies = new LinkedHashMap<>();
        metrics.forEach((split, values) -> copies.put(split, Collections.unmodifiableMap(new LinkedHashMap<>(values))));
        metrics = Collections.unmodifiableMap(copies);
    }

    /**
     * The baseline that an evaluation makes when it is accepted.
     *
     * @param rows of the same evaluation, to be kept beside it
     * @param training the dataset of the training
     * @param data where the test rows come from, if they aren't the training's
     */
    static Baseline of(EvaluatedModel accepted, BaselineRows rows, Dataset training, EvaluationData data) {
        EvaluationReport report = accepted.report();
        Dataset tested = report.heldOut() ? training : data.evaluation();
        return new Baseline(
                FORMAT_VERSION,
                accepted.commit(),
                report.target(),
                accepted.metrics(),
                report.parametersSha256(),
                accepted.predictions().sha256(),
                new Data(
                        report.specification().data().dataset(),
                        report.provenance().dataSha256(),
                        training.rows()),
                new TestRows(
                        report.dataset(),
                        report.heldOut(),
                        accepted.predictions().rows().size(),
                        accepted.predictions().rowsSha256(tested)),
                report.specification(),
                accepted.platform(),
                rows.sha256(),
                report.provenance().imported(),
                report.provenance().origin());
    }

    /** {@return the SHA-256 of its file as this release writes it, whatever a checkout does to line endings} */
    public String sha256() {
        return Sha256.of(ContentSha256.file(this));
    }

    /**
     * A dataset.
     *
     * @param dataset its name, as it is in the specification
     * @param sha256 see {@link dev.mlmethods.regression.data.Dataset#sha256}
     * @param rows how many it has
     */
    public record Data(String dataset, String sha256, int rows) {}

    /**
     * The rows of a test.
     *
     * @param dataset what they were taken from: the dataset of the training, or a different one
     * @param heldOut whether the training held them out
     * @param rows how many they are
     * @param sha256 of their contents as a dataset of their own: the features and the target, in their order
     */
    public record TestRows(String dataset, boolean heldOut, int rows, String sha256) {}
}
