package dev.mlmethods.regression.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.result.Timings;
import dev.mlmethods.regression.sweep.BestModel;
import dev.mlmethods.regression.sweep.Objective;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.sweep.StrategySpec;
import dev.mlmethods.regression.sweep.SweepResult;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.sweep.TrialFit;
import dev.mlmethods.regression.sweep.TrialResult;
import dev.mlmethods.regression.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SweepFilesTest {
    private static final SweepSpec SPEC =
            SmallSweeps.grid("learningRates", "1e-2,1e9", "epochs", "3,5", "optimizers", "adam,sgd");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static TrainingResult model(SweepResult sweep) {
        return BestModel.train(sweep, Path.of(""), 1, TrainingListener.SILENT);
    }

    private void write(SweepResult sweep, TrainingResult model) {
        try (StagedFiles files = StagedFiles.in(folder)) {
            SweepFiles.write(files, sweep, model, Timings.ofSweep(1.5, 0.25, 3, 18));
        }
    }

    private JsonNode json(String name) throws IOException {
        return Json.tree(Files.readAllBytes(folder.resolve(name)));
    }

    @Test
    void areTheseSix() throws IOException {
        SweepResult sweep = SmallSweeps.run(SPEC);
        TrainingResult model = model(sweep);
        write(sweep, model);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "trials.csv", "sweep.json", "report.html", "model.zip", "losses.csv", "timings.json");
        }
        assertThat(Files.readAllLines(folder.resolve("losses.csv")))
                .hasSize(1 + model.history().epochs().size());
        assertThat(folder.resolve("timings.json")).content().isEqualTo("""
                        {
                          "sweepSeconds": 1.5,
                          "modelSeconds": 0.25,
                          "totalSeconds": 3.0,
                          "trainedEpochs": 18
                        }
                        """);
    }

    @Test
    void aTrialIsARow() throws IOException {
        SweepResult sweep = SmallSweeps.run(SPEC);
        SweepFiles.writeExperiment(folder, sweep);
        List<String> rows = Files.readAllLines(folder.resolve("trials.csv"));
        assertThat(rows).hasSize(9);
        assertThat(rows.get(0))
                .isEqualTo("trial,learningRate,epochs,optimizer,status,objective,validation.rmse,validation.mae,"
                        + "validation.r2,validation.mse,train.rmse,train.mae,train.r2,train.mse,test.rmse,test.mae,"
                        + "test.r2,test.mse,trainedEpochs,parametersSha256,reason");
        TrialResult third = sweep.results().get(2);
        TrialFit fit = third.fits().get(0);
        assertThat(rows.get(3))
                .startsWith("3,0.01,5,adam,completed,"
                        + NumberText.shortest(fit.validation().rmse()) + ","
                        + NumberText.shortest(fit.validation().rmse()) + ","
                        + NumberText.shortest(fit.validation().mae()) + ",")
                .contains("," + NumberText.shortest(fit.test().r2()) + ",")
                .endsWith(",5," + fit.parametersSha256() + ",");
        assertThat(rows.get(8)).isEqualTo("8,1e9,5,sgd,diverged,,,,,,,,,,,,,,,,the loss is NaN in epoch 1");
    }

    @Test
    void theSummarySaysWhatWasSearchedAndWhatWasFound() throws IOException {
        SweepResult sweep = SmallSweeps.run(SPEC);
        SweepFiles.writeExperiment(folder, sweep);
        JsonNode summary = json("summary.json");
        assertThat(summary.propertyNames())
                .containsExactly(
                        "specification",
                        "space",
                        "strategy",
                        "objective",
                        "direction",
                        "chosenOn",
                        "dataSha256",
                        "engine",
                        "trials",
                        "epochs",
                        "best",
                        "points");
        assertThat(summary.get("space"))
                .hasToString("{\"learningRate\":[0.01,1.0E9],\"epochs\":[3,5],\"optimizer\":[\"adam\",\"sgd\"]}");
        assertThat(summary.get("chosenOn").asString())
                .isEqualTo("the validation rows; the test rows are not used to choose");
        assertThat(summary.get("trials"))
                .hasToString("{\"all\":8,\"completed\":4,\"pruned\":0,\"diverged\":4,\"failed\":0}");
        assertThat(summary.get("epochs")).hasToString("{\"trained\":20,\"withoutSharing\":32,\"pruned\":0}");
        int best = sweep.bestTrial().orElseThrow().number();
        assertThat(summary.get("best").get("trial").asInt()).isEqualTo(best);
        assertThat(summary.get("best").get("mean").asDouble())
                .isEqualTo(sweep.results().get(best - 1).validation().rmse());
        assertThat(summary.get("best").get("metrics").propertyNames()).containsExactly("validation", "train", "test");
        assertThat(summary.get("points")).hasSize(8);
    }

    @Test
    void theSummaryHasWhatTheStrategyDependsOn() throws IOException {
        SweepSpec rates = SmallSweeps.grid("learningRates", "log 1e-4..1");
        SweepFiles.writeExperiment(folder, SmallSweeps.run(rates.withStrategy(StrategySpec.random(3, 5))));
        assertThat(json("summary.json").get("searchSeed").asLong()).isEqualTo(5);
        assertThat(json("summary.json").has("minEpochs")).isFalse();
        SweepFiles.writeExperiment(
                folder, SmallSweeps.run(rates.withStrategy(StrategySpec.successiveHalving(3, 6, 2))));
        assertThat(json("summary.json").get("searchSeed").asLong()).isEqualTo(6);
        assertThat(json("summary.json").get("minEpochs").asInt()).isEqualTo(2);
        assertThat(json("summary.json").get("reductionFactor").asInt()).isEqualTo(3);
    }

    @Test
    void theSweepHasAllOfEachTrialAndTheModel() throws IOException {
        SweepResult sweep = SmallSweeps.run(SPEC.withFolds(2).withObjective(Objective.parse("validation.mae", null)));
        TrainingResult model = model(sweep);
        write(sweep, model);
        JsonNode json = json("sweep.json");
        assertThat(json.propertyNames()).containsExactly("formatVersion", "summary", "trials", "model");
        assertThat(json.get("summary").get("folds").asInt()).isEqualTo(2);
        JsonNode trial = json.get("trials").get(2);
        assertThat(trial.get("parameters")).hasToString("{\"learningRate\":0.01,\"epochs\":5,\"optimizer\":\"adam\"}");
        assertThat(trial.get("fits")).hasSize(2);
        assertThat(trial.get("fits").get(1).get("losses")).hasSize(5);
        assertThat(trial.get("fits").get(1).get("metrics").get("validation").propertyNames())
                .containsExactly(
                        "mse", "rmse", "mae", "r2", "maxError", "medianAbsoluteError", "explainedVariance", "mape");
        assertThat(json.get("model").get("parametersSha256").asString())
                .isEqualTo(model.model().parametersSha256());
        assertThat(json.get("model").get("refit").asBoolean()).isTrue();
        assertThat(json.get("model").get("metrics"))
                .isEqualTo(Json.toTree(model.model().metrics()));
        String row = Files.readAllLines(folder.resolve("trials.csv")).get(3);
        assertThat(row).contains(",5 5,");
    }

    @Test
    void whatWasPrunedSavesEpochs() throws IOException {
        SweepResult sweep = SmallSweeps.run(
                SmallSweeps.grid("learningRates", "log 1e-4..1").withStrategy(StrategySpec.successiveHalving(6, 3, 2)));
        SweepFiles.writeExperiment(folder, sweep);
        JsonNode epochs = json("summary.json").get("epochs");
        long trained = sweep.results().stream()
                .mapToLong(result -> result.fits().get(0).trainedEpochs())
                .sum();
        assertThat(epochs.get("trained").asLong()).isEqualTo(trained).isLessThan(48);
        assertThat(epochs.get("withoutSharing").asLong()).isEqualTo(48);
        assertThat(epochs.get("pruned").asLong()).isEqualTo(48 - trained);
    }
}
