package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.evaluation.SplitMetrics;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.split.TrainTestSplit;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.trees.GradientBoostedTrees;
import dev.mlmethods.regression.trees.TreeTuning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelEvaluationTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void onHeldOutRowsEqualsTheEvaluationOfTheTraining() {
        TrainingResult result = SmallModels.train();
        Path file = folder.resolve("model.zip");
        result.model().save(file);
        assertThat(ModelEvaluation.onHeldOutRows(RegressionModel.load(file), Path.of(""))
                        .evaluation())
                .isEqualTo(result.evaluation());
    }

    @Test
    void validationRowsHaveMetricsInTheModelToo() {
        Specification specification = SmallModels.SPECIFICATION.withSplit(
                SmallModels.SPECIFICATION.split().withValidationSize(0.25));
        RegressionModel model = SmallModels.train(specification).model();
        ModelEvaluation evaluation = ModelEvaluation.onHeldOutRows(model, Path.of(""));

        Dataset dataset = PreparedData.load(specification, Path.of(""));
        TrainTestSplit outer = TrainTestSplit.of(442, 0.2, 42);
        Dataset validation =
                dataset.select(TrainTestSplit.of(outer.trainRows(), 0.25, 42).testRows());
        double[] predicted = model.leastSquares().predict(validation.features());
        assertThat(evaluation.evaluation().leastSquares().validation())
                .isEqualTo(RegressionMetrics.of(validation.target(), predicted));
        assertThat(evaluation.evaluation().validationRows()).isEqualTo(89);
        assertThat(evaluation.isHeldOut()).isTrue();
        assertThat(model.metrics()).isEqualTo(evaluation.evaluation().toMap()).containsKey("validation");
    }

    @Test
    void predictsTheTestRowsOfTheSplitByTheirNumbers() {
        RegressionModel model = SmallModels.train().model();
        Dataset dataset = PreparedData.load(SmallModels.SPECIFICATION, Path.of(""));
        int[] testRows = TrainTestSplit.of(442, 0.2, 42).testRows();
        double[] predicted = model.predict(dataset.features());

        assertThat(ModelEvaluation.onHeldOutRows(model, Path.of("")).predictions())
                .containsExactlyElementsOf(IntStream.of(testRows)
                        .mapToObj(row -> new ModelEvaluation.Prediction(row, dataset.target(row), predicted[row]))
                        .toList());
    }

    @Test
    void onAnotherDatasetTakesAllItsRowsAndFindsTheFeaturesByName() throws IOException {
        RegressionModel model = csvModel();
        Files.writeString(folder.resolve("other.csv"), "note,y,b,a\nx,1,2,3\ny,4,5,6\n");
        ModelEvaluation evaluation = ModelEvaluation.onDataset(model, "other.csv", folder);

        double[] predicted = model.predict(FeatureMatrix.of(model.features(), new double[] {3, 2, 6, 5}));
        assertThat(evaluation.predictions())
                .containsExactly(
                        new ModelEvaluation.Prediction(0, 1, predicted[0]),
                        new ModelEvaluation.Prediction(1, 4, predicted[1]));
        assertThat(evaluation.evaluation().testRows()).isEqualTo(2);
        assertThat(evaluation.evaluation().trainRows()).isZero();
        assertThat(evaluation.evaluation().network().train()).isNull();
        assertThat(evaluation.isHeldOut()).isFalse();
        assertThat(evaluation.train()).isNull();
    }

    /** Such as the training's own table. */
    @Test
    void onAnotherDatasetFindsRowsThatRepeatTrainingRows() throws IOException {
        RegressionModel model = csvModel();
        Files.writeString(folder.resolve("again.csv"), csv());
        assertThat(repeatedRows(model, "again.csv")).singleElement().satisfies(finding -> {
            assertThat(finding.split()).isEqualTo(DataFinding.Split.TEST);
            assertThat(finding.rows()).isGreaterThanOrEqualTo(10);
            assertThat(finding.of()).isEqualTo(20);
        });
        // The column a numbers the rows, and so hides nothing where the numbering continues.
        Files.writeString(folder.resolve("renumbered.csv"), csv().replaceAll("\n(\\d+),", "\n10$1,"));
        assertThat(repeatedRows(model, "renumbered.csv"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.rows()).isEqualTo(20));
        Files.writeString(folder.resolve("new.csv"), "a,b,y\n0.5,0.5,1\n1.5,0.5,2\n");
        assertThat(repeatedRows(model, "new.csv")).isEmpty();
        Files.delete(folder.resolve("data.csv"));
        assertThat(repeatedRows(model, "again.csv")).isEmpty();
    }

    private List<DataFinding> repeatedRows(RegressionModel model, String dataset) {
        return ModelEvaluation.onDataset(model, dataset, folder).findings().stream()
                .filter(finding -> finding.kind() == DataFinding.Kind.REPEATED_ROWS)
                .toList();
    }

    @Test
    void onAnotherDatasetNeedsTheFeatures() throws IOException {
        RegressionModel model = csvModel();
        Files.writeString(folder.resolve("other.csv"), "y,a\n1,2\n3,4\n");
        assertThatThrownBy(() -> ModelEvaluation.onDataset(model, "other.csv", folder))
                .isInstanceOf(RegressionException.class)
                .hasMessageContaining("'b'");
    }

    @Test
    void onHeldOutRowsRejectsDataThatHaveChanged() throws IOException {
        RegressionModel model = csvModel();
        Files.writeString(folder.resolve("data.csv"), csv().replace("\n1,", "\n1.5,"));
        assertThatThrownBy(() -> ModelEvaluation.onHeldOutRows(model, folder))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "The dataset data.csv has changed since the model was trained on it, so its held-out rows can no"
                                + " longer be determined. Train again with regression:train, or evaluate on other data with"
                                + " evaluationDataset.");
    }

    @Test
    void onHeldOutRowsLooksAtTheNumbersAndNotAtHowTheyAreWritten() throws IOException {
        RegressionModel model = csvModel();
        ModelEvaluation before = ModelEvaluation.onHeldOutRows(model, folder);
        Files.writeString(folder.resolve("data.csv"), csv().replace("\n1,", "\r\n1.0,"));
        ModelEvaluation after = ModelEvaluation.onHeldOutRows(model, folder);
        assertThat(after.evaluation()).isEqualTo(before.evaluation());
        assertThat(after.predictions()).isEqualTo(before.predictions());
    }

    private RegressionModel csvModel() throws IOException {
        Files.writeString(folder.resolve("data.csv"), csv());
        Specification specification = new Specification(
                DataSpec.csv("data.csv", "y"),
                SmallModels.SPECIFICATION.split(),
                SmallModels.SPECIFICATION.network(),
                SmallModels.SPECIFICATION.training());
        return RegressionTrainer.train(specification, folder, TrainingListener.SILENT)
                .model();
    }

    private static String csv() {
        StringBuilder csv = new StringBuilder("a,b,y\n");
        for (int i = 0; i < 20; i++) {
            csv.append(i)
                    .append(',')
                    .append(i * i % 7)
                    .append(',')
                    .append(3 * i - 2)
                    .append('\n');
        }
        return csv.toString();
    }

    @Test
    void treesAreFittedOnTheTrainingRowsAlone() {
        Specification specification = SmallModels.SPECIFICATION.withSplit(
                SmallModels.SPECIFICATION.split().withValidationSize(0.25));
        RegressionModel model = SmallModels.train(specification).model();
        ModelEvaluation without = ModelEvaluation.onHeldOutRows(model, Path.of(""));
        ModelEvaluation evaluation = without.withReferenceTrees(model, Path.of(""));

        DatasetSplit split = DatasetSplit.of(PreparedData.load(specification, Path.of("")), specification.split());
        double[] predicted = GradientBoostedTrees.fitted(
                split.training(), trees -> trees.predict(split.test().features()));
        assertThat(trees(evaluation)).isEqualTo(predicted);
        SplitMetrics trees = Objects.requireNonNull(evaluation.evaluation().referenceTrees());
        assertThat(trees.test()).isEqualTo(RegressionMetrics.of(split.test().target(), predicted));
        assertThat(trees.validation()).isNotNull();
        assertThat(trees.train()).isNotNull();
        assertThat(evaluation.evaluation().toMap()).containsKey("referenceTrees");
        assertThat(evaluation.missingTrees()).isNull();

        assertThat(without.evaluation().referenceTrees()).isNull();
        assertThat(without.evaluation().toMap()).doesNotContainKey("referenceTrees");
        assertThat(evaluation.predictions()).isEqualTo(without.predictions());
        assertThat(evaluation.evaluation().network())
                .isEqualTo(without.evaluation().network());
    }

    @Test
    void tunedTreesAreFittedOnTheTrainingRowsAlone() {
        Specification specification = SmallModels.SPECIFICATION.withSplit(
                SmallModels.SPECIFICATION.split().withValidationSize(0.25));
        RegressionModel model = SmallModels.train(specification).model();
        ModelEvaluation evaluation =
                ModelEvaluation.onHeldOutRows(model, Path.of("")).withTunedTrees(model, Path.of(""));

        Dataset dataset = PreparedData.load(specification, Path.of(""));
        DatasetSplit split = DatasetSplit.of(dataset, specification.split());
        TreeTuning tuning = TreeTuning.of(dataset, specification.split());
        assertThat(evaluation.treeTuning()).isEqualTo(tuning);
        assertThat(trees(evaluation))
                .isEqualTo(GradientBoostedTrees.fitted(
                        split.training(),
                        tuning.settings(),
                        trees -> trees.predict(split.test().features())));
        assertThat(evaluation.missingTrees()).isNull();
    }

    @Test
    void treesForAnotherDatasetAreFittedOnTheRowsThatTheModelWasTrainedOn() throws IOException {
        RegressionModel model = csvModel();
        Files.writeString(folder.resolve("other.csv"), "y,b,a\n1,2,3\n4,5,6\n");
        ModelEvaluation evaluation = ModelEvaluation.onDataset(model, "other.csv", folder);
        double[] mean = {model.trainingMean().mean(), model.trainingMean().mean()};
        // There are too few rows for a split.
        assertThat(trees(evaluation.withReferenceTrees(model, folder))).containsExactly(mean, within(1e-12));

        Files.writeString(folder.resolve("data.csv"), csv().replace("\n1,", "\n1.5,"));
        assertThat(evaluation.withReferenceTrees(model, folder).missingTrees())
                .isEqualTo(
                        "There are no gradient-boosted trees to compare the network with: the dataset data.csv isn't the"
                                + " one that it was trained on.");
        Files.delete(folder.resolve("data.csv"));
        assertThat(evaluation.withReferenceTrees(model, folder).missingTrees())
                .isEqualTo(
                        "There are no gradient-boosted trees to compare the network with: the rows that it was trained on"
                                + " can't be read.");
    }

    @Test
    void treesThatCannotBeTunedAreMissing() throws IOException {
        RegressionModel model = csvModel();
        Files.writeString(folder.resolve("other.csv"), "y,b,a\n1,2,3\n4,5,6\n");
        ModelEvaluation evaluation = ModelEvaluation.onDataset(model, "other.csv", folder);
        Files.delete(folder.resolve("data.csv"));
        assertThat(evaluation.withTunedTrees(model, folder).missingTrees())
                .isEqualTo(
                        "There are no gradient-boosted trees to compare the network with: the rows that it was trained on"
                                + " can't be read.");
    }

    /** They are tuned without the rows that the evaluated model beside it held out. */
    @Test
    void tunedTreesOfAFinalModelAreFittedOnAllRows() throws IOException {
        RegressionModel model = Objects.requireNonNull(
                SmallModels.trainWithFinalModel(SmallModels.SPECIFICATION).finalModel());
        Dataset all = PreparedData.load(SmallModels.SPECIFICATION, Path.of(""));
        TreeTuning tuning = TreeTuning.of(all, SmallModels.SPECIFICATION.split());
        ModelEvaluation evaluation =
                ModelEvaluation.onDataset(model, "diabetes", folder).withTunedTrees(model, Path.of(""));
        assertThat(evaluation.treeTuning()).isEqualTo(tuning);
        assertThat(trees(evaluation))
                .isEqualTo(GradientBoostedTrees.fitted(all, tuning.settings(), trees -> trees.predict(all.features())));
    }

    @Test
    void treesOfAFinalModelAreFittedOnAllRows() throws IOException {
        RegressionModel model = Objects.requireNonNull(
                SmallModels.trainWithFinalModel(SmallModels.SPECIFICATION).finalModel());
        Dataset all = PreparedData.load(SmallModels.SPECIFICATION, Path.of(""));
        assertThat(trees(ModelEvaluation.onDataset(model, "diabetes", folder).withReferenceTrees(model, Path.of(""))))
                .isEqualTo(GradientBoostedTrees.fitted(all, trees -> trees.predict(all.features())));
    }

    private static double[] trees(ModelEvaluation evaluation) {
        return Objects.requireNonNull(evaluation.test().referenceTrees()).toArray();
    }
}
