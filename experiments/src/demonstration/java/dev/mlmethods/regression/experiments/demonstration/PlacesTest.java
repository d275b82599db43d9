package dev.mlmethods.regression.experiments.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.experiments.RegressionSweep;
import dev.mlmethods.regression.experiments.TrialSource;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.sweep.SweepResult;
import dev.mlmethods.regression.sweep.TrialResult;
import dev.mlmethods.regression.training.TrainingListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** California housing, where prices change from one street to the next: what bins, waves and neighbors help a well-trained network. */
@RegressionSweep(
        dataset = "california-housing",
        dropouts = {0.05, 0.1},
        space = {"fourierFeatures=0,128", "neighbourFeatures=false,true", "piecewiseLinears=0,16"},
        specification = {
            "activation=gelu",
            "batchSize=256",
            "epochs=40",
            "optimizer=adamW",
            "learningRate=0.002",
            "weightDecay=0.01",
            "learningRateSchedule=cosine",
            "targetScaling=standard"
        })
class PlacesTest {
    /** Even without any of them: small batches, AdamW with a cosine schedule, and a standardized target. */
    @ParameterizedTest
    @TrialSource
    void isBetterThanTheNotebook(TrialResult result) {
        assertThat(result.test().rmse()).isLessThan(0.864);
    }

    /** Each by itself, with any dropout. */
    @ParameterizedTest
    @CsvSource({"128, false, 0", "0, true, 0", "0, false, 16"})
    void eachPartHelps(int waves, boolean neighbours, int bins, SweepResult sweep) {
        assertThat(errors(sweep, waves, neighbours, bins))
                .zipSatisfy(
                        errors(sweep, 0, false, 0),
                        (with, without) -> assertThat(with).isLessThan(without));
    }

    @Test
    void placesMatterMost(SweepResult sweep) {
        assertThat(errors(sweep, 128, false, 0))
                .zipSatisfy(
                        errors(sweep, 0, false, 16),
                        (waves, bins) -> assertThat(waves).isLessThan(bins));
    }

    @Test
    void theBestHasNeighborsAndBins(SweepResult sweep) {
        assertThat(sweep.bestTrial())
                .get()
                .hasToString("fourierFeatures 0, neighbourFeatures true, piecewiseLinear 16, dropout 0.1");
    }

    /** LightGBM has 0.429 on these test rows at its best, see docs/from-notebook-to-0.39.md. */
    @Test
    void fiveNetworksOfTheBestReachTheGoal(SweepResult sweep) {
        Specification best = SpecificationFields.with(
                sweep.bestTrial().orElseThrow().specification(), Map.of("ensembleSize", 5, "validationSize", 0));
        assertThat(RegressionTrainer.train(best, Path.of(""), TrainingListener.SILENT)
                        .evaluation()
                        .network()
                        .test()
                        .rmse())
                .isLessThan(0.389);
    }

    /** The RMSE on the validation rows, for each dropout. */
    private static List<Double> errors(SweepResult sweep, int waves, boolean neighbours, int bins) {
        Map<String, Object> parts =
                Map.of("fourierFeatures", waves, "neighbourFeatures", neighbours, "piecewiseLinear", bins);
        return sweep.plan().trials().stream()
                .filter(trial -> trial.parameters().entrySet().containsAll(parts.entrySet()))
                .map(trial -> sweep.of(trial).validation().rmse())
                .toList();
    }
}
