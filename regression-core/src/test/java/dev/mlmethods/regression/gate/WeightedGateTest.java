package dev.mlmethods.regression.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.CsvFile;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.gate.baseline.EvaluatedModel;
import dev.mlmethods.regression.gate.diff.Cause;
import dev.mlmethods.regression.gate.tolerance.PairedBootstrap;
import dev.mlmethods.regression.model.FinalTrainer;
import dev.mlmethods.regression.model.PredictedRows;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.model.SmallModels;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.predictor.Predictor;
import dev.mlmethods.regression.report.result.TestPredictions;
import dev.mlmethods.regression.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table with weights on its way from the training to the gate and to predictions. */
class WeightedGateTest {
    private static final int ROWS = 60;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Area, kind, weight, price. */
    private final List<String[]> rows = new ArrayList<>();

    @BeforeEach
    void table() {
        for (int i = 0; i < ROWS; i++) {
            rows.add(new String[] {
                String.valueOf(40 + i * 37 % 90),
                i % 3 == 0 ? "flat" : "house",
                String.valueOf(i % 5 * 0.5),
                String.valueOf(100 + i * 37 % 90 + i % 4 * 20)
            });
        }
    }

    @Test
    void metricsAreWeightedAndTheRowsSayByWhat() throws IOException {
        EvaluatedModel model = evaluate("w", null);
        List<String> lines = Files.readAllLines(folder.resolve("out").resolve(TestPredictions.FILE));
        assertThat(lines.get(0)).isEqualTo("row,actual,predicted,weight");
        TestPredictions predictions = model.predictions();
        List<Double> weights = Objects.requireNonNull(predictions.weights());
        for (int i = 0; i < weights.size(); i++) {
            assertThat(weights.get(i)).isEqualTo(predictions.rows().get(i) % 5 * 0.5);
        }
        RegressionMetrics expected = RegressionMetrics.of(
                TestPredictions.array(predictions.actual()),
                TestPredictions.array(predictions.predicted()),
                TestPredictions.array(weights));
        assertThat(model.metrics().get("test")).isEqualTo(expected.toMap());
        assertThat(Objects.requireNonNull(model.report().network().test().get("rmse"))
                        .interval())
                .isNotNull();
        assertThat(model.report().division())
                .isEqualTo("Weighted by sampleWeight w: 12 of 60 rows have the weight 0, and count for nothing");
        assertThat(model.report().features()).noneMatch(feature -> feature.startsWith("w"));
    }

    @Test
    void withoutWeightsNothingSaysSo() throws IOException {
        EvaluatedModel model = evaluate(null, null);
        assertThat(Files.readAllLines(folder.resolve("out").resolve(TestPredictions.FILE))
                        .get(0))
                .isEqualTo("row,actual,predicted");
        assertThat(model.report().division()).isNull();
        assertThat(Files.readString(folder.resolve("out/evaluation.json"))).doesNotContain("sampleWeight", "weights\"");
    }

    @Test
    void predictionsNeedNoWeight() throws IOException {
        RegressionModel model = train("w").model();
        Path file = folder.resolve("model.zip");
        write("new.csv", List.of(List.of("area", "kind"), List.of("50", "flat"), List.of("80", "house")));
        double[] predicted = PredictedRows.of(model, CsvFile.of(folder.resolve("new.csv"), "new.csv"))
                .predicted();
        assertThat(Predictor.load(file).columns()).containsExactly("area", "kind");
        assertThat(Predictor.load(file)
                        .predict(List.of(Map.of("area", "50", "kind", "flat"), Map.of("area", "80", "kind", "house"))))
                .containsExactly(predicted);
    }

    @Test
    void anAcceptedModelIsIdenticalToItself() throws IOException {
        EvaluatedModel then = evaluate("w", null);
        gate().accept(then);
        assertThat(gate().baseline().orElseThrow().rows().weights())
                .isEqualTo(then.predictions().weights());
        assertThat(check(then).verdict()).isEqualTo(Verdict.IDENTICAL);
    }

    @Test
    void otherWeightsOfTrainingRowsAreOtherData() throws IOException {
        EvaluatedModel then = evaluate("w", null);
        gate().accept(then);
        int row = 20;
        while (then.predictions().rows().contains(row)) {
            row++;
        }
        rows.get(row)[2] = "9";
        CheckResult result = check(evaluate("w", null));
        assertThat(result.verdict()).isNotIn(Verdict.NOT_COMPARABLE, Verdict.IDENTICAL);
        assertThat(result.metrics())
                .singleElement()
                .satisfies(change -> assertThat(change.significance()).isNotNull());
        assertThat(result.causes())
                .singleElement()
                .extracting(cause -> ((Cause.DataChange) cause).text())
                .isEqualTo(folder.resolve("t.csv") + ": 1 row changed in the column w (line " + (row + 2) + ")");
    }

