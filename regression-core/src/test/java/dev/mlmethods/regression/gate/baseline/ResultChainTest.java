package dev.mlmethods.regression.gate.baseline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.gate.Check;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.Gate;
import dev.mlmethods.regression.gate.MissingBaseline;
import dev.mlmethods.regression.gate.tolerance.SignificanceOf;
import dev.mlmethods.regression.gate.tolerance.Tolerances;
import dev.mlmethods.regression.hash.ContentSha256;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.ModelEvaluation;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.SmallModels;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.EvaluationFiles;
import dev.mlmethods.regression.report.ReportedEvaluation;
import dev.mlmethods.regression.report.TrainingFiles;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.TestPredictions;
import dev.mlmethods.regression.report.result.Timings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Breaks each link between the files of a training, an evaluation and a verdict. */
class ResultChainTest {
    private static final ModuleExecution OWNER = ModuleExecution.ofModule("prices");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path basedir;

    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void trainAndEvaluate() throws IOException {
        folder = basedir.resolve("target").resolve("regression");
        writeData(3);
        train(folder, 2);
        evaluate(folder.resolve("model.zip"));
    }

    /** {@code y = slope a - 2}, 20 rows. */
    private void writeData(int slope) throws IOException {
        List<String> csv = new ArrayList<>(List.of("a,b,y"));
        for (int i = 0; i < 20; i++) {
            csv.add(i + "," + i * i % 7 + "," + (slope * i - 2));
        }
        Files.write(basedir.resolve("data.csv"), csv);
    }

    private void train(Path into, int epochs) {
        Specification specification = SmallModels.SPECIFICATION;
        TrainingResult result = SmallModels.train(new Specification(
                DataSpec.csv(basedir.resolve("data.csv").toString(), "y"),
                specification.split(),
                specification.network(),
                specification.training().withEpochs(epochs)));
        try (StagedFiles files = StagedFiles.in(into)) {
            TrainingFiles.write(files, result, "print", Timings.ofTraining(0, 0, result, 0));
        }
    }

    private void evaluate(Path file) {
        RegressionModel model = RegressionModel.load(file);
        ModelEvaluation evaluation = ModelEvaluation.onHeldOutRows(model, basedir);
        EvaluationFiles.write(folder, evaluation, ReportedEvaluation.of(model, file, evaluation, folder));
    }

    private EvaluatedModel read() {
        return EvaluatedModel.read(OWNER, folder, basedir);
    }

    private String sha256(String name) throws IOException {
        return Sha256.of(Files.readAllBytes(folder.resolve(name)));
    }

    private static String start(String sha256) {
        return sha256.substring(0, 12);
    }

    private void assertThatCheckIsRefused(String message) {
        assertThatThrownBy(this::read).isInstanceOf(RegressionException.class).hasMessage(message);
    }

    @Test
    void wholeItIsRead() throws IOException {
        EvaluatedModel now = read();
        assertThat(now.owner()).isEqualTo(OWNER);
        assertThat(now.evaluationSha256()).isEqualTo(sha256("evaluation.json"));
        assertThat(now.report().modelSha256()).isEqualTo(sha256("model.zip"));
        assertThat(now.report().model()).isEqualTo("model.zip");
        ResultChain.requireData(now, EvaluationData.of(now.report(), basedir));
        ResultChain.requireShown(folder.resolve("evaluation.json"));
    }

