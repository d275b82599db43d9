package dev.mlmethods.regression.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.mlmethods.regression.data.BuiltInDataset;
import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.data.DataFinding.Kind;
import dev.mlmethods.regression.data.DataFinding.Split;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.data.SampleWeights;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitFindingsTest {
    private static final int ROWS = 100;

    private final Random random = new Random(7);
    private final double[] noise = random.doubles(ROWS).toArray();
    private final double[] moreNoise = random.doubles(ROWS).toArray();

    @ParameterizedTest
    @EnumSource
    void findsNothingInTheBuiltInDatasets(BuiltInDataset dataset) {
        for (double validationSize : new double[] {0, 0.2}) {
            assertThat(findings(dataset.load(), validationSize)).isEmpty();
        }
    }

    @Test
    void findsNothingInFewRowsThatAreInOrderByChance() {
        Dataset rows = Dataset.of(
                "few.csv", FeatureMatrix.of(List.of("x"), new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}), "y", new double[] {
                    1, 2, 3, 4, 5, 6, 7, 8, 9
                });

        assertThat(findings(rows, 0)).isEmpty();
    }

    @Test
    void namesAFeatureThatIsConstantInTheTrainingRows() {
        Dataset rows = dataset(row -> noise[row], "flag", row -> 0, row -> moreNoise[row]);

        assertThat(findings(rows, 0))
                .containsExactly(new DataFinding(
                        Kind.CONSTANT_FEATURE,
                        List.of("flag"),
                        Split.TRAINING,
                        80,
                        80,
                        "The feature 'flag' is 0 in all 80 training rows: nothing can be learned from it, and it contributes nothing"
                                + " to a prediction, whatever its value. Leave it out (exclude or features), or add rows"
                                + " with other values."));
    }

    @Test
    void looksAtTheTrainingRowsAloneForConstants() {
        int[] test = TrainTestSplit.of(ROWS, 0.2, 42).testRows();
        IntToDoubleFunction inTheTestRows = row -> Arrays.stream(test).anyMatch(row2 -> row2 == row) ? row : 5;
        Dataset rows = dataset(inTheTestRows, "flag", inTheTestRows, row -> moreNoise[row]);

        assertThat(findings(rows, 0))
                .extracting(DataFinding::text)
                .containsExactly(
                        "The 2 features a, flag have one value each in all 80 training rows: nothing can be learned from them, and"
                                + " they contribute nothing to a prediction, whatever its value. Leave them out (exclude or features), or add"
                                + " rows with other values.");
    }

    @Test
    void namesATargetThatIsConstantInTheTrainingRows() {
        int[] test = TrainTestSplit.of(ROWS, 0.2, 42).testRows();
        Dataset rows = dataset(
                row -> noise[row],
                "b",
                row -> moreNoise[row],
                row -> Arrays.stream(test).anyMatch(row2 -> row2 == row) ? row : 5);

        assertThat(findings(rows, 0))
                .extracting(DataFinding::text)
                .containsExactly(
                        "The target 'y' is 5 in all 80 training rows: nothing can be learned except that number. Add rows with other values,"
                                + " or take another splitSeed.");
    }

    @Test
    void namesRowNumbersOfASortedTable() {
        double[] sorted = Arrays.stream(noise).sorted().toArray();
        // With a gap, as after dropping rows.
        Dataset rows = dataset(row -> moreNoise[row], "index", row -> row < 50 ? row : row + 7, row -> sorted[row]);

        assertThat(findings(rows, 0))
                .containsExactly(
                        new DataFinding(
                                Kind.ROW_NUMBER,
                                List.of("index"),
                                null,
                                100,
                                100,
                                "The feature 'index' numbers the rows, as the index of a table does. If the rows are sorted, such a number"
                                        + " gives the target away, and the metrics are better than they will be on new rows. Leave it"
                                        + " out (exclude or features)."),
                        new DataFinding(
                                Kind.REPEATS_TARGET,
                                List.of("index"),
                                null,
                                100,
                                100,
                                "The feature 'index' repeats the target 'y': it orders all 100 rows as the target does. If it isn't known before the target is, the metrics say"
                                        + " nothing about new rows. Leave it out (exclude or features)."));
    }

    @Test
    void namesRowNumbersOfATableThatWasShuffledWithThem() {
        Dataset rows = dataset(row -> noise[row], "index", row -> 1 + (row * 37) % ROWS, row -> moreNoise[row]);

        assertThat(findings(rows, 0)).extracting(DataFinding::kind).containsExactly(Kind.ROW_NUMBER);
    }

    @Test
    void takesNoOtherWholeNumbersForRowNumbers() {
        // All but one rise; one number occurs twice; in order, but with a fraction.
        for (IntToDoubleFunction column : List.<IntToDoubleFunction>of(
                row -> row == 50 ? 200 : row,
                row -> (row * 37) % 99,
                row -> row + (row == 99 ? 0.5 : 0),
                row -> Math.floor(row / 2.0))) {
            Dataset rows = dataset(row -> noise[row], "number", column, row -> moreNoise[row]);
            assertThat(findings(rows, 0)).isEmpty();
        }
    }

    @Test
    void namesWhatRepeatsTheTarget() {
        for (IntToDoubleFunction repetition : List.<IntToDoubleFunction>of(
                row -> noise[row],
                row -> 32 - 1.8 * noise[row],
                row -> Math.rint(noise[row] * 1e3) / 1e3,
                row -> Math.log(noise[row]),
                // Summed in a different order.
                row -> noise[row] * (1 + 1e-15 * moreNoise[row]))) {
            Dataset rows = dataset(row -> moreNoise[row], "again", repetition, row -> noise[row]);
            assertThat(findings(rows, 0))
                    .extracting(DataFinding::kind, DataFinding::columns)
                    .containsExactly(tuple(Kind.REPEATS_TARGET, List.of("again")));
        }
    }

    @Test
    void namesAFlagThatRepeatsATargetOfTwoValues() {
        Dataset rows = dataset(
                row -> moreNoise[row], "flag", row -> noise[row] < 0.4 ? 3 : 1, row -> noise[row] < 0.4 ? 0 : 1);

        assertThat(findings(rows, 0)).extracting(DataFinding::kind).containsExactly(Kind.REPEATS_TARGET);
    }

    @Test
    void takesNoGoodFeatureForTheTarget() {
        for (IntToDoubleFunction feature : List.<IntToDoubleFunction>of(
                // One percent of noise, a flag that separates high targets from low ones, one outlier in both columns.
                row -> noise[row] + 0.01 * moreNoise[row],
                row -> noise[row] < 0.4 ? 0 : 1,
                row -> row == 10 ? 1e9 : moreNoise[row])) {
            Dataset rows =
                    dataset(row -> moreNoise[ROWS - 1 - row], "good", feature, row -> row == 10 ? 1e9 : noise[row]);
            assertThat(findings(rows, 0)).isEmpty();
        }
    }

    @Test
    void countsRowsThatRepeatTrainingRows() {
        // Twenty rows of noise, five times each, numbered: all test rows have a twin among the training rows.
        Dataset rows = dataset(row -> noise[row % 20], "id", row -> row, row -> moreNoise[row % 20]);

        assertThat(findings(rows, 0))
                .extracting(DataFinding::kind, DataFinding::rows, DataFinding::of, DataFinding::text)
                .contains(tuple(
                        Kind.REPEATED_ROWS,
                        20,
                        20,
                        "20 of 20 test rows have the features of a training row, 20 of them also its target. On such rows a metric tells how well the network memorizes, not how"
                                + " well it predicts new ones. Keep one of each set of equal rows, or test"
                                + " on other rows (evaluationDataset)."));
    }

    @Test
    void countsValidationRowsThatRepeatTrainingRows() {
        Dataset rows =
                dataset(row -> noise[row % 20], "b", row -> 3 * noise[row % 20], row -> noise[row] - moreNoise[row]);

        assertThat(findings(rows, 0.25))
                .extracting(DataFinding::kind, DataFinding::split, DataFinding::text)
                .containsExactly(
                        tuple(
                                Kind.REPEATED_ROWS,
                                Split.VALIDATION,
                                "20 of 20 validation rows have the features of a training row, 0 of them also its target. On such rows a metric"
                                        + " tells how well the network memorizes, not how well it predicts new ones. Keep one of each set of"
                                        + " equal rows."),
                        tuple(
                                Kind.REPEATED_ROWS,
                                Split.TEST,
                                "20 of 20 test rows have the features of a training row, 0 of them also its target. On such rows a metric tells how well the network memorizes, not how"
                                        + " well it predicts new ones. Keep one of each set of equal"
                                        + " rows, or test on other rows (evaluationDataset)."));
    }

    @Test
    void saysWhatOneTestRowIsNotEnoughFor() {
        assertThat(SplitFindings.of(DatasetSplit.of(small(), new SplitSpec(0.01, 42, 0.01))))
                .extracting(DataFinding::text)
                .containsExactly(
                        "There is one validation row: R2 and the explained variance aren't defined on it, and the other metrics are"
                                + " just its error. Raise validationSize, or add rows.",
                        "There is one test row: R2 and the explained variance aren't defined on it, and the other metrics are"
                                + " just its error. Raise testSize, or add rows.");
    }

    /** Another weight of 0, or of next to nothing, leaves one row that counts. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-3, 1e-300})
    void saysThatOneTestRowHasAllTheWeight(double others) {
        Dataset rows = small();
        int first = DatasetSplit.of(rows, new SplitSpec(0.2, 42, 0)).testRows()[0];
        double[] weights = new double[50];
        Arrays.setAll(weights, row -> row == first || row % 2 == 1 ? 1 : others);
        for (int row : DatasetSplit.of(rows, new SplitSpec(0.2, 42, 0)).testRows()) {
            weights[row] = row == first ? 1 : others;
        }
        assertThat(SplitFindings.of(
                        DatasetSplit.of(rows.weightedBy(SampleWeights.of("w", weights)), new SplitSpec(0.2, 42, 0))))
                .extracting(DataFinding::kind, DataFinding::split, DataFinding::text)
                .containsExactly(tuple(
                        Kind.UNDEFINED_METRIC,
                        Split.TEST,
                        "One of 10 test rows has nearly all of the weight, so the metrics are just its error. Check the weights in"
                                + " 'w', or choose another splitSeed."));
    }

    private Dataset small() {
        return dataset(row -> noise[row], "b", row -> moreNoise[row], row -> noise[row] * moreNoise[row])
                .select(IntStream.range(0, 50).toArray());
    }

    private static List<DataFinding> findings(Dataset dataset, double validationSize) {
        return SplitFindings.of(DatasetSplit.of(dataset, new SplitSpec(0.2, 42, validationSize)));
    }

    /** Features {@code a} and another, and the target {@code y}. */
    private static Dataset dataset(
            IntToDoubleFunction a, String name, IntToDoubleFunction other, IntToDoubleFunction target) {
        double[] features = IntStream.range(0, ROWS)
                .boxed()
                .flatMapToDouble(row -> Arrays.stream(new double[] {a.applyAsDouble(row), other.applyAsDouble(row)}))
                .toArray();
        return Dataset.of(
                "rows.csv",
                FeatureMatrix.of(List.of("a", name), features),
                "y",
                IntStream.range(0, ROWS).mapToDouble(target).toArray());
    }
}
