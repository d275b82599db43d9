package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.exchange.onnx.OnnxForm;
import dev.mlmethods.regression.exchange.onnx.OnnxRuntime;
import dev.mlmethods.regression.exchange.tensor.SafetensorsFile;
import dev.mlmethods.regression.exchange.tensor.Tensor;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.predictor.Predictor;
import dev.mlmethods.regression.predictor.network.MeanAndSpread;
import dev.mlmethods.regression.scaling.PreparationSpec;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.training.DivergenceException;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.training.TrainingListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several networks that are one model. */
class EnsembleTest {
    private static final Dataset DATASET = PreparedData.load(SmallModels.SPECIFICATION, Path.of(""));
    private static final Specification SPECIFICATION = SmallModels.SPECIFICATION
            .withNetwork(NetworkSpec.defaults().withHiddenLayers(List.of(6, 3)))
            .withPreparation(PreparationSpec.defaults().withFourierFeatures(11, List.of("bmi", "bp")))
            .withTraining(SmallModels.SPECIFICATION
                    .training()
                    .withEngine(EngineName.VECTOR)
                    .withTargetScaling(TargetScaling.STANDARD)
                    .withSeed(0xffff_ffffL))
            .withEnsembleSize(3);
    private static final RegressionModel MODEL = train(1).model();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static TrainingResult train(int threads) {
        return RegressionTrainer.train(
                SPECIFICATION,
                Path.of(""),
                RegressionTrainer.engine(SPECIFICATION, threads),
                List.of(),
                TrainingListener.SILENT);
    }

    @Test
    void isTheMeanOfNetworksWithOneSeedAfterTheOther() {
        double[][] single = new double[3][];
        long[] seeds = {0xffff_ffffL, 0, 1};
        for (int member = 0; member < 3; member++) {
            single[member] = SmallModels.train(SPECIFICATION
                            .withTraining(SPECIFICATION.training().withSeed(seeds[member]))
                            .withEnsembleSize(1))
                    .model()
                    .predict(DATASET.features());
        }
        double[] predicted = MODEL.predict(DATASET.features());
        double[] spread = MODEL.spread(DATASET.features());
        for (int row = 0; row < predicted.length; row++) {
            double[] ofRow = {single[0][row], single[1][row], single[2][row]};
            assertThat(predicted[row]).isEqualTo((ofRow[0] + ofRow[1] + ofRow[2]) / 3);
            assertThat(spread[row]).isEqualTo(MeanAndSpread.spread(ofRow)).isPositive();
        }
        assertThat(MODEL.members()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 8})
    void hasTheSameBytesWithAnyNumberOfThreads(int threads) {
        assertThat(train(threads).model().toBytes()).isEqualTo(MODEL.toBytes());
    }

    @Test
    void isOneFile() throws IOException {
        Path file = folder.resolve("model.zip");
        MODEL.save(file);

        RegressionModel loaded = RegressionModel.load(file);

        assertThat(loaded.predict(DATASET.features())).containsExactly(MODEL.predict(DATASET.features()));
        assertThat(loaded.parametersSha256()).isEqualTo(MODEL.parametersSha256());
        assertThat(loaded.toBytes()).isEqualTo(MODEL.toBytes());
        assertThat(ZipEntries.of(file).names())
                .contains("coefficients.bin", "member2/coefficients.bin", "member3/updaterState.bin");
        assertThat(new String(ZipEntries.of(file).get("regression.json"), StandardCharsets.UTF_8))
                .contains("\"formatVersion\": 3", "\"seed\": 4294967295", "\"ensembleSize\": 3");
    }

    @Test
    void isPredictedByApplicationsWithTheSameBits() throws IOException {
        Path file = folder.resolve("model.zip");
        MODEL.save(file);
        Files.write(folder.resolve("shipped.zip"), ShippedModel.of(file));
        assertThat(ZipEntries.of(folder.resolve("shipped.zip")).names())
                .noneMatch(name -> name.endsWith("updaterState.bin"));
        double[] expected = MODEL.predict(DATASET.features());
        double[] spread = MODEL.spread(DATASET.features());
        double[][] rows = new double[DATASET.rows()][DATASET.features().columns()];
        for (int row = 0; row < rows.length; row++) {
            DATASET.features().copyRow(row, rows[row], 0);
        }

        Predictor predictor = Predictor.load(folder.resolve("shipped.zip"));

        assertThat(predictor.members()).isEqualTo(3);
        assertThat(predictor.predict(rows)).containsExactly(expected);
        for (int row = 0; row < rows.length; row++) {
            assertThat(predictor.predict(rows[row])).isEqualTo(expected[row]);
            assertThat(predictor.spread(rows[row])).isEqualTo(spread[row]);
        }
        assertThat(predictor.predictEach(rows[0])).hasSize(3).doesNotHaveDuplicates();
        assertThat(predictor.parametersSha256()).isEqualTo(MODEL.parametersSha256());
        assertThat(RegressionModel.load(folder.resolve("shipped.zip")).predict(DATASET.features()))
                .containsExactly(expected);
    }

