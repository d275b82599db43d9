package dev.mlmethods.regression.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StratifiedDivisionTest {
    private static Dataset numbers(int rows) {
        return Strata.dataset(IntStream.range(0, rows).mapToDouble(row -> row).toArray());
    }

    private static Dataset equal(int equal, double... others) {
        double[] target = new double[equal + others.length];
        System.arraycopy(others, 0, target, equal, others.length);
        return Strata.dataset(target);
    }

    private static void assertRefused(Dataset dataset, SplitSpec spec, String message) {
        assertThatThrownBy(() -> DatasetSplit.of(dataset, spec))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    private static SplitSpec stratify(int bins) {
        return SplitSpec.defaults().withStratify(bins);
    }

    @Test
    void everyBinHasItsShareOfTheTestTheValidationAndTheFolds() {
        Dataset dataset = numbers(200);
        DatasetSplit split = DatasetSplit.of(dataset, stratify(10).withValidationSize(0.25));
        assertThat(split.testRows()).hasSize(40);
        for (int bin = 0; bin < 10; bin++) {
            int from = bin * 20;
            assertThat(inBin(split.testRows(), from)).isEqualTo(4);
            assertThat(inBin(SplitTables.rows(split.training()), from)).isEqualTo(12);
            assertThat(inBin(SplitTables.validation(split), from)).isEqualTo(4);
        }
        List<DatasetSplit> folds = DatasetSplit.folds(dataset, stratify(10), 4);
        for (DatasetSplit fold : folds) {
            for (int bin = 0; bin < 10; bin++) {
                assertThat(inBin(SplitTables.validation(fold), bin * 20)).isEqualTo(4);
            }
        }
        assertThat(folds.stream().flatMapToInt(fold -> Arrays.stream(SplitTables.validation(fold))))
                .doesNotHaveDuplicates()
                .hasSize(160);
    }

    private static long inBin(int[] rows, int from) {
        return Arrays.stream(rows).filter(row -> row >= from && row < from + 20).count();
    }

    @Test
    void saysHowManyBinsThereAreOnEachSide() {
        assertThat(DatasetSplit.of(numbers(100), stratify(10)).text())
                .isEqualTo(
                        "Divided by quantiles of y: 80 rows of 10 bins to train on, 20 rows of 10 bins for the test");
        assertThat(DatasetSplit.of(
                                equal(
                                        60,
                                        IntStream.range(1, 41).asDoubleStream().toArray()),
                                stratify(10))
                        .text())
                .isEqualTo("Divided by quantiles of y: 80 rows of 5 bins to train on, 20 rows of 5 bins for the test");
    }

    @Test
    void zerosOfEitherSignAreInOneBin() {
        double[] target = IntStream.range(0, 40).mapToDouble(row -> row).toArray();
        Arrays.fill(target, 0, 20, 0.0);
        double[] negative = target.clone();
        Arrays.fill(negative, 0, 10, -0.0);
        assertThat(DatasetSplit.of(Strata.dataset(negative), stratify(5)).testRows())
                .isEqualTo(DatasetSplit.of(Strata.dataset(target), stratify(5)).testRows());
    }

    @Test
    void rejectsATargetThatMakesOneBin() {
        assertRefused(
                equal(20),
                stratify(10),
                "stratify is 10, but the target 'y' is 0 in all of 20 rows, which can't be cut into bins. Remove"
                        + " stratify.");
        assertRefused(
                equal(15, 1, 1, 1, 1, 1),
                stratify(10),
                "stratify is 10, but so many rows have the same value of the target 'y' that its quantiles are 0 and 1"
                        + " alone, with one bin between them. Remove stratify.");
        assertRefused(
                equal(96, 1, 2, 3, 4),
                stratify(10),
                "stratify is 10, but so many rows have the same value of the target 'y' that its quantiles are 0 and 4"
                        + " alone, with one bin between them. Raise stratify, or remove it.");
    }

    @Test
    void rejectsMoreBinsThanRows() {
        assertRefused(
                numbers(7),
                stratify(Integer.MAX_VALUE),
                "stratify is 2147483647, but there are only 7 rows, and each bin needs 2. Lower stratify, or add rows.");
    }

    @Test
    void rejectsABinWithOneRow() {
        assertRefused(
                numbers(10),
                stratify(6),
                "stratify is 6, but bin 3 of 6 ('y' above 3, up to 4.5) has only 1 of 10 rows; it needs 1 to train on"
                        + " and 1 for the test. Lower stratify, or add rows.");
        assertRefused(
                equal(8, 1, 2),
                stratify(10),
                "stratify is 10, which equal values of the target leave 3 bins of, but bin 2 of 3 ('y' above"
                        + " 0.20000000000000018, up to 1.0999999999999996) has only 1 of 10 rows; it needs 1 to train on"
                        + " and 1 for the test. Lower stratify, or add rows.");
    }

    @Test
    void rejectsABinWithOneRowThatIsNotHeldOut() {
        assertRefused(
                numbers(12),
                new SplitSpec(0.5, 42, 0.5).withStratify(6),
                "stratify is 6, but bin 1 of 6 ('y' from 0, up to 1.8333333333333333) has only 1 of the 6 rows that are"
                        + " not held out; it needs 1 to train on and 1 for the validation. Lower stratify, or add rows.");
    }

    @Test
    void rejectsATestThatHasNoRowForEachBin() {
        assertRefused(
                numbers(40),
                stratify(10),
                "testSize is 0.2, which takes 8 of 40 rows for the test, but the 10 bins of stratify need 1 row each."
                        + " Raise testSize, lower stratify, or add rows.");
        assertRefused(
                numbers(40),
                stratify(8).withValidationSize(0.1),
                "validationSize is 0.1, which takes 4 of 32 rows for the validation, but the 8 bins of stratify need 1"
                        + " row each. Raise validationSize, lower stratify, or add rows.");
        assertRefused(
                numbers(40),
                new SplitSpec(0.9, 42, 0).withStratify(5),
                "testSize is 0.9, which takes 36 of 40 rows for the test and leaves 4 to train on, but the 5 bins of"
                        + " stratify need 1 row each. Lower testSize, lower stratify, or add rows.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 0, -1, 33})
    void rejectsFoldsThatNoRowsAreLeftFor(int folds) {
        assertThatThrownBy(() -> DatasetSplit.folds(numbers(40), stratify(4), folds))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "folds is " + folds + ", and there are 32 rows to divide; it must be at least 2, at most the"
                                + " number of rows, and leave 2 rows to train on.");
    }

    @Test
    void rejectsMoreFoldsThanAnyBinHasRows() {
        assertThatThrownBy(() -> DatasetSplit.folds(numbers(40), stratify(4), 9))
                .isInstanceOf(RegressionException.class)
                .hasMessage("stratify is 4, but folds is 9, and no bin has more than 8 of the 32 rows that are not held"
                        + " out. Lower folds or stratify, or add rows.");
    }

    @ParameterizedTest
    @ValueSource(ints = {-10, -1, 1})
    void rejectsANumberOfBinsThatDividesNothing(int bins) {
        assertThatThrownBy(() -> stratify(bins))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        bins == 1
                                ? "stratify is 1; it must be at least 2, because one bin would hold all"
                                        + " rows, or 0 for none."
                                : "stratify is " + bins
                                        + "; it must be a whole number of at least 0: into how many quantile bins of the target rows are put, each of"
                                        + " which is divided alike, or 0 for none.");
    }

    @Test
    void noBinsAreTheRandomSplit() {
        assertThat(stratify(0)).isEqualTo(SplitSpec.defaults());
    }
}