    /** A training that isn't followed by an evaluation: the verdict would be that of the previous model. */
    @Test
    void anEvaluationOfTheModelBeforeIsRefused() throws IOException {
        String before = sha256("model.zip");
        train(folder, 1);
        String message = "The evaluation in " + folder + " is of another model than " + folder.resolve("model.zip")
                + ": it names " + start(before) + ", and the SHA-256 of the model begins with "
                + start(sha256("model.zip"))
                + ". Run regression:evaluate.";
        assertThatCheckIsRefused(message);
        assertThatThrownBy(() -> ResultChain.requireShown(folder.resolve("evaluation.json")))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    @Test
    void theSameTrainingAgainBreaksNothing() {
        train(folder, 2);
        assertThat(read().report().heldOut()).isTrue();
    }

    @Test
    void anEvaluationWithoutItsModelCannotBeChecked() throws IOException {
        Files.delete(folder.resolve("model.zip"));
        assertThatCheckIsRefused("The evaluation in " + folder + " is of the model " + folder.resolve("model.zip")
                + ", which does not exist, so it may not be of the current model."
                + " Run regression:train and regression:evaluate.");
        // It may still be viewed, like the files that a CI server has kept.
        ResultChain.requireShown(folder.resolve("evaluation.json"));
    }

    @Test
    void aModelFromElsewhereIsLookedForWhereItWas() throws IOException {
        Path sweep = folder.resolve("sweep");
        train(sweep, 1);
        evaluate(sweep.resolve("model.zip"));
        assertThat(read().report().model()).isEqualTo("sweep/model.zip");
        String before = sha256("sweep/model.zip");
        train(sweep, 2);
        assertThatCheckIsRefused("The evaluation in " + folder + " is of another model than "
                + sweep.resolve("model.zip") + ": it names " + start(before)
                + ", and the SHA-256 of the model begins with "
                + start(sha256("sweep/model.zip")) + ". Run regression:evaluate -Dregression.model="
                + sweep.resolve("model.zip") + ".");
    }

    @Test
    void theWholeFolderMayMove() throws IOException {
        Path moved = basedir.resolve("kept");
        Files.move(folder, moved);
        assertThat(EvaluatedModel.read(OWNER, moved, basedir).report().model()).isEqualTo("model.zip");
    }

    @Test
    void aModelThatItsTrainingDoesNotTellOfIsRefused() throws IOException {
        String named = sha256("model.zip");
        Path other = basedir.resolve("other");
        train(other, 1);
        Files.copy(other.resolve("model.zip"), folder.resolve("model.zip"), StandardCopyOption.REPLACE_EXISTING);
        String message = "The model " + folder.resolve("model.zip")
                + " is not the one that training.json beside it records: its SHA-256 begins with "
                + start(sha256("model.zip")) + ", and " + start(named) + " is named there. Run regression:train.";
        assertThatThrownBy(() -> ResultChain.requireModel(folder.resolve("model.zip")))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
        evaluate(folder.resolve("model.zip"));
        assertThatCheckIsRefused(message);
    }

    @ParameterizedTest
    @CsvSource({"sweep.json, sweep", "tuning.json, tune"})
    void aModelThatItsSearchDoesNotTellOfIsRefused(String file, String goal) throws IOException {
        Files.delete(folder.resolve("training.json"));
        Files.writeString(folder.resolve(file), "{\"model\": {\"modelSha256\": \"" + sha256("model.zip") + "\"}}");
        ResultChain.requireModel(folder.resolve("model.zip"));
        Files.writeString(folder.resolve(file), "{\"model\": {\"modelSha256\": \"" + "a".repeat(64) + "\"}}");
        String message = "The model " + folder.resolve("model.zip") + " is not the one that " + file
                + " beside it records: its SHA-256 begins with " + start(sha256("model.zip"))
                + ", and aaaaaaaaaaaa is named there. Run regression:" + goal + ".";
        assertThatThrownBy(() -> ResultChain.requireModel(folder.resolve("model.zip")))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> ResultChain.requireShown(folder.resolve(file)))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    @Test
    void aModelAloneTellsForItself() throws IOException {
        Files.delete(folder.resolve("training.json"));
        assertThatCode(() -> ResultChain.requireModel(folder.resolve("model.zip")))
                .doesNotThrowAnyException();
        assertThat(read().report().heldOut()).isTrue();
    }

    @Test
    void aTrainingThatCannotBeReadIsNoEvidence() throws IOException {
        Path training = folder.resolve("training.json");
        Files.writeString(training, "{");
        assertThatCheckIsRefused(
                "The training " + training + " is damaged: it cannot be read in line 1; run regression:train.");
    }

    @Test
    void predictionsOfAnotherEvaluationAreRefused() throws IOException {
        Path predictions = folder.resolve("predictions.csv");
        String before = TestPredictions.read(predictions).sha256();
        List<String> lines = new ArrayList<>(Files.readAllLines(predictions));
        lines.set(1, lines.get(1).replaceFirst("[^,]+$", "0.5"));
        Files.write(predictions, lines);
        String message = "The evaluation in " + folder
                + " is of other predictions than those in predictions.csv there: it names " + start(before)
                + ", and their SHA-256 begins with "
                + start(TestPredictions.read(predictions).sha256())
                + ". Run regression:evaluate.";
        assertThatCheckIsRefused(message);
        assertThatThrownBy(() -> ResultChain.requireShown(folder.resolve("evaluation.json")))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    @Test
    void dataThatHaveChangedSinceTheTrainingAreRefused() throws IOException {
        EvaluatedModel now = read();
        writeData(4);
        assertThatThrownBy(() -> ResultChain.requireData(now, EvaluationData.of(now.report(), basedir)))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The dataset " + basedir.resolve("data.csv")
                        + " has changed since the model was trained on it. Train and evaluate again with regression:train"
                        + " and regression:evaluate.");
    }

    @Test
    void anotherDatasetThatHasChangedSinceTheEvaluationIsRefused() throws IOException {
        Path other = basedir.resolve("new.csv");
        Files.writeString(other, "a,b,y\n1,2,3\n4,5,6\n");
        RegressionModel model = RegressionModel.load(folder.resolve("model.zip"));
        ModelEvaluation evaluation = ModelEvaluation.onDataset(model, "new.csv", basedir);
        EvaluationFiles.write(
                folder, evaluation, ReportedEvaluation.of(model, folder.resolve("model.zip"), evaluation, folder));
        EvaluatedModel now = read();
        ResultChain.requireData(now, EvaluationData.of(now.report(), basedir));
        for (String changed : List.of("a,b,y\n1,2,7\n4,5,6\n", "a,b,y\n9,2,3\n4,5,6\n", "a,b,y\n1,2,3\n")) {
            Files.writeString(other, changed);
            assertThatThrownBy(() -> ResultChain.requireData(now, EvaluationData.of(now.report(), basedir)))
                    .isInstanceOf(RegressionException.class)
                    .hasMessage("The dataset new.csv has changed since the model was evaluated on it. Evaluate again"
                            + " with regression:evaluate.");
        }
    }

    @Test
    void aVerdictOfAnotherEvaluationIsRefused() throws IOException {
        CheckResult verdict = check(read());
        assertThat(verdict.subject())
                .isEqualTo(new CheckResult.Subject(
                        "prices", "default", sha256("model.zip"), sha256("evaluation.json"), null));
        verdict.requireOf(folder, read());
        String before = sha256("evaluation.json");
        train(folder, 1);
        evaluate(folder.resolve("model.zip"));
        assertThatThrownBy(() -> verdict.requireOf(folder, read()))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The verdict in " + folder + " is not of the evaluation there: it names " + start(before)
                        + ", and the SHA-256 of the evaluation begins with " + start(sha256("evaluation.json"))
                        + ". Run regression:check, or remove verdict.json.");
    }

