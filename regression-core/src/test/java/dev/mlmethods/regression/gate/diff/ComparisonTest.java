package dev.mlmethods.regression.gate.diff;

import static dev.mlmethods.regression.gate.baseline.SampleEvaluation.houses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.SplitColumn;
import dev.mlmethods.regression.gate.Check;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.Gate;
import dev.mlmethods.regression.gate.MissingBaseline;
import dev.mlmethods.regression.gate.Verdict;
import dev.mlmethods.regression.gate.baseline.SampleEvaluation;
import dev.mlmethods.regression.gate.diff.Cause.DataChange;
import dev.mlmethods.regression.gate.diff.Cause.FieldChange;
import dev.mlmethods.regression.gate.diff.Cause.VersionChange;
import dev.mlmethods.regression.gate.tolerance.SignificanceOf;
import dev.mlmethods.regression.gate.tolerance.Tolerances;
import dev.mlmethods.regression.model.Platform;
import dev.mlmethods.regression.model.PlatformPart;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.split.SplitSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is comparable, and what has changed. */
class ComparisonTest {
    /** The path of a different checkout, as results contained it in the past. */
    @Test
    void thePathOfTheSameDatasetIsNoChange() {
        for (String path : List.of("/home/ann/shop/prices.csv", "C:\\shop\\prices.csv", "/data/of-2024.csv")) {
            SampleEvaluation then = SampleEvaluation.held()
                    .with(SampleEvaluation.held().specification().withData(DataSpec.csv(path, "price")));
            assertThat(compared(then, SampleEvaluation.held()).causes()).isEmpty();
            assertThat(compared(SampleEvaluation.held(), then).causes()).isEmpty();
        }
    }

    @Test
    void anotherFileIsAChange() {
        SampleEvaluation moved = SampleEvaluation.held()
                .with(SampleEvaluation.held().specification().withData(DataSpec.csv("data/prices.csv", "price")));
        assertThat(compared(SampleEvaluation.held(), moved).causes())
                .containsExactly(new Cause.FieldChange("dataset", "prices.csv", "data/prices.csv"));
    }

    private static Comparison compared(SampleEvaluation then, SampleEvaluation now) {
        return Comparison.of(now.model(), now.evaluationData(), then.baseline());
    }

    private static final SampleEvaluation THEN = SampleEvaluation.held();

    private static CheckResult check(SampleEvaluation now) {
        return check(THEN, now);
    }

    private static CheckResult check(SampleEvaluation then, SampleEvaluation now) {
        return new Check(
                        Tolerances.parse(Map.of("rmse", "0.003")),
                        Gate.ANY_WORSENING,
                        MissingBaseline.FAILS,
                        SignificanceOf.unknown())
                .of(now.model(), now.evaluationData(), then.baseline());
    }

