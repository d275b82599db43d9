package dev.mlmethods.regression.report.result;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mlmethods.regression.advice.Advice;
import dev.mlmethods.regression.advice.Advisor;
import dev.mlmethods.regression.advice.Course;
import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.diagnostics.Diagnostics;
import dev.mlmethods.regression.diagnostics.ErrorBin;
import dev.mlmethods.regression.diagnostics.Estimate;
import dev.mlmethods.regression.diagnostics.IntervalCoverage;
import dev.mlmethods.regression.diagnostics.WorstRow;
import dev.mlmethods.regression.hash.ContentSha256;
import dev.mlmethods.regression.json.Invariant;
import dev.mlmethods.regression.model.Provenance;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.trees.TreeTuning;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contents of {@code evaluation.json}: everything that the page of an evaluation shows. The file also has a {@link ContentSha256}.
 *
 * @param formatVersion the version of this file's format, {@value #FORMAT_VERSION}
 * @param dataset what the rows were taken from: a built-in name, or a file as the user wrote it
 * @param heldOut whether the test rows are those that the training held out, or all of another dataset
 * @param target the name of the target
 * @param features the names of the features, in the model's order; at least one
 * @param columns the types of the table's columns by name, in their order; null if they are the features
 * @param specification what the model was trained with
 * @param fileSha256 the SHA-256 of the bytes of the file that the rows were read from; null if they were not held out from the training, or
 *     weren't read from a file
 * @param division how the rows of the training were divided by a column or quantiles, in words; null if at random, or if they are not available
 * @param provenance where the model comes from
 * @param model where the model was: its path relative to the folder of this file, with {@code /}, such as {@code model.zip}; an absolute path if
 *     there is no relative one
 * @param modelSha256 the SHA-256 of the model's file
 * @param parametersSha256 the SHA-256 of the weights and biases
 * @param finalModel the model beside it that was trained on every row, or itself if it is one; null if there is none
 * @param predictionsSha256 the SHA-256 of the predictions for the test rows, which are in {@code predictions.csv}, as little-endian float64
 * @param testRowsSha256 the SHA-256 of the contents of the test rows as a separate dataset: the features and the target, in their order
 * @param rows how many rows each split has
 * @param network the metrics of the network
 * @param leastSquares the metrics of the second reference model, least squares
 * @param trainingMean the metrics of the first reference model, the mean of the training rows
 * @param advantage by how much the network is better than each reference model
 * @param referenceTrees the third reference model; null unless somebody asked for it
 * @param losses the losses of the training; null if the model's folder doesn't say
 * @param findings what misleads in the data; null if nothing does
 * @param diagnostics the errors on the test rows
 * @param bySpread the errors by how far the networks of an ensemble lie apart, see {@link dev.mlmethods.regression.diagnostics.SpreadBins}; null if the model
 *     has one network
 * @param intervals how many test rows lie in their prediction intervals; null if the model has none
 */
@JsonIgnoreProperties(
        value = {"advice", ContentSha256.FIELD},
        allowGetters = true)