    @Test
    void aVerdictNamesItsBaselineWhateverTheEndsOfItsLines() throws IOException {
        EvaluatedModel now = read();
        Path file = basedir.resolve(BaselineFile.DEFAULT_NAME);
        BaselineFile.of(file).write(StoredBaseline.of(now, EvaluationData.of(now.report(), basedir)));
        String sha256 = Sha256.of(Files.readAllBytes(file));
        assertThat(check(now).subject().baselineSha256()).isEqualTo(sha256);
        Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
        assertThat(check(now).subject().baselineSha256()).isEqualTo(sha256);
    }

    private CheckResult check(EvaluatedModel now) {
        return new Check(
                        Tolerances.parse(Map.of("rmse", "1%")),
                        Gate.ANY_WORSENING,
                        MissingBaseline.FAILS,
                        SignificanceOf.unknown())
                .of(
                        now,
                        EvaluationData.of(now.report(), basedir),
                        BaselineFile.of(basedir.resolve(BaselineFile.DEFAULT_NAME))
                                .find()
                                .orElse(null));
    }

    @Test
    void anEvaluationThatWasEditedIsDamaged() throws IOException {
        Path file = folder.resolve(EvaluationReport.FILE);
        String text = Files.readString(file);
        String hash = Json.tree(text.getBytes(UTF_8)).path("contentSha256").asString("");
        Files.writeString(file, text.replaceFirst("(\"rmse\": \\{\\s+\"value\": )[0-9.]+", "$10.25"));
        assertThatThrownBy(this::read)
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("The evaluation " + file
                        + " is damaged: it was changed after it was written: its" + " contentSha256 begins with "
                        + start(hash) + ", and the SHA-256 of its contents with ")
                .hasMessageEndingWith("; run regression:evaluate.");
        Files.writeString(file, text.replace(hash, ""));
        assertThatCheckIsRefused(
                "The evaluation " + file + " is damaged: it has no contentSha256; run regression:evaluate.");
        // The way a different tool indents it.
        Files.writeString(file, text.replaceAll("\n *", "\r\n\t"));
        assertThat(read().metrics().get("test")).isNotEmpty();
    }

