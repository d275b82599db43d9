package dev.mlmethods.regression.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.evaluation.Evaluation;
import dev.mlmethods.regression.evaluation.LeastSquares;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.ModelEvaluation;
import dev.mlmethods.regression.model.PredictedRows;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.SmallModels;
import dev.mlmethods.regression.predictor.Predictor;
import dev.mlmethods.regression.predictor.RowException;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.table.MissingCells;
import dev.mlmethods.regression.predictor.table.TargetMeanEncoder;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.split.SplitFindings;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.storage.DoubleColumn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Mean targets compared with scikit-learn's {@code TargetEncoder}, see {@code sklearn-target-means.py}, and on their way to predictions. */
class TargetMeansTest {
    private static final EncodingSpec ZIP = of("zip");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Out of fold it has another mean in each of five folds. */
    @Test
    void aConstantColumnIsFound() throws IOException {
        List<String> lines = new ArrayList<>(List.of("zip,a,y"));
        IntStream.range(0, 40).forEach(row -> lines.add("same," + row * 7 % 40 + "," + row * 3 % 11));
        Path file = Files.write(folder.resolve("constant.csv"), lines);
        Dataset dataset = CsvFile.of(file, "constant.csv").read("y", ColumnSelection.all(), ZIP);
        assertThat(SplitFindings.of(DatasetSplit.of(dataset, SplitSpec.defaults())))
                .filteredOn(finding -> finding.kind() == DataFinding.Kind.CONSTANT_FEATURE)
                .extracting(DataFinding::text)
                .singleElement()
                .asString()
                .startsWith("The feature 'zip' has one value in all ");
    }

