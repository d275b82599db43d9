package dev.mlmethods.regression.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.SplitColumn.Kind;
import dev.mlmethods.regression.predictor.table.ColumnType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitKeysTest {
    private static final String TABLE = """
            house,when,x,y
            b,2015-03-02,1,10
            a,2015-03-01,2,20
            b,2015-02-01,3,
            c,2014/03/01,4,40
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Dataset read(String csv, Kind kind, String column, String... features) throws IOException {
        Path file = folder.resolve("t.csv");
        Files.writeString(file, csv);
        return CsvFile.of(file, "t.csv")
                .read("y", new ColumnSelection(List.of(features), List.of(), new SplitColumn(kind, column)));
    }

    private static SplitKeys keys(Dataset dataset) {
        return Objects.requireNonNull(dataset.splitKeys());
    }

    private static int[] ranks(SplitKeys keys) {
        return IntStream.range(0, keys.rows()).map(keys::rank).toArray();
    }

    @Test
    void aGroupOrKeyIsNoFeatureUnlessItIsNamed() throws IOException {
        assertThat(read(TABLE, Kind.GROUP, "house").columnTypes().keySet()).containsExactly("when", "x");
        assertThat(read(TABLE, Kind.KEY, "when").columnTypes().keySet()).containsExactly("house", "x");
        assertThat(read(TABLE, Kind.GROUP, "house", "x", "house").columnTypes().keySet())
                .containsExactly("x", "house");
        assertThat(read(TABLE, Kind.TIME, "when").columnTypes().keySet()).containsExactly("house", "when", "x");
        Dataset numbers = read(TABLE, Kind.GROUP, "house", "x");
        assertThat(numbers.encoders()).isNull();
        assertThat(numbers.features().names()).containsExactly("x");
    }

    @Test
    void aTimeThatIsExcludedStillDividesTheRows() throws IOException {
        Path file = folder.resolve("t.csv");
        Files.writeString(file, TABLE);
        Dataset dataset = CsvFile.of(file, "t.csv")
                .read(
                        "y",
                        new ColumnSelection(List.of(), List.of("when", "house"), new SplitColumn(Kind.TIME, "when")));
        assertThat(dataset.features().names()).containsExactly("x");
        assertThat(ranks(keys(dataset))).containsExactly(2, 1, 0);
    }

    @Test
    void rowsWithoutATargetHaveNone() throws IOException {
        SplitKeys houses = keys(read(TABLE, Kind.GROUP, "house"));
        assertThat(houses.texts()).containsExactly("a", "b", "c");
        assertThat(ranks(houses)).containsExactly(1, 0, 2);
        assertThat(ranks(keys(read(TABLE, Kind.GROUP, "house").select(new int[] {2, 0}))))
                .containsExactly(2, 1);
        // Its cell isn't looked at.
        assertThat(ranks(keys(read(TABLE.replace("b,2015-02-01", ",2015-02-01"), Kind.GROUP, "house"))))
                .containsExactly(1, 0, 2);
    }

    @Test
    void timesAreInTheirOrderAndSpelledAsInTheTable() throws IOException {
        SplitKeys times = keys(read(TABLE, Kind.TIME, "when"));
        assertThat(times.type()).isEqualTo(ColumnType.DATE);
        assertThat(times.texts()).containsExactly("2014/03/01", "2015-03-01", "2015-03-02");
        assertThat(ranks(times)).containsExactly(2, 1, 0);
    }

    @Test
    void numbersAreInTheOrderOfTheirSizeAndTextsOfTheirCodePoints() throws IOException {
        String numbers = "by,x,y\n10,1,1\n9,2,2\n10.0,3,3\n1e1,4,4\n";
        SplitKeys groups = keys(read(numbers, Kind.GROUP, "by"));
        assertThat(groups.type()).isEqualTo(ColumnType.NUMBER);
        assertThat(groups.texts()).containsExactly("9", "10");
        assertThat(ranks(groups)).containsExactly(1, 0, 1, 1);
        SplitKeys keys = keys(read(numbers, Kind.KEY, "by"));
        assertThat(keys.type()).isEqualTo(ColumnType.CATEGORY);
        assertThat(keys.texts()).containsExactly("10", "10.0", "1e1", "9");
        // A group may have any name.
        SplitKeys mixed = keys(read("by,x,y\n10,1,1\n9,2,2\n12a,3,3\n8,4,4\n", Kind.GROUP, "by"));
        assertThat(mixed.texts()).containsExactly("10", "12a", "8", "9");
    }

    @Test
    void aColumnOfABuiltInDatasetCanDivideIt() {
        Dataset diabetes = BuiltInDataset.DIABETES.load(
                null, new ColumnSelection(List.of(), List.of(), new SplitColumn(Kind.GROUP, "sex")));
        assertThat(diabetes.features().names()).hasSize(9).doesNotContain("sex");
        assertThat(keys(diabetes).texts()).hasSize(2);
    }

    @Test
    void theHashCoversTheColumn() throws IOException {
        String hash = read(TABLE, Kind.GROUP, "house", "x").sha256();
        assertThat(read(TABLE.replace("c,", "d,"), Kind.GROUP, "house", "x").sha256())
                .isNotEqualTo(hash);
        assertThat(read(TABLE.replace("a,", " a ,"), Kind.GROUP, "house", "x").sha256())
                .isEqualTo(hash);
        assertThat(read(TABLE, Kind.TIME, "when", "x").sha256()).isNotEqualTo(hash);
        // Once is enough if it is a feature of the same type.
        assertThat(read(TABLE, Kind.TIME, "when", "when").sha256())
                .isEqualTo(read(TABLE, Kind.GROUP, "when", "when").sha256())
                .isNotEqualTo(read(TABLE, Kind.KEY, "when", "when").sha256());
        String numbers = "by,x,y\n10,1,1\n9,2,2\n";
        assertThat(read(numbers, Kind.KEY, "by", "by", "x").sha256())
                .isNotEqualTo(read(numbers.replace("10", "10.0"), Kind.KEY, "by", "by", "x")
                        .sha256());
        assertThat(read(numbers, Kind.GROUP, "by", "by", "x").sha256())
                .isEqualTo(read(numbers.replace("10", "10.0"), Kind.GROUP, "by", "by", "x")
                        .sha256());
    }

    @Test
    void aMissingCellIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read(TABLE.replace("a,2", ",2"), Kind.GROUP, "house"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("t.csv, line 3, column 1 'house': the cell is empty, so the row has no place"
                        + " in a split by groupColumn. Fill it in, or drop the row.");
        assertThatThrownBy(() -> read(TABLE.replace("2015-03-01", "NA"), Kind.TIME, "when", "x"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("t.csv, line 3, column 2 'when': 'NA' is a missing value, so the row has no place"
                        + " in a split by timeColumn. Fill it in, or drop the row.");
    }

    @Test
    void timesMustBeDatesOrNumbers() {
        assertThatThrownBy(() -> read(TABLE, Kind.TIME, "house", "x"))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "timeColumn is 'house', but its cells in t.csv are neither dates nor numbers, such as 'a'. Write"
                                + " dates like 2026-11-28, or name another column.");
        assertThatThrownBy(() -> read(TABLE.replace("2015-03-01", "1 March"), Kind.TIME, "when", "x"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("t.csv, line 3, column 2 'when': '1 March' is not a date. Write it like 2026-11-28, or drop"
                        + " the row.");
    }

    @Test
    void aColumnThatIsNotThereIsNamedWithTheNearest() {
        assertThatThrownBy(() -> read(TABLE, Kind.GROUP, "hose"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("groupColumn is 'hose', but t.csv has no such column; did you mean 'house'? The columns are"
                        + " house, when, x, y.");
        assertThatThrownBy(() -> read(TABLE, Kind.TIME, "y"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("timeColumn is 'y', which is the target; name the column to" + " divide the rows by.");
        assertThatThrownBy(() -> read("id,y\n1,2\n2,3\n", Kind.KEY, "id"))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "t.csv has no features left besides the target 'y' and keyColumn 'id'; add a column to predict"
                                + " it from.");
    }
}
