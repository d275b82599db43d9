package dev.mlmethods.regression.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.ColumnSelection;
import dev.mlmethods.regression.data.CsvFile;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.EncodingSpec;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.data.FeatureScaling;
import dev.mlmethods.regression.evaluation.LeastSquares;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.ModelEvaluation;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.SmallModels;
import dev.mlmethods.regression.predictor.Predictor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Scalings compared with scikit-learn's {@code RobustScaler} and {@code QuantileTransformer}, see {@code sklearn-scalers.py}. */
class FeatureScalingTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static Stream<JsonNode> columns() {
        try (InputStream in = Objects.requireNonNull(
                FeatureScalingTest.class.getResourceAsStream("/reference/sklearn-scalers.json"))) {
            return Json.tree(in.readAllBytes()).required("columns").valueStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("columns")
    void robustIsThatOfRobustScaler(JsonNode column) throws IOException {
        FittedScaler scaler = fit(column, FeatureScaling.ROBUST);
        assertThat(scaler.means()).containsExactly(column.required("center").doubleValue());
        assertThat(scaler.scales()).containsExactly(column.required("scale").doubleValue());
        assertThat(transformed(scaler, column)).containsExactly(numbers(column, "robust"));
    }

    /** Between {@code StrictMath} and a libc, about one in a few thousand logarithms differs in its last bit. */
    @ParameterizedTest
    @MethodSource("columns")
    void quantileNormalIsThatOfQuantileTransformer(JsonNode column) throws IOException {
        FittedScaler scaler = fit(column, FeatureScaling.QUANTILE_NORMAL);
        assertThat(scaler.quantiles()[0]).containsExactly(numbers(column, "quantiles"));
        double[] expected = numbers(column, "normal");
        double[] transformed = transformed(scaler, column);
        for (int row = 0; row < expected.length; row++) {
            assertThat(transformed[row]).isCloseTo(expected[row], within(2 * Math.ulp(expected[row])));
        }
    }

    @Test
    void noneIsTheNumberItself() throws IOException {
        Dataset dataset = read("x,y\n0.1,1\n-3,2\n1e20,4\n", of(FeatureScaling.NONE, null));
        Preparation preparation = Preparation.fit(dataset, TargetScaling.NONE);
        for (double value : new double[] {0.1, -0.0, 3.3333, 1e-300, -1e30}) {
            assertThat(preparation.features().transform(0, value)).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConstantFeatureIsOfNoUse(FeatureScaling scaling) throws IOException {
        Dataset dataset = read("x,y\n5,1\n5,2\n5,4\n", of(scaling, null));
        Preparation preparation = Preparation.fit(dataset, TargetScaling.NONE);
        assertThat(preparation.features().isConstant(0)).isTrue();
        assertThat(preparation.features().transform(0, 7)).isZero();
    }

    @Test
    void onlyNumbersAreScaledInAnotherWay() throws IOException {
        String rows = IntStream.range(0, 20)
                .mapToObj(row -> row * row + "," + (row % 4 == 3 ? "" : row * 7 % 20) + "," + (row % 2 == 0 ? "a" : "b")
                        + ",2026-01-" + (10 + row) + "," + (row % 3 == 0 ? "yes" : "no") + "," + row)
                .collect(Collectors.joining("\n"));
        Dataset dataset = read("x,z,kind,when,flag,y\n" + rows + "\n", of(FeatureScaling.NONE, Map.of("x", "robust")));
        assertThat(IntStream.range(0, dataset.features().columns())
                        .boxed()
                        .collect(Collectors.toMap(dataset.features().names()::get, dataset::scalingOf)))
                .containsEntry("x", FeatureScaling.ROBUST)
                .containsEntry("z", FeatureScaling.NONE)
                .containsEntry("z_missing", FeatureScaling.STANDARD)
                .containsEntry("kind=a", FeatureScaling.STANDARD)
                .containsEntry("when_days", FeatureScaling.STANDARD)
                .containsEntry("flag", FeatureScaling.STANDARD);
        FittedScaler standard = FittedScaler.fit(dataset.features());
        FittedScaler scaler = Preparation.fit(dataset, TargetScaling.NONE).features();
        int days = dataset.features().names().indexOf("when_days");
        assertThat(scaler.means()[days]).isEqualTo(standard.means()[days]);
        assertThat(scaler.scales()[days]).isEqualTo(standard.scales()[days]);
    }

    @Test
    void tooFewValuesAreNamed() throws IOException {
        String rows = IntStream.range(0, 30)
                .mapToObj(row -> row % 3 + "," + row % 2 + "," + row + "," + row)
                .collect(Collectors.joining("\n"));
        Dataset dataset = read("a,b,c,y\n" + rows + "\n", of(FeatureScaling.QUANTILE_NORMAL, null));
        assertThatThrownBy(() -> Preparation.fit(dataset, TargetScaling.NONE))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "table.csv: featureScaling is quantileNormal, which takes 10 different values or more, but in"
                                + " the 30 training rows 'a' has 3, 'b' has 2. Set -Dregression.featureScalingOf.a=standard"
                                + " -Dregression.featureScalingOf.b=standard, or in the POM"
                                + " <featureScalingOf><a>standard</a><b>standard</b></featureScalingOf>.");
        Dataset own = read("a,b,c,y\n" + rows + "\n", of(null, Map.of("a", "quantileNormal")));
        assertThatThrownBy(() -> Preparation.fit(own, TargetScaling.NONE))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith(
                        "table.csv: featureScalingOf.a is quantileNormal, which takes 10 different values or more, but in"
                                + " the 30 training rows 'a' has 3. Set -Dregression.featureScalingOf.a=standard, or");
        Dataset others = read(
                "a,b,c,y\n" + rows + "\n", of(FeatureScaling.QUANTILE_NORMAL, Map.of("a", "standard", "b", "none")));
        assertThat(Preparation.fit(others, TargetScaling.NONE).features().quantiles()[2])
                .hasSize(30);
    }

    @Test
    void columnsAreNumbersOfTheTable() throws IOException {
        assertThatThrownBy(() -> read("kind,y\na,1\nb,2\n", of(null, Map.of("kind", "robust"))))
                .isInstanceOf(RegressionException.class)
                .hasMessage("table.csv: featureScalingOf names 'kind', but its cells are of the type category, and the"
                        + " features of such a column are always standardized. Remove it from featureScalingOf.");
        assertThatThrownBy(() -> read("x,y\n1,1\n3,2\n", of(null, Map.of("X", "robust"))))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith(
                        "featureScalingOf names 'X', but table.csv has no such column; did you mean 'x'?");
        assertThatThrownBy(() -> of(null, Map.of("a", "b=robust")))
                .isInstanceOf(RegressionException.class)
                .hasMessage("featureScalingOf of 'a' is 'b=robust'. If the name of the column has an equals sign, give"
                        + " featureScalingOf in regression.yaml, because on the command line it ends the name.");
        assertThatThrownBy(() -> of(null, Map.of("x", "rubost")))
                .isInstanceOf(RegressionException.class)
                .hasMessageContaining("featureScalingOf of 'x'")
                .hasMessageContaining("robust");
        assertThatThrownBy(() -> DataSource.of("diabetes", folder)
                        .read(null, ColumnSelection.all(), of(null, Map.of("AGE", "robust"))))
                .isInstanceOf(RegressionException.class)
                .hasMessageContaining("did you mean 'age'?");
    }

    /** The fit is the same, whatever a feature is multiplied by; only the coefficients are those of the scaled features. */
    @Test
    void leastSquaresHasTheSamePreparation() throws IOException {
        Dataset dataset = DataSource.of("diabetes", folder)
                .read(null, ColumnSelection.all(), of(FeatureScaling.ROBUST, Map.of("bmi", "none", "sex", "standard")));
        LeastSquares standard = LeastSquares.fit(dataset);
        LeastSquares robust = LeastSquares.fit(dataset, ScalerFit.fit(dataset));
        assertThat(robust.scaler().means()).isNotEqualTo(standard.scaler().means());
        assertThat(robust.predict(dataset.features()))
                .containsExactly(standard.predict(dataset.features()), within(1e-9));
        assertThat(robust.coefficients()).containsExactly(standard.coefficients(), within(1e-9));
        assertThat(robust.intercept()).isCloseTo(standard.intercept(), within(1e-8));
        // As if its scores were the feature.
        Dataset scored = DataSource.of("diabetes", folder)
                .read(null, ColumnSelection.all(), of(null, Map.of("bmi", "quantileNormal")));
        FittedScaler scaler = ScalerFit.fit(scored);
        LeastSquares ofScores = LeastSquares.fit(scored, scaler);
        FittedScaler identity = FittedScaler.of(
                scaler.featureNames(),
                new double[10],
                DoubleStream.generate(() -> 1).limit(10).toArray(),
                scaler.quantiles());
        FeatureMatrix scores = identity.transform(scored.features());
        assertThat(ofScores.predict(scored.features()))
                .containsExactly(
                        LeastSquares.fit(Dataset.of("scores", scores, "y", scored.target()))
                                .predict(scores),
                        within(1e-9));
    }

    @ParameterizedTest
    @EnumSource
    void aStoredModelPredictsTheSameBits(FeatureScaling scaling) throws IOException {
        RegressionModel model = SmallModels.train(SmallModels.SPECIFICATION.withEncoding(of(
                        scaling == FeatureScaling.STANDARD ? null : scaling,
                        scaling == FeatureScaling.QUANTILE_NORMAL ? Map.of("sex", "robust") : null)))
                .model();
        Path file = folder.resolve("model.zip");
        model.save(file);
        RegressionModel loaded = RegressionModel.load(file);
        Dataset dataset = DataSource.of("diabetes", folder).read(null, ColumnSelection.all());
        double[] predicted = model.predict(dataset.features());
        assertThat(loaded.predict(dataset.features())).containsExactly(predicted);
        assertThat(loaded.leastSquares().predict(dataset.features()))
                .containsExactly(model.leastSquares().predict(dataset.features()));
        assertThat(loaded.toBytes()).isEqualTo(Files.readAllBytes(file));
        assertThat(ModelEvaluation.onHeldOutRows(loaded, folder).evaluation().toMap())
                .isEqualTo(model.metrics());
        double[][] rows = new double[dataset.rows()][10];
        for (int row = 0; row < rows.length; row++) {
            dataset.features().copyRow(row, rows[row], 0);
        }
        Predictor predictor = Predictor.load(file);
        assertThat(predictor.predict(rows)).containsExactly(predicted);
        assertThat(predictor.predict(rows[3])).isEqualTo(predicted[3]);
        String json = Json.line(Json.tree(metadata(file)).required("scaler"));
        assertThat(json.contains("quantiles")).isEqualTo(scaling == FeatureScaling.QUANTILE_NORMAL);
    }

    private static byte[] metadata(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getInputStream(zip.getEntry("regression.json")).readAllBytes();
        }
    }

    private FittedScaler fit(JsonNode column, FeatureScaling scaling) throws IOException {
        String rows = Arrays.stream(numbers(column, "training"))
                .mapToObj(number -> number + "," + number)
                .collect(Collectors.joining("\n"));
        return Preparation.fit(read("x,y\n" + rows + "\n", of(scaling, null)), TargetScaling.NONE)
                .features();
    }

    private static double[] transformed(FittedScaler scaler, JsonNode column) {
        return Arrays.stream(numbers(column, "queries"))
                .map(value -> scaler.transform(0, value))
                .toArray();
    }

    private static double[] numbers(JsonNode column, String field) {
        return column.required(field)
                .valueStream()
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }

    private static EncodingSpec of(@Nullable FeatureScaling scaling, @Nullable Map<String, String> scalingOf) {
        return new EncodingSpec(null, null, null, null, null, null, scaling, scalingOf, null);
    }

    private Dataset read(String table, EncodingSpec encoding) throws IOException {
        return CsvFile.of(Files.writeString(folder.resolve("table.csv"), table), "table.csv")
                .read("y", ColumnSelection.all(), encoding);
    }
}
