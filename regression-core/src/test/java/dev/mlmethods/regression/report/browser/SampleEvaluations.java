package dev.mlmethods.regression.report.browser;

import dev.mlmethods.regression.advice.Course;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.diagnostics.Bootstrap;
import dev.mlmethods.regression.diagnostics.Diagnostics;
import dev.mlmethods.regression.diagnostics.Estimate;
import dev.mlmethods.regression.diagnostics.SpreadBins;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.evaluation.Predictor;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.EvaluationReport.ModelMetrics;
import dev.mlmethods.regression.report.result.EvaluationReportBuilder;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.training.EpochLoss;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Evaluations of made-up networks on made-up rows, with names that HTML could misinterpret. */
final class SampleEvaluations {
    static final String SCRIPT = "<script>alert(1)</script>";
    static final String QUOTES = "\"rooms\" & 'beds' > 2";
    static final String TARGET = "Größe in m²";
    static final List<String> FEATURES = List.of("longitude", "latitude", SCRIPT, QUOTES, "age");

    /** The losses of 40 epochs with validation rows, the best of them at epoch 30. */
    static final Course LOSSES = losses(
            IntStream.rangeClosed(1, 40)
                    .mapToObj(epoch -> new EpochLoss(epoch, 0.1 + 2.0 / epoch, 0.2 + Math.abs(epoch - 30) * 0.05))
                    .toList(),
            30);

    /** Above this many rows, drawing resamples takes longer than everything else in a test. */
    private static final int MOST_RESAMPLED = 2_000;

    private static final long SEED = 7;

    private SampleEvaluations() {}

    /** A fairly good network, tested on that many rows in California. */
    static EvaluationReport of(int rows) {
        return of(dataset(rows, FEATURES), SampleEvaluations::predict, LOSSES);
    }

    /** The mean of five networks, tested on that many rows, with greater errors where the networks lie apart. */
    static EvaluationReport ofEnsemble(int rows) {
        EvaluationReport report = of(rows);
        Dataset test = dataset(rows, FEATURES);
        double[] predicted = predict(test.features());
        double[] spread = IntStream.range(0, rows)
                .mapToDouble(row -> 2 + Math.abs(test.target(row) - predicted[row]) / 10 + row % 3)
                .toArray();
        return EvaluationReportBuilder.like(report)
                .specification(report.specification().withEnsembleSize(5))
                .bySpread(SpreadBins.of(test, predicted, spread))
                .build();
    }

    /**
     * The evaluation of any network.
     *
     * @param test the test rows, every third of the dataset
     * @param losses of its training; null if unknown
     */
    static EvaluationReport of(Dataset test, Predictor predictor, @Nullable Course losses) {
        double[] network = predictor.predict(test.features());
        double[] linear =
                Arrays.stream(test.target()).map(value -> value * 0.8 + 30).toArray();
        double[] mean = new double[test.rows()];
        Arrays.fill(mean, 120);
        EvaluationReportBuilder report = EvaluationReportBuilder.of(
                        test,
                        SmallSweeps.SPECIFICATION,
                        Diagnostics.of(
                                predictor,
                                test,
                                IntStream.range(0, test.rows())
                                        .map(row -> 3 * row)
                                        .toArray(),
                                network))
                .heldOut(true)
                .provenance(EvaluationReportBuilder.provenance(3 * test.rows()))
                .rows(test.rows(), 0, test.rows())
                .losses(losses);
        List<Map<String, Estimate>> metrics;
        if (test.rows() <= MOST_RESAMPLED) {
            Bootstrap bootstrap = Bootstrap.of(test.target(), List.of(network, linear, mean));
            metrics = IntStream.range(0, 3).mapToObj(bootstrap::estimates).toList();
            report.advantage(bootstrap.above(Metric.RMSE, 1, 0), bootstrap.above(Metric.RMSE, 2, 0));
        } else {
            metrics = List.of(values(test, network), values(test, linear), values(test, mean));
        }
        return report.network(new ModelMetrics(metrics.get(0), null, metrics.get(0)))
                .leastSquares(new ModelMetrics(metrics.get(1), null, metrics.get(1)))
                .trainingMean(new ModelMetrics(metrics.get(2), null, metrics.get(2)))
                .build();
    }

    private static Map<String, Estimate> values(Dataset test, double[] predicted) {
        RegressionMetrics metrics = RegressionMetrics.of(test.target(), predicted);
        Map<String, Estimate> values = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            if (!Double.isNaN(metric.of(metrics))) {
                values.put(metric.jsonName(), new Estimate(metric.of(metrics), null));
            }
        }
        return values;
    }

    /** Rows whose target depends on the first three features and on chance. */
    static Dataset dataset(int rows, List<String> features) {
        Random random = new Random(SEED);
        double[] values = new double[rows * features.size()];
        double[] target = new double[rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < features.size(); column++) {
                values[row * features.size() + column] = switch (features.get(column)) {
                    case "longitude" -> -124 + 10 * random.nextDouble();
                    case "latitude" -> 32 + 10 * random.nextDouble();
                    default -> random.nextGaussian();
                };
            }
        }
        FeatureMatrix matrix = FeatureMatrix.of(features, values);
        double[] exact = predict(matrix);
        for (int row = 0; row < rows; row++) {
            target[row] = exact[row] + 15 * random.nextGaussian();
        }
        return Dataset.of("wohnungen.csv", matrix, TARGET, target);
    }

    static double[] predict(FeatureMatrix features) {
        double[] predicted = new double[features.rows()];
        for (int row = 0; row < predicted.length; row++) {
            predicted[row] = 130 + 8 * Math.abs(features.get(row, 0) % 7) + 20 * features.get(row, 2);
        }
        return predicted;
    }

    static Course losses(List<EpochLoss> epochs, @Nullable Integer best) {
        return new Course(epochs.size(), best == null ? epochs.size() : best, best, epochs);
    }
}