    @Test
    void aModelOfOneNetworkHasNoSpread() {
        RegressionModel model = SmallModels.train().model();
        assertThat(model.spread(DATASET.features())).containsOnly(Double.NaN);
        Predictor predictor = Predictor.load(new ByteArrayInputStream(model.toBytes()));
        double[] row = new double[10];
        assertThat(predictor.spread(row)).isNaN();
        assertThat(predictor.predictEach(row)).containsExactly(predictor.predict(row));
        assertThat(SPECIFICATION.withEnsembleSize(1).ensembleSize()).isNull();
    }

    @Test
    void isOneGraph() {
        ExportRows rows = ExportRows.ofTraining(MODEL, Path.of(""));
        byte[] graph = new ModelExport(MODEL).onnx(OnnxForm.EXACT, rows).file();
        double[] values = new double[DATASET.rows() * 10];
        for (int row = 0; row < DATASET.rows(); row++) {
            DATASET.features().copyRow(row, values, row * 10);
        }
        try (OnnxRuntime runtime = new OnnxRuntime(graph, OptLevel.ALL_OPT, 1)) {
            assertThat(runtime.predict(values, 10, 100)).containsExactly(MODEL.predict(DATASET.features()));
        }
        assertThat(new ModelExport(MODEL).onnx(OnnxForm.FAST, rows).file()).isNotEmpty();
    }

    @Test
    void namesItsWeightsAsAModuleListDoes() throws IOException {
        RegressionModel plain =
                SmallModels.train(SmallModels.SPECIFICATION.withEnsembleSize(2)).model();
        Path file = Files.write(folder.resolve("model.safetensors"), plain.export(ExportFormat.SAFETENSORS));
        assertThat(SafetensorsFile.read(file).tensors())
                .extracting(Tensor::name)
                .contains("members.0.fc1.weight", "members.1.fc2.bias", "scaler.mean");
    }

    @Test
    void isTrainedOnAllRowsToo() {
        TrainingResult result = FinalTrainer.train(
                train(2), Path.of(""), RegressionTrainer.engine(SPECIFICATION, 2), TrainingListener.SILENT);
        RegressionModel finalModel = result.finalModel();
        assertThat(finalModel).isNotNull();
        assertThat(finalModel.members()).isEqualTo(3);
        assertThat(finalModel.parametersSha256()).isNotEqualTo(MODEL.parametersSha256());
    }

    @Test
    void tellsOfAnEpochWhenAsManyHavePassedAsThereAreNetworks() {
        List<Integer> epochs = new ArrayList<>();
        RegressionTrainer.train(
                SPECIFICATION,
                Path.of(""),
                RegressionTrainer.engine(SPECIFICATION, 2),
                List.of(),
                (EpochLoss loss) -> epochs.add(loss.epoch()));
        assertThat(epochs).containsExactly(1, 2, 3);
    }

    @Test
    void endsAllTrainingsIfOneFails() {
        Specification diverging = SPECIFICATION.withTraining(
                SPECIFICATION.training().withLearningRate(1e30).withEpochs(50));
        AtomicBoolean failed = new AtomicBoolean();
        AtomicBoolean toldLater = new AtomicBoolean();
        assertThatThrownBy(() -> RegressionTrainer.train(
                        diverging,
                        Path.of(""),
                        RegressionTrainer.engine(diverging, 3),
                        List.of(),
                        (EpochLoss loss) -> toldLater.compareAndSet(false, failed.get())))
                .isInstanceOf(DivergenceException.class);
        failed.set(true);
        // A thread of the pool may still be about to end, but not in a training.
        assertThat(Thread.getAllStackTraces().values())
                .noneMatch(stack -> Stream.of(stack)
                        .anyMatch(frame -> frame.getClassName().startsWith(EnsembleTraining.class.getName())));
        assertThat(toldLater).isFalse();
    }

    @Test
    void hasNoDl4jNetwork() {
        assertThatThrownBy(MODEL::network)
                .isInstanceOf(RegressionException.class)
                .hasMessage("The model is an ensemble of 3 networks, and DL4J has no such thing; train the model with"
                        + " ensembleSize=1.");
        assertThatThrownBy(() -> SPECIFICATION.withEnsembleSize(101))
                .hasMessageStartingWith("ensembleSize is 101; it must be");
    }
}
