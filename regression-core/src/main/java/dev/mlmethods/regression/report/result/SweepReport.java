package dev.mlmethods.regression.report.result;

import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.json.Invariant;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.sweep.BestModel;
import dev.mlmethods.regression.sweep.Direction;
import dev.mlmethods.regression.sweep.Objective;
import dev.mlmethods.regression.sweep.SearchSpace;
import dev.mlmethods.regression.sweep.Strategy;
import dev.mlmethods.regression.sweep.SweepPoint;
import dev.mlmethods.regression.sweep.TrialStatus;
import dev.mlmethods.regression.training.EpochLoss;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The contents of {@code sweep.json}: everything that the page of a sweep shows. It doesn't need DL4J. The file contains no hash of itself, because
 * no verdict is based on it.
 *
 * @param formatVersion the version of this file's format, {@value #FORMAT_VERSION}
 * @param summary what was searched and found
 * @param trials all trials, by their numbers
 * @param model the model that the sweep ended with; null if none was trained, as in tests
 */
public record SweepReport(
        int formatVersion,
        Summary summary,
        List<Trial> trials,
        @Nullable Model model) {
    /** The version that this release writes, and the only one that it reads. */
    public static final int FORMAT_VERSION = 1;

    /**
     * Copies the list, and checks that its trials are those of the summary.
     *
     * @param formatVersion the version of this file's format, {@value #FORMAT_VERSION}
     * @param summary what was searched and found
     * @param trials all trials, numbered from 1 in this order; copied
     * @param model the model that the sweep ended with; null if none was trained
     * @throws IllegalArgumentException if there is no trial, or if summary, trials and model contradict each other; the message says how
     */
    public SweepReport {
        trials = List.copyOf(trials);
        SweepInvariants.check(summary, trials, model);
    }

    /** The name of the file. */
    public static final String FILE = "sweep.json";

    /**
     * {@return the specification of the model: that of the best trial; if it was trained again, on all rows that are not held out, for the number of epochs that
     * turned out to be best} Empty if there is no model.
     */
    public Optional<Specification> ofModel() {
        if (model == null || summary.best() == null) {
            return Optional.empty();
        }
        Specification best =
                SpecificationFields.with(summary.specification(), summary.best().parameters());
        return Optional.of(model.refit() ? BestModel.onAllRows(best, model.epochs()) : best);
    }

    private static final ResultJson JSON = new ResultJson("sweep", FORMAT_VERSION, "run regression:sweep");

    /**
     * Reads {@value #FILE}.
     *
     * @param file the path of the file
     * @return its contents
     * @throws dev.mlmethods.regression.RegressionException if it is missing or damaged, or has a different format version; the message says which
     */
    public static SweepReport read(Path file) {
        return JSON.read(file, SweepReport.class);
    }

    /**
     * The fields of {@code summary.json}.
     *
     * @param specification everything that was not searched
     * @param space what was searched
     * @param strategy which points of the space were tried
     * @param searchSeed the seed of the points that were drawn; null if all were tried
     * @param minEpochs the epochs after which trials were first stopped early; null if none were
     * @param reductionFactor one in how many trials continued each time; null if none were stopped early
     * @param objective what the trials were compared by, such as {@code validation.rmse}
     * @param direction which values of the objective are better
     * @param folds the number of folds of the cross-validation, at least 2; null for one validation split
     * @param chosenOn which rows the choice was based on, in words
     * @param dataSha256 the SHA-256 of the specification's dataset
     * @param engine the name of the training engine
     * @param findings what misleads in the data; null if nothing does
     * @param trials how many there were: {@code all}, and for each {@link TrialStatus}
     * @param epochs what the sweep cost
     * @param best the best point, and the best trial of it; null if none could be compared
     * @param points all points, in the order of their first trials
     */
    public record Summary(
            Specification specification,
            SearchSpace space,
            Strategy strategy,
            @Nullable Long searchSeed,
            @Nullable Integer minEpochs,
            @Nullable Integer reductionFactor,
            String objective,
            Direction direction,
            @Nullable Integer folds,
            String chosenOn,
            String dataSha256,
            String engine,
            @Nullable List<DataFinding> findings,
            Map<String, Integer> trials,
            Epochs epochs,
            @Nullable Best best,
            List<SweepPoint> points) {
        /**
         * Copies the collections, and checks the objective and the number of folds.
         *
         * @param specification everything that was not searched
         * @param space what was searched
         * @param strategy which points of the space were tried
         * @param searchSeed the seed of the points that were drawn, or null
         * @param minEpochs the epochs after which trials were first stopped early, or null
         * @param reductionFactor one in how many trials continued each time, or null
         * @param objective what the trials were compared by, such as {@code validation.rmse}
         * @param direction which values of the objective are better
         * @param folds at least 2; null for one validation split
         * @param chosenOn which rows the choice was based on, in words
         * @param dataSha256 the SHA-256 of the specification's dataset
         * @param engine the name of the training engine
         * @param findings what misleads in the data; null if nothing does; copied
         * @param trials the number of all trials, and of those with each status; copied
         * @param epochs what the sweep cost
         * @param best the best point, and the best trial of it; null if none could be compared
         * @param points all points, in the order of their first trials; copied
         * @throws dev.mlmethods.regression.RegressionException if the objective isn't a metric of the validation rows
         * @throws IllegalArgumentException if there are fewer than 2 folds
         */
        public Summary {
            Objective unused = new Objective(objective, direction);
            Invariant.require(folds == null || folds >= 2, "folds is " + folds + "; it must be at least 2");
            findings = findings == null ? null : List.copyOf(findings);
            trials = copy(trials);
            points = List.copyOf(points);
        }

        /**
         * {@return how many trials ended with this status}
         *
         * @param status how they ended
         */
        public int count(TrialStatus status) {
            return trials.getOrDefault(status.jsonName(), 0);
        }
    }

    /**
     * What a sweep cost.
     *
     * @param trained the epochs of all trainings, if none of them stopped early by itself
     * @param withoutSharing those that it would have taken with a training for each trial
     * @param pruned those that successive halving saved
     */
    public record Epochs(long trained, long withoutSharing, long pruned) {
        /**
         * Checks the numbers.
         *
         * @param trained the epochs of all trainings, if none of them stopped early by itself
         * @param withoutSharing those that it would have taken with a training for each trial
         * @param pruned those that successive halving saved
         * @throws IllegalArgumentException if one is negative
         */
        public Epochs {
            Invariant.atLeast(0, "trained", trained);
            Invariant.atLeast(0, "withoutSharing", withoutSharing);
            Invariant.atLeast(0, "pruned", pruned);
        }
    }

    /**
     * The best point, and the best trial of it.
     *
     * @param trial the number of the trial
     * @param parameters the values of the searched fields in the trial, including its seed
     * @param mean the mean of the objective over the point's trials
     * @param standardDeviation the standard deviation of the objective over them, divided by n - 1; null if there is only one
     * @param metrics the metrics of the trial: {@code validation}, {@code train} and {@code test}, each by name; in a cross-validation the means
     */
    public record Best(
            int trial,
            Map<String, Object> parameters,
            @Nullable Double mean,
            @Nullable Double standardDeviation,
            Map<String, Map<String, Double>> metrics) {
        /**
         * Copies the maps, and checks the numbers.
         *
         * @param trial the number of the trial
         * @param parameters the values of the searched fields in the trial, including its seed; copied
         * @param mean the mean of the objective over the point's trials
         * @param standardDeviation the standard deviation over them; null if there is only one
         * @param metrics the metrics of the trial, by split and name; copied
         * @throws IllegalArgumentException if a number isn't finite
         */
        public Best {
            parameters = SpecificationFields.typed(parameters);
            metrics = copyOfEach(metrics);
            metrics.forEach((split, values) -> values.forEach(Invariant::finite));
            Invariant.finiteIfAny("mean", mean);
            Invariant.finiteIfAny("standardDeviation", standardDeviation);
        }
    }

    /**
     * One trial.
     *
     * @param trial its number, counted from 1
     * @param parameters the values of the searched fields
     * @param status how it ended
     * @param reason why it is not completed; null if it is
     * @param fits its networks, one for each fold; none if it failed
     * @param rungs the value of the objective after each comparison of successive halving that it reached
     */
    public record Trial(
            int trial,
            Map<String, Object> parameters,
            TrialStatus status,
            @Nullable String reason,
            List<Fit> fits,
            List<Double> rungs) {
        /**
         * Copies the collections.
         *
         * @param trial its number, counted from 1
         * @param parameters the values of the searched fields; copied
         * @param status how it ended
         * @param reason why it is not completed; null if it is
         * @param fits its networks, one for each fold; none if it failed; copied
         * @param rungs the value of the objective after each comparison that it reached; copied
         */
        public Trial {
            parameters = SpecificationFields.typed(parameters);
            fits = List.copyOf(fits);
            rungs = List.copyOf(rungs);
        }

        /** {@return whether it was trained to its end} */
        public boolean isCompleted() {
            return status == TrialStatus.COMPLETED;
        }
    }

    /**
     * One network of a trial.
     *
     * @param trainedEpochs after how many epochs it has the weights that were measured
     * @param parametersSha256 the SHA-256 of its weights and biases
     * @param metrics {@code validation}, {@code train} and {@code test}, each by name; those that are not defined are left out
     * @param losses the losses of some epochs, in ascending order
     */
    public record Fit(
            int trainedEpochs,
            String parametersSha256,
            Map<String, Map<String, Double>> metrics,
            List<EpochLoss> losses) {
        /**
         * Copies the collections, and checks the numbers.
         *
         * @param trainedEpochs after how many epochs it was measured, at least 0
         * @param parametersSha256 the SHA-256 of its weights and biases
         * @param metrics its metrics by split and name; copied
         * @param losses the losses of some epochs, in ascending order; copied
         * @throws IllegalArgumentException if a metric isn't finite, or the number of epochs is negative
         */
        public Fit {
            metrics = copyOfEach(metrics);
            metrics.forEach((split, values) -> values.forEach(Invariant::finite));
            losses = List.copyOf(losses);
            Invariant.atLeast(0, "trainedEpochs", trainedEpochs);
        }
    }

    /**
     * The model that a sweep ended with.
     *
     * @param trial the number of the trial whose parameters it has; null if no trial is the best
     * @param refit whether it was trained on all rows that are not held out, including the validation rows
     * @param epochs how many it was trained for
     * @param modelSha256 the SHA-256 of {@code model.zip}
     * @param parametersSha256 the SHA-256 of its weights and biases
     * @param finalModel the one that was trained on every row by the same specification; null if there is none
     * @param metrics the metrics on each split, nested as in {@code metrics.json}
     */
    public record Model(
            @Nullable Integer trial,
            boolean refit,
            int epochs,
            String modelSha256,
            String parametersSha256,
            @Nullable FinalModel finalModel,
            Map<String, Object> metrics) {
        /**
         * Copies the map.
         *
         * @param trial the number of the trial whose parameters it has; null if no trial is the best
         * @param refit whether the validation rows were among those it was trained on
         * @param epochs how many it was trained for
         * @param modelSha256 the SHA-256 of {@code model.zip}
         * @param parametersSha256 the SHA-256 of its weights and biases
         * @param finalModel the one that was trained on every row; null if there is none
         * @param metrics the metrics on each split, nested as in {@code metrics.json}; copied
         */
        public Model {
            metrics = copy(metrics);
        }
    }

    private static <V> Map<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    private static Map<String, Map<String, Double>> copyOfEach(Map<String, Map<String, Double>> maps) {
        Map<String, Map<String, Double>> copies = new LinkedHashMap<>();
        maps.forEach((name, map) -> copies.put(name, copy(map)));
        return Collections.unmodifiableMap(copies);
    }
}
