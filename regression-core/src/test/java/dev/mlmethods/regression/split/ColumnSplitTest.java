package dev.mlmethods.regression.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.SampleWeights;
import dev.mlmethods.regression.data.SplitColumn;
import dev.mlmethods.regression.data.SplitColumn.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the splits by a column. */
class ColumnSplitTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Dataset table(Kind kind, List<?> cells) throws IOException {
        return new SplitTables(folder).of(kind, cells);
    }

    private static DatasetSplit split(Dataset dataset, Kind kind, double testSize, double validationSize) {
        return DatasetSplit.of(
                dataset, new SplitSpec(testSize, 42, validationSize).withColumn(new SplitColumn(kind, "by")));
    }

    private static List<String> keys(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> "k" + number).toList();
    }

    private static Set<String> testKeys(DatasetSplit split, List<String> keys) {
        Set<String> tested = new HashSet<>();
        for (int row : split.testRows()) {
            tested.add(keys.get(row));
        }
        return tested;
    }

    @Test
    void aHashLeavesAllRowsWhereTheyAreWhenOneComes() throws IOException {
        List<String> keys = keys(0, 200);
        List<String> more = new ArrayList<>(keys);
        more.add(17, "new");
        Set<String> tested = testKeys(split(table(Kind.KEY, keys), Kind.KEY, 0.2, 0), keys);
        Set<String> testedOfMore = testKeys(split(table(Kind.KEY, more), Kind.KEY, 0.2, 0), more);
        testedOfMore.remove("new");
        assertThat(testedOfMore).isEqualTo(tested).hasSizeBetween(25, 55);
    }

    @Test
    void aHashIsOfTheTextWhateverItStandsForAndKeepsEqualKeysTogether() throws IOException {
        List<String> keys = new ArrayList<>();
        keys(0, 30).forEach(key -> keys.addAll(List.of(key, key)));
        DatasetSplit split = split(table(Kind.KEY, keys), Kind.KEY, 0.3, 0);
        assertThat(split.testRows().length % 2).isZero();
        Set<String> trained = new HashSet<>(keys);
        Set<String> tested = testKeys(split, keys);
        trained.removeAll(tested);
        assertThat(trained).hasSize(30 - tested.size());
        List<String> numbers = List.of("1", "1.0", "01", "2", "2.0", "02", "3", "3.0");
        Dataset dataset = table(Kind.KEY, numbers);
        assertThat(Objects.requireNonNull(dataset.splitKeys()).texts())
                .containsExactly("01", "02", "1", "1.0", "2", "2.0", "3", "3.0");
    }

    @Test
    void aHashThatLeavesAPartEmptyIsRefused() throws IOException {
        Dataset few = table(Kind.KEY, List.of("a", "b", "c"));
        assertFault(
                () -> split(few, Kind.KEY, 0.001, 0),
                "testSize is 0.001, and the hash of the key 'by' is not below it in any of 3 rows. Raise testSize, add"
                        + " rows, or take another splitSeed.");
        assertFault(
                () -> split(few, Kind.KEY, 0.999, 0),
                "testSize is 0.999, and the hash of the key 'by' leaves 0 of 3 rows to train on; at least 2 are needed."
                        + " Lower testSize, add rows, or take another splitSeed.");
        Dataset some = table(Kind.KEY, keys(0, 15));
        assertFault(
                () -> DatasetSplit.folds(some, SplitTables.spec(Kind.KEY), 9),
                "folds is 9, and the hash of the key 'by' leaves one of them without any of 14 rows, or fewer than 2 to train on."
                        + " Lower folds, add rows, or take another splitSeed.");
    }

    @Test
    void noGroupIsOnBothSides() throws IOException {
        List<String> groups =
                IntStream.range(0, 100).mapToObj(row -> "g" + row % 10).toList();
        DatasetSplit split = split(table(Kind.GROUP, groups), Kind.GROUP, 0.2, 0.25);
        assertThat(groups(split.training(), groups)).hasSize(6);
        assertThat(groups(split.validation(), groups)).hasSize(2);
        assertThat(groups(split.test(), groups)).hasSize(2);
        Set<String> all = new HashSet<>(groups(split.training(), groups));
        all.addAll(groups(split.validation(), groups));
        all.addAll(groups(split.test(), groups));
        assertThat(all).hasSize(10);
        assertThat(split.text())
                .isEqualTo("Divided by groupColumn by: 60 rows of 6 groups to train on, 20 rows of 2 groups for the"
                        + " validation, 20 rows of 2 groups for the test");
    }

    private static Set<String> groups(@Nullable Dataset part, List<String> groups) {
        Set<String> found = new HashSet<>();
        for (int row : SplitTables.rows(Objects.requireNonNull(part))) {
            found.add(groups.get(row));
        }
        return found;
    }

    @Test
    void tooFewGroupsAreRefused() throws IOException {
        assertFault(
                () -> split(table(Kind.GROUP, List.of("a", "a", "a")), Kind.GROUP, 0.2, 0),
                "groupColumn is 'by', which is 'a' in all of 3 rows, so testSize can't set a group apart. Name"
                        + " another column, or take splitBy=random.");
        Dataset two = table(Kind.GROUP, List.of("a", "a", "b", "b"));
        assertThat(split(two, Kind.GROUP, 0.2, 0).testRows()).hasSize(2);
        assertFault(
                () -> split(two, Kind.GROUP, 0.9, 0),
                "testSize is 0.9, which leaves none of the 2 groups in 'by' to train on. Lower testSize, or add groups.");
        assertFault(
                () -> split(two, Kind.GROUP, 0.2, 0.2),
                "groupColumn is 'by', which is '"
                        + (split(two, Kind.GROUP, 0.2, 0).testRows()[0] == 0 ? "b" : "a")
                        + "' in all of 2 rows, so validationSize can't set a group apart. Lower testSize, or add"
                        + " groups.");
        assertFault(
                () -> split(table(Kind.GROUP, List.of("a", "b", "b", "b")), Kind.GROUP, 0.2, 0),
                "testSize is 0.2, which leaves 1 of 4 rows to train on; at least 2 are needed. Lower testSize, add rows,"
                        + " or take another splitSeed.");
        assertFault(
                () -> DatasetSplit.folds(two, SplitTables.spec(Kind.GROUP), 2),
                "folds is 2, but the rows that are not held out have 1 group in 'by', and each fold needs at"
                        + " least one. Lower folds or testSize, or add groups.");
    }

    @Test
    void theTestIsTheFuture() throws IOException {
        List<String> days = new ArrayList<>();
        IntStream.rangeClosed(1, 20).forEach(day -> days.add(String.format(Locale.ROOT, "2015-03-%02d", day)));
        Collections.reverse(days);
        DatasetSplit split = split(table(Kind.TIME, days), Kind.TIME, 0.2, 0.25);
        assertThat(split.testRows()).containsExactly(0, 1, 2, 3);
        assertThat(SplitTables.validation(split)).containsExactly(4, 5, 6, 7);
        assertThat(SplitTables.rows(split.training())).containsExactly(8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
        assertThat(split.text())
                .isEqualTo(
                        "Divided by timeColumn by: 12 rows from 2015-03-01 to 2015-03-12 to train on, 4 rows from"
                                + " 2015-03-13 to 2015-03-16 for the validation, 4 rows from 2015-03-17 to 2015-03-20 for the test");
    }

    /** Ten rows, of which two would be for the test. */
    @ParameterizedTest
    @CsvSource({
        // No row shares the time of the first test row with an earlier one.
        "1 2 3 4 5 6 7 8 9 9, 2",
        // One before the boundary and two after it: the boundary moves to the nearer end.
        "1 2 3 4 5 6 7 8 8 8, 3",
        "1 2 3 4 5 6 7 7 7 8, 1",
        // Equally near: to the earlier one.
        "1 2 3 4 5 6 7 8 8 9, 3",
        // There is nothing after the last time.
        "1 2 3 4 5 5 5 5 5 5, 6",
        "1 1 1 1 1 1 1 1 1 2, 1",
    })
    void rowsOfOneTimeStayTogether(String times, int tested) throws IOException {
        DatasetSplit split = split(table(Kind.TIME, List.of(times.split(" "))), Kind.TIME, 0.2, 0);
        assertThat(split.testRows()).hasSize(tested);
    }

    @Test
    void foldsByTimeKeepRowsOfOneTimeTogether() throws IOException {
        List<Integer> times = List.of(1, 1, 2, 2, 2, 3, 3, 4, 4, 4, 5, 5);
        List<DatasetSplit> folds = DatasetSplit.folds(table(Kind.TIME, times), SplitTables.spec(Kind.TIME), 2);
        assertThat(folds.get(0).testRows()).containsExactly(10, 11);
        assertThat(SplitTables.rows(folds.get(0).training())).containsExactly(0, 1, 2, 3, 4);
        assertThat(SplitTables.validation(folds.get(0))).containsExactly(5, 6);
        assertThat(SplitTables.rows(folds.get(1).training())).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(SplitTables.validation(folds.get(1))).containsExactly(7, 8, 9);
        assertFault(
                () -> DatasetSplit.folds(table(Kind.TIME, times), SplitTables.spec(Kind.TIME), 4),
                "folds is 4, but 10 rows of 4 different times in 'by' can't be cut into that many later parts, each after at least 2 rows to train"
                        + " on. Lower folds or testSize, or add rows.");
    }

    @Test
    void timesThatSetNothingApartAreRefused() throws IOException {
        assertFault(
                () -> split(table(Kind.TIME, List.of("2015-03-01", "2015-03-01", "2015/03/01")), Kind.TIME, 0.2, 0),
                "timeColumn is 'by', which is '2015-03-01' in all of 3 rows, so testSize can't set later ones apart."
                        + " Name another column, or take splitBy=random.");
        assertFault(
                () -> split(table(Kind.TIME, List.of(1, 2, 2, 2)), Kind.TIME, 0.2, 0),
                "testSize is 0.2, which leaves 1 of 4 rows to train on, because rows of the same time stay together; at least 2"
                        + " are needed. Lower testSize, or add rows of other times.");
        assertFault(
                () -> split(table(Kind.TIME, List.of(1, 1, 1, 2)), Kind.TIME, 0.2, 0.2),
                "timeColumn is 'by', which is '1' in all of 3 rows, so validationSize can't set later ones apart."
                        + " Lower testSize, or add rows of other times.");
    }

    @Test
    void aRandomSplitSaysNothing() throws IOException {
        assertThat(DatasetSplit.of(table(Kind.KEY, keys(0, 10)), SplitSpec.defaults())
                        .text())
                .isNull();
    }

    private static void assertFault(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(RegressionException.class).hasMessage(message);
    }

    @Test
    void daysInTheOrderOfTheRowsAreNoIndexAndSetRowsApart() throws IOException {
        List<String> days = IntStream.range(0, 60)
                .mapToObj(day -> LocalDate.of(2024, 1, 1).plusDays(day).toString())
                .toList();
        assertThat(SplitFindings.of(split(table(Kind.TIME, days), Kind.TIME, 0.2, 0)))
                .extracting(finding -> finding.kind())
                .doesNotContain(DataFinding.Kind.ROW_NUMBER, DataFinding.Kind.REPEATED_ROWS);
    }

    @Test
    void aSplitByTimeWithoutRowsThatCountNamesNoSeed() throws IOException {
        List<Integer> times = IntStream.range(0, 20).boxed().toList();
        Dataset table = table(Kind.TIME, times);
        double[] late = new double[20];
        Arrays.fill(late, 0, 10, 1);
        assertThatThrownBy(() -> split(table.weightedBy(SampleWeights.of("w", late)), Kind.TIME, 0.2, 0))
                .isInstanceOf(RegressionException.class)
                .hasMessage("sampleWeight is 'w', which is 0 in all 4 test rows of t.csv, so that none of them counts."
                        + " Give more rows a weight above 0, or set another testSize.");
        Arrays.fill(late, 16, 20, 1);
        assertThatThrownBy(() -> split(table.weightedBy(SampleWeights.of("w", late)), Kind.TIME, 0.2, 0.2))
                .isInstanceOf(RegressionException.class)
                .hasMessageEndingWith("or set another validationSize.");
    }
}