    @Test
    void anEvaluationWhoseMetricsAreNotThoseOfItsPredictionsIsDamaged() throws IOException {
        Path file = folder.resolve(EvaluationReport.FILE);
        ObjectNode document = (ObjectNode) Json.tree(Files.readAllBytes(file));
        document.remove("contentSha256");
        ObjectNode rmse = (ObjectNode) document.at("/network/test/rmse");
        double value = rmse.get("value").asDouble();
        rmse.put("value", Math.nextUp(value));
        Files.write(file, ContentSha256.file(document));
        assertThatCheckIsRefused("The evaluation in " + folder + " is damaged: its test.rmse is "
                + NumberText.shortest(Math.nextUp(value)) + ", and predictions.csv gives " + NumberText.shortest(value)
                + ". Run regression:evaluate.");
    }

    @Test
    void anEvaluationOfAnEarlierReleaseIsNamedSo() throws IOException {
        Path file = folder.resolve(EvaluationReport.FILE);
        Files.writeString(file, Files.readString(file).replace("\"formatVersion\": 3,", "\"formatVersion\": 2,"));
        assertThatCheckIsRefused("The evaluation " + file + " has format version 2, and this release reads version 3."
                + " Use the release that wrote it, or run regression:evaluate.");
    }

    private void trainWithFinalModel() {
        TrainingResult result = SmallModels.trainWithFinalModel(SmallModels.SPECIFICATION.withData(
                DataSpec.csv(basedir.resolve("data.csv").toString(), "y")));
        try (StagedFiles files = StagedFiles.in(folder)) {
            TrainingFiles.write(files, result, "print", Timings.ofTraining(0, 0, result, 0));
        }
    }

    @Test
    void aFinalModelIsTheOneThatItsTrainingNames() throws IOException {
        Path model = folder.resolve("model-final.zip");
        trainWithFinalModel();
        ResultChain.requireModel(model);
        ResultChain.requireModel(folder.resolve("model.zip"));
        String named = sha256("model-final.zip");
        Files.copy(folder.resolve("model.zip"), model, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> ResultChain.requireModel(model))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The model " + model
                        + " is not the one that training.json beside it records: its"
                        + " SHA-256 begins with " + start(sha256("model.zip")) + ", and " + start(named)
                        + " is named there. Run regression:train.");
        train(folder, 2);
        trainWithFinalModel();
        byte[] earlier = Files.readAllBytes(model);
        train(folder, 2);
        Files.write(model, earlier);
        assertThatThrownBy(() -> ResultChain.requireModel(model))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The model " + model
                        + " is of an earlier training: training.json beside it records no final model. Run"
                        + " regression:train.");
    }

    @Test
    void aFinalModelIsNeitherAcceptedNorChecked() throws IOException {
        trainWithFinalModel();
        Path file = folder.resolve("model-final.zip");
        RegressionModel model = RegressionModel.load(file);
        ModelEvaluation evaluation =
                ModelEvaluation.onDataset(model, basedir.resolve("data.csv").toString(), basedir);
        EvaluationFiles.write(folder, evaluation, ReportedEvaluation.of(model, file, evaluation, folder));
        assertThatCheckIsRefused("The evaluation in " + folder + " is of the model " + file
                + ", which was trained on every row of its dataset. It can neither be a baseline nor be compared with one: that takes the model that was trained on"
                + " only the training rows. Run regression:evaluate with that"
                + " model, model.zip beside it.");
        evaluate(folder.resolve("model.zip"));
        assertThat(read().report().finalModel()).isNotNull();
    }
}
