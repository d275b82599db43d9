package dev.mlmethods.regression.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.advice.Advice;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.exchange.tensor.Tensor;
import dev.mlmethods.regression.exchange.torch.StateDictFile;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.ImportSpec;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.evaluation.EvaluationPage;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.TrainingReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportHandlerTest {
    private final RequestHandler handler = new RequestHandler(event -> {});

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private String files;

    @BeforeEach
    void write() throws IOException {
        float[] weights = {0, 0, 1, 1, 0, 0, 0, 0, 1, 0};
        Path file = folder.resolve("model.pt");
        Files.write(
                file,
                StateDictFile.bytes(List.of(
                        Tensor.of("out.weight", List.of(1, 10), weights),
                        Tensor.of("out.bias", List.of(1), new float[] {150}))));
        files = "model.pt (SHA-256 " + Sha256.of(file).substring(0, 12) + ")";
    }

    @Test
    void writesWhatATrainingWritesExceptTheLosses() throws IOException {
        WorkerEvent.Finished finished = imported();
        assertThat(finished.summary().subList(0, 3))
                .containsExactly(
                        "Imported a network 10-1 with no activation and 11 weights and biases from " + files,
                        "No scaler: the network gets the features as they are.",
                        "test (89 rows)                     R2        RMSE         MAE         MSE");
        assertThat(finished.violations()).isEmpty();
        assertThat(names()).containsExactlyInAnyOrder("model.zip", "timings.json", "training.json");
        TrainingReport report = TrainingReport.read(out());
        assertThat(report.finalLoss()).isNull();
        assertThat(report.fingerprint()).isEqualTo("print");
        assertThat(report.modelSha256()).isEqualTo(Sha256.of(out().resolve("model.zip")));
        assertThat(Objects.requireNonNull(report.provenance().imported()).text())
                .isEqualTo("imported from " + files);
        assertThat(Json.tree(Files.readAllBytes(out().resolve("timings.json"))).propertyNames())
                .containsExactly("startSeconds", "dataSeconds", "evaluationSeconds", "totalSeconds");
    }

    @Test
    void removesWhatAnEarlierTrainingLeft() throws IOException {
        Files.createDirectories(out());
        Files.writeString(out().resolve("losses.csv"), "epoch,loss,validationLoss\n");
        Files.writeString(out().resolve("model-final.zip"), "");
        imported();
        assertThat(names()).containsExactlyInAnyOrder("model.zip", "timings.json", "training.json");
    }

    @Test
    void keepsItsInputsApartFromItsOutputs() throws IOException {
        Files.createDirectories(out());
        Files.copy(folder.resolve("model.pt"), out().resolve("model.zip"));
        assertThat(handler.handle(request(out().resolve("model.zip"))))
                .isInstanceOfSatisfying(
                        WorkerEvent.Failed.class,
                        failed -> assertThat(failed.message())
                                .startsWith("outputDirectory is " + out()
                                        + ", and model.zip in there is the file that this goal reads as its weights"));
    }

    @Test
    void theOtherGoalsTakeItsModel() throws IOException {
        imported();
        EvaluationReport report = evaluated();
        assertThat(report.heldOut()).isTrue();
        assertThat(report.losses()).isNull();
        assertThat(report.provenance()).isEqualTo(TrainingReport.read(out()).provenance());
        Files.writeString(folder.resolve("new.csv"), "age,sex,bmi,bp,s1,s2,s3,s4,s5,s6\n0,0,1,2,0,0,0,0,3,0\n");
        WorkerEvent predicted = handler.handle(new WorkerRequest.Predict(
                Backend.CPU,
                folder.toString(),
                out().resolve("model.zip").toString(),
                "new.csv",
                folder.resolve("predicted.csv").toString()));
        assertThat(predicted).isInstanceOf(WorkerEvent.Finished.class);
        assertThat(folder.resolve("predicted.csv")).hasContent("row,predicted\n0,156");
    }

    @Test
    void thePageSaysWhereTheNetworkComesFromInPlaceOfItsTraining() {
        imported();
        Page page = EvaluationPage.of(evaluated());
        String json = Json.line(page);
        assertThat(json)
                .contains("The network was imported from " + files + "; how it was trained is not known.")
                .contains("The network was imported from " + files
                        + "; how it was trained is not known, nor whether it has seen the test rows.")
                .contains("Import and evaluate it again")
                .doesNotContain("trained on", "epochs", "learningRate", "losses", "its training held out");
        String command = page.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Block.Command.class::isInstance)
                .map(block -> ((Block.Command) block).command())
                .findFirst()
                .orElseThrow();
        assertThat(command)
                .matches(
                        "mvn dev\\.mlmethods:regression-maven-plugin:[^:]+:import -Dregression\\.weights=model\\.pt"
                                + " -Dregression\\.dataset=diabetes\\nmvn dev\\.mlmethods:regression-maven-plugin:[^:]+:evaluate");
    }

    @Test
    void theAdviceIsNotToTrainWithOtherParameters() {
        imported();
        Advice advice = evaluated().advice();
        assertThat(advice.parameters()).isEmpty();
        assertThat(advice.text())
                .endsWith(
                        "The network was imported: if it predicts well where it comes from, its scaler, its activation or the scaling of its target is missing or another one here; otherwise train it again there, and import it.");
        assertThat(TrainingReport.read(out()).advice()).isEqualTo(advice);
    }

    private WorkerEvent.Finished imported() {
        return (WorkerEvent.Finished) handler.handle(request(folder.resolve("model.pt")));
    }

    private WorkerRequest.Import request(Path weights) {
        return new WorkerRequest.Import(
                Backend.CPU,
                folder.toString(),
                out().toString(),
                new ImportSpec(weights.toString(), null, null, null, Specification.of(DataSpec.builtIn("diabetes"))),
                1,
                "print",
                List.of());
    }

    private EvaluationReport evaluated() {
        assertThat(handler.handle(new WorkerRequest.Evaluate(
                        Backend.CPU,
                        folder.toString(),
                        out().toString(),
                        out().resolve("model.zip").toString(),
                        null,
                        Map.of())))
                .isInstanceOf(WorkerEvent.Finished.class);
        return EvaluationReport.read(out().resolve(EvaluationReport.FILE));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(out())) {
            return new ArrayList<>(
                    entries.map(entry -> entry.getFileName().toString()).toList());
        }
    }
}