    @Test
    void metricsOfOtherWeightsCannotBeCompared() throws IOException {
        EvaluatedModel then = evaluate("w", null);
        gate().accept(then);
        int row = then.predictions().rows().get(0);
        rows.get(row)[2] = "9";
        CheckResult other = check(evaluate("w", null));
        assertThat(other.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(other.message())
                .startsWith(
                        "The test rows have other weights or features than in the baseline, so the metrics cannot be compared.");
        rows.get(row)[2] = String.valueOf(row % 5 * 0.5);
        CheckResult without = check(evaluate(null, null));
        assertThat(without.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(without.causes()).extracting(Cause::text).contains("sampleWeight was w and is not set");
    }

    @Test
    void anotherDatasetHasWeightsToo() throws IOException {
        write("others.csv", lines(rows.subList(3, 15)));
        EvaluatedModel then = evaluate("w", "others.csv");
        assertThat(Objects.requireNonNull(then.predictions().weights())).hasSize(12);
        gate().accept(then);
        assertThat(check(then).verdict()).isEqualTo(Verdict.IDENTICAL);
        write("others.csv", List.of(List.of("area", "kind", "price"), List.of("50", "flat", "100")));
        assertThatThrownBy(() -> evaluate("w", "others.csv"))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("sampleWeight is 'w', but others.csv has no such column.");
    }

    @Test
    void editedWeightsAreFoundOut() throws IOException {
        evaluate("w", null);
        Path file = folder.resolve("out").resolve(TestPredictions.FILE);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(1, lines.get(1).substring(0, lines.get(1).lastIndexOf(',')) + ",7");
        Files.write(file, lines);
        assertThatThrownBy(() -> gate().evaluated())
                .isInstanceOf(RegressionException.class)
                .hasMessageContaining(" is damaged: its test.mse is ");
        lines.set(1, lines.get(1).substring(0, lines.get(1).lastIndexOf(',')) + ",-7");
        Files.write(file, lines);
        assertThatThrownBy(() -> TestPredictions.read(file))
                .isInstanceOf(RegressionException.class)
                .hasMessageContaining(" are damaged: ");
    }

    @Test
    void theFinalModelIsTrainedWithThemOnAllRows() throws IOException {
        TrainingResult weighted = finalOf(train("w"));
        TrainingResult plain = finalOf(train(null));
        assertThat(Objects.requireNonNull(weighted.finalModel()).parametersSha256())
                .isNotEqualTo(Objects.requireNonNull(plain.finalModel()).parametersSha256());
        double sum = 0;
        double weights = 0;
        for (String[] row : rows) {
            sum += Double.parseDouble(row[2]) * Double.parseDouble(row[3]);
            weights += Double.parseDouble(row[2]);
        }
        assertThat(Objects.requireNonNull(weighted.finalModel()).trainingMean().mean())
                .isCloseTo(sum / weights, within(1e-9));
    }

    @Test
    void aPartWithoutARowThatCountsIsRefused() throws IOException {
        List<Integer> tested = evaluate(null, null).predictions().rows();
        for (int row = 0; row < ROWS; row++) {
            rows.get(row)[2] = tested.contains(row) ? "0" : "1";
        }
        assertThatThrownBy(() -> train("w"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("sampleWeight is 'w', which is 0 in all 12 test rows of " + folder.resolve("t.csv")
                        + ", so that none of them counts. Give more rows a weight above 0, or set another splitSeed or"
                        + " testSize.");
        for (int row = 0; row < ROWS; row++) {
            rows.get(row)[2] = tested.contains(row) ? "1" : "0";
        }
        assertThatThrownBy(() -> train("w"))
                .isInstanceOf(RegressionException.class)
                .hasMessageContaining("which is 0 in all 48 rows to train on of ");
    }

    private void write(String name, List<List<String>> lines) throws IOException {
        Files.write(
                folder.resolve(name),
                lines.stream().map(line -> String.join(",", line)).toList());
    }

    private static List<List<String>> lines(List<String[]> table) {
        List<List<String>> lines = new ArrayList<>(List.of(List.of("area", "kind", "w", "price")));
        table.forEach(row -> lines.add(List.of(row)));
        return lines;
    }

    private TrainingResult train(@Nullable String sampleWeight) throws IOException {
        write("t.csv", lines(rows));
        DataSpec data = new DataSpec(
                        folder.resolve("t.csv").toString(),
                        "price",
                        List.of(),
                        sampleWeight == null ? List.of("w") : List.of())
                .withSampleWeight(sampleWeight);
        TrainingResult result = SmallModels.train(new Specification(
                data,
                SmallModels.SPECIFICATION.split(),
                SmallModels.SPECIFICATION.network(),
                SmallModels.SPECIFICATION.training()));
        result.model().save(folder.resolve("model.zip"));
        return result;
    }

    private TrainingResult finalOf(TrainingResult evaluated) {
        Specification specification = evaluated.model().specification();
        return FinalTrainer.train(
                evaluated, folder, RegressionTrainer.engine(specification, 1), TrainingListener.SILENT);
    }

    private EvaluatedModel evaluate(@Nullable String sampleWeight, @Nullable String dataset) throws IOException {
        return gate().evaluate(train(sampleWeight).model(), dataset);
    }

    private CheckResult check(EvaluatedModel model) {
        return gate().check(
                        model,
                        (actual, weights, before, now) -> PairedBootstrap.of(actual, weights, before, now)::worsening);
    }

    private SmallGate gate() {
        return new SmallGate(folder);
    }
}
