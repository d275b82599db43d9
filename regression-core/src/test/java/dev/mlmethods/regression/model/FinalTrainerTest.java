package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.BuiltInDataset;
import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.SplitColumn;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.predictor.Predictor;
import dev.mlmethods.regression.scaling.Preparation;
import dev.mlmethods.regression.scaling.PreparationSpec;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.EarlyStopping;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.training.LearningRateSchedule;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.ScheduleSpec;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import dev.mlmethods.regression.training.vector.VectorEngine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FinalTrainerTest {
    private static final int ROWS = 60;

    private static final TrainingSpec TRAINING = TrainingSpec.defaults()
            .withEngine(EngineName.VECTOR)
            .withBatchSize(BatchSize.of(8))
            .withTargetScaling(TargetScaling.STANDARD)
            .withLearningRate(0.01)
            .withEpochs(4);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** One row per day, with a kind that the training rows of a split by time don't have, and cells that are missing only in the last rows. */
    private void writeTable(String name, int rows) throws IOException {
        List<String> csv = new ArrayList<>(List.of("day,area,kind,price"));
        for (int i = 0; i < rows; i++) {
            String area = i == ROWS - 2 ? "" : Integer.toString(i * i % 17);
            String kind = i >= ROWS - 6 ? "villa" : i % 2 == 0 ? "house" : "flat";
            csv.add(i + "," + area + "," + kind + "," + (3 * (i % 7) + i * i % 17 + 0.25 * i));
        }
        Files.write(folder.resolve(name), csv);
    }

    /** The rows are in the order of time, so those that are trained on are the first, in their order. */
    private static Specification byTime(String file, double testSize, double validationSize) {
        SplitSpec split =
                new SplitSpec(testSize, 42, validationSize).withColumn(new SplitColumn(SplitColumn.Kind.TIME, "day"));
        return Specification.of(new DataSpec(file, "price", List.of(), List.of()))
                .withSplit(split)
                .withNetwork(NetworkSpec.defaults().withHiddenLayers(List.of(6)))
                .withTraining(TRAINING);
    }

    private TrainingResult trained(Specification specification) {
        return RegressionTrainer.train(specification, folder, TrainingListener.SILENT);
    }

    private TrainingResult withFinalModel(TrainingResult evaluated, TrainingListener listener) {
        TrainingEngine engine = RegressionTrainer.engine(evaluated.model().specification(), 2);
        return FinalTrainer.train(evaluated, folder, engine, listener);
    }

    private static RegressionModel finalModel(TrainingResult result) {
        return Objects.requireNonNull(result.finalModel());
    }

    /** A table with one row more, which is its only test row, is trained on the same rows in the same order. */
    private RegressionModel onAllButOneMore(TrainingSpec training, TrainingListener listener) throws IOException {
        writeTable("more.csv", ROWS + 1);
        return RegressionTrainer.train(byTime("more.csv", 0.01, 0).withTraining(training), folder, listener)
                .model();
    }

    private static void assertSame(RegressionModel actual, RegressionModel expected) {
        assertThat(actual.features()).isEqualTo(expected.features());
        assertThat(actual.parametersSha256()).isEqualTo(expected.parametersSha256());
        assertThat(actual.metadata().scaler()).isEqualTo(expected.metadata().scaler());
        assertThat(actual.metadata().targetScaler())
                .isEqualTo(expected.metadata().targetScaler());
        assertThat(actual.metadata().columns()).isEqualTo(expected.metadata().columns());
        assertThat(actual.metadata().ranges()).isEqualTo(expected.metadata().ranges());
        assertThat(actual.metadata().trainingMean())
                .isEqualTo(expected.metadata().trainingMean());
        assertThat(actual.metadata().leastSquares())
                .isEqualTo(expected.metadata().leastSquares());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5})
    void theFinalModelIsThatOfAPlainTrainingOnAllRows(double testSize) throws IOException {
        writeTable("days.csv", ROWS);
        TrainingResult evaluated = trained(byTime("days.csv", testSize, 0.25));
        TrainingResult result = withFinalModel(evaluated, TrainingListener.SILENT);

        assertSame(finalModel(result), onAllButOneMore(TRAINING, TrainingListener.SILENT));
        // Fitted on all rows: the training rows have neither the kind nor the missing cell.
        assertThat(evaluated.model().features()).doesNotContain("kind=villa");
        assertThat(finalModel(result).features()).contains("kind=villa");
        assertThat(finalModel(result).findings())
                .extracting(DataFinding::split)
                .doesNotContain(DataFinding.Split.TEST, DataFinding.Split.VALIDATION);
    }

    @Test
    void aRandomSplitHasNoSayInTheOrderOfTheRows() {
        TrainingResult result =
                withFinalModel(trained(SmallModels.SPECIFICATION.withTraining(TRAINING)), TrainingListener.SILENT);
        Dataset rows = BuiltInDataset.DIABETES.load();
        Preparation preparation = Preparation.fit(rows, TargetScaling.STANDARD);
        NetworkSpec network = SmallModels.SPECIFICATION.network();
        NetworkState byHand = new VectorEngine(network, 1)
                .train(
                        NetworkState.initial(network, 10, 42),
                        ScaledDataset.of(rows, preparation),
                        null,
                        TRAINING,
                        TrainingListener.SILENT)
                .network();
        assertThat(finalModel(result).parametersSha256()).isEqualTo(byHand.parametersSha256());
    }

    /** Because the training that is evaluated stops early, while its schedule is the one for all epochs. */
    @ParameterizedTest
    @EnumSource(names = {"CONSTANT", "COSINE"})
    void hasAsManyEpochsAsTheWeightsOfTheEvaluatedModel(LearningRateSchedule schedule) throws IOException {
        writeTable("days.csv", ROWS);
        TrainingSpec long_ =
                TRAINING.withEpochs(200).withLearningRate(0.05).withSchedule(new ScheduleSpec(schedule, 0, 30, 0.1));
        TrainingResult evaluated =
                trained(byTime("days.csv", 0.2, 0.25).withTraining(long_.withEarlyStopping(EarlyStopping.after(3))));
        int epochs = evaluated.history().ofWeights().epoch();
        assertThat(evaluated.history().last().epoch()).isGreaterThan(epochs).isLessThan(200);

        List<EpochLoss> heard = new ArrayList<>();
        TrainingResult result = withFinalModel(evaluated, heard::add);

        assertThat(heard).hasSize(epochs).extracting(EpochLoss::validationLoss).containsOnlyNulls();
        assertThat(Objects.requireNonNull(finalModel(result).finalFit()).epochs())
                .isEqualTo(epochs);
        assertThat(finalModel(result).state().epochs()).isEqualTo(epochs);
        assertSame(finalModel(result), onAllButOneMore(long_, new StopsAfter(epochs)));
    }

    @Test
    void eachNetworkOfAnEnsembleHasItsOwnNumberOfEpochs() throws IOException {
        writeTable("days.csv", ROWS);
        Specification single = byTime("days.csv", 0.2, 0.25)
                .withTraining(
                        TRAINING.withEpochs(200).withLearningRate(0.05).withEarlyStopping(EarlyStopping.after(3)));
        TrainingResult evaluated = trained(single.withEnsembleSize(3));
        List<Integer> epochs = evaluated.histories().stream()
                .map(history -> history.ofWeights().epoch())
                .toList();
        assertThat(epochs.stream().distinct()).hasSizeGreaterThan(1);

        RegressionModel result = finalModel(withFinalModel(evaluated, TrainingListener.SILENT));

        assertThat(result.finalFit())
                .isEqualTo(new FinalFit(
                        ROWS, epochs.get(0), epochs, Sha256.of(evaluated.model().toBytes())));
        assertThat(RegressionModel.load(saved(result)).finalFit()).isEqualTo(result.finalFit());
        for (int member = 0; member < 3; member++) {
            TrainingSpec alone = single.training().withSeed(TRAINING.seed() + member);
            assertThat(result.ensemble().networks().get(member).epochs()).isEqualTo(epochs.get(member));
            assertThat(NetworkState.parametersSha256(
                            List.of(result.ensemble().networks().get(member))))
                    .isEqualTo(finalModel(withFinalModel(trained(single.withTraining(alone)), TrainingListener.SILENT))
                            .parametersSha256());
        }
    }

    @Test
    void doesNotListTheEpochsOfNetworksThatAllHaveTheSameNumber() throws IOException {
        writeTable("days.csv", ROWS);
        TrainingResult evaluated = trained(byTime("days.csv", 0.2, 0).withEnsembleSize(2));
        RegressionModel result = finalModel(withFinalModel(evaluated, TrainingListener.SILENT));
        assertThat(result.finalFit())
                .isEqualTo(
                        new FinalFit(ROWS, 4, null, Sha256.of(evaluated.model().toBytes())));
    }

    @Test
    void networksThatPrepareRowsAlikeShareThem() throws IOException {
        writeTable("days.csv", ROWS);
        Specification plain = byTime("days.csv", 0.2, 0).withEnsembleSize(2);
        Specification waves = plain.withPreparation(PreparationSpec.defaults().withFourierFeatures(4, List.of("day")));
        assertThat(preparations(plain)).hasSize(1);
        assertThat(preparations(waves)).hasSize(2);
    }

    private Set<Preparation> preparations(Specification specification) {
        Set<Preparation> preparations = Collections.newSetFromMap(new IdentityHashMap<>());
        finalModel(withFinalModel(trained(specification), TrainingListener.SILENT))
                .ensemble()
                .members()
                .forEach(member -> preparations.add(member.preparation()));
        return preparations;
    }

    private Path saved(RegressionModel model) {
        Path file = folder.resolve("model-final.zip");
        model.save(file);
        return file;
    }

    private record StopsAfter(int epoch) implements TrainingListener {
        @Override
        public void epochEnded(EpochLoss loss) {}

        @Override
        public boolean isCheckpoint(int passed) {
            return passed == epoch;
        }

        @Override
        public boolean checkpoint(int passed, NetworkState network) {
            return false;
        }
    }

    @Test
    void leavesTheEvaluatedModelAsItIs() throws IOException {
        writeTable("days.csv", ROWS);
        TrainingResult evaluated = trained(byTime("days.csv", 0.2, 0));
        byte[] before = evaluated.model().toBytes();
        TrainingResult result = withFinalModel(evaluated, TrainingListener.SILENT);
        assertThat(result.model()).isSameAs(evaluated.model());
        assertThat(result.model().toBytes()).isEqualTo(before);
        assertThat(result.model().finalFit()).isNull();
        assertThat(result.history()).isSameAs(evaluated.history());
        assertThat(result.evaluation()).isSameAs(evaluated.evaluation());
        assertThat(new String(before, StandardCharsets.ISO_8859_1)).doesNotContain("finalTraining");
    }

    @Test
    void saysOfItselfWhatItIsAndReadsBack() throws IOException {
        writeTable("days.csv", ROWS);
        TrainingResult result = withFinalModel(trained(byTime("days.csv", 0.2, 0)), TrainingListener.SILENT);
        Path file = saved(finalModel(result));
        RegressionModel read = RegressionModel.load(file);
        assertThat(read.finalFit())
                .isEqualTo(new FinalFit(ROWS, 4, null, Sha256.of(result.model().toBytes())));
        assertThat(read.metrics()).isEmpty();
        assertThat(read.specification()).isEqualTo(result.model().specification());
        assertThat(read.provenance()).isEqualTo(result.model().provenance());
        assertThat(read.toBytes()).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void thePredictorReadsIt() {
        TrainingResult result =
                withFinalModel(trained(SmallModels.SPECIFICATION.withTraining(TRAINING)), TrainingListener.SILENT);
        Predictor predictor =
                Predictor.load(new ByteArrayInputStream(finalModel(result).toBytes()));
        assertThat(predictor.evaluatedModelSha256())
                .contains(Sha256.of(result.model().toBytes()));
        assertThat(predictor.metrics()).isEmpty();
        Dataset rows = BuiltInDataset.DIABETES.load();
        double[] row = new double[10];
        for (int column = 0; column < row.length; column++) {
            row[column] = rows.features().get(7, column);
        }
        assertThat(predictor.predict(row)).isEqualTo(finalModel(result).predict(rows.features())[7]);
        assertThat(Predictor.load(new ByteArrayInputStream(result.model().toBytes()))
                        .evaluatedModelSha256())
                .isEmpty();
    }

    @Test
    void hasNoRowsToBeEvaluatedOnButOthers() throws IOException {
        writeTable("days.csv", ROWS);
        RegressionModel model =
                finalModel(withFinalModel(trained(byTime("days.csv", 0.2, 0)), TrainingListener.SILENT));
        assertThatThrownBy(() -> ModelEvaluation.onHeldOutRows(model, folder))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "The model was trained on all 60 rows of its dataset, so none is held out to evaluate it on."
                                + " Evaluate the model.zip beside it, whose evaluation also covers this one, or give other"
                                + " rows with evaluationDataset.");
        writeTable("more.csv", ROWS + 3);
        ModelEvaluation evaluation = ModelEvaluation.onDataset(model, "more.csv", folder);
        assertThat(evaluation.testRows()).hasSize(ROWS + 3);
        // It has also seen the test rows of its specification.
        assertThat(evaluation.findings())
                .extracting(DataFinding::text)
                .anySatisfy(text -> assertThat(text).contains("60 of them also its target"));
    }

    @Test
    void theDatasetMayNotChangeInBetween() throws IOException {
        writeTable("days.csv", ROWS);
        TrainingResult evaluated = trained(byTime("days.csv", 0.2, 0));
        writeTable("days.csv", ROWS + 1);
        assertThatThrownBy(() -> withFinalModel(evaluated, TrainingListener.SILENT))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "The dataset days.csv has changed while the model was trained on it, so no final model can be"
                                + " trained on the same rows. Train again.");
    }

    @Test
    void aFinalTrainingThatDivergesIsNamed() throws IOException {
        writeTable("days.csv", ROWS);
        List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("days.csv")));
        lines.set(ROWS, ROWS - 1 + ",3,villa,3e38");
        Files.write(folder.resolve("days.csv"), lines);
        TrainingResult evaluated =
                trained(byTime("days.csv", 0.1, 0).withTraining(TRAINING.withTargetScaling(TargetScaling.NONE)));
        assertThatThrownBy(() -> withFinalModel(evaluated, TrainingListener.SILENT))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("The final training, on all 60 rows, failed, although that on only the"
                        + " training rows did not: The training diverged: ")
                .hasMessageEndingWith(" With finalTraining=none, no final model is trained.");
    }
}
