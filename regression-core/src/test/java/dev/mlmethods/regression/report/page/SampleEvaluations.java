package dev.mlmethods.regression.report.page;

import dev.mlmethods.regression.advice.Course;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.diagnostics.Bootstrap;
import dev.mlmethods.regression.diagnostics.Diagnostics;
import dev.mlmethods.regression.diagnostics.ErrorBin;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.evaluation.Predictor;
import dev.mlmethods.regression.model.Provenance;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.EvaluationReport.ModelMetrics;
import dev.mlmethods.regression.report.result.EvaluationReportBuilder;
import dev.mlmethods.regression.training.EpochLoss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reports of evaluations whose models and rows are made up; all numbers in them are computed by the real code. */
public final class SampleEvaluations {
    /** A name that would be a script if it weren't written as text. */
    public static final String SCRIPT_FEATURE = "<script>alert(1)</script>";

    /** A name with quotes and an ampersand. */
    public static final String QUOTED_FEATURE = "rooms \"a\" & 'b'";

    /** The target: not ASCII. */
    public static final String TARGET = "prix (€)";

    private static final List<String> FEATURES =
            List.of("income", SCRIPT_FEATURE, QUOTED_FEATURE, "latitude", "longitude");
    private static final int TRAIN_ROWS = 120;
    private static final int VALIDATION_ROWS = 40;

    private SampleEvaluations() {}

    /** An evaluation with that many test rows, with validation rows, coordinates, and losses that settle. */
    public static EvaluationReport withRows(int rows) {
        return of(TARGET, "houses.csv", FEATURES, rows, SampleEvaluations::predict, settling());
    }

    /** The same without coordinates: the columns have other names. */
    public static EvaluationReport withoutCoordinates(int rows) {
        List<String> features = List.of("income", SCRIPT_FEATURE, QUOTED_FEATURE, "north", "east");
        return of(TARGET, "houses.csv", features, rows, SampleEvaluations::predict, settling());
    }

    /** Some predictions aren't finite numbers: about every third one. */
    public static EvaluationReport withUndefinedPredictions(int rows) {
        return of(TARGET, "houses.csv", FEATURES, rows, SampleEvaluations::sometimes, exploding());
    }

    /** No prediction is a number. */
    public static EvaluationReport withoutPredictions(int rows) {
        return of(TARGET, "houses.csv", FEATURES, rows, constant(Double.NaN), exploding());
    }

    /** An evaluation with that many features, of which the first one matters most. */
    public static EvaluationReport withFeatures(int features, int rows) {
        List<String> names =
                IntStream.rangeClosed(1, features).mapToObj(i -> "x" + i).toList();
        return of(TARGET, "wide.csv", names, rows, SampleEvaluations::predict, settling());
    }

    /** Every name is this one; the features' names also have their numbers. */
    public static EvaluationReport named(String name, int rows) {
        List<String> features =
                IntStream.rangeClosed(1, 5).mapToObj(i -> name + i).toList();
        return of(name, name, features, rows, SampleEvaluations::predict, settling());
    }

    /** All rows of another dataset; the training rows are not available. */
    public static EvaluationReport ofOtherDataset(int rows) {
        EvaluationReport report = withRows(rows);
        return EvaluationReportBuilder.like(report)
                .dataset("other.csv")
                .heldOut(false)
                .rows(0, 0, rows)
                .network(testOnly(report.network()))
                .leastSquares(testOnly(report.leastSquares()))
                .trainingMean(testOnly(report.trainingMean()))
                .build();
    }

    /** All rows of this dataset, numbered from 0; the references predict 3 and 3.5. */
    public static EvaluationReport of(Dataset test, Predictor network) {
        double[] predicted = network.predict(test.features());
        Bootstrap bootstrap = Bootstrap.of(
                test.target(),
                List.of(
                        predicted,
                        constant(3).predict(test.features()),
                        constant(3.5).predict(test.features())));
        return EvaluationReportBuilder.of(
                        test,
                        Specification.of(DataSpec.csv("train.csv", test.targetName())),
                        Diagnostics.of(
                                network, test, IntStream.range(0, test.rows()).toArray(), predicted))
                .network(new ModelMetrics(null, null, bootstrap.estimates(0)))
                .leastSquares(new ModelMetrics(null, null, bootstrap.estimates(1)))
                .trainingMean(new ModelMetrics(null, null, bootstrap.estimates(2)))
                .advantage(bootstrap.above(Metric.RMSE, 1, 0), bootstrap.above(Metric.RMSE, 2, 0))
                .build();
    }

    /** The same report with different diagnostics. */
    public static EvaluationReport withDiagnostics(EvaluationReport report, Diagnostics diagnostics) {
        return EvaluationReportBuilder.like(report).diagnostics(diagnostics).build();
    }

    /** The same report of the mean of five networks, with errors by their spread. */
    public static EvaluationReport ofEnsemble(EvaluationReport report, List<ErrorBin> bySpread) {
        return EvaluationReportBuilder.like(report)
                .specification(report.specification().withEnsembleSize(5))
                .bySpread(bySpread)
                .build();
    }

    /** The same report of a model that comes from elsewhere. */
    public static EvaluationReport withProvenance(EvaluationReport report, Provenance provenance) {
        return EvaluationReportBuilder.like(report).provenance(provenance).build();
    }

    private static ModelMetrics testOnly(ModelMetrics metrics) {
        return new ModelMetrics(null, null, metrics.test());
    }

