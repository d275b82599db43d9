package dev.mlmethods.regression.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.FinalFit;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.SmallModels;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.report.result.FinalModel;
import dev.mlmethods.regression.report.result.Timings;
import dev.mlmethods.regression.report.result.TrainingReport;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.training.TrainingHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class TrainingFilesTest {
    private static final TrainingResult RESULT = SmallModels.train();
    private static final TrainingResult FINAL = SmallModels.trainWithFinalModel(SmallModels.SPECIFICATION);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static void write(Path folder, TrainingResult result, String fingerprint, double totalSeconds) {
        try (StagedFiles files = StagedFiles.in(folder)) {
            TrainingFiles.write(files, result, fingerprint, Timings.ofTraining(0.25, 0.5, result, totalSeconds));
        }
    }

    @Test
    void areTheseFour() throws IOException {
        write(folder, RESULT, "f", 3);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("model.zip", "losses.csv", "timings.json", "training.json");
        }
    }

    @Test
    void lossesAreALineAnEpochWithNothingWhereThereIsNoValidation() {
        write(folder, with(new EpochLoss(1, 2.5, null), new EpochLoss(2, 0x1p-44, null)), "f", 3);
        assertThat(folder.resolve("losses.csv"))
                .hasBinaryContent("epoch,loss,validationLoss\n1,2.5,\n2,5.684341886080802e-14,\n".getBytes(UTF_8));
    }

    @Test
    void lossesHaveTheValidationLoss() {
        write(folder, with(new EpochLoss(1, 2.5, 0.002), new EpochLoss(2, 1e30, 4.0)), "f", 3);
        assertThat(folder.resolve("losses.csv"))
                .hasBinaryContent("epoch,loss,validationLoss\n1,2.5,0.002\n2,1e30,4\n".getBytes(UTF_8));
    }

    @Test
    void lossesHaveNothingInTheEpochsWhoseValidationLossWasNotTaken() {
        write(folder, with(new EpochLoss(1, 2.5, null), new EpochLoss(2, 1.5, 4.0)), "f", 3);
        assertThat(folder.resolve("losses.csv"))
                .hasBinaryContent("epoch,loss,validationLoss\n1,2.5,\n2,1.5,4\n".getBytes(UTF_8));
    }

    @Test
    void theFinalLossIsThatOfTheWeights() throws IOException {
        TrainingHistory history = new TrainingHistory(
                List.of(new EpochLoss(1, 2.5, 3.0), new EpochLoss(2, 1.5, 4.0)),
                1.5,
                new TrainingHistory.Best(1, true));
        write(
                folder,
                new TrainingResult(RESULT.model(), List.of(history), RESULT.evaluation(), null, 0.125, 0.75),
                "f",
                3);
        JsonNode training = Json.tree(Files.readAllBytes(folder.resolve("training.json")));
        assertThat(training.get("finalLoss")).isEqualTo(tree(new EpochLoss(1, 2.5, 3.0)));
    }

    @Test
    void timingsAreTheOnlyClock() {
        write(folder, with(new EpochLoss(1, 2.5, null)), "f", 3.25);
        assertThat(folder.resolve("timings.json")).hasBinaryContent("""
                        {
                          "startSeconds": 0.25,
                          "backendSeconds": 0.5,
                          "dataSeconds": 0.125,
                          "trainingSeconds": 1.5,
                          "evaluationSeconds": 0.75,
                          "totalSeconds": 3.25
                        }
                        """.getBytes(UTF_8));
    }

    @Test
    void allOthersAreTheSameBytesForTheSameInputs() throws IOException {
        Path again = folder.resolve("again");
        write(folder, RESULT, "f", 3);
        write(again, SmallModels.train(), "f", 4);
        for (String name : List.of("model.zip", "losses.csv", "training.json")) {
            assertThat(again.resolve(name)).hasSameBinaryContentAs(folder.resolve(name));
        }
    }

    @Test
    void trainingJsonSaysWhatWasTrainedAndHow() throws IOException {
        write(folder, RESULT, "print", 3);
        JsonNode training = Json.tree(Files.readAllBytes(folder.resolve("training.json")));
        assertThat(training.propertyNames())
                .containsExactly(
                        "formatVersion",
                        "fingerprint",
                        "modelSha256",
                        "parametersSha256",
                        "features",
                        "target",
                        "specification",
                        "finalLoss",
                        "metrics",
                        "findings",
                        "advice",
                        "provenance");
        RegressionModel model = RESULT.model();
        assertThat(training.get("fingerprint").asString()).isEqualTo("print");
        assertThat(training.get("modelSha256").asString())
                .isEqualTo(Sha256.of(Files.readAllBytes(folder.resolve("model.zip"))));
        assertThat(training.get("parametersSha256").asString()).isEqualTo(model.parametersSha256());
        assertThat(training.get("features")).isEqualTo(tree(model.features()));
        assertThat(training.get("target").asString()).isEqualTo("target");
        assertThat(training.get("specification")).isEqualTo(tree(SmallModels.SPECIFICATION));
        assertThat(training.get("finalLoss")).isEqualTo(tree(RESULT.history().last()));
        assertThat(training.get("metrics")).isEqualTo(tree(RESULT.evaluation().toMap()));
        assertThat(training.get("provenance")).isEqualTo(tree(model.provenance()));
    }

    @Test
    void theWrittenModelIsTheTrainedOne() {
        write(folder, RESULT, "f", 3);
        assertThat(RegressionModel.load(folder.resolve("model.zip")).parametersSha256())
                .isEqualTo(RESULT.model().parametersSha256());
    }

    @Test
    void leaveTheOldModelWhereAnotherFileCannotBeWritten() throws IOException {
        write(folder, RESULT, "f", 3);
        byte[] before = Files.readAllBytes(folder.resolve("model.zip"));
        Files.delete(folder.resolve("losses.csv"));
        Files.createDirectory(folder.resolve("losses.csv"));
        TrainingResult other = SmallModels.train(SmallModels.SPECIFICATION.withTraining(
                SmallModels.SPECIFICATION.training().withSeed(1)));
        assertThatThrownBy(() -> write(folder, other, "f", 3))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "Cannot write " + folder.resolve("losses.csv") + ": a folder has its name. Free some space or"
                                + " choose another outputDirectory; the previous contents are unchanged.");
        assertThat(folder.resolve("model.zip")).hasBinaryContent(before);
    }

    @Test
    void aFinalModelIsBesideTheOneThatIsEvaluated() throws IOException {
        write(folder, FINAL, "f", 3);
        Path file = folder.resolve("model-final.zip");
        RegressionModel model = RegressionModel.load(file);
        assertThat(TrainingReport.read(folder).finalModel())
                .isEqualTo(new FinalModel(
                        Sha256.of(Files.readAllBytes(file)),
                        model.parametersSha256(),
                        442,
                        RESULT.history().last().epoch(),
                        null));
        assertThat(model.finalFit())
                .isEqualTo(new FinalFit(442, 3, null, Sha256.of(Files.readAllBytes(folder.resolve("model.zip")))));
        assertThat(folder.resolve("timings.json")).content().contains("\"finalTrainingSeconds\"");
    }

    @Test
    void allOthersAreThoseOfATrainingWithoutAFinalModel() throws IOException {
        Path without = folder.resolve("without");
        write(folder, FINAL, "f", 3);
        write(without, RESULT, "f", 3);
        for (String name : List.of("model.zip", "losses.csv")) {
            assertThat(folder.resolve(name)).hasSameBinaryContentAs(without.resolve(name));
        }
        ObjectNode training = (ObjectNode) Json.tree(Files.readAllBytes(folder.resolve("training.json")));
        training.remove("finalModel");
        assertThat(training).isEqualTo(Json.tree(Files.readAllBytes(without.resolve("training.json"))));
    }

    @Test
    void aTrainingWithoutAFinalModelRemovesThatOfAnEarlierOne() throws IOException {
        write(folder, FINAL, "f", 3);
        write(folder, RESULT, "f", 3);
        assertThat(folder.resolve("model-final.zip")).doesNotExist();
        assertThat(TrainingReport.read(folder).finalModel()).isNull();
    }

    @Test
    void saysWhereTheFinalModelOfAnEarlierTrainingStays() throws IOException {
        Path inTheWay = folder.resolve("model-final.zip");
        Files.writeString(Files.createDirectory(inTheWay).resolve("a.txt"), "a");
        assertThatThrownBy(() -> write(folder, RESULT, "f", 3))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("The new files are written, but the final model of an earlier training, "
                        + inTheWay + ", cannot be deleted: ")
                .hasMessageEndingWith(" Delete it.");
        assertThat(TrainingReport.read(folder).modelSha256())
                .isEqualTo(Sha256.of(Files.readAllBytes(folder.resolve("model.zip"))));
    }

    private static TrainingResult with(EpochLoss... losses) {
        return new TrainingResult(
                RESULT.model(),
                List.of(new TrainingHistory(List.of(losses), 1.5, null)),
                RESULT.evaluation(),
                null,
                0.125,
                0.75);
    }

    private static JsonNode tree(Object value) {
        return Json.tree(Json.line(value).getBytes(UTF_8));
    }
}