    /** Only one of the two has the feature. */
    @Test
    void aColumnMayBeCalledLikeACategory() throws IOException {
        List<String> lines = new ArrayList<>(List.of("zip,zip=a,y"));
        IntStream.range(0, 60)
                .forEach(row -> lines.add((row % 2 == 0 ? "a" : "b") + "," + row * 7 % 40 + "," + row % 7));
        CsvFile file = CsvFile.of(Files.write(folder.resolve("alike.csv"), lines), "alike.csv");
        Dataset dataset = file.read("y", ColumnSelection.all(), ZIP);
        assertThat(DatasetSplit.of(dataset, SplitSpec.defaults())
                        .training()
                        .features()
                        .names())
                .containsExactly("zip", "zip=a");
        assertThatThrownBy(() -> file.read("y", ColumnSelection.all(), EncodingSpec.defaults()))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "alike.csv: the columns 'zip' and 'zip=a' both become a feature 'zip=a'. Rename one of the columns.");
    }

    static Stream<JsonNode> columns() {
        try (InputStream in = Objects.requireNonNull(
                TargetMeansTest.class.getResourceAsStream("/reference/sklearn-target-means.json"))) {
            return Json.tree(in.readAllBytes()).required("columns").valueStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sums are in a different order than NumPy's. */
    @ParameterizedTest
    @MethodSource("columns")
    void meansAreThoseOfTargetEncoder(JsonNode column) {
        double[] target = numbers(column.required("target"));
        TargetMeans means = new TargetMeans(texts(column), DoubleColumn.of(target));
        int[] rows = IntStream.range(0, target.length).toArray();
        assertClose(means.outOfFold(rows, column.required("seed").longValue()), numbers(column.required("outOfFold")));
        TargetMeanEncoder encoder = means.encoder("t.csv", MissingCells.MARKED, rows);
        double[] encoded = column.required("newTexts")
                .valueStream()
                .mapToDouble(text -> encode(encoder, text.isNull() ? "" : text.stringValue()))
                .toArray();
        assertClose(encoded, numbers(column.required("encoded")));
    }

    private static void assertClose(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-13 * Math.max(1, Math.abs(expected[i]))));
        }
    }

    private static double encode(TargetMeanEncoder encoder, String cell) {
        double[] row = new double[1];
        encoder.encode(cell, row, 0);
        return row[0];
    }

    private static TypedColumn.Texts texts(JsonNode column) {
        TypedReader reader = TypedReader.of(new NumberColumn(0, "x", ""), ColumnType.CATEGORY);
        column.required("texts")
                .valueStream()
                .forEach(text -> reader.add("t.csv", new CsvRow.Cell(text.isNull() ? "" : text.stringValue(), 1)));
        return (TypedColumn.Texts) reader.column();
    }

    private static double[] numbers(JsonNode list) {
        return list.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
    }

    @Test
    void aColumnIsOneFeatureOfItsName() throws IOException {
        Dataset dataset = read(houses(200, 20), ZIP);
        // A table is compared by its texts.
        assertThat(dataset.features().names()).contains("zip=z1");
        DatasetSplit split = DatasetSplit.of(dataset, SplitSpec.defaults());
        assertThat(split.training().features().names()).containsExactly("zip", "area");
        TableColumn zip = split.test().tableColumns().get(0);
        assertThat(zip.name()).isEqualTo("zip");
        assertThat(zip.type()).isEqualTo(ColumnType.CATEGORY);
        assertThat(zip.width()).isEqualTo(1);
        assertThat(split.dataset().sha256()).isEqualTo(dataset.sha256());
        assertThat(dataset.sha256())
                .isEqualTo(read(houses(200, 20), EncodingSpec.defaults()).sha256());
    }

    /** Rows that aren't trained on have the means of all training rows, and training rows have the means of other rows. */
    @Test
    void noTrainingRowSeesItsOwnTarget() throws IOException {
        String table = houses(100, 8);
        DatasetSplit split = DatasetSplit.of(read(table, ZIP), SplitSpec.defaults());
        for (int row = 0; row < 5; row++) {
            // A different target for the row, which changes only the features of other rows.
            List<String> lines = new ArrayList<>(table.lines().toList());
            int changed = trainingRow(split, lines, row);
            lines.set(changed + 1, lines.get(changed + 1).replaceAll("[^,]*$", "1000"));
            DatasetSplit other = DatasetSplit.of(read(String.join("\n", lines) + "\n", ZIP), SplitSpec.defaults());
            assertThat(other.training().features().get(row, 0))
                    .isEqualTo(split.training().features().get(row, 0));
            assertThat(zips(other.training())).isNotEqualTo(zips(split.training()));
            assertThat(zips(other.test())).isNotEqualTo(zips(split.test()));
        }
    }

    /** Where in the table a training row is, found by its area, which is unique. */
    private static int trainingRow(DatasetSplit split, List<String> lines, int row) {
        String area = "," + (int) split.training().features().get(row, 1) + ",";
        return IntStream.range(1, lines.size())
                        .filter(line -> lines.get(line).contains(area))
                        .findFirst()
                        .orElseThrow()
                - 1;
    }

    private static List<Double> zips(Dataset rows) {
        return IntStream.range(0, rows.rows())
                .mapToObj(row -> rows.features().get(row, 0))
                .toList();
    }

    /** If each row has its own category, a mean that included the row's own target would reveal it. */
    @Test
    void nothingIsLearnedFromNames() throws IOException {
        Random random = new Random(1);
        StringBuilder table = new StringBuilder("name,pair,y\n");
        for (int row = 0; row < 1_000; row++) {
            table.append("n")
                    .append(row)
                    .append(",p")
                    .append(row / 2)
                    .append(",")
                    .append(random.nextGaussian())
                    .append("\n");
        }
        DatasetSplit split = DatasetSplit.of(read(table.toString(), of("name", "pair")), SplitSpec.defaults());
        LeastSquares linear = LeastSquares.fit(split.training());
        RegressionMetrics train = RegressionMetrics.of(
                split.training().target(), linear.predict(split.training().features()));
        RegressionMetrics test = RegressionMetrics.of(
                split.test().target(), linear.predict(split.test().features()));
        // Noise of 800 and 200 rows.
        assertThat(train.r2()).isBetween(0.0, 0.02);
        assertThat(test.r2()).isBetween(-0.03, 0.03);
        Dataset leaking = split.dataset().fittedOn(IntStream.range(0, 1_000).toArray());
        assertThat(RegressionMetrics.of(
                                leaking.target(), LeastSquares.fit(leaking).predict(leaking.features()))
                        .r2())
                .isGreaterThan(0.99);
    }

    @Test
    void theFoldsAreThoseOfTheSplitsSeed() throws IOException {
        Dataset dataset = read(houses(100, 8), ZIP);
        int[] rows = IntStream.range(0, 100).toArray();
        Dataset fitted = dataset.fittedOn(rows);
        assertThat(zips(fitted.outOfFold(rows, 1))).isEqualTo(zips(fitted.outOfFold(rows, 1)));
        assertThat(zips(fitted.outOfFold(rows, 2))).isNotEqualTo(zips(fitted.outOfFold(rows, 1)));
        assertThat(fitted.outOfFold(rows, 1).asNewRows().sha256()).isEqualTo(dataset.sha256());
        assertThat(zips(fitted.outOfFold(rows, 1).asNewRows())).isEqualTo(zips(fitted));
        // In each fold of a cross-validation, by that fold's training rows.
        List<DatasetSplit> folds = DatasetSplit.folds(dataset, SplitSpec.defaults(), 2);
        assertThat(zips(folds.get(0).test())).isNotEqualTo(zips(folds.get(1).test()));
    }

    @Test
    void allGoalsPredictTheSameBits() throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), houses(300, 20));
        RegressionModel model = SmallModels.train(SmallModels.SPECIFICATION
                        .withData(DataSpec.csv(file.toString(), "y"))
                        .withEncoding(ZIP))
                .model();
        Path zip = folder.resolve("model.zip");
        model.save(zip);
        RegressionModel loaded = RegressionModel.load(zip);
        assertThat(loaded.toBytes()).isEqualTo(Files.readAllBytes(zip));
        ModelEvaluation evaluation = ModelEvaluation.onHeldOutRows(loaded, folder);
        Evaluation held = evaluation.evaluation();
        assertThat(held.toMap()).isEqualTo(model.metrics());
        CsvFile input = CsvFile.of(file, "table.csv");
        PredictedRows rows = PredictedRows.of(loaded, input);
        assertThat(evaluation.predictions()).allMatch(row -> row.predicted() == rows.predicted()[row.row()]);
        // Means of categories that the out-of-fold rows don't have aren't out of range.
        assertThat(rows.warnings(input.rowNames())).isEmpty();
        Predictor predictor = Predictor.load(zip);
        assertThat(predictor.features()).containsExactly("zip", "area");
        assertThat(predictor.predict(Map.of("zip", "z3", "area", 3))).isEqualTo(rows.predicted()[3]);
        assertThat(predictor.unknownCategories(Map.of("zip", "z99", "area", 3))).containsExactly("zip");
        TargetMeanEncoder encoder = (TargetMeanEncoder)
                Objects.requireNonNull(loaded.encoders()).encoders().get(0);
        assertThat(predictor.predict(Map.of("zip", "z99", "area", 3))).isEqualTo(predictor.predict(encoder.mean(), 3));
        assertThatThrownBy(() -> predictor.predict(Map.of("zip", "", "area", 3)))
                .isInstanceOf(RowException.class)
                .hasMessageStartingWith(
                        "The feature 'zip': the cell is empty, and no cell of this column was empty in training.");
    }

    @Test
    void aMissingCellIsACategory() throws IOException {
        Dataset dataset = read("zip,y\na,1\n,5\n,7\na,2\nb,3\nb,2\n", ZIP).fittedOn(new int[] {0, 1, 2, 3, 4});
        TargetMeanEncoder encoder = (TargetMeanEncoder)
                Objects.requireNonNull(dataset.encoders()).encoders().get(0);
        assertThat(encoder.missing()).isEqualTo(MissingCells.MARKED);
        assertThat(encoder.missingMean()).isBetween(5.0, 6.0);
        assertThat(dataset.features().get(1, 0)).isEqualTo(encoder.missingMean());
        Dataset others = read("zip,y\na,1\n,5\na,2\nb,3\nb,2\n", ZIP).fittedOn(new int[] {0, 2, 3, 4});
        encoder = (TargetMeanEncoder)
                Objects.requireNonNull(others.encoders()).encoders().get(0);
        assertThat(encoder.missing()).isEqualTo(MissingCells.FILLED);
        assertThat(encoder.missingMean()).isEqualTo(encoder.mean()).isEqualTo(2);
    }

    @Test
    void onlyCategoriesHaveMeanTargets() {
        assertThatThrownBy(() -> read("zip,y\n1,1\n2,2\n", ZIP))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "table.csv: targetMeans names 'zip', but its cells are of the type number, and only categories"
                                + " have mean targets. Remove it from targetMeans, or give it the type:"
                                + " columns.zip=category.");
        assertThatThrownBy(() -> read("Zip,y\na,1\nb,2\n", ZIP))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith(
                        "targetMeans names 'zip', but table.csv has no such column; did you mean 'Zip'?");
        assertThatThrownBy(() -> of("zip", "zip"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("targetMeans names 'zip' twice; name it once.");
        assertThatThrownBy(() -> DataSource.of("diabetes", folder).read(null, ColumnSelection.all(), of("sex")))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("targetMeans is set, but diabetes is a built-in dataset");
        assertThat(of()).isEqualTo(EncodingSpec.defaults());
    }

    /** As in a column of ids, which is otherwise one of numbers with a typing error. */
    @Test
    void aTextAmongNumbersIsACategory() throws IOException {
        String ids =
                IntStream.range(0, 30).mapToObj(row -> row + "," + row + "\n").collect(Collectors.joining());
        Dataset dataset = read("zip,y\n" + ids + "7a,5\n", ZIP);
        assertThat(dataset.columnTypes()).containsEntry("zip", ColumnType.CATEGORY);
        assertThat(dataset.findings()).isEmpty();
        assertThatThrownBy(() -> read("zip,y\n,1\n,2\n", ZIP))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "table.csv, column 1 'zip': none of its 2 cells has a value. Fill them in, or add the column to"
                                + " exclude and remove it from targetMeans.");
    }

    @Test
    void saysWhatUnknownTextsBecome() {
        UnknownCategories unknown =
                new UnknownCategories("zip", 2, 1, List.of("x"), UnknownCategories.Treatment.AS_MEAN);
        assertThat(unknown.text(9, ""))
                .isEqualTo("2 of 9 rows have a text in 'zip' that no training row had: 'x'. They get the mean target of"
                        + " the training rows.");
        assertThat(new UnknownCategories("zip", 1, 1, List.of("x"), UnknownCategories.Treatment.AS_RARE).text(9, ""))
                .isEqualTo("1 of 9 rows has a text in 'zip' that the training rows had rarely or not at all: 'x'. It"
                        + " counts as any other such text.");
    }

    @Test
    void thereMayNotBeAnyNumberOfThem() {
        int rows = 100_001;
        List<String> categories = IntStream.range(0, rows)
                .mapToObj(row -> String.format("%06d", row))
                .toList();
        int[] each = IntStream.range(0, rows).toArray();
        TypedColumn.Texts column = new TypedColumn.Texts("id", CategoryCodes.of(each), categories);
        assertThatThrownBy(() -> new TargetMeans(column, DoubleColumn.constant(0, rows))
                        .encoder("table.csv", MissingCells.REFUSED, each))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "table.csv: targetMeans names 'id', which has 100,001 different cells in the 100,001 training"
                                + " rows; a model keeps the means of at most 100,000. Add the column to exclude, or"
                                + " shorten its cells to what rows have in common.");
    }

    /** Each row has a unique area. */
    private static String houses(int rows, int zips) {
        StringBuilder table = new StringBuilder("zip,area,y\n");
        for (int row = 0; row < rows; row++) {
            int zip = row * row % zips;
            table.append('z')
                    .append(row == 3 ? 3 : zip)
                    .append(',')
                    .append(row)
                    .append(',')
                    .append(10 * zip + row % 7)
                    .append('\n');
        }
        return table.toString();
    }

    private static EncodingSpec of(String... targetMeans) {
        return new EncodingSpec(null, null, null, null, null, null, null, null, Arrays.asList(targetMeans));
    }

    private Dataset read(String table, EncodingSpec encoding) throws IOException {
        return CsvFile.of(Files.writeString(folder.resolve("table.csv"), table), "table.csv")
                .read("y", ColumnSelection.all(), encoding);
    }
}
