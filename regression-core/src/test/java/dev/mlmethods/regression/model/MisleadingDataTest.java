package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.CsvFile;
import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.data.DataFinding.Kind;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.split.TrainTestSplit;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;

/** Tables whose training looks good but isn't: 40 rows, 32 of which are trained on. */
class MisleadingDataTest {
    private static final int ROWS = 40;
    private static final int[] TEST_ROWS = TrainTestSplit.of(ROWS, 0.2, 42).testRows();

    @TempDir
    private Path folder;

    private final double[][] table = new double[ROWS][];

    @BeforeEach
    void makeTheTable() {
        Random random = new Random(5);
        Arrays.setAll(
                table, row -> new double[] {
                    Math.rint(random.nextDouble() * 1e4) / 1e4, 0, Math.rint(random.nextDouble() * 1e4) / 1e4
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = EngineName.class,
            names = {"DL4J", "VECTOR"})
    void aFeatureThatWasConstantContributesNothing(EngineName engine) throws IOException {
        RegressionModel model = train(engine, TargetScaling.NONE).model();
        double[] expected = predict(model, 0.5, 0);

        assertThat(model.findings()).extracting(DataFinding::kind).containsExactly(Kind.CONSTANT_FEATURE);
        assertThat(predict(model, 0.5, 1000)).containsExactly(expected);
        assertThat(predict(model, 0.5, -1e308)).containsExactly(expected);
        FeatureMatrix flagged = FeatureMatrix.of(model.features(), new double[] {0.5, 1000});
        FeatureMatrix plain = FeatureMatrix.of(model.features(), new double[] {0.5, 0});
        assertThat(model.leastSquares().predict(flagged))
                .containsExactly(model.leastSquares().predict(plain));
    }

    @Test
    void aStoredModelKnowsThatAFeatureWasConstantAndSoDoesPlainDl4j() throws IOException {
        Path file = folder.resolve("model.zip");
        RegressionModel model = train(EngineName.VECTOR, TargetScaling.NONE).model();
        model.save(file);

        RegressionModel loaded = RegressionModel.load(file);
        assertThat(loaded.findings()).isEqualTo(model.findings()).isNotEmpty();
        assertThat(loaded.preparation().features().isConstant(1)).isTrue();
        assertThat(predict(loaded, 0.5, 1000)).containsExactly(predict(model, 0.5, 0));
        INDArray rows = Nd4j.createFromArray(new double[][] {{0.5, 0}, {0.5, 1000}});
        ((NormalizerStandardize) ModelSerializer.restoreMultiLayerNetworkAndNormalizer(file.toFile(), true)
                        .getSecond())
                .transform(rows);
        assertThat(rows.getDouble(0, 1)).isZero();
        assertThat(rows.getDouble(1, 1)).isZero();
    }

    @Test
    void warnsOfValuesThatWereNotInTheTrainingRows() throws IOException {
        RegressionModel model = train(EngineName.VECTOR, TargetScaling.NONE).model();
        double least = model.ranges() == null ? Double.NaN : model.ranges().least()[0];
        double greatest = model.ranges() == null ? Double.NaN : model.ranges().greatest()[0];

        assertThat(warnings(model, "a,flag\n0.5,0\n" + least + ",0\n" + greatest + ",0\n"))
                .isEmpty();
        assertThat(warnings(model, "a,flag\n0.5,1000\n2,0\n-3,0\n"))
                .containsExactly(
                        "Some values lie outside the range of the training rows, where the network has learned nothing: 'a' in 2 of 3 rows ("
                                + least + " to " + greatest
                                + " in training). Don't rely on these predictions, or train with such rows.",
                        "Some features were constant in the training rows, so their values do not affect any prediction: 'flag' in 1 of 3 rows"
                                + " (always 0 in training). If they matter, train with rows where they vary.");
    }

    @Test
    void namesTheRowsThatHaveNoPrediction() throws IOException {
        RegressionModel model = train(EngineName.VECTOR, TargetScaling.NONE).model();

        assertThat(warnings(model, "a,flag\n0.5,0\n\n1e300,0\n0.4,0\n-1e200,7\n1e250,0\n1e251,0\n"))
                .first()
                .isEqualTo(
                        "4 of 6 rows have no prediction because the network gives no finite number for them: line 4 ('a' is 1e300), line 6"
                                + " ('a' is -1e200), line 7 ('a' is 1e250) and 1 more. Their cells are left empty. Correct the values, or"
                                + " drop the rows.");
    }

    @Test
    void aValueBeyondFloat32IsFoundBeforeTheTraining() {
        table[TEST_ROWS[0]][0] = 1e300;
        assertThatThrownBy(() -> train(EngineName.VECTOR, TargetScaling.NONE))
                .isInstanceOf(RegressionException.class)
                .hasMessageMatching("rows\\.csv, line " + (TEST_ROWS[0] + 2)
                        + ", column 'a': 1e300 is so far from the training rows'"
                        + " mean 0\\.\\d+ that it is beyond the range of float32 \\(3\\.4e38\\) when it is scaled\\. Correct it, or drop"
                        + " the row\\.");
    }

    @Test
    void aTargetBeyondFloat32IsFoundBeforeTheTraining() throws IOException {
        for (double[] row : table) {
            row[2] *= 1e39;
        }
        table[0][2] = 2e39;
        assertThatThrownBy(() -> train(EngineName.VECTOR, TargetScaling.NONE))
                .isInstanceOf(RegressionException.class)
                .hasMessage("rows.csv, line 2, column 'y': 2e39 is beyond the range of float32 (3.4e38). Train with"
                        + " targetScaling=standard, or give the target in a larger unit.");
        assertThat(train(EngineName.VECTOR, TargetScaling.STANDARD)
                        .evaluation()
                        .network()
                        .train())
                .isNotNull();
    }

    /** Its features fit into float32, but the sums over them don't. */
    @Test
    void aTestRowHasNoSayInWhetherATrainingDiverged() throws IOException {
        for (double[] row : table) {
            row[1] = 1 - row[0] * row[0];
        }
        table[TEST_ROWS[0]][0] = 5e37;
        table[TEST_ROWS[0]][1] = 5e37;

        TrainingResult result = train(EngineName.VECTOR, TargetScaling.NONE, 1);

        assertThat(result.evaluation().network().test().rmse()).isNaN();
        assertThat(result.evaluation().network().train())
                .satisfies(train -> assertThat(train.rmse()).isFinite());
    }

    private List<String> warnings(RegressionModel model, String csv) throws IOException {
        Path file = folder.resolve("new.csv");
        Files.writeString(file, csv);
        CsvFile input = CsvFile.of(file, "new.csv");
        return PredictedRows.of(model, input).warnings(input.rowNames());
    }

    private static double[] predict(RegressionModel model, double... row) {
        return model.predict(FeatureMatrix.of(model.features(), row));
    }

    private TrainingResult train(EngineName engine, TargetScaling targetScaling) throws IOException {
        return train(engine, targetScaling, 0.001);
    }

    private TrainingResult train(EngineName engine, TargetScaling targetScaling, double learningRate)
            throws IOException {
        Files.writeString(
                folder.resolve("rows.csv"),
                "a,flag,y\n"
                        + Arrays.stream(table)
                                .map(row -> Arrays.stream(row)
                                        .mapToObj(Double::toString)
                                        .collect(Collectors.joining(",")))
                                .collect(Collectors.joining("\n")));
        Specification specification = Specification.of(DataSpec.csv("rows.csv", "y"))
                .withNetwork(NetworkSpec.defaults().withHiddenLayers(List.of(64, 64)))
                .withTraining(TrainingSpec.defaults()
                        .withEngine(engine)
                        .withEpochs(5)
                        .withLearningRate(learningRate)
                        .withTargetScaling(targetScaling));
        return RegressionTrainer.train(specification, folder, TrainingListener.SILENT);
    }
}
