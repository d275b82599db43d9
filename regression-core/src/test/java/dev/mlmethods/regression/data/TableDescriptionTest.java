package dev.mlmethods.regression.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.ColumnDescription.Dates;
import dev.mlmethods.regression.data.ColumnDescription.Group;
import dev.mlmethods.regression.data.ColumnDescription.Numbers;
import dev.mlmethods.regression.data.ColumnDescription.Steps;
import dev.mlmethods.regression.data.TableDescription.MissingPattern;
import dev.mlmethods.regression.predictor.table.ColumnType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableDescriptionTest {
    private static final String HOUSES = """
            area,kind,garden,sold,price
            50,flat,no,2024-03-01,10
            60,house,yes,2024-03-02,20
            ,flat,no,2024-03-05,30
            80,,yes,2024-03-05,
            90,house,,2024-04-01,50
            """;

    private final Path folder;

    TableDescriptionTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private TableDescription describe(String csv, @Nullable String target) throws IOException {
        return describe(csv, target, ColumnSelection.all());
    }

    private TableDescription describe(String csv, @Nullable String target, ColumnSelection selection)
            throws IOException {
        return CsvFile.of(Files.writeString(folder.resolve("houses.csv"), csv), "houses.csv")
                .describe(target, selection);
    }

    private static ColumnDescription column(TableDescription table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(TableDescription table) {
        return table.findings().stream()
                .map(finding -> finding.kind() + " " + finding.text())
                .toList();
    }

    @Test
    void saysWhatEachColumnIs() throws IOException {
        TableDescription table = describe(HOUSES, "price");
        assertThat(table.rows()).isEqualTo(5);
        assertThat(table.target()).isEqualTo("price");
        assertThat(table.repeatedRows()).isZero();
        assertThat(table.columns())
                .extracting(ColumnDescription::type)
                .containsExactly(
                        ColumnType.NUMBER, ColumnType.CATEGORY, ColumnType.BOOLEAN, ColumnType.DATE, ColumnType.NUMBER);
        assertThat(table.columns()).extracting(ColumnDescription::missing).containsExactly(1L, 1L, 1L, 0L, 1L);
        assertThat(table.columns())
                .extracting(ColumnDescription::missingLines)
                .containsExactly(List.of(4L), List.of(5L), List.of(6L), List.of(), List.of(5L));
        assertThat(column(table, "kind").examples()).containsExactly("flat", "house");
        assertThat(column(table, "sold").dates()).isEqualTo(new Dates("2024-03-01", "2024-04-01", Steps.RISING));
    }

    @Test
    void namesColumnsWithTooFewValuesForQuantiles() throws IOException {
        String rows = IntStream.range(0, 20)
                .mapToObj(row -> row + "," + row % 3 + ",7," + row + "\n")
                .collect(Collectors.joining());
        EncodingSpec quantiles =
                new EncodingSpec(null, null, null, null, null, null, FeatureScaling.QUANTILE_NORMAL, null, null);
        TableDescription table = CsvFile.of(
                        Files.writeString(folder.resolve("q.csv"), "a,three,same,y\n" + rows), "q.csv")
                .describe("y", ColumnSelection.all(), quantiles);
        assertThat(table.findings())
                .filteredOn(finding -> finding.kind() == TableFinding.Kind.FAULT)
                .extracting(TableFinding::text)
                .containsExactly(
                        "Column 2 'three': its scaling is quantileNormal, which takes 10 different values or more, but"
                                + " it has 3. Set -Dregression.featureScalingOf.three=standard.");
        assertThat(column(table, "three").numbers()).isNotNull();
    }

    /** Numbers that float64 can't hold, or in another spelling than the file's, are faults of their columns like any other. */
    @Test
    void listsUnreadableNumbersWithTheOtherFaults() throws IOException {
        assertThat(texts(describe("a,b,y\n1,0.5,1\noops,1e-400,2\n3,0.7,1e-999\n", "y")))
                .contains(
                        "FAULT Line 3, column 1 'a': 'oops' is not a number. Write it like -12, 0.5 or 1e-3, drop the row, or add the column to exclude.",
                        "FAULT Line 3, column 2 'b': '1e-400' is so small that float64 rounds it to 0 (below 5e-324). Write 0, or correct it, drop the row, or add the column to exclude.",
                        "FAULT Line 4, column 3 'y': '1e-999' is so small that float64 rounds it to 0 (below 5e-324). Write 0, or correct it, or drop the row.");
        DialectSpec decimalCommas = new DialectSpec(null, null, ",", null, null, null);
        Path file = Files.writeString(folder.resolve("commas.csv"), "a;b;y\n1,5;0,5;1\noops;1.5;2\n3;0,7;3\n");
        assertThat(texts(CsvFile.of(file, "commas.csv", decimalCommas, DialectSpec.FOUND)
                        .describe("y", ColumnSelection.all())))
                .contains(
                        "FAULT Line 3, column 1 'a': 'oops' is not a number. Write it like -12, 0.5 or 1e-3, drop the row, or add the column to exclude.",
                        "FAULT Line 3, column 2 'b': '1.5' has a point, but the numbers of the file have decimal commas. Correct it, drop the row, or add the column to exclude.");
    }

    /** Three rows have both, (50, 10), (60, 20) and (90, 50): they are on a line. */
    @Test
    void holdsNumbersToTheTarget() throws IOException {
        TableDescription table = describe(HOUSES, "price");
        Numbers area = Objects.requireNonNull(column(table, "area").numbers());
        assertThat(area.min()).isEqualTo(50);
        assertThat(area.max()).isEqualTo(90);
        assertThat(area.mean()).isEqualTo(70);
        assertThat(area.standardDeviation()).isCloseTo(Math.sqrt(250), within(1e-12));
        assertThat(column(table, "area").correlation()).isCloseTo(1, within(1e-12));
        assertThat(column(table, "sold").correlation()).isPositive();
        assertThat(column(table, "kind").correlation()).isNull();
        assertThat(area.histogram()).hasSize(Numbers.BINS).satisfies(counts -> {
            assertThat(counts.get(0)).isEqualTo(1);
            assertThat(counts.get(5)).isEqualTo(1);
            assertThat(counts.get(15)).isEqualTo(1);
            assertThat(counts.get(19)).isEqualTo(1);
        });
    }

    @Test
    void groupsRowsByTheirCells() throws IOException {
        assertThat(column(describe(HOUSES, "price"), "kind").groups())
                .containsExactly(new Group("flat", 2, 20.0), new Group("house", 2, 35.0));
        assertThat(column(describe(HOUSES, null), "kind").groups())
                .containsExactly(new Group("flat", 2, null), new Group("house", 2, null));
    }

    /** Two groups of five: 1 and 3 on average, with deviations of 1. Of the sum of squares, 10 of 20 are between the groups. */
    @Test
    void saysHowMuchOfTheTargetLiesBetweenGroups() throws IOException {
        String rows = IntStream.range(0, 10)
                .mapToObj(row -> (row < 5 ? "a," : "b,") + (row < 5 ? 0 : 2) + "." + "0\n")
                .collect(Collectors.joining());
        assertThat(column(describe("kind,y\n" + rows, "y"), "kind").correlationRatio())
                .isEqualTo(1);
        String spread = "kind,y\na,0\na,2\na,0\na,2\na,1\nb,2\nb,4\nb,2\nb,4\nb,3\n";
        assertThat(column(describe(spread, "y"), "kind").correlationRatio())
                .isCloseTo(Math.sqrt(10.0 / 18), within(1e-12));
        assertThat(column(describe(HOUSES, "price"), "kind").correlationRatio()).isNull();
    }

    @Test
    void saysWhatIsMissingTogether() throws IOException {
        TableDescription table = describe("a,b,c\n1,2,3\n,,3\n1,2,\n,,4\n", null);
        assertThat(table.missing())
                .containsExactly(new MissingPattern(List.of("a", "b"), 2), new MissingPattern(List.of("c"), 1));
    }

    /** A training stops at the first of them. */
    @Test
    void namesTheFaultsOfAllColumns() throws IOException {
        TableDescription table = describe("a,b,y\n1,,2\nx,,3\n2,,?\n3,,5\n", "y");
        assertThat(texts(table))
                .containsExactly(
                        "MISLEADS 4 rows are too few to train on some and test on others with any meaning. Add rows.",
                        "FAULT Line 3, column 1 'a': 'x' is not a number. Write it like -12, 0.5 or 1e-3, drop the row,"
                                + " or add the column to exclude.",
                        "FAULT Column 2 'b': none of its 4 cells has a value. Fill them in, or add the column to exclude.",
                        "FAULT Line 4, column 3 'y': '?' marks a missing value. Fill it in, or drop the row.");
        assertThat(column(table, "a").numbers()).isNull();
    }

    @Test
    void namesWhatMisleads() throws IOException {
        String rows = IntStream.range(0, 40)
                .mapToObj(row -> String.format(
                        Locale.ROOT, "%d,7,name %d,2024-01-%02d,%d,%d\n", row + 1, row, 1 + row / 2, row % 7, row % 7))
                .collect(Collectors.joining());
        String csv = "id,flag,name,day,copy,y\n" + rows + "1,7,name 0,2024-01-01,0,0\n";
        assertThat(texts(describe(csv, "y")))
                .containsExactly(
                        "MISLEADS 'copy' has a correlation of 1.0000 with the target 'y': it may be made from it, and not be"
                                + " known when a prediction is needed. If so, add it to exclude.",
                        "NOTE 'flag' is the same in all rows, so nothing can be learned from it.",
                        "MISLEADS 1 row of 41 has the same cells as a row above: if one is trained on and the other tested, the test is too easy. Keep"
                                + " one of each, unless they were measured independently.",
                        "NOTE 'name' is different in most rows, as names are: rare categories"
                                + " teach nothing. Consider excluding it.");
        assertThat(texts(describe("id,flag,name,day,copy,y\n" + rows, "y")))
                .contains(
                        "MISLEADS 'id' counts the rows, which says nothing about a new one. Add it to exclude.",
                        "NOTE The rows are in the order of 'day', from 2024-01-01 to 2024-01-20: a random split tests on rows that lie between training rows, which"
                                + " is easier than predicting the future.");
    }

    @Test
    void namesRowsWithoutATarget() throws IOException {
        assertThat(texts(describe(HOUSES, "price")))
                .contains("NOTE 1 row has no target 'price' and will be left out, the first in line 5.");
    }

    @Test
    void saysThatATargetIsConstant() throws IOException {
        assertThat(texts(describe("a,y\n1,5\n2,5\n4,5\n", "y")))
                .containsExactly(
                        "MISLEADS 3 rows are too few to train on some and test on others with any meaning. Add rows.",
                        "MISLEADS The target 'y' is 5 in all rows: there is nothing to learn. Choose another"
                                + " target.");
    }

    @Test
    void describesATableOfOneRow() throws IOException {
        TableDescription table = describe("a,y\n1,5\n", "y");
        Numbers only = Objects.requireNonNull(column(table, "a").numbers());
        assertThat(only.standardDeviation()).isZero();
        assertThat(only.histogram()).isEmpty();
        assertThat(column(table, "a").correlation()).isNull();
        assertThat(texts(table))
                .containsExactly(
                        "MISLEADS 1 row is too few to train on some and test on others with any meaning. Add rows.");
    }

    @Test
    void countsDifferentCellsUpToALimit() throws IOException {
        String rows =
                IntStream.range(0, 1_500).mapToObj(row -> "n" + row + "\n").collect(Collectors.joining());
        ColumnDescription name = column(describe("name\n" + rows, null), "name");
        assertThat(name.distinct()).isEqualTo(ColumnDescription.MOST_DISTINCT);
        assertThat(name.hasMore()).isTrue();
        assertThat(name.groups()).isEmpty();
    }

    @Test
    void takesTheColumnsOfTheSelection() throws IOException {
        TableDescription table =
                describe(HOUSES, "price", new ColumnSelection(List.of(), List.of("kind", "garden", "sold")));
        assertThat(table.columns()).extracting(ColumnDescription::name).containsExactly("area", "price");
        assertThatThrownBy(() -> describe(HOUSES, "prize"))
                .isInstanceOf(RegressionException.class)
                .hasMessageContaining("'prize'")
                .hasMessageContaining("did you mean 'price'?");
    }

    @Test
    void describesABuiltInDataset() {
        TableDescription table = DataSource.of("diabetes", folder).describe(null, ColumnSelection.all());
        assertThat(table.rows()).isEqualTo(442);
        assertThat(table.target()).isEqualTo("target");
        // numpy.corrcoef for scikit-learn's dataset.
        assertThat(column(table, "bmi").correlation()).isCloseTo(0.5864501344746884, within(1e-12));
    }
}
