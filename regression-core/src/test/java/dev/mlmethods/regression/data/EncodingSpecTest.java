package dev.mlmethods.regression.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.table.MissingCells;
import dev.mlmethods.regression.predictor.table.NumberEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingSpecTest {
    /** The cells of SimpleImputer's documentation and more: mean 4, median 2.5. */
    private static final String NUMBERS = "x,y\n1,1\n,2\n2,3\n3,4\n10,5\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void defaultsAreNull() {
        assertThat(new EncodingSpec(Map.of(), List.of(), "mean", Map.of(), 100, 5))
                .isEqualTo(EncodingSpec.defaults());
        assertThat(new EncodingSpec(null, null, "0.50", null, null, null).missing())
                .isEqualTo("0.5");
    }

    @Test
    void numbersAreCategoriesWhereTheUserSaysSo() throws IOException {
        String table = "zip,y\n" + "01,1\n".repeat(5) + "1,2\n".repeat(5);
        Dataset numbers = read(table, EncodingSpec.defaults());
        assertThat(numbers.features().names()).containsExactly("zip");
        Dataset texts = read(table, columns(Map.of("zip", "category")));
        assertThat(texts.features().names()).containsExactly("zip=01", "zip=1");
        assertThat(texts.sha256()).isNotEqualTo(numbers.sha256());
        assertThat(read(table, columns(Map.of("zip", "number"))).sha256()).isEqualTo(numbers.sha256());
    }

    @Test
    void aCellOfAnotherTypeIsNamed() {
        assertFault("when,y\n2026-01-01,1\nsoon,2\n", columns(Map.of("when", "date")))
                .hasMessage(
                        "table.csv, line 3, column 1 'when': 'soon' is not a date. Write it like 2026-11-28, drop the"
                                + " row, or add the column to exclude and remove it from columns.");
        assertFault("when,y\n2026-01-01T10:00,1\n2026-01-02T10:00,2\n", columns(Map.of("when", "date")))
                .hasMessage(
                        "table.csv, line 2, column 1 'when': '2026-01-01T10:00' has a time of day, but the column's type has"
                                + " none. Write all cells of the column with a time, or all without one, drop the row, or add"
                                + " the column to exclude and remove it from columns.");
    }

    @Test
    void columnsAreFeatures() {
        assertFault("Zip,zip,y\n1,2,3\n", columns(Map.of("ZIP", "category")))
                .hasMessageContaining("columns names 'ZIP'")
                .hasMessageContaining("did you mean 'Zip'?");
        assertFault("x,y\n1,2\n", columns(Map.of("y", "category")))
                .hasMessage("columns names 'y', which is the target; remove it from columns.");
        assertFault("x,y\n1,2\n", new EncodingSpec(null, null, null, Map.of("y", "median"), null, null))
                .hasMessage("missingOf names 'y', which is the target; remove it from missingOf.");
        Map<String, String> reasons = Map.of(
                "w", "sampleWeight, and no feature; remove it from missingOf.",
                "g", "groupColumn, and no feature; remove it from missingOf, or name it in features.",
                "e", "excluded; remove it from missingOf, or from exclude.");
        reasons.forEach((column, reason) -> {
            EncodingSpec encoding = new EncodingSpec(null, null, null, Map.of(column, "median"), null, null);
            ColumnSelection selection =
                    new ColumnSelection(List.of(), List.of("e"), new SplitColumn(SplitColumn.Kind.GROUP, "g"), "w");
            assertThatThrownBy(() -> CsvFile.of(
                                    Files.writeString(folder.resolve("w.csv"), "x,w,g,e,y\n1,2,3,4,5\n"), "w.csv")
                            .read("y", selection, encoding))
                    .isInstanceOf(RegressionException.class)
                    .hasMessage("missingOf names '" + column + "', which is " + reason);
        });
    }

    @Test
    void columnsThatDifferInCaseHaveTypesOfTheirOwn() throws IOException {
        Dataset dataset = read("Zip,zip,y\n1,2,3\n2,1,5\n", columns(Map.of("Zip", "category")));
        assertThat(dataset.columnTypes())
                .containsExactly(Map.entry("Zip", ColumnType.CATEGORY), Map.entry("zip", ColumnType.NUMBER));
        String finding =
                "The names of the columns Zip, zip differ only in case. They are different columns: make sure that target,"
                        + " features, exclude and columns name the right one, or rename one of them.";
        assertThat(ColumnFindings.of(dataset)).extracting(DataFinding::text).containsExactly(finding);
        TableDescription table =
                CsvFile.of(folder.resolve("table.csv"), "table.csv").describe("y", ColumnSelection.all());
        assertThat(table.findings()).extracting(TableFinding::text).contains(finding);
    }

    @ParameterizedTest
    @CsvSource({"mean, 4", "median, 2.5", "-999, -999", "0, 0"})
    void missingNumbersAreThoseOfSimpleImputer(String missing, double expected) throws IOException {
        Dataset all = read(NUMBERS, missing(missing));
        assertThat(all.features().names()).containsExactly("x", "x_missing");
        assertThat(all.features().get(1, 0)).isEqualTo(expected);
        Dataset ofColumn = read(NUMBERS, new EncodingSpec(null, null, "7", Map.of("x", missing), null, null));
        assertThat(ofColumn.features().get(1, 0)).isEqualTo(expected);
    }

    @Test
    void theMedianIsOfTheTrainingRowsAlone() throws IOException {
        Dataset fitted = read(NUMBERS, missing("median")).fittedOn(new int[] {0, 1, 2, 3});
        assertThat(fitted.features().get(1, 0)).isEqualTo(2);
    }

    @Test
    void theMedianOfLargeNumbersDoesNotOverflow() throws IOException {
        Dataset large = read("x,y\n1.7e308,1\n,2\n1.6e308,3\n", missing("median"));
        assertThat(large.features().get(1, 0)).isEqualTo(1.7e308 / 2 + 1.6e308 / 2);
    }

    @Test
    void aMissingCellIsRefusedWhereTheUserSaysSo() throws IOException {
        assertFault(NUMBERS, missing("error"))
                .hasMessage(
                        "table.csv, line 3, column 1 'x': the cell is missing, and missing is error for this column."
                                + " Fill it in, drop the row, or add the column to exclude.");
        Dataset without = read("x,y\n1,2\n,\n2,3\n", missing("error"));
        assertThat(without.rows()).isEqualTo(2);
        assertThat(Objects.requireNonNull(without.encoders()).encoders().get(0))
                .isEqualTo(new NumberEncoder("x", ColumnType.NUMBER, MissingCells.REFUSED, 1.5));
    }

    @Test
    void whatStandsInSuitsTheType() {
        EncodingSpec constant = new EncodingSpec(null, null, null, Map.of("x", "0"), null, null);
        assertFault("x,y\na,1\n,2\n", constant)
                .hasMessage(
                        "table.csv: missingOf of 'x' is 0, but the column is a category; a missing category is 0 in all features. Give"
                                + " error or drop, or remove it.");
        assertFault(
                        "x,y\na,1\n,2\n",
                        new EncodingSpec(null, null, null, Map.of("x", "0"), null, null, null, null, List.of("x")))
                .hasMessage(
                        "table.csv: missingOf of 'x' is 0, but the column is a category; with targetMeans, a missing category has a"
                                + " mean target of its own. Give error or drop, or remove it.");
        assertFault("x,y\n2026-01-01,1\n,2\n", constant)
                .hasMessage("table.csv: missingOf of 'x' is 0, but the column is a date; give mean, median, error or"
                        + " drop.");
    }

    @Test
    void furtherTextsMarkMissingCells() throws IOException {
        EncodingSpec markers = new EncodingSpec(null, List.of("?", "-999"), null, null, null, null);
        Dataset dataset = read("x,z,y\n1,?,1\n-999,b,2\n3,c,-999\n 5 ,d,?\n7,?,3\n", markers);
        assertThat(dataset.rows()).isEqualTo(3);
        assertThat(dataset.features().get(1, 0)).isEqualTo(4);
        assertThat(Objects.requireNonNull(dataset.encoders()).missingValues()).containsExactlyInAnyOrder("?", "-999");
    }

    @Test
    void aColumnOfMarkersAloneHasNoValue() {
        assertFault("x,z,y\n1,?,1\n2,?,2\n", new EncodingSpec(null, List.of("?"), null, null, null, null))
                .hasMessageStartingWith("table.csv, column 2 'z': none of its 2 cells has a value.");
        assertFault(
                        "x,z,y\n1,?,1\n2,?,2\n",
                        new EncodingSpec(Map.of("z", "category"), List.of("?"), null, null, null, null))
                .hasMessageStartingWith("table.csv, column 2 'z': none of its 2 cells has a value.");
    }

    @Test
    void limitsOfCategoriesAreThoseGiven() throws IOException {
        String table = "c,y\na,1\na,2\nb,3\nc,4\nc,5\nc,6\n";
        assertThat(read(table, limits(100, 1)).features().names()).containsExactly("c=a", "c=b", "c=c");
        assertThat(read(table, limits(2, 1)).features().names()).containsExactly("c=c", "c_infrequent");
        assertThat(read(table, limits(100, 3)).features().names()).containsExactly("c=c", "c_infrequent");
    }

    /** Each text is kept once: with an array of 100 numbers for each, they would take 800 MB. */
    @Test
    void aMillionDifferentTextsTakeLittleMemory() throws IOException {
        String rows = IntStream.range(0, 1_000_000)
                .mapToObj(row -> (row % 20 == 0 ? "c" + row % 2000 : "t" + row) + "," + row)
                .collect(Collectors.joining("\n"));
        Dataset dataset = read("c,y\n" + rows + "\n", EncodingSpec.defaults());
        assertThat(dataset.features().columns()).isEqualTo(100);
        assertThat(dataset.features().get(1, 99)).isEqualTo(1);
        assertThat(dataset.features().get(20, 99)).isZero();
    }

    @Test
    void valuesOfNoUseAreRefused() {
        assertThatThrownBy(() -> columns(Map.of("x", "categorie")))
                .isInstanceOf(RegressionException.class)
                .hasMessage("columns of 'x' is 'categorie', which is not a column type; did you mean category?");
        assertThatThrownBy(() -> columns(Map.of("x", "blob")))
                .hasMessage(
                        "columns of 'x' is 'blob', which is not a column type; the types are number, category, boolean, date,"
                                + " dateTime, dateTimeOffset.");
        assertThatThrownBy(() -> missing("medain"))
                .hasMessage(
                        "missing is 'medain'; it must be mean, median, error, drop or a number. Did you mean median?");
        assertThatThrownBy(() -> missing("1e999"))
                .hasMessage("missing is '1e999', which is beyond the range of float64 (1.8e308). Correct it.");
        assertThatThrownBy(() -> new EncodingSpec(null, null, null, Map.of("x", "-1e-400"), null, null))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "missingOf of 'x' is '-1e-400', which is so small that float64 rounds it to 0 (below 5e-324)."
                                + " Write 0, or correct it.");
        assertThatThrownBy(() -> new EncodingSpec(null, List.of("?", " "), null, null, null, null))
                .hasMessage("missingValues holds an empty text, which is always a missing cell; remove it.");
        assertThatThrownBy(() -> new EncodingSpec(null, List.of("?", " ? "), null, null, null, null))
                .hasMessage("missingValues holds '?' twice; remove one of them.");
        assertThatThrownBy(() -> limits(1, 5))
                .hasMessage("maxCategories is 1; it must be a whole number of at least 2.");
        assertThatThrownBy(() -> limits(0, 5))
                .hasMessage("maxCategories is 0; it must be a whole number of at least 2.");
        assertThatThrownBy(() -> limits(2, 0))
                .hasMessage("minFrequency is 0; it must be a whole number of at least 1.");
    }

    @Test
    void builtInDatasetsHaveNothingToSay() {
        assertThatThrownBy(() -> DataSource.of("diabetes", folder)
                        .read(null, ColumnSelection.all(), columns(Map.of("age", "category"))))
                .hasMessage("columns is set, but diabetes is a built-in dataset, whose columns are all numbers"
                        + " without missing cells; leave columns out.");
    }

    @Test
    void aDescriptionHasTheTypesAndMarkers() throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), "zip,x,y\n1,?,1\n2,3,2\n2,4,3\n");
        TableDescription description = CsvFile.of(file, "table.csv")
                .describe(
                        "y",
                        ColumnSelection.all(),
                        new EncodingSpec(Map.of("zip", "category"), List.of("?"), null, null, null, null));
        assertThat(description.columns())
                .extracting(ColumnDescription::type)
                .containsExactly(ColumnType.CATEGORY, ColumnType.NUMBER, ColumnType.NUMBER);
        assertThat(description.columns()).extracting(ColumnDescription::missing).containsExactly(0L, 1L, 0L);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertFault(String table, EncodingSpec encoding) {
        return assertThatThrownBy(() -> read(table, encoding)).isInstanceOf(RegressionException.class);
    }

    private static EncodingSpec columns(Map<String, String> types) {
        return new EncodingSpec(types, null, null, null, null, null);
    }

    private static EncodingSpec missing(String missing) {
        return new EncodingSpec(null, null, missing, null, null, null);
    }

    private static EncodingSpec limits(@Nullable Integer maxCategories, @Nullable Integer minFrequency) {
        return new EncodingSpec(null, null, null, null, maxCategories, minFrequency);
    }

    private Dataset read(String table, EncodingSpec encoding) throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), table);
        return CsvFile.of(file, "table.csv").read("y", ColumnSelection.all(), encoding);
    }
}
