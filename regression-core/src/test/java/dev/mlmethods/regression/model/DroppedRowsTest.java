package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.ColumnFindings;
import dev.mlmethods.regression.data.ColumnSelection;
import dev.mlmethods.regression.data.CsvFile;
import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.EncodingSpec;
import dev.mlmethods.regression.data.TableDescription;
import dev.mlmethods.regression.data.TableFinding;
import dev.mlmethods.regression.predictor.Predictor;
import dev.mlmethods.regression.predictor.RowException;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.split.SplitBy;
import dev.mlmethods.regression.split.SplitSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that {@code missing=drop} leaves out, from the table to the prediction. */
class DroppedRowsTest {
    private static final EncodingSpec DROP = new EncodingSpec(null, null, "drop", null, null, null);
    private static final String TABLE = """
            kind,area,when,y
            a,1,2026-01-01,1
            ,2,2026-01-02,2
            b,,2026-01-03,3
            b,4,,4
            a,,2026-01-05,
            b,6,2026-01-06,6
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void rowsThatLackACellAreLeftOutAndSaid() throws IOException {
        Dataset dataset = read(TABLE, DROP);
        assertThat(dataset.target()).containsExactly(1, 6);
        assertThat(new int[] {dataset.rowInTable(0), dataset.rowInTable(1)}).containsExactly(0, 5);
        assertThat(ColumnFindings.of(dataset))
                .extracting(DataFinding::text)
                .containsExactly(
                        "1 of 6 rows has no target 'y', and is left out (line 6). Fill it in where the target is known.",
                        "3 of 6 rows lack a cell in kind, area, when, and are left out because missing is drop there"
                                + " (lines 3, 4, 5). The metrics say nothing about such rows, and predict gives them no prediction.");
        // As if they had never existed.
        assertThat(dataset.sha256())
                .isEqualTo(read("kind,area,when,y\na,1,2026-01-01,1\nb,6,2026-01-06,6\n", DROP)
                        .sha256());
    }

    @Test
    void aColumnMayLeaveRowsOutByItself() throws IOException {
        Dataset one = read(TABLE, of(null, Map.of("area", "drop")));
        assertThat(one.target()).containsExactly(1, 2, 4, 6);
        assertThat(one.features().names())
                .contains("kind_missing", "when_missing")
                .doesNotContain("area_missing");
        Dataset others = read(TABLE, of("drop", Map.of("area", "median")));
        assertThat(others.target()).containsExactly(1, 3, 6);
        assertThat(others.features().names()).contains("area_missing").doesNotContain("kind_missing");
    }

    @Test
    void aRowThatIsLeftOutNeedsNoOtherCell() throws IOException {
        assertThat(read("a,b,y\n1,,1\n,,2\n3,4,3\n", of("error", Map.of("b", "drop")))
                        .target())
                .containsExactly(3);
    }

    @Test
    void numbersThatAreLeftHaveTheHashOfPlainOnes() throws IOException {
        Dataset left = read("a,b,y\n1,2,1\n,3,2\n4,5,3\n", DROP);
        assertThat(left.encoders()).isNotNull();
        assertThat(left.features().names()).containsExactly("a", "b");
        assertThat(left.sha256())
                .isEqualTo(
                        read("a,b,y\n1,2,1\n4,5,3\n", EncodingSpec.defaults()).sha256());
        // Regardless of their encoding.
        assertThat(left.encodedBy(
                                Objects.requireNonNull(read("a,b,y\n1,2,1\n,3,2\n", EncodingSpec.defaults())
                                        .encoders()),
                                row -> "row " + row)
                        .sha256())
                .isEqualTo(left.sha256());
    }

    @Test
    void oneRowHasToBeLeft() {
        assertThatThrownBy(() -> read("a,b,y\n1,,1\n,2,2\n,,\n", DROP))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "table.csv: no row is left, for all 2 rows with a target lack a cell of a column whose missing is"
                                + " drop: a, b. Fill cells in, set missing or missingOf to what stands in for them, or add a column to exclude.");
    }

    @Test
    void aDescriptionSaysSo() throws IOException {
        TableDescription description =
                file(TABLE).describe("y", ColumnSelection.all(), of(null, Map.of("area", "drop")));
        assertThat(description.dropping()).containsExactly(new TableDescription.Dropping("area", 1, 4));
        assertThat(description.findings())
                .extracting(TableFinding::text)
                .contains(
                        "1 row lacks 'area' and will be left out because missing is drop there, the first in line 4.");
        assertThat(file(TABLE).describe("y", ColumnSelection.all()).dropping()).isNull();
        assertThat(file("area,y\n,\n1,1\n,2\n,\n,3\n")
                        .describe("y", ColumnSelection.all(), of(null, Map.of("area", "drop")))
                        .dropping())
                .as("rows with a target")
                .containsExactly(new TableDescription.Dropping("area", 2, 4));
    }

    @Test
    void theRowsAreDividedWithoutThem() throws IOException {
        StringBuilder table = new StringBuilder("a,g,y\n");
        IntStream.range(0, 30)
                .forEach(row -> table.append(row % 3 == 1 ? "" : row)
                        .append(',')
                        .append(row / 3)
                        .append(',')
                        .append(row * row % 11)
                        .append('\n'));
        DataSpec data = DataSpec.csv(file(table.toString()).file().orElseThrow().toString(), "y");
        for (SplitSpec split : List.of(
                SplitSpec.defaults(),
                new SplitSpec(0.2, 42, 0, SplitBy.GROUP, "g", null, null, null),
                new SplitSpec(0.2, 42, 0, SplitBy.TIME, null, "g", null, null))) {
            Specification specification =
                    Specification.of(data).withSplit(split).withEncoding(DROP);
            Dataset dataset = PreparedData.load(specification, folder);
            assertThat(dataset.rows()).isEqualTo(20);
            DatasetSplit divided = DatasetSplit.of(dataset, split);
            assertThat(divided.training().rows() + divided.test().rows()).isEqualTo(20);
            for (DatasetSplit fold : DatasetSplit.folds(dataset, split, 3)) {
                Dataset validation = Objects.requireNonNull(fold.validation());
                assertThat(validation.rows()).isPositive();
                assertThat(fold.training().rows()
                                + validation.rows()
                                + fold.test().rows())
                        .isLessThanOrEqualTo(20);
            }
        }
    }

    @Test
    void noPredictionIsMadeForSuchARow() throws IOException {
        RegressionModel model = train(DROP);
        assertThat(model.findings()).extracting(DataFinding::kind).contains(DataFinding.Kind.MISSING_CELL);
        Path input = Files.writeString(
                folder.resolve("new.csv"),
                "area,kind,when\n5,a,2026-01-15\n,a,2026-02-15\n7,,2026-01-17\n8,b,2026-01-18\n,,\n");
        DataSource source = CsvFile.of(input, "new.csv");
        PredictedRows rows = PredictedRows.of(model, source);
        assertThat(rows.count()).isEqualTo(2);
        assertThat(Arrays.stream(rows.predicted()).mapToObj(Double::isNaN).toList())
                .containsExactly(false, true, true, false, true);
        assertThat(rows.warnings(source.rowNames()))
                .containsExactly(
                        "3 of 5 rows have no prediction because a cell is missing for which missing=drop left rows out of the"
                                + " training: line 3 ('area'), line 4 ('kind'), line 6 ('kind'). Fill it in, or drop the rows.");
        Path file = folder.resolve("model.zip");
        model.save(file);
        Predictor predictor = Predictor.load(file);
        Map<String, String> row = new HashMap<>(Map.of("area", "5", "kind", "a", "when", "2026-01-15"));
        assertThat(predictor.predict(row)).isEqualTo(rows.predicted()[0]);
        row.put("area", "");
        assertThatThrownBy(() -> predictor.predict(row))
                .isInstanceOf(RowException.class)
                .hasMessage(
                        "The feature 'area': the cell is empty, and the training left such rows out (missing=drop). Fill it in, or"
                                + " drop the row.");
        row.put("area", null);
        assertThatThrownBy(() -> predictor.predict(row))
                .isInstanceOf(RowException.class)
                .hasMessage("The feature 'area' is null; give a finite number, or don't predict the row.");
    }

    /** Even for a table of numbers, the column's handling of missing cells is kept for future rows. */
    @Test
    void aTableThatLacksNoCellKnowsWhatToDo() throws IOException {
        Path table = Files.writeString(
                folder.resolve("train.csv"),
                "a,y\n"
                        + String.join(
                                "\n",
                                IntStream.range(0, 20)
                                        .mapToObj(row -> row + "," + 2 * row)
                                        .toList()) + "\n");
        RegressionModel model = SmallModels.train(SmallModels.SPECIFICATION
                        .withData(DataSpec.csv(table.toString(), "y"))
                        .withEncoding(DROP))
                .model();
        Path input = Files.writeString(folder.resolve("new.csv"), "a,b\n1,1\n,2\n");
        assertThat(PredictedRows.of(model, CsvFile.of(input, "new.csv")).count())
                .isEqualTo(1);
    }

    @Test
    void anotherDatasetIsEvaluatedWithoutThem() throws IOException {
        RegressionModel model = train(DROP);
        Files.writeString(
                folder.resolve("others.csv"),
                "kind,area,when,y\na,5,2026-01-05,7\na,,2026-01-05,8\nb,6,2026-01-06,9\n");
        ModelEvaluation evaluation = ModelEvaluation.onDataset(model, "others.csv", folder);
        assertThat(evaluation.test().rows().target()).containsExactly(7, 9);
        assertThat(evaluation.findings())
                .filteredOn(finding -> finding.kind() == DataFinding.Kind.MISSING_CELL)
                .extracting(DataFinding::rows)
                .containsExactly(1);
    }

    /** Of the rows that are predicted: what stands in others has no effect. */
    @Test
    void newCategoriesAreCounted() throws IOException {
        RegressionModel model = train(DROP);
        Path table = Files.writeString(
                folder.resolve("others.csv"),
                "kind,area,when,y\nc,5,2026-01-05,7\nd,,2026-01-05,8\nb,6,2026-01-06,9\nc,6,2026-01-06,9\n");
        String sentence =
                "rows have a text in 'kind' that the training rows had rarely or not at all: 'c'. They count as any"
                        + " other such text.";
        assertThat(ModelEvaluation.onDataset(model, "others.csv", folder).findings())
                .filteredOn(finding -> finding.kind() == DataFinding.Kind.UNKNOWN_CATEGORIES)
                .containsExactly(new DataFinding(
                        DataFinding.Kind.UNKNOWN_CATEGORIES,
                        List.of("kind"),
                        DataFinding.Split.TEST,
                        2,
                        3,
                        "2 of 3 test " + sentence));
        assertThat(PredictedRows.of(model, CsvFile.of(table, "others.csv")).warnings(row -> "row " + row))
                .contains("2 of 4 " + sentence);
        Files.writeString(folder.resolve("known.csv"), "kind,area,when,y\na,5,2026-01-05,7\nb,6,2026-01-06,9\n");
        assertThat(ModelEvaluation.onDataset(model, "known.csv", folder).findings())
                .noneMatch(finding -> finding.kind() == DataFinding.Kind.UNKNOWN_CATEGORIES);
    }

    private RegressionModel train(EncodingSpec encoding) throws IOException {
        List<String> lines = new ArrayList<>(List.of("kind,area,when,y"));
        for (int row = 0; row < 40; row++) {
            lines.add((row % 2 == 0 ? "a" : "b") + "," + (row % 9 == 4 ? "" : row % 13) + ",2026-01-" + (10 + row % 15)
                    + "," + row % 7);
        }
        Path table = Files.write(folder.resolve("train.csv"), lines);
        return SmallModels.train(SmallModels.SPECIFICATION
                        .withData(DataSpec.csv(table.toString(), "y"))
                        .withEncoding(encoding))
                .model();
    }

    private static EncodingSpec of(@Nullable String missing, Map<String, String> missingOf) {
        return new EncodingSpec(null, null, missing, missingOf, null, null);
    }

    private CsvFile file(String table) throws IOException {
        return CsvFile.of(Files.writeString(folder.resolve("table.csv"), table), "table.csv");
    }

    private Dataset read(String table, EncodingSpec encoding) throws IOException {
        return file(table).read("y", ColumnSelection.all(), encoding);
    }
}
