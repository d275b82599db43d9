package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.BuiltInDataset;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.Normalizer;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;

/** Diabetes, whose target has a mean of 152 and a standard deviation of 77. */
class TargetScalingTest {
    private static final TrainingSpec TRAINING =
            TrainingSpec.defaults().withEpochs(50).withLearningRate(0.01);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static TrainingResult train(TargetScaling targetScaling) {
        Specification specification =
                Specification.of(DataSpec.builtIn("diabetes")).withTraining(TRAINING.withTargetScaling(targetScaling));
        return RegressionTrainer.train(specification, Path.of(""), TrainingListener.SILENT);
    }

    @Test
    void lossIsThatOfTheScaledTargetAndMetricsAreInTheTargetsUnit() {
        TrainingResult result = train(TargetScaling.STANDARD);
        double firstLoss = result.history().epochs().get(0).loss();
        double lastLoss = result.history().last().loss();
        // The standardized target has the mean square 1, the raw one 29,000.
        assertThat(firstLoss).isBetween(0.5, 1.5);
        assertThat(lastLoss).isLessThan(firstLoss);
        double mse = result.evaluation().network().test().mse();
        assertThat(mse).isBetween(2000.0, 4500.0);
        assertThat(mse)
                .isLessThan(
                        train(TargetScaling.NONE).evaluation().network().test().mse());
    }

    @Test
    void theLogarithmIsLearntAndMetricsAreInTheTargetsUnit() throws IOException {
        TrainingResult result = train(TargetScaling.LOG);
        assertThat(result.history().epochs().get(0).loss()).isBetween(0.5, 1.5);
        assertThat(result.evaluation().network().test().mse()).isBetween(2000.0, 4500.0);

        RegressionModel model = result.model();
        FeatureMatrix features = BuiltInDataset.DIABETES.load().features();
        double[] predicted = model.predict(features);
        assertThat(Arrays.stream(predicted)).allMatch(value -> value > 0);
        Path file = folder.resolve("model.zip");
        model.save(file);
        assertThat(RegressionModel.load(file).predict(features)).containsExactly(predicted);
    }

    @Test
    void refusesATargetWithoutALogarithmBeforeTheTraining() throws IOException {
        Files.writeString(folder.resolve("debts.csv"), "a,y\n1,2\n2,3\n3,0\n4,5\n5,-6\n");
        Specification specification = Specification.of(DataSpec.csv("debts.csv", "y"))
                .withTraining(TRAINING.withTargetScaling(TargetScaling.LOG));

        assertThatThrownBy(() -> RegressionTrainer.train(specification, folder, TrainingListener.SILENT))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "debts.csv, line 4, column 'y': 0 has no logarithm, which targetScaling=log learns. Train with"
                                + " targetScaling=standard, or drop the row.");
    }

    @Test
    @SuppressWarnings("rawtypes") // DL4J's signature
    void plainDl4jGetsTheTargetsScaleFromTheNormalizer() throws IOException {
        RegressionModel model = train(TargetScaling.STANDARD).model();
        File file = folder.resolve("model.zip").toFile();
        model.save(file.toPath());
        FeatureMatrix features = BuiltInDataset.DIABETES.load().features().select(new int[] {0, 1, 2, 3});

        Pair<MultiLayerNetwork, Normalizer> restored =
                ModelSerializer.restoreMultiLayerNetworkAndNormalizer(file, true);
        NormalizerStandardize normalizer = (NormalizerStandardize) restored.getSecond();
        INDArray rows = Nd4j.create(4, features.columns());
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < features.columns(); j++) {
                rows.putScalar(i, j, features.get(i, j));
            }
        }
        normalizer.transform(rows);
        INDArray output = restored.getFirst().output(rows);
        normalizer.revertLabels(output);

        double[] predicted = model.predict(features);
        for (int i = 0; i < 4; i++) {
            // DL4J scales in float32: seven digits of numbers around 150.
            assertThat(output.getDouble(i)).isCloseTo(predicted[i], within(1e-3));
        }
        assertThat(RegressionModel.load(file.toPath()).predict(features)).containsExactly(predicted);
    }
}