    /** The same report with different losses; null if they are not known. */
    public static EvaluationReport withLosses(EvaluationReport report, @Nullable Course losses) {
        return EvaluationReportBuilder.like(report).losses(losses).build();
    }

    /** Losses of 200 epochs that fall toward 0.5, with validation losses that are smallest in epoch 180. */
    public static Course settling() {
        List<EpochLoss> epochs = losses(200, epoch -> 0.5 + 1.0 / epoch, epoch -> 0.6 + Math.abs(180 - epoch) / 1000.0);
        return new Course(200, 180, 180, epochs);
    }

    /** Losses of 30 epochs that grow from 1 to 1e30 or so, and no validation losses. */
    public static Course exploding() {
        double[] losses = new double[30];
        double loss = 1;
        for (int i = 0; i < losses.length; i++) {
            losses[i] = loss;
            loss *= 11;
        }
        return new Course(30, 30, null, losses(30, epoch -> losses[epoch - 1], null));
    }

    private static List<EpochLoss> losses(
            int epochs, IntToDoubleFunction training, @Nullable IntToDoubleFunction validation) {
        return IntStream.rangeClosed(1, epochs)
                .mapToObj(epoch -> new EpochLoss(
                        epoch,
                        training.applyAsDouble(epoch),
                        validation == null ? null : validation.applyAsDouble(epoch)))
                .toList();
    }

    private static EvaluationReport of(
            String target,
            String dataset,
            List<String> features,
            int rows,
            Predictor network,
            @Nullable Course losses) {
        Rows test = Rows.of(dataset, features, target, rows, 1);
        Rows validation = Rows.of(dataset, features, target, VALIDATION_ROWS, 2);
        Rows train = Rows.of(dataset, features, target, TRAIN_ROWS, 3);
        Bootstrap onTest = test.bootstrap(network);
        Bootstrap onValidation = validation.bootstrap(network);
        Bootstrap onTrain = train.bootstrap(network);
        return EvaluationReportBuilder.of(
                        test.dataset,
                        Specification.of(new DataSpec(dataset, target, List.of(), List.of())),
                        Diagnostics.of(
                                network,
                                test.dataset,
                                IntStream.range(0, rows).map(row -> 3 * row).toArray(),
                                network.predict(test.dataset.features())))
                .heldOut(true)
                .provenance(EvaluationReportBuilder.provenance(rows + VALIDATION_ROWS + TRAIN_ROWS))
                .rows(TRAIN_ROWS, VALIDATION_ROWS, rows)
                .network(metrics(onTrain, onValidation, onTest, 0))
                .leastSquares(metrics(onTrain, onValidation, onTest, 1))
                .trainingMean(metrics(onTrain, onValidation, onTest, 2))
                .advantage(onTest.above(Metric.RMSE, 1, 0), onTest.above(Metric.RMSE, 2, 0))
                .losses(losses)
                .build();
    }

    private static ModelMetrics metrics(Bootstrap train, Bootstrap validation, Bootstrap test, int model) {
        return new ModelMetrics(train.estimates(model), validation.estimates(model), test.estimates(model));
    }

    /** The truth without the noise: linear in all features except the second. */
    private static double truth(FeatureMatrix features, int row) {
        double bend = features.get(row, 1) - 0.5;
        return 2 + 3 * features.get(row, 0) + 4 * bend * bend - features.get(row, 2);
    }

    /** The network's predictions: it knows the bend, but not all of the slope. */
    private static double[] predict(FeatureMatrix features) {
        return each(features, row -> truth(features, row) - 0.2 * (features.get(row, 0) - 0.5));
    }

    private static double[] sometimes(FeatureMatrix features) {
        double[] predictions = predict(features);
        for (int row = 0; row < predictions.length; row++) {
            if (features.get(row, 0) > 0.8) {
                predictions[row] = Double.POSITIVE_INFINITY;
            } else if (features.get(row, 0) > 0.65) {
                predictions[row] = Double.NaN;
            }
        }
        return predictions;
    }

    /** A straight line, like that of least squares. */
    private static double[] predictStraight(FeatureMatrix features) {
        return each(features, row -> 2 + 1.0 / 3 + 3 * features.get(row, 0) - features.get(row, 2));
    }

    private static Predictor constant(double value) {
        return features -> each(features, row -> value);
    }

    private static double[] each(FeatureMatrix features, IntToDoubleFunction prediction) {
        return IntStream.range(0, features.rows()).mapToDouble(prediction).toArray();
    }

    /** Rows with features from 0 to 1, except for degrees. */
    private record Rows(Dataset dataset) {
        static Rows of(String name, List<String> features, String target, int rows, long seed) {
            Random random = new Random(seed);
            double[] values = new double[rows * features.size()];
            Arrays.setAll(values, i -> degrees(features.get(i % features.size()), random.nextDouble()));
            FeatureMatrix matrix = FeatureMatrix.of(features, values);
            double[] targets = each(matrix, row -> truth(matrix, row) + 0.1 * random.nextGaussian());
            return new Rows(Dataset.of(name, matrix, target, targets));
        }

        private static double degrees(String feature, double share) {
            return switch (feature) {
                case "latitude" -> 32 + 10 * share;
                case "longitude" -> -124 + 10 * share;
                default -> share;
            };
        }

        Bootstrap bootstrap(Predictor network) {
            List<double[]> predictions = new ArrayList<>();
            for (Predictor model : List.of(network, SampleEvaluations::predictStraight, constant(3.3))) {
                predictions.add(model.predict(dataset.features()));
            }
            return Bootstrap.of(dataset.target(), predictions);
        }
    }
}
