package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.git.GitRepository;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.split.TrainTestSplit;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegressionTrainerTest {
    private static final Specification SPECIFICATION = SmallModels.SPECIFICATION;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theSameSpecificationGivesTheSameWeightsAndLosses() {
        TrainingResult first = SmallModels.train();
        TrainingResult second = SmallModels.train();
        assertThat(second.model().parametersSha256()).isEqualTo(first.model().parametersSha256());
        assertThat(second.history().epochs()).isEqualTo(first.history().epochs());
        assertThat(second.evaluation()).isEqualTo(first.evaluation());
    }

    @Test
    void theSameSpecificationGivesTheSameWeightsInBatchesToo() {
        Specification batches =
                SPECIFICATION.withTraining(SPECIFICATION.training().withBatchSize(BatchSize.of(32)));
        assertThat(SmallModels.train(batches).model().parametersSha256())
                .isEqualTo(SmallModels.train(batches).model().parametersSha256())
                .isNotEqualTo(SmallModels.train().model().parametersSha256());
    }

    @Test
    void anotherSeedGivesOtherWeightsOnTheSameRows() {
        RegressionModel model = SmallModels.train().model();
        RegressionModel other = SmallModels.train(
                        SPECIFICATION.withTraining(SPECIFICATION.training().withSeed(43)))
                .model();
        assertThat(other.parametersSha256()).isNotEqualTo(model.parametersSha256());
        assertThat(other.preparation().features().means())
                .containsExactly(model.preparation().features().means());
    }

    @Test
    void anotherSplitSeedTrainsOnOtherRows() {
        RegressionModel model = SmallModels.train().model();
        RegressionModel other = SmallModels.train(SPECIFICATION.withSplit(new SplitSpec(0.2, 7, 0)))
                .model();
        assertThat(other.preparation().features().means())
                .isNotEqualTo(model.preparation().features().means());
    }

    @Test
    void countsTheRowsOfTheSplit() {
        TrainingResult result = SmallModels.train();
        assertThat(result.evaluation().trainRows()).isEqualTo(353);
        assertThat(result.evaluation().testRows()).isEqualTo(89);
        assertThat(result.model().provenance().rows()).isEqualTo(442);
    }

    @Test
    void takesTheValidationLossOnRowsThatAreNotTrainedOn() {
        TrainingResult result =
                SmallModels.train(SPECIFICATION.withSplit(SplitSpec.defaults().withValidationSize(0.25)));
        // 442 rows: ceil(0.2 * 442) = 89 for the test; of the other 353, ceil(0.25 * 353) = 89 for validation.
        assertThat(result.evaluation().trainRows()).isEqualTo(264);
        assertThat(result.evaluation().testRows()).isEqualTo(89);
        assertThat(result.history().epochs())
                .hasSize(3)
                .allSatisfy(loss -> assertThat(loss.validationLoss())
                        .isNotNull()
                        .isPositive()
                        .isNotEqualTo(loss.loss()));
    }

    /** The model predicts with the engine vector, so DL4J's loss comes from float32 sums in a different order. */
    @ParameterizedTest
    @CsvSource({"VECTOR, 1e-10", "DL4J, 1e-5"})
    void theValidationLossOfTheLastEpochIsThatOfTheTrainedModel(EngineName engine, double percentage) {
        SplitSpec split = SplitSpec.defaults().withValidationSize(0.25);
        TrainingResult result = SmallModels.train(SPECIFICATION
                .withSplit(split)
                .withTraining(SPECIFICATION.training().withEngine(engine)));
        Dataset dataset = PreparedData.load(SPECIFICATION, Path.of(""));
        TrainTestSplit outer = TrainTestSplit.of(dataset.rows(), split.testSize(), split.splitSeed());
        Dataset validation =
                dataset.select(TrainTestSplit.of(outer.trainRows(), split.validationSize(), split.splitSeed())
                        .testRows());

        double[] predicted = result.model().predict(validation.features());
        double squaredErrors = 0;
        for (int row = 0; row < predicted.length; row++) {
            // The targets of diabetes are whole numbers, so float32 represents them exactly.
            squaredErrors += Math.pow(predicted[row] - validation.target(row), 2);
        }
        // 1e-12: float64 sums of 89 squares in the same order, squared by a different formula.
        double loss = Objects.requireNonNull(result.history().last().validationLoss());
        assertThat(squaredErrors / predicted.length).isCloseTo(loss, withinPercentage(percentage));
    }

    @Test
    void hasNoValidationLossWithoutAValidationSplit() {
        assertThat(SmallModels.train().history().epochs())
                .allSatisfy(loss -> assertThat(loss.validationLoss()).isNull());
    }

    @Test
    void tellsTheListenerOfEachEpochInOrder() {
        List<EpochLoss> heard = new ArrayList<>();
        TrainingResult result = RegressionTrainer.train(SPECIFICATION, Path.of(""), heard::add);
        assertThat(heard).extracting(EpochLoss::epoch).containsExactly(1, 2, 3);
        assertThat(heard).isEqualTo(result.history().epochs());
    }

    /** One update with 1e37 leaves weights that float32 can represent, but not what they give for a row. */
    @Test
    void doesNotAcceptANetworkThatPredictsNoNumbers() {
        Specification wild = SPECIFICATION.withTraining(
                SPECIFICATION.training().withEpochs(1).withLearningRate(1e37));
        assertThatThrownBy(() -> SmallModels.train(wild))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "The training diverged: after epoch 1 the network predicts numbers that are not finite. Lower"
                                + " learningRate (now 1e37), or look for extreme values in the features and the target.");
    }

    @Test
    void saysInWhichEpochATrainingDiverged() {
        Specification wild = SPECIFICATION.withTraining(SPECIFICATION.training().withLearningRate(1e30));
        assertThatThrownBy(() -> SmallModels.train(wild))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "The training diverged: the loss is Infinity in epoch 2 of 3. Lower learningRate (now 1e30),"
                                + " or look for extreme values in the features and the target.");
    }

    @Test
    void rejectsAConstantTarget() throws IOException {
        Files.writeString(folder.resolve("data.csv"), "x,y\n1,5\n2,5\n3,5\n4,5\n5,5\n");
        assertThatThrownBy(() -> trainCsv(DataSpec.csv("data.csv", "y")))
                .isInstanceOf(RegressionException.class)
                .hasMessage("data.csv: the target 'y' is 5 in all 5 rows; there is nothing to learn. Choose another"
                        + " target, or add rows with other values.");
    }

    @Test
    void trainsOnAFeatureThatIsConstant() throws IOException {
        Files.writeString(folder.resolve("data.csv"), "x,c,y\n1,5,1\n2,5,2\n3,5,3\n4,5,4\n5,5,5\n");
        TrainingResult result = trainCsv(DataSpec.csv("data.csv", "y"));
        assertThat(result.model().preparation().features().isConstant(1)).isTrue();
        assertThat(result.evaluation().leastSquares().test().rmse()).isLessThan(1e-12);
    }

    @Test
    void trainsOnTheFeaturesInTheOrderInWhichTheyAreNamed() {
        RegressionModel model =
                SmallModels.train(withData(List.of("s5", "bmi"), List.of())).model();
        assertThat(model.features()).containsExactly("s5", "bmi");
        assertThat(model.preparation().features().featureNames()).containsExactly("s5", "bmi");
    }

    @Test
    void trainsOnAllButTheExcludedColumns() {
        RegressionModel model =
                SmallModels.train(withData(List.of(), List.of("sex", "s1"))).model();
        assertThat(model.features()).containsExactly("age", "bmi", "bp", "s2", "s3", "s4", "s5", "s6");
    }

    @Test
    void knowsNoCommitOutsideAWorkTree() throws IOException {
        Files.writeString(folder.resolve("data.csv"), "x,y\n1,1\n2,2\n3,3\n4,4\n5,5\n");
        assertThat(trainCsv(DataSpec.csv("data.csv", "y")).model().provenance().gitCommit())
                .isNull();
    }

    @Test
    void knowsTheCommitOfAWorkTreeButNotBeforeTheFirst() throws IOException, InterruptedException {
        git("init", "-q");
        assertThat(GitRepository.of(folder).head()).isEmpty();
        git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "--no-gpg-sign", "-m", "x");
        assertThat(GitRepository.of(folder).head().orElseThrow()).matches("[0-9a-f]{40}|[0-9a-f]{64}");
    }

    @Test
    void saysWhereTheModelComesFrom() {
        Provenance provenance = SmallModels.train().model().provenance();
        assertThat(provenance.platform().engine()).isEqualTo("dl4j");
        assertThat(provenance.platform().backend()).isEqualTo("CpuBackend");
        assertThat(provenance.platform().dl4jVersion()).isEqualTo("1.0.0-M2.1");
        assertThat(provenance.platform().java()).startsWith(System.getProperty("java.version"));
        assertThat(provenance.dataSha256())
                .isEqualTo(PreparedData.load(SPECIFICATION, Path.of("")).sha256());
    }

    private TrainingResult trainCsv(DataSpec data) {
        Specification specification =
                new Specification(data, SPECIFICATION.split(), SPECIFICATION.network(), SPECIFICATION.training());
        return RegressionTrainer.train(specification, folder, TrainingListener.SILENT);
    }

    private static Specification withData(List<String> features, List<String> exclude) {
        return new Specification(
                new DataSpec("diabetes", null, features, exclude),
                SPECIFICATION.split(),
                SPECIFICATION.network(),
                SPECIFICATION.training());
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
