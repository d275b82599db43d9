package dev.mlmethods.regression.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTableTest {
    private static final String CARS = """
            name,hp,origin,electric,built,y
            a,130,USA,no,1970-01-02,18
            b,,Europe,yes,1971-01-02,15
            c,150,NA,no,1970-01-05,NA
            d,140,USA,no,1970-01-09,17
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void typesAreThoseOfAllRows() throws IOException {
        Dataset cars = read(CARS, ColumnSelection.all());
        assertThat(cars.columnTypes())
                .containsExactly(
                        Map.entry("name", ColumnType.CATEGORY),
                        Map.entry("hp", ColumnType.NUMBER),
                        Map.entry("origin", ColumnType.CATEGORY),
                        Map.entry("electric", ColumnType.BOOLEAN),
                        Map.entry("built", ColumnType.DATE));
    }

    @Test
    void rowsWithoutATargetAreLeftOutAndSaid() throws IOException {
        Dataset cars = read(CARS, ColumnSelection.all());
        assertThat(cars.target()).containsExactly(18, 15, 17);
        assertThat(cars.dropped()).isEqualTo(new DroppedRows(List.of(new DroppedRows.Row(2, 4, false)), List.of()));
        assertThat(new int[] {cars.rowInTable(0), cars.rowInTable(1), cars.rowInTable(2)})
                .containsExactly(0, 1, 3);
        assertThat(ColumnFindings.of(cars))
                .extracting(DataFinding::text)
                .containsExactly(
                        "1 of 4 rows has no target 'y', and is left out (line 4). Fill it in where the target is known.");
        List<DroppedRows.Row> rows = IntStream.of(0, 1, 4)
                .mapToObj(row -> new DroppedRows.Row(row, row + 2, row > 0))
                .toList();
        assertThat(new DroppedRows(rows, List.of("a")).inTable(2)).isEqualTo(5);
    }

    @Test
    void encodersAreFittedOnTrainingRowsAlone() throws IOException {
        String rows = "USA,1\n".repeat(5) + "Europe,2\n".repeat(5) + "Japan,3\n".repeat(5);
        Dataset all = read("origin,y\n" + rows, ColumnSelection.all());
        assertThat(all.features().names()).containsExactly("origin=Europe", "origin=Japan", "origin=USA");
        Dataset fitted = all.fittedOn(new int[] {0, 1, 2, 3, 4, 5});
        assertThat(fitted.features().names()).containsExactly("origin=USA", "origin_infrequent");
        assertThat(fitted.features().get(14, 1)).isEqualTo(1);
        assertThat(fitted.columnOf(1)).isEqualTo("origin");
        assertThat(fitted.sha256()).isEqualTo(all.sha256());
        assertThat(fitted.select(new int[] {3, 9}).sha256())
                .isEqualTo(all.select(new int[] {3, 9}).sha256());
    }

    @Test
    void missingCellsGetTheMeanOfTheTrainingRows() throws IOException {
        Dataset all = read("a,y\n1,1\n,2\n5,3\n100,4\n", ColumnSelection.all());
        Dataset fitted = all.fittedOn(new int[] {0, 1, 2});
        assertThat(fitted.features().names()).containsExactly("a", "a_missing");
        double[] row = new double[2];
        fitted.features().copyRow(1, row, 0);
        assertThat(row).containsExactly(3, 1);
        // No training row lacks it: the cell of a test row is filled, but there is nothing from which to learn where
        // cells are missing.
        Dataset others = all.fittedOn(new int[] {0, 2});
        assertThat(others.features().names()).containsExactly("a");
        assertThat(others.features().get(1, 0)).isEqualTo(3);
        assertThatThrownBy(() -> all.fittedOn(new int[] {1}))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "t.csv: the column 'a' has no value in any of the 1 training rows. Fill it in, or add the column"
                                + " to exclude.");
    }

    @Test
    void theHashIsOfTheTextsAndTypes() throws IOException {
        String hash = read(CARS, ColumnSelection.all()).sha256();
        assertThat(read(CARS.replace("NA", ""), ColumnSelection.all()).sha256()).isEqualTo(hash);
        assertThat(read(CARS.replace("\n", "\r\n").replace(",USA", ", USA"), ColumnSelection.all())
                        .sha256())
                .isEqualTo(hash);
        for (String other : List.of(
                CARS.replace("USA", "usa"),
                CARS.replace("a,130", "e,130"),
                CARS.replace("yes", "no"),
                CARS.replace("1971-01-02", "1971-01-03"),
                CARS.replace("b,,", "b,1,"),
                CARS.replace(",15", ",16"))) {
            assertThat(read(other, ColumnSelection.all()).sha256()).isNotEqualTo(hash);
        }
    }

    @Test
    void numbersThatAreLeftAreAPlainTable() throws IOException {
        Dataset left = read("a,y\n1,2\n3,\n4,5\n", ColumnSelection.all());
        assertThat(left.encoders()).isNull();
        assertThat(left.sha256())
                .isEqualTo(read("a,y\n1,2\n4,5\n", ColumnSelection.all()).sha256());
        assertThat(left.rowInTable(1)).isEqualTo(2);
    }

    @Test
    void timesWithAndWithoutAnOffsetDoNotMix() {
        assertThatThrownBy(() -> read(
                        "when,y\n2026-01-02T10:00,1\n2026-01-03T10:00,2\n2026-01-04T10:00+01:00,3\n",
                        ColumnSelection.all()))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "t.csv, line 4, column 1 'when': '2026-01-04T10:00+01:00' has an offset from UTC, but '2026-01-02T10:00' in line 2"
                                + " has none. Without an offset, a time may be from anywhere. Write all times of the column with their"
                                + " offset, or all without one, drop the row, or add the column to exclude.");
        assertThatThrownBy(() -> read(
                        "when,y\n2026-01-02T10:00Z,1\n2026-01-03T10:00,2\n2026-01-04T10:00+01:00,3\n",
                        ColumnSelection.all()))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "t.csv, line 3, column 1 'when': '2026-01-03T10:00' has no offset from UTC, but '2026-01-02T10:00Z' in line 2"
                                + " has one. Without an offset, a time may be from anywhere. Write all times of the column with their"
                                + " offset, or all without one, drop the row, or add the column to exclude.");
    }

    @Test
    void timesWithAnOffsetAreTakenInUtc() throws IOException {
        Dataset offsets = read(
                "when,y\n2026-01-01T00:30+02:00,1\n2026-01-01T10:00-05:00,2\n2026-01-02T10:00Z,4\n",
                ColumnSelection.all());
        Dataset utc =
                read("when,y\n2025-12-31T22:30,1\n2026-01-01T15:00,2\n2026-01-02T10:00,4\n", ColumnSelection.all());
        assertThat(offsets.features().names()).isEqualTo(utc.features().names()).contains("when_year", "when_hourSin");
        for (int row = 0; row < 3; row++) {
            double[] expected = new double[utc.features().columns()];
            double[] actual = expected.clone();
            utc.features().copyRow(row, expected, 0);
            offsets.features().copyRow(row, actual, 0);
            assertThat(actual).containsExactly(expected);
        }
        assertThat(offsets.tableColumns().get(0).cell(0)).isEqualTo("2025-12-31T22:30Z");
        assertThat(offsets.sha256()).isNotEqualTo(utc.sha256());
    }

    @Test
    void allColumnsThatAreAtFaultAreSaidAtOnce() throws IOException {
        String text = "a,b,when,c,y\n1,,01/02/2026,x,1\n2,,2026-01-02,y,two\none,,2026-01-03,x,3\n3,,2026-01-04,z,4\n";
        assertThatThrownBy(() -> read(text, ColumnSelection.all()))
                .isInstanceOf(RegressionException.class)
                .hasMessage("""
                        t.csv has 4 columns that can't be read:
                        - line 4, column 1 'a': 'one' is not a number. Write it like -12, 0.5 or 1e-3, drop the row, or add the column to exclude.
                        - column 2 'b': none of its 4 cells has a value. Fill them in, or add the column to exclude.
                        - line 2, column 3 'when': '01/02/2026' is not a date. Write it like 2026-11-28, drop the row, or add the column to exclude.
                        - line 3, column 5 'y': 'two' is not a number. Write it like -12, 0.5 or 1e-3, or drop the row.""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 2 3 | NUMBER",
                "1 NA 3 | NUMBER",
                "A1 B2 17 C4 | CATEGORY",
                "yes no NA | BOOLEAN",
                "yes no maybe | CATEGORY",
                "m f | CATEGORY",
                "T F | BOOLEAN",
                "2026-01-02 2026/01/03 | DATE",
                "2026-01-02T10:00 2026-01-03T11:30:10 | DATE_TIME",
                "2026-01-02T10:00Z 2026-01-03T11:30:10+02:00 | DATE_TIME_OFFSET",
                "2026-01-02 x y | CATEGORY"
            })
    void typesFollowFixedRules(String cells, ColumnType type) throws IOException {
        StringBuilder text = new StringBuilder("x,z,y\n");
        int row = 0;
        for (String cell : cells.split(" ", -1)) {
            text.append(cell).append(",text,").append(row++).append('\n');
        }
        assertThat(read(text.toString(), ColumnSelection.all()).columnTypes()).containsEntry("x", type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-02 2026-01-03T10:00 | line 3, column 1 'x': '2026-01-03T10:00' has a time of day, but '2026-01-02' in line 2 has none. Write all cells of the column with a time, or all without one, drop the row, or add the column to exclude.",
                "2026-01-02T10:00Z 2026-01-03T10:00 | line 2, column 1 'x': '2026-01-02T10:00Z' has an offset from UTC, but '2026-01-03T10:00' in line 3 has none. Without an offset, a time may be from anywhere. Write all times of the column with their offset, or all without one, drop the row, or add the column to exclude.",
                "2026-01-02T10:00 2026-01-03 2026-01-04T10:00 | line 3, column 1 'x': '2026-01-03' has no time of day, but '2026-01-02T10:00' in line 2 has one. Write all cells of the column with a time, or all without one, drop the row, or add the column to exclude.",
                "2026-01-02T10:00+01:00 2026-01-03T10:00+01:00[Europe/Berlin] | line 3, column 1 'x': '2026-01-03T10:00+01:00[Europe/Berlin]' names a time zone, Europe/Berlin, and such names are not read. Leave the name out and keep the offset from UTC, drop the row, or add the column to exclude.",
                "2026-01-02T10:00+01:00 2026-01-03T10:00[CET] | line 3, column 1 'x': '2026-01-03T10:00[CET]' names a time zone, CET, and such names are not read. Write the offset from UTC instead, like 2026-11-28T21:30:00+01:00, drop the row, or add the column to exclude.",
                "1 2 ? | line 4, column 1 'x': '?' marks a missing value. Fill it in, drop the row, or add the column to exclude.",
                "1 2 Infinity | line 4, column 1 'x': 'Infinity' is not a finite number. Correct it, drop the row, or add the column to exclude."
            })
    void columnsThatMeanAnotherTypeAreAtFault(String cells, String fault) {
        String rows = String.join(",1\n", cells.split(" "));
        assertThatThrownBy(() -> read("x,y\n" + rows + ",1\n", ColumnSelection.all()))
                .isInstanceOf(RegressionException.class)
                .hasMessage("t.csv, " + fault);
    }

    /** A new day in each row is a date, not an index. */
    @Test
    void datesAreNoRowNumbers() throws IOException {
        StringBuilder rows = new StringBuilder("day,n,y\n");
        for (int day = 1; day <= 20; day++) {
            rows.append(String.format(Locale.ROOT, "2026-01-%02d,%d,%d\n", day, day, day * 7 % 20));
        }
        assertThat(ColumnFindings.of(read(rows.toString(), ColumnSelection.all())))
                .filteredOn(finding -> finding.kind() == DataFinding.Kind.ROW_NUMBER)
                .singleElement()
                .satisfies(finding -> assertThat(finding.columns()).containsExactly("n"));
    }

    @Test
    void twoColumnsCannotBecomeOneFeature() {
        assertThatThrownBy(() -> read("a,a_missing,y\n1,2,3\n,3,4\n", ColumnSelection.all()))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "t.csv: the columns 'a' and 'a_missing' both become a feature 'a_missing'. Rename one of the"
                                + " columns.");
    }

    @Test
    void newRowsAreReadAsTheModelsTableWas() throws IOException {
        String rows = "USA,1,1\n".repeat(5) + "Europe,2,2\n".repeat(5) + "Japan,2,3\n";
        TableEncoders encoders = Objects.requireNonNull(
                read("origin,hp,y\n" + rows, ColumnSelection.all()).encoders());
        EncodedRows read =
                file("hp,extra,origin\n7,x,Mars\n8,,USA\n9,y,Japan\n").readRows(encoders);
        assertThat(read.features().names()).containsExactly("origin=Europe", "origin=USA", "origin_infrequent", "hp");
        double[] row = new double[4];
        read.features().copyRow(0, row, 0);
        assertThat(row).containsExactly(0, 0, 1, 7);
        assertThat(read.unknown())
                .containsExactly(new UnknownCategories(
                        "origin", 2, 2, List.of("Japan", "Mars"), UnknownCategories.Treatment.AS_RARE));
        assertThatThrownBy(() -> file("hp,origin\n7,USA\n,USA\n").readRows(encoders))
                .hasMessage("t.csv, line 3, column 'hp': the cell is empty, and no cell of this column was empty"
                        + " in training. Fill it in, or drop the row.");
        assertThatThrownBy(() -> file("hp,origin\nx,USA\n").readRows(encoders))
                .hasMessage(
                        "t.csv, line 2, column 1 'hp': 'x' is not a number. Write it like -12, 0.5 or 1e-3, or drop the"
                                + " row.");
        assertThatThrownBy(() -> file("hp\n1\n").readRows(encoders))
                .hasMessage(
                        "the model needs the feature 'origin', but t.csv has no such column. The only column is hp.");
    }

    @Test
    void aTableOfNumbersStaysOne() throws IOException {
        Dataset numbers = file("b,a,y\nx,1,2\n,3,\n,4,5\n").readNumbers("y", List.of("a"));
        assertThat(numbers.encoders()).isNull();
        assertThat(numbers.target()).containsExactly(2, 5);
        assertThat(numbers.dropped().rows()).containsExactly(new DroppedRows.Row(1, 3, false));
        assertThatThrownBy(() -> file("a,y\n1,2\nNA,3\n").readNumbers("y", List.of("a")))
                .hasMessage(
                        "t.csv, line 3, column 1 'a': 'NA' marks a missing value. Fill it in, drop the row, or remove the"
                                + " column from features.");
        assertThatThrownBy(() -> file("a,y\n1,2\nx,3\n").readNumbers("y", List.of("a")))
                .hasMessage(
                        "t.csv, line 3, column 1 'a': 'x' is not a number. Write it like -12, 0.5 or 1e-3, drop the row, or"
                                + " remove the column from features.");
    }

    @Test
    void aTableHasToHaveATarget() {
        assertThatThrownBy(() -> file("a,y\n1,\n2,NA\n").readNumbers("y", List.of("a")))
                .hasMessage("t.csv, column 2 'y': none of its cells has a value, and it is the target. Fill them in, or"
                        + " choose another target.");
    }

    private Dataset read(String text, ColumnSelection selection) throws IOException {
        return file(text).read("y", selection);
    }

    private CsvFile file(String text) throws IOException {
        return CsvFile.of(Files.writeString(folder.resolve("t.csv"), text), "t.csv");
    }
}