public record EvaluationReport(
        int formatVersion,
        String dataset,
        boolean heldOut,
        String target,
        List<String> features,
        @Nullable Map<String, String> columns,
        Specification specification,
        @Nullable String fileSha256,
        @Nullable String division,
        Provenance provenance,
        String model,
        String modelSha256,
        String parametersSha256,
        @Nullable FinalModel finalModel,
        String predictionsSha256,
        String testRowsSha256,
        SplitRows rows,
        ModelMetrics network,
        ModelMetrics leastSquares,
        ModelMetrics trainingMean,
        Advantage advantage,
        @Nullable ReferenceTrees referenceTrees,
        @Nullable Course losses,
        @Nullable List<DataFinding> findings,
        Diagnostics diagnostics,
        @Nullable List<ErrorBin> bySpread,
        @Nullable IntervalCoverage intervals) {
    /** The version that this release writes, and the only one that it reads. */
    public static final int FORMAT_VERSION = 3;

    /** The name of the file. */
    public static final String FILE = "evaluation.json";

    private static final ResultJson JSON = new ResultJson("evaluation", FORMAT_VERSION, "run regression:evaluate");

    /** {@return what to do next with the network} It follows from the rest, and is in the file for those who read nothing else in it. */
    @JsonProperty
    public Advice advice() {
        Advice advice = Advisor.advise(EvaluationEvidence.of(this));
        return provenance.imported() == null ? advice : advice.ofImported();
    }

    /**
     * Copies the collections, and checks that they are consistent.
     *
     * @param formatVersion the version of this file's format, {@value #FORMAT_VERSION}
     * @param dataset what the rows were taken from: a built-in name, or a file as the user wrote it
     * @param heldOut whether the test rows are those that the training held out
     * @param target the name of the target
     * @param features the names of the features, in the model's order; at least one; copied
     * @param columns the types of the columns by name; null if they are the features; copied
     * @param specification what the model was trained with
     * @param fileSha256 the SHA-256 of the rows' file; null if there is none, or they were not held out from the training
     * @param division how the rows of the training were divided, in words; null if at random, or if they are not available
     * @param provenance where the model comes from
     * @param model the path of the model's file relative to the folder of this file
     * @param modelSha256 the SHA-256 of the model's file
     * @param parametersSha256 the SHA-256 of the weights and biases
     * @param finalModel the model that was trained on every row; null if there is none
     * @param predictionsSha256 the SHA-256 of the predictions for the test rows
     * @param testRowsSha256 the SHA-256 of the contents of the test rows
     * @param rows how many rows each split has
     * @param network the metrics of the network
     * @param leastSquares the metrics of least squares
     * @param trainingMean the metrics of the mean of the training rows
     * @param advantage by how much the network is better than each reference model
     * @param referenceTrees the third reference model; null unless somebody asked for it
     * @param losses the losses of the training; null if they are not known
     * @param findings what misleads in the data; null if nothing does; copied
     * @param diagnostics the errors on the test rows
     * @param bySpread the errors by how far the networks of an ensemble lie apart; null if the model has one network; copied
     * @param intervals how many test rows lie in their prediction intervals; null if the model has none
     * @throws IllegalArgumentException if there is no feature, if the worst rows have other features or columns, or if the models have metrics
     *     of different splits
     */
    public EvaluationReport {
        bySpread = bySpread == null ? null : List.copyOf(bySpread);
        findings = findings == null ? null : List.copyOf(findings);
        features = List.copyOf(features);
        columns = columns == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        Invariant.require(!features.isEmpty(), "features is empty");
        for (WorstRow row : diagnostics.worst()) {
            Invariant.sameSize("features", features, "values of a row in diagnostics.worst", row.features());
            if (row.cells() != null) {
                // Without columns, there are no cells either.
                Invariant.sameSize(
                        "columns",
                        columns == null ? List.of() : List.copyOf(columns.keySet()),
                        "cells of a row in diagnostics.worst",
                        row.cells());
            }
        }
        Invariant.require(
                leastSquares.hasSplitsOf(network) && trainingMean.hasSplitsOf(network),
                "the models have metrics of other splits");
        if (referenceTrees != null && referenceTrees.metrics() != null) {
            Invariant.require(
                    referenceTrees.metrics().hasSplitsOf(network), "referenceTrees has metrics of other splits");
        }
    }

    /** {@return whether the model that was evaluated was trained on every row of its dataset} */
    public boolean isOfFinalModel() {
        return finalModel != null && finalModel.modelSha256().equals(modelSha256);
    }

    /**
     * Reads {@value #FILE}.
     *
     * @param file the path of the file
     * @return its contents
     * @throws dev.mlmethods.regression.RegressionException if it is missing, damaged or edited, or has a different format version; the message says
     *     which
     */
    public static EvaluationReport read(Path file) {
        return JSON.readUnedited(file, EvaluationReport.class);
    }

    /**
     * Numbers of rows.
     *
     * @param train the number of training rows; 0 if they are not available
     * @param validation the number of validation rows; 0 if there are none, or they are not available
     * @param test the number of test rows, at least 1
     */
    public record SplitRows(int train, int validation, int test) {
        /**
         * Checks the numbers.
         *
         * @param train the number of training rows; 0 if they are not available
         * @param validation the number of validation rows; 0 if there are none, or they are not available
         * @param test the number of test rows, at least 1
         * @throws IllegalArgumentException if a number is negative, or there is no test row
         */
        public SplitRows {
            Invariant.atLeast(0, "train", train);
            Invariant.atLeast(0, "validation", validation);
            Invariant.atLeast(1, "test", test);
        }
    }

    /**
     * The metrics of one model, by their names, such as {@code rmse}; those that are not defined are left out.
     *
     * @param train the metrics on the training rows; null if these are not available
     * @param validation the metrics on the validation rows; null if there are none, or they are not available
     * @param test the metrics on the test rows
     */
    public record ModelMetrics(
            @Nullable Map<String, Estimate> train,
            @Nullable Map<String, Estimate> validation,
            Map<String, Estimate> test) {
        /**
         * Copies the maps.
         *
         * @param train the metrics on the training rows; null if these are not available; copied
         * @param validation the metrics on the validation rows; null if there are none, or they are not available; copied
         * @param test the metrics on the test rows; copied
         */
        public ModelMetrics {
            train = train == null ? null : copy(train);
            validation = validation == null ? null : copy(validation);
            test = copy(test);
        }

        private boolean hasSplitsOf(ModelMetrics other) {
            return (train == null) == (other.train == null) && (validation == null) == (other.validation == null);
        }

        private static Map<String, Estimate> copy(Map<String, Estimate> metrics) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        }
    }

    /**
     * By how much the RMSE of a reference model on the test rows is above that of the network, in the unit of the target; the intervals are
     * those of a paired bootstrap.
     *
     * @param overLeastSquares the RMSE of least squares minus that of the network; null if one of the two is not defined
     * @param overTrainingMean the RMSE of the mean of the training rows minus that of the network; null if one of the two is not defined
     */
    public record Advantage(
            @Nullable Estimate overLeastSquares, @Nullable Estimate overTrainingMean) {}

    /**
     * Gradient-boosted trees, fitted on the same rows: their metrics, or why there are none.
     *
     * @param name the library and its settings; null if there are no trees
     * @param tuning how its settings were chosen; null if they are the default ones, or there are no trees
     * @param metrics null if there are no trees
     * @param advantage the RMSE of the trees on the test rows minus that of the network, as in {@link Advantage}; null if one of the two is not
     *     defined
     * @param missing the sentence that says why there are no trees; null if there are
     */
    public record ReferenceTrees(
            @Nullable String name,
            @Nullable TreeTuning tuning,
            @Nullable ModelMetrics metrics,
            @Nullable Estimate advantage,
            @Nullable String missing) {
        /**
         * Checks that the parts are consistent.
         *
         * @param name the library and its settings; null if there are no trees
         * @param tuning how its settings were chosen; null if they are the default ones, or there are no trees
         * @param metrics null if there are no trees
         * @param advantage the RMSE of the trees on the test rows minus that of the network; null if one of the two is not defined
         * @param missing why there are no trees; null if there are
         * @throws IllegalArgumentException if there are trees without a name or metrics, a reason although there are trees, or a tuning although there are
         *     none
         */
        public ReferenceTrees {
            Invariant.require(
                    (name == null) == (metrics == null) && (metrics == null) != (missing == null),
                    "referenceTrees needs either name and metrics or missing");
            Invariant.require(
                    advantage == null || metrics != null, "referenceTrees.advantage needs referenceTrees.metrics");
            Invariant.require(tuning == null || metrics != null, "referenceTrees.tuning needs referenceTrees.metrics");
        }

        /**
         * {@return trees with default settings}
         *
         * @param name the library and its settings
         * @param metrics of the same splits as those of the network
         * @param advantage the RMSE of the trees on the test rows minus that of the network; null if one of the two is not defined
         */
        public static ReferenceTrees of(String name, ModelMetrics metrics, @Nullable Estimate advantage) {
            return new ReferenceTrees(name, null, metrics, advantage, null);
        }

        /**
         * {@return trees with settings that were chosen}
         *
         * @param tuning how they were chosen
         * @param metrics of the same splits as those of the network
         * @param advantage the RMSE of the trees on the test rows minus that of the network; null if one of the two is not defined
         */
        public static ReferenceTrees tuned(TreeTuning tuning, ModelMetrics metrics, @Nullable Estimate advantage) {
            return new ReferenceTrees(TreeTuning.NAME, tuning, metrics, advantage, null);
        }

        /**
         * {@return no trees}
         *
         * @param reason the sentence that says why
         */
        public static ReferenceTrees missing(String reason) {
            return new ReferenceTrees(null, null, null, null, reason);
        }
    }
}