    @Test
    void otherTestRowsAreNotComparable() {
        Specification specification = THEN.specification().withSplit(new SplitSpec(0.2, 43, 0));
        CheckResult result = check(THEN.with(specification).withError(9));
        assertThat(result.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(result.passes()).isFalse();
        assertThat(result.message())
                .isEqualTo("The test rows are not those of the baseline, so the metrics cannot be compared. What"
                        + " changed: splitSeed was 42 and is 43. If that is intended, run regression:accept.");
        assertThat(result.metrics()).isEmpty();
        assertThat(result.causes()).containsExactly(new FieldChange("splitSeed", "42", "43"));
    }

    @Test
    void aFieldThatJsonLeavesOutIsComparedByItsDefault() {
        Specification specification = THEN.specification()
                .withSplit(SplitSpec.defaults().withColumn(new SplitColumn(SplitColumn.Kind.TIME, "rooms")));
        CheckResult result = check(THEN.with(specification).withError(9));
        assertThat(result.causes())
                .containsExactly(
                        new FieldChange("splitBy", "random", "time"),
                        new FieldChange("timeColumn", "not set", "rooms"));
    }

    @Test
    void kindsOfNetworksAreNamedAsTheyAreWritten() {
        Specification specification = THEN.specification().withMembers(List.of(Map.of(), Map.of("activation", "tanh")));
        assertThat(check(THEN.with(specification).withError(9)).causes())
                .containsExactly(new FieldChange("members", "none", "[{},{\"activation\":\"tanh\"}]"));
    }

    @Test
    void stratifyIsNamedAsWhatMoved() {
        Specification specification = THEN.specification().withSplit(new SplitSpec(0.2, 43, 0).withStratify(2));
        CheckResult result = check(THEN.with(specification).withError(9));
        assertThat(result.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(result.message())
                .isEqualTo("The test rows are not those of the baseline, so the metrics cannot be compared. What"
                        + " changed: splitSeed was 42 and is 43; stratify was 0 and is 2. If that is intended, run"
                        + " regression:accept.");
        assertThat(result.causes())
                .containsExactly(new FieldChange("splitSeed", "42", "43"), new FieldChange("stratify", "0", "2"));
    }

    @Test
    void moreRowsMakeOtherTestRows() {
        CheckResult result = check(THEN.with(houses(23)));
        assertThat(result.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(result.message())
                .isEqualTo("The test rows are not those of the baseline, so the metrics cannot be compared. What"
                        + " changed: prices.csv: 3 rows added (lines 22, 23, 24). If that is intended, run"
                        + " regression:accept.");
        assertThat(result.causes())
                .containsExactly(new DataChange(
                        "prices.csv: 3 rows added (lines 22, 23, 24)",
                        3,
                        0,
                        0,
                        List.of(),
                        List.of(20, 21, 22),
                        List.of()));
    }

    @Test
    void aChangedTrainingRowIsACauseAndTheTestRowsAreComparable() {
        int row = trainingRow();
        Dataset changed = houses(20, rows -> {
            rows.get(row)[0] = 999;
            return rows;
        });
        CheckResult result = check(THEN.with(changed).withError(0.53125).withParameters("0b"));
        assertThat(result.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(result.message())
                .isEqualTo("test.rmse is 0.5312, but the baseline allows at most 0.503 (0.5 with a tolerance of"
                        + " 0.003). What changed: prices.csv: 1 row changed in the column area (line " + (row + 2)
                        + "). If that is intended, run regression:accept.");
    }

    private static int trainingRow() {
        List<Integer> test = THEN.predictions().rows();
        for (int row = 0; ; row++) {
            if (!test.contains(row)) {
                return row;
            }
        }
    }

    @Test
    void aChangedTestRowIsNotComparable() {
        int row = THEN.predictions().rows().get(0);
        Dataset changed = houses(20, rows -> {
            rows.get(row)[1] = 999;
            return rows;
        });
        CheckResult result = check(THEN.with(changed));
        assertThat(result.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(result.message())
                .contains("What changed: prices.csv: 1 row changed in the column rooms (line " + (row + 2) + "). If");
    }

    @Test
    void theSameRowsWithOtherFeaturesAreComparable() {
        Dataset fewer = houses(20);
        Dataset area = SampleEvaluation.dataset(List.of("area"), "price", rows(fewer, new int[] {0, 2}));
        Specification specification =
                Specification.of(new DataSpec("prices.csv", "price", List.of(), List.of("rooms")));
        CheckResult result =
                check(THEN.with(area).with(specification).withError(0.53125).withParameters("0b"));
        assertThat(result.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(result.message())
                .contains("What changed: prices.csv: the column rooms removed; exclude was none and is rooms. If");
    }

    /** Columns of a dataset, row by row. */
    private static List<double[]> rows(Dataset houses, int[] columns) {
        List<double[]> rows = new ArrayList<>();
        for (int row = 0; row < houses.rows(); row++) {
            double[] all = {houses.features().get(row, 0), houses.features().get(row, 1), houses.target(row)};
            double[] chosen = new double[columns.length];
            for (int i = 0; i < columns.length; i++) {
                chosen[i] = all[columns[i]];
            }
            rows.add(chosen);
        }
        return rows;
    }

    @Test
    void anotherEvaluationDatasetIsNotComparable() {
        CheckResult result = check(THEN.on(houses(7)));
        assertThat(result.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(result.causes()).containsExactly(new FieldChange("evaluationDataset", "not set", "new.csv"));
        assertThat(result.message())
                .contains(" What changed: evaluationDataset was not set and is new.csv. If that is intended");
    }

    @Test
    void otherRowsInTheEvaluationDatasetAreNotComparable() {
        SampleEvaluation then = THEN.on(houses(7));
        assertThat(check(then, then).verdict()).isEqualTo(Verdict.IDENTICAL);
        CheckResult result = check(then, THEN.on(houses(8)));
        assertThat(result.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(result.causes())
                .containsExactly(new DataChange(
                        "prices.csv: the test rows differ, or have other values or columns",
                        0,
                        0,
                        0,
                        List.of(),
                        List.of(),
                        List.of()));
    }

    @Test
    void aChangedTrainingSetBesideAnEvaluationDatasetIsComparable() {
        SampleEvaluation then = THEN.on(houses(7));
        CheckResult result = check(then, then.with(houses(25)));
        assertThat(result.verdict()).isEqualTo(Verdict.IDENTICAL);
        assertThat(result.message()).endsWith(" What changed: prices.csv: 5 rows added (lines 22, 23, 24, 25, 26).");
    }

    @Test
    void everyPartOfThePlatformIsACause() {
        SampleEvaluation now = THEN.with(
                        new Platform("dl4j", "JCublasBackend", "0.2.0", "1.1", "21", "Mac OS X aarch64"))
                .withCode("beef");
        assertThat(check(now).causes())
                .containsExactly(
                        new VersionChange(PlatformPart.REGRESSION, "0.1.0", "0.2.0"),
                        new VersionChange(PlatformPart.DL4J, "1.0.0-M2.1", "1.1"),
                        new VersionChange(PlatformPart.ENGINE, "vector", "dl4j"),
                        new VersionChange(PlatformPart.BACKEND, "CpuBackend", "JCublasBackend"),
                        new VersionChange(PlatformPart.JAVA, "17.0.1 (Vendor)", "21"),
                        new VersionChange(PlatformPart.OPERATING_SYSTEM, "Linux amd64", "Mac OS X aarch64"));
        assertThat(check(now).message())
                .endsWith(
                        " What changed: Regression for Maven was 0.1.0 and is 0.2.0; Deeplearning4j was 1.0.0-M2.1 and"
                                + " is 1.1; engine was vector and is dl4j; backend was CpuBackend and is JCublasBackend; Java"
                                + " was 17.0.1 (Vendor) and is 21; and 1 more.");
    }

    @Test
    void otherCodeUnderTheSameVersionIsACauseIfBothAreKnown() {
        assertThat(check(THEN.withCode("0123456789abcdef")).causes())
                .containsExactly(new VersionChange(PlatformPart.CODE, "c0de", "0123456789ab"));
        assertThat(check(THEN.withCode(null)).causes()).isEmpty();
    }

    @Test
    void fieldsAreTextsAsUsersWriteThem() {
        Specification other = Specification.of(new DataSpec("prices.csv", null, List.of(), List.of("rooms")))
                .withTraining(THEN.specification().training().withEpochs(7));
        assertThat(check(THEN.with(other)).causes())
                .containsExactly(
                        new FieldChange("target", "price", "not set"),
                        new FieldChange("exclude", "none", "rooms"),
                        new FieldChange("epochs", "100", "7"));
    }

    @Test
    void predictionsThatAreNotOfTheDatasetAreAnError() {
        Dataset shuffled = houses(20, rows -> {
            Collections.reverse(rows);
            return rows;
        });
        SampleEvaluation now = THEN.with(houses(21));
        assertThatThrownBy(() -> new Check(
                                Tolerances.parse(Map.of()),
                                Gate.ANY_WORSENING,
                                MissingBaseline.FAILS,
                                SignificanceOf.unknown())
                        .of(now.model(), THEN.with(shuffled).evaluationData(), THEN.baseline()))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "The dataset prices.csv has changed since the model was evaluated on it. Evaluate again with"
                                + " regression:evaluate.");
    }
}
