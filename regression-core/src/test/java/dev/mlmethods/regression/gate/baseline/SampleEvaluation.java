package dev.mlmethods.regression.gate.baseline;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.diagnostics.Diagnostics;
import dev.mlmethods.regression.diagnostics.Estimate;
import dev.mlmethods.regression.diagnostics.PredictionSample;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.model.Platform;
import dev.mlmethods.regression.model.Provenance;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.EvaluationReport.ModelMetrics;
import dev.mlmethods.regression.report.result.EvaluationReportBuilder;
import dev.mlmethods.regression.report.result.TestPredictions;
import dev.mlmethods.regression.split.TrainTestSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A made-up evaluation: each prediction is off by the error, alternating between the two sides.
 *
 * @param data of the training
 * @param evaluation the dataset of the evaluation; null for the rows that were held out
 */
public record SampleEvaluation(
        Dataset data,
        @Nullable Dataset evaluation,
        Specification specification,
        double error,
        String parameters,
        PlatformWithCode platform) {
    private static final PlatformWithCode PLATFORM = new PlatformWithCode(
            new Platform("vector", "CpuBackend", "0.1.0", "1.0.0-M2.1", "17.0.1 (Vendor)", "Linux amd64"), "c0de");

    /** 20 rows of {@code area}, {@code rooms} and {@code price}. */
    public static SampleEvaluation held() {
        return new SampleEvaluation(
                houses(20), null, Specification.of(DataSpec.csv("prices.csv", "price")), 0.5, "0a", PLATFORM);
    }

    public static Dataset houses(int rows) {
        return houses(rows, values -> values);
    }

    /** These rows after a change to their values: area, rooms and price, row by row. */
    public static Dataset houses(int rows, UnaryOperator<List<double[]>> change) {
        List<double[]> values = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            values.add(new double[] {100 + row, row % 3, 1000 + 3 * row});
        }
        return dataset(List.of("area", "rooms"), "price", change.apply(values));
    }

    /** The target is last in each row. */
    public static Dataset dataset(List<String> features, String target, List<double[]> rows) {
        int width = features.size();
        double[] x = rows.stream()
                .flatMapToDouble(row -> Arrays.stream(row, 0, width))
                .toArray();
        return Dataset.of(
                "prices.csv",
                FeatureMatrix.of(features, x),
                target,
                rows.stream().mapToDouble(row -> row[width]).toArray());
    }

    public SampleEvaluation with(Dataset newData) {
        return new SampleEvaluation(newData, evaluation, specification, error, parameters, platform);
    }

    public SampleEvaluation on(@Nullable Dataset newEvaluation) {
        return new SampleEvaluation(data, newEvaluation, specification, error, parameters, platform);
    }

    public SampleEvaluation with(Specification newSpecification) {
        return new SampleEvaluation(data, evaluation, newSpecification, error, parameters, platform);
    }

    public SampleEvaluation withEpochs(int epochs) {
        return with(specification.withTraining(specification.training().withEpochs(epochs)));
    }

    public SampleEvaluation withError(double newError) {
        return new SampleEvaluation(data, evaluation, specification, newError, parameters, platform);
    }

    public SampleEvaluation withParameters(String newParameters) {
        return new SampleEvaluation(data, evaluation, specification, error, newParameters, platform);
    }

    public SampleEvaluation with(Platform newPlatform) {
        return with(new PlatformWithCode(newPlatform, platform.codeSha256()));
    }

    public SampleEvaluation withCode(@Nullable String codeSha256) {
        return with(new PlatformWithCode(platform.platform(), codeSha256));
    }

    private SampleEvaluation with(PlatformWithCode newPlatform) {
        return new SampleEvaluation(data, evaluation, specification, error, parameters, newPlatform);
    }

    public SampleEvaluation withEngine(String engine) {
        Platform old = platform.platform();
        return with(
                new Platform(engine, old.backend(), old.regressionVersion(), old.dl4jVersion(), old.java(), old.os()));
    }

    public SampleEvaluation withJava(String java) {
        Platform old = platform.platform();
        return with(
                new Platform(old.engine(), old.backend(), old.regressionVersion(), old.dl4jVersion(), java, old.os()));
    }

    private Dataset tested() {
        return evaluation == null ? data : evaluation;
    }

    private int[] testRows() {
        return evaluation == null
                ? TrainTestSplit.of(
                                data.rows(),
                                specification.split().testSize(),
                                specification.split().splitSeed())
                        .testRows()
                : IntStream.range(0, evaluation.rows()).toArray();
    }

    public TestPredictions predictions() {
        List<Integer> rows = Arrays.stream(testRows()).boxed().toList();
        List<Double> actual = rows.stream().map(tested()::target).toList();
        List<Double> predicted = IntStream.range(0, rows.size())
                .mapToObj(i -> actual.get(i) + (i % 2 == 0 ? error : -error))
                .toList();
        return new TestPredictions(rows, actual, predicted);
    }

    public EvaluatedModel model() {
        return new EvaluatedModel(
                ModuleExecution.ofModule("prices"), report(), "e7a1", predictions(), platform.codeSha256(), "abcdef");
    }

    public StoredBaseline baseline() {
        return StoredBaseline.of(model(), evaluationData());
    }

    private EvaluationReport report() {
        TestPredictions predictions = predictions();
        Map<String, Estimate> test = new LinkedHashMap<>();
        RegressionMetrics.of(
                        TestPredictions.array(predictions.actual()), TestPredictions.array(predictions.predicted()))
                .toMap()
                .forEach((metric, value) -> test.put(metric, new Estimate(value, null)));
        ModelMetrics metrics = new ModelMetrics(null, null, test);
        return EvaluationReportBuilder.of(
                        tested(), specification, diagnostics(predictions.rows().size()))
                .dataset(evaluation == null ? specification.data().dataset() : "new.csv")
                .heldOut(evaluation == null)
                .target(data.targetName())
                .features(data.features().names())
                .provenance(new Provenance(data.sha256(), data.rows(), platform.platform(), null))
                .parametersSha256(parameters)
                .predictionsSha256(predictions.sha256())
                .testRowsSha256(predictions.rowsSha256(tested()))
                .rows(0, 0, predictions.rows().size())
                .network(metrics)
                .leastSquares(metrics)
                .trainingMean(metrics)
                .build();
    }

    private static Diagnostics diagnostics(int rows) {
        return new Diagnostics(
                rows,
                0,
                new PredictionSample(0, 0, List.of(), List.of(), List.of(), null),
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                List.of());
    }

    /** A header in line 1, and a line for each row. */
    public EvaluationData evaluationData() {
        return evaluationData(null);
    }

    /** The same, with the baseline's data. */
    public EvaluationData evaluationData(@Nullable Dataset then) {
        return new EvaluationData() {
            @Override
            public Dataset training() {
                return data;
            }

            @Override
            public Dataset evaluation() {
                return tested();
            }

            @Override
            public SortedMap<Integer, Long> linesOf(Set<Integer> rows) {
                SortedMap<Integer, Long> lines = new TreeMap<>();
                rows.forEach(row -> lines.put(row, row + 2L));
                return lines;
            }

            @Override
            public Optional<Dataset> then(Baseline baseline) {
                return Optional.ofNullable(then);
            }
        };
    }

    /** Data that nobody may ask for. */
    public static EvaluationData unread() {
        return new EvaluationData() {
            @Override
            public Dataset training() {
                throw new AssertionError("the data were read");
            }

            @Override
            public Dataset evaluation() {
                throw new AssertionError("the data were read");
            }

            @Override
            public SortedMap<Integer, Long> linesOf(Set<Integer> rows) {
                throw new AssertionError("the data were read");
            }
        };
    }
}
