package dev.mlmethods.regression.gate.diff;

import static dev.mlmethods.regression.gate.baseline.SampleEvaluation.dataset;
import static dev.mlmethods.regression.gate.baseline.SampleEvaluation.houses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.ColumnSelection;
import dev.mlmethods.regression.data.CsvFile;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.EncodingSpec;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.data.SplitColumn;
import dev.mlmethods.regression.gate.baseline.Baseline;
import dev.mlmethods.regression.gate.baseline.BaselineRows;
import dev.mlmethods.regression.gate.baseline.EvaluationData;
import dev.mlmethods.regression.gate.baseline.SampleEvaluation;
import dev.mlmethods.regression.gate.diff.Cause.DataChange;
import dev.mlmethods.regression.report.result.TestPredictions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDiffTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static final Baseline BASELINE = SampleEvaluation.held().baseline().baseline();

    private static final List<String> FEATURES = BASELINE.specification().data().features();

    private static final int ROWS = 200;

    private static DataDiff diff(Dataset before, Dataset now) {
        return DataDiff.of(BaselineRows.of(new TestPredictions(List.of(0), List.of(1.0), List.of(1.0)), before), now);
    }

    private static DataChange change(Dataset before, Dataset now) {
        return diff(before, now).cause(SampleEvaluation.held().evaluationData(), BASELINE, FEATURES);
    }

    private static DataChange change(UnaryOperator<List<double[]>> change) {
        return change(houses(ROWS), houses(ROWS, change));
    }

    @Test
    void valuesOfThenAreShownWhereTheyAreKnown() {
        Dataset then = houses(ROWS);
        DataChange one = changeOf(then, houses(ROWS, rows -> {
            rows.get(15)[0] = 9.5;
            return rows;
        }));
        assertThat(one.text())
                .isEqualTo("prices.csv: 1 row changed in the column area (line 17: area was 115 and is 9.5)");
        assertThat(one.cells()).containsExactly(new Cause.CellChange(15, "area", 115, 9.5));
        assertThat(changeOf(then, houses(ROWS, rows -> {
                            rows.get(15)[0] = 9.5;
                            rows.get(15)[2] = -1;
                            rows.get(100)[1] = 7;
                            rows.remove(3);
                            return rows;
                        }))
                        .text())
                .isEqualTo("prices.csv: 1 row removed, 2 rows changed (line 16: area was 115 and is 9.5, price was 1045"
                        + " and is -1; line 101: rooms was 1 and is 7)");
    }

    @Test
    void theColumnThatDividesTheRowsIsComparedToo() throws IOException {
        Dataset then = divided("a,1\nb,2\nc,3\n", "house");
        DataChange change = changeOf(then, divided("a,1\nd,2\nc,3\n", "house"));
        assertThat(change.text()).isEqualTo("t.csv: 1 row changed in the column house (line 3)");
        assertThat(change.cells()).isEmpty();
        Dataset numbers = divided("10,1\n20,2\n30,3\n", "house");
        assertThat(changeOf(numbers, divided("10,1\n20,2\n40,3\n", "house")).text())
                .isEqualTo("t.csv: 1 row changed in the column house (line 4: house was 30 and is 40)");
        assertThat(changeOf(then, divided("a,1\nb,2\nc,3\n", null)).text())
                .isEqualTo("t.csv: the column house removed");
    }

    /** Rows with a house and x; x is the only feature, and y its number. */
    private Dataset divided(String rows, @Nullable String groupColumn) throws IOException {
        Path file = folder.resolve("t.csv");
        StringBuilder csv = new StringBuilder("house,x,y\n");
        rows.lines()
                .forEach(row -> csv.append(row).append(',').append(row.length()).append('\n'));
        Files.writeString(file, csv);
        return CsvFile.of(file, "t.csv")
                .read(
                        "y",
                        new ColumnSelection(
                                List.of("x"),
                                List.of(),
                                groupColumn == null ? null : new SplitColumn(SplitColumn.Kind.GROUP, groupColumn)));
    }

    @Test
    void oneValueOfEachOfManyRowsIsShown() {
        Dataset then = SampleEvaluation.dataset(List.of("a", "b", "c"), "y", List.of(new double[] {1, 2, 3, 4}));
        Dataset now = SampleEvaluation.dataset(List.of("a", "b", "c"), "y", List.of(new double[] {5, 6, 7, 8}));
        assertThat(changeOf(then, now).cells())
                .extracting(Cause.CellChange::column)
                .containsExactly("a", "b", "c");
    }

    private static DataChange changeOf(Dataset then, Dataset now) {
        return diff(then, now).cause(SampleEvaluation.held().evaluationData(then), BASELINE, FEATURES);
    }

    @Test
    void oneChangedCell() {
        assertThat(change(rows -> {
                    rows.get(15)[0] = 999;
                    return rows;
                }))
                .isEqualTo(new DataChange(
                        "prices.csv: 1 row changed in the column area (line 17)",
                        0,
                        0,
                        1,
                        List.of("area"),
                        List.of(15),
                        List.of()));
    }

    @Test
    void changedCellsInSeveralBlocksAndColumns() {
        DataChange change = change(rows -> {
            for (int row : new int[] {0, 70, 71, 140, 150, 160, 199}) {
                rows.get(row)[0] = -row - 1;
            }
            rows.get(199)[2] = 0;
            return rows;
        });
        assertThat(change.text())
                .isEqualTo("prices.csv: 7 rows changed in the columns area and price (lines 2, 72, 73, 142, 152 and"
                        + " more)");
        assertThat(change.rows()).containsExactly(0, 70, 71, 140, 150);
    }

    @Test
    void rowsAtTheEndAreNew() {
        assertThat(change(houses(52), houses(55)))
                .isEqualTo(new DataChange(
                        "prices.csv: 3 rows added (lines 54, 55, 56)",
                        3,
                        0,
                        0,
                        List.of(),
                        List.of(52, 53, 54),
                        List.of()));
    }

    @Test
    void rowsAreGone() {
        DataChange change = change(rows -> {
            rows.subList(150, 155).clear();
            rows.subList(20, 25).clear();
            return rows;
        });
        assertThat(change)
                .isEqualTo(new DataChange("prices.csv: 10 rows removed", 0, 10, 0, List.of(), List.of(), List.of()));
    }

    @Test
    void rowsAreGoneNewAndChanged() {
        DataChange change = change(rows -> {
            rows.remove(150);
            rows.get(100)[1] = 9;
            rows.add(30, new double[] {1, 2, 3});
            rows.get(7)[0] = 8;
            return rows;
        });
        // The block of row 100 has different rows than before, so its columns can't be compared.
        assertThat(change)
                .isEqualTo(new DataChange(
                        "prices.csv: 1 row removed, 1 row added (line 32), 2 rows changed (lines 9, 103)",
                        1,
                        1,
                        2,
                        List.of(),
                        List.of(7, 30, 101),
                        List.of()));
    }

    @Test
    void columnsAreToldWhereTheBlockHasItsRows() {
        DataChange change = change(rows -> {
            rows.get(7)[0] = 8;
            rows.remove(150);
            return rows;
        });
        assertThat(change.text()).isEqualTo("prices.csv: 1 row removed, 1 row changed in the column area (line 9)");
    }

    @Test
    void onlyTheOrderOfTheRows() {
        assertThat(change(rows -> {
                    Collections.shuffle(rows, new Random(1));
                    return rows;
                }))
                .isEqualTo(new DataChange(
                        "prices.csv: the order of the rows changed", 0, 0, 0, List.of(), List.of(), List.of()));
        assertThat(change(rows -> {
                            Collections.swap(rows, 3, 190);
                            return rows;
                        })
                        .text())
                .isEqualTo("prices.csv: the order of the rows changed");
    }

    @Test
    void aMovedRowBesideAChangedOne() {
        assertThat(change(rows -> {
                            rows.add(120, rows.remove(10));
                            rows.get(50)[0] = 1;
                            return rows;
                        })
                        .text())
                .isEqualTo("prices.csv: 1 row changed (line 52), the order of the rows changed");
    }

    @Test
    void rowsThatAreThereManyTimes() {
        List<double[]> same = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            same.add(new double[] {row % 2, 5, 7});
        }
        Dataset before = dataset(List.of("area", "rooms"), "price", same);
        List<double[]> fewer = new ArrayList<>(same);
        fewer.remove(100);
        assertThat(change(before, dataset(List.of("area", "rooms"), "price", fewer))
                        .text())
                .isEqualTo("prices.csv: 1 row removed");
        List<double[]> changed = new ArrayList<>(same);
        changed.set(100, same.get(101));
        changed.set(160, new double[] {0, 6, 7});
        changed.set(190, new double[] {0, 6, 7});
        DataChange change = change(before, dataset(List.of("area", "rooms"), "price", changed));
        assertThat(change.text())
                .isEqualTo("prices.csv: 3 rows changed in the columns area and rooms (lines 102, 162, 192)");
    }

    @Test
    void allRowsAreOthers() {
        DataChange change = change(rows -> {
            rows.forEach(row -> row[2]++);
            return rows;
        });
        assertThat(change.text())
                .isEqualTo("prices.csv: 200 rows changed in the column price (lines 2, 3, 4, 5, 6 and more)");
        assertThat(change(houses(1500), houses(ROWS)).text()).isEqualTo("prices.csv: 1,300 rows removed");
    }

    @Test
    void rowsThatLoseTheirTargetAreNotSaidToBeRemoved() throws Exception {
        Dataset then = table("1,10", "2,20", "3,30", "4,40", "5,50");
        EvaluationData known = SampleEvaluation.held().evaluationData(then);
        assertThat(diff(then, table("1,10", "2,", "3,30", "4,", "5,50"))
                        .cause(known, BASELINE, FEATURES)
                        .text())
                .isEqualTo("prices.csv: 2 rows have no target now");
        assertThat(diff(then, table("1,10", "2,", "3,30", "5,50"))
                        .cause(known, BASELINE, FEATURES)
                        .text())
                .isEqualTo("prices.csv: 1 row has no target now, 1 row removed");
        assertThat(diff(then, table("1,10", "2,", "3,30", "4,40", "5,50"))
                        .cause(SampleEvaluation.held().evaluationData(), BASELINE, FEATURES)
                        .text())
                .isEqualTo("prices.csv: 1 row removed (1 row of the table has no target)");
    }

    @Test
    void rowsThatLoseACellThatTheyHaveToHaveAreNotSaidToBeRemoved() throws Exception {
        Dataset then = table("1,10", "2,20", "3,30", "4,40", "5,50");
        EvaluationData known = SampleEvaluation.held().evaluationData(then);
        Dataset now = table("1,10", ",20", ",30", "4,");
        assertThat(diff(then, now).cause(known, BASELINE, FEATURES).text())
                .isEqualTo(
                        "prices.csv: 1 row has no target now, 2 rows have no cell now where missing is drop, 1 row removed");
        assertThat(diff(then, now)
                        .cause(SampleEvaluation.held().evaluationData(), BASELINE, FEATURES)
                        .text())
                .isEqualTo(
                        "prices.csv: 4 rows removed (1 row of the table has no target, 2 rows of the table have no cell where"
                                + " missing is drop)");
    }

    private Dataset table(String... lines) throws IOException {
        Path file = folder.resolve("prices.csv");
        Files.writeString(file, "area,price\n" + String.join("\n", lines) + "\n");
        return CsvFile.of(file, "prices.csv")
                .read("price", ColumnSelection.all(), new EncodingSpec(null, null, "drop", null, null, null));
    }

    @Test
    void anOrderThatFeaturesGiveIsNotSaidToBeOneOfTheTable() {
        assertThat(diff(houses(ROWS), columns(List.of("rooms", "area"), 1, 0, 2))
                        .cause(SampleEvaluation.held().evaluationData(), BASELINE, List.of("rooms", "area"))
                        .text())
                .isEqualTo("prices.csv: the order of features changed");
    }

    @Test
    void columnsAreAddedRemovedRenamedAndReordered() {
        Dataset before = houses(ROWS);
        assertThat(change(before, columns(List.of("area", "rooms", "age"), 0, 1, 0, 2))
                        .text())
                .isEqualTo("prices.csv: the column age added");
        assertThat(change(before, columns(List.of("rooms"), 1, 2)).text())
                .isEqualTo("prices.csv: the column area removed");
        assertThat(change(before, columns(List.of("size", "rooms"), 0, 1, 2)).text())
                .isEqualTo("prices.csv: the column area renamed to size");
        assertThat(change(before, columns(List.of("rooms", "area"), 1, 0, 2)).text())
                .isEqualTo("prices.csv: the order of the columns changed");
        assertThat(change(before, columns(List.of("age", "rooms"), 1, 1, 2)).text())
                .isEqualTo("prices.csv: the column area removed, the column age added");
    }

    /** The houses with these columns of area, rooms and price, the last of which is the target. */
    private static Dataset columns(List<String> features, int... columns) {
        Dataset houses = houses(ROWS);
        List<double[]> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            double[] all = {houses.features().get(row, 0), houses.features().get(row, 1), houses.target(row)};
            double[] chosen = new double[columns.length];
            for (int i = 0; i < columns.length; i++) {
                chosen[i] = all[columns[i]];
            }
            rows.add(chosen);
        }
        return dataset(features, "price", rows);
    }

    @Test
    void anotherTargetIsNamed() {
        Dataset now = Dataset.of(
                "prices.csv",
                FeatureMatrix.of(List.of("price", "rooms"), interleaved(houses(ROWS))),
                "area",
                area(houses(ROWS)));
        assertThat(change(houses(ROWS), now).text()).isEqualTo("prices.csv: the target was price and is area");
        assertThat(diff(houses(ROWS), now).hasSameRows()).isFalse();
    }

    private static double[] interleaved(Dataset houses) {
        double[] values = new double[2 * houses.rows()];
        for (int row = 0; row < houses.rows(); row++) {
            values[2 * row] = houses.target(row);
            values[2 * row + 1] = houses.features().get(row, 1);
        }
        return values;
    }

    private static double[] area(Dataset houses) {
        double[] area = new double[houses.rows()];
        for (int row = 0; row < area.length; row++) {
            area[row] = houses.features().get(row, 0);
        }
        return area;
    }

    @Test
    void rowsThatChangedBesideAColumnThatIsGone() {
        List<double[]> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            rows.add(new double[] {row == 77 ? 9 : row % 3, 1000 + 3 * row});
        }
        DataDiff changed = diff(houses(ROWS), dataset(List.of("rooms"), "price", rows));
        assertThat(changed.cause(SampleEvaluation.unread(), BASELINE, FEATURES))
                .isEqualTo(new DataChange(
                        "prices.csv: rows changed in the column rooms, the column area removed",
                        0,
                        0,
                        0,
                        List.of("rooms"),
                        List.of(),
                        List.of()));
        assertThat(changed.hasSameRows()).isFalse();
        rows.remove(3);
        assertThat(diff(houses(ROWS), dataset(List.of("rooms"), "price", rows))
                        .cause(SampleEvaluation.unread(), BASELINE, FEATURES)
                        .text())
                .isEqualTo("prices.csv: 1 row removed, the column area removed");
    }

    @Test
    void rowsOfBuiltInDatasetsHaveNumbersForLines() {
        EvaluationData builtIn = new EvaluationData() {
            @Override
            public Dataset training() {
                throw new AssertionError();
            }

            @Override
            public Dataset evaluation() {
                throw new AssertionError();
            }

            @Override
            public SortedMap<Integer, Long> linesOf(Set<Integer> rows) {
                return new TreeMap<>();
            }
        };
        assertThat(diff(houses(9), houses(11))
                        .cause(builtIn, BASELINE, FEATURES)
                        .text())
                .isEqualTo("prices.csv: 2 rows added (rows 9, 10, counted from 0)");
    }

    @Test
    void aMillionRowsTakeSeconds() {
        int size = 1_000_000;
        Dataset before = houses(size);
        BaselineRows baseline = BaselineRows.of(new TestPredictions(List.of(0), List.of(1.0), List.of(1.0)), before);
        Dataset now = houses(size, rows -> {
            List<double[]> changed = new ArrayList<>(rows.subList(10, size));
            for (int row = 500; row < changed.size(); row += 1000) {
                changed.get(row)[1] = 4;
            }
            changed.add(300, new double[] {1, 2, 3});
            return changed;
        });
        Dataset shuffled = houses(size, rows -> {
            Collections.shuffle(rows, new Random(1));
            return rows;
        });
        Instant start = Instant.now();
        assertThat(DataDiff.of(baseline, now)
                        .cause(SampleEvaluation.held().evaluationData(), BASELINE, FEATURES)
                        .text())
                .isEqualTo("prices.csv: 10 rows removed, 1 row added (line 302), 1,000 rows changed (lines 503, 1503,"
                        + " 2503, 3503, 4503 and more)");
        assertThat(DataDiff.of(baseline, shuffled)
                        .cause(SampleEvaluation.unread(), BASELINE, FEATURES)
                        .text())
                .isEqualTo("prices.csv: the order of the rows changed");
        // Both take a second; a quadratic search would take hours.
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(1));
    }
}
