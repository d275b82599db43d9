package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.advice.Advice;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.FinalTraining;
import dev.mlmethods.regression.model.ImportedFiles;
import dev.mlmethods.regression.model.Platform;
import dev.mlmethods.regression.model.Provenance;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.report.result.FinalModel;
import dev.mlmethods.regression.report.result.TrainingReport;
import dev.mlmethods.regression.training.EpochLoss;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastTrainingTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("model.zip"), "model");
        Files.writeString(folder.resolve("losses.csv"), "epoch,loss,validationLoss\n");
        Files.writeString(folder.resolve("timings.json"), "{}");
        Files.write(
                folder.resolve("training.json"),
                Json.file(training(Sha256.of("model".getBytes(StandardCharsets.UTF_8)), null)));
    }

    private void writeFinalModel(String contents) throws IOException {
        Files.writeString(folder.resolve("model-final.zip"), contents);
        Files.write(
                folder.resolve("training.json"),
                Json.file(training(
                        Sha256.of("model".getBytes(StandardCharsets.UTF_8)),
                        new FinalModel(Sha256.of("final".getBytes(StandardCharsets.UTF_8)), "9a7b", 25, 1, null))));
    }

    @Test
    void isUpToDateWithTheFinalModelThatIsWanted() throws IOException {
        LastTraining last = new LastTraining(folder);
        assertThat(last.isUpToDate("print", FinalTraining.ALL)).isFalse();
        assertThat(last.shipped()).isEqualTo(folder.resolve("model.zip"));
        writeFinalModel("final");
        assertThat(last.isUpToDate("print", FinalTraining.ALL)).isTrue();
        assertThat(last.isUpToDate("print", FinalTraining.NONE)).isFalse();
        assertThat(last.shipped()).isEqualTo(folder.resolve("model-final.zip"));
        writeFinalModel("another one");
        assertThat(last.isUpToDate("print", FinalTraining.ALL)).isFalse();
        Files.delete(folder.resolve("model-final.zip"));
        assertThat(last.isUpToDate("print", FinalTraining.ALL)).isFalse();
    }

    /** A training that was killed once its files were in place could not remove the final model of an earlier one. */
    @Test
    void isNotUpToDateWithAFinalModelThatNoTrainingNames() throws IOException {
        Files.writeString(folder.resolve("model-final.zip"), "final");
        LastTraining last = new LastTraining(folder);
        assertThat(last.isUpToDate("print", FinalTraining.NONE)).isFalse();
        assertThat(last.shipped()).isEqualTo(folder.resolve("model.zip"));
    }

    @Test
    void isUpToDateWithAllFilesOfTheFingerprint() {
        assertThat(new LastTraining(folder).isUpToDate("print", FinalTraining.NONE))
                .isTrue();
    }

    @Test
    void isNotUpToDateWithAnotherFingerprint() {
        assertThat(new LastTraining(folder).isUpToDate("other", FinalTraining.NONE))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.zip", "losses.csv", "timings.json", "training.json"})
    void isNotUpToDateWithoutAFile(String name) throws IOException {
        Files.delete(folder.resolve(name));
        assertThat(new LastTraining(folder).isUpToDate("print", FinalTraining.NONE))
                .isFalse();
    }

    @Test
    void isNotUpToDateWithAnotherModel() throws IOException {
        Files.writeString(folder.resolve("model.zip"), "Model");
        assertThat(new LastTraining(folder).isUpToDate("print", FinalTraining.NONE))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"fingerprint\":{},\"modelSha256\":[]}",
                "{\"fingerprint\":\"print\"}"
            })
    void isNotUpToDateWithATrainingThatSaysNothing(String json) throws IOException {
        writeTraining(json);
        assertThat(new LastTraining(folder).isUpToDate("print", FinalTraining.NONE))
                .isFalse();
        assertThat(new LastTraining(folder).isUpToDate("", FinalTraining.NONE)).isFalse();
    }

    @Test
    void isNotUpToDateWithoutAFolder() {
        assertThat(new LastTraining(folder.resolve("none")).isUpToDate("print", FinalTraining.NONE))
                .isFalse();
    }

    @Test
    void knowsAnImportFromATraining() throws IOException {
        LastTraining last = new LastTraining(folder);
        assertThat(last.imported()).isEmpty();
        ImportedFiles files = new ImportedFiles("pytorch", "model.pt", null, "3f2a", null, null, null);
        String sha256 = Sha256.of("model".getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("training.json"), Json.file(training(sha256, null, files)));
        Files.delete(folder.resolve("losses.csv"));
        assertThat(last.imported()).hasValue(files);
        assertThat(last.isImported("print")).isTrue();
        assertThat(last.isImported("another print")).isFalse();
        assertThat(last.isUpToDate("print", FinalTraining.NONE)).isFalse();
        Files.writeString(folder.resolve("model.zip"), "another one");
        assertThat(last.isImported("print")).isFalse();
        writeTraining("{");
        assertThat(last.imported()).isEmpty();
        assertThat(last.isImported("print")).isFalse();
    }

    @Test
    void knowsNothingOfAnImportWhoseModelIsGone() throws IOException {
        ImportedFiles files = new ImportedFiles("pytorch", "model.pt", null, "3f2a", null, null, null);
        Files.write(folder.resolve("training.json"), Json.file(training("3f2a", null, files)));
        Files.delete(folder.resolve("model.zip"));
        assertThat(new LastTraining(folder).imported()).isEmpty();
    }

    private static TrainingReport training(String modelSha256, @Nullable FinalModel finalModel) {
        return training(modelSha256, finalModel, null);
    }

    private static TrainingReport training(
            String modelSha256, @Nullable FinalModel finalModel, @Nullable ImportedFiles imported) {
        return new TrainingReport(
                TrainingReport.FORMAT_VERSION,
                "print",
                modelSha256,
                "9a7a",
                finalModel,
                List.of("area"),
                "price",
                Specification.of(DataSpec.csv("houses.csv", "price")),
                null,
                imported == null ? new EpochLoss(1, 0.5, null) : null,
                Map.of(),
                List.of(),
                new Advice(Advice.Kind.GOOD, Advice.Severity.GOOD, "It is good.", "", Map.of()),
                new Provenance(
                        "da7a",
                        25,
                        new Platform("vector", "none", "0.1.0", "none", "17", "Linux"),
                        null,
                        imported,
                        null));
    }

    private void writeTraining(String json) throws IOException {
        Files.writeString(folder.resolve("training.json"), json);
    }
}
