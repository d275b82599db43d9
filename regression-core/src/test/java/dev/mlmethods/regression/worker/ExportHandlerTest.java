package dev.mlmethods.regression.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.exchange.onnx.OnnxForm;
import dev.mlmethods.regression.exchange.onnx.OnnxRuntime;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.ExportFormat;
import dev.mlmethods.regression.model.LayerNames;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.model.SmallModels;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ExportHandlerTest {
    private final RequestHandler handler = new RequestHandler(event -> {});

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void train() throws IOException {
        StringBuilder table = new StringBuilder("area,city,price\n");
        for (int row = 0; row < 60; row++) {
            table.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%d%n",
                    row % 7 == 0 ? "" : Integer.toString(row),
                    row % 2 == 0 ? "Oslo" : "Rome",
                    row * row));
        }
        Files.writeString(folder.resolve("flats.csv"), table);
        Specification specification = SmallModels.SPECIFICATION
                .withData(new DataSpec("flats.csv", "price", List.of(), List.of()))
                .withTraining(SmallModels.SPECIFICATION
                        .training()
                        .withEngine(EngineName.VECTOR)
                        .withTargetScaling(TargetScaling.STANDARD));
        RegressionModel model = RegressionTrainer.train(specification, folder, TrainingListener.SILENT)
                .model();
        model.save(folder.resolve("model.zip"));
    }

    @Test
    void writesWhatIsAskedFor() throws IOException {
        Path out = folder.resolve("out");
        WorkerEvent result = export(List.of(ExportFormat.ONNX, ExportFormat.SAFETENSORS, ExportFormat.PYTORCH), out);

        assertThat(out.toFile().list())
                .containsExactlyInAnyOrder("model.onnx", "model.json", "model.safetensors", "model.pt");
        assertThat(result)
                .asInstanceOf(type(WorkerEvent.Finished.class))
                .satisfies(finished -> assertThat(finished.summary())
                        .containsExactly(
                                "ONNX, exact: the same bits as the model's own predictions for the 48 training rows",
                                exported(out, "model.onnx"),
                                exported(out, "model.json"),
                                exported(out, "model.safetensors"),
                                "PyTorch: only the weights; the network takes scaled rows and gives the scaled target"
                                        + " (targetScaling).",
                                exported(out, "model.pt")));
    }

    private static String exported(Path out, String name) {
        return "Exported: " + out.resolve(name) + " ("
                + String.format(Locale.ROOT, "%,d", out.resolve(name).toFile().length()) + " bytes)";
    }

    /** What a program has to know to make features of the cells of a table. */
    @Test
    void describesTheColumnsInTheGraphAndBesideIt() throws IOException {
        WorkerEvent unused = export(List.of(ExportFormat.ONNX), folder);

        JsonNode description = Json.tree(Files.readAllBytes(folder.resolve("model.json")));
        assertThat(description.get("columns").toString())
                .matches("\\[\\{\"name\":\"area\",\"type\":\"number\",\"missing\":\"marked\",\"fill\":27.975},"
                        + "\\{\"name\":\"city\",\"type\":\"category\",.*\"categories\":\\[\"Oslo\",\"Rome\"].*}]");
        Map<String, String> metadata;
        try (OnnxRuntime runtime =
                new OnnxRuntime(Files.readAllBytes(folder.resolve("model.onnx")), OptLevel.NO_OPT, 1)) {
            metadata = runtime.metadata();
        }
        assertThat(metadata).containsOnlyKeys(description.propertyNames());
        assertThat(metadata)
                .contains(
                        entry("columns", description.get("columns").toString()),
                        entry("features", description.get("features").toString()),
                        entry("target", "price"));
    }

    @Test
    void checksOtherRowsIfTheDatasetIsGone() throws IOException {
        Files.delete(folder.resolve("flats.csv"));
        WorkerEvent result = export(List.of(ExportFormat.ONNX), folder);
        assertThat(result).asInstanceOf(type(WorkerEvent.Finished.class)).satisfies(finished -> {
            assertThat(finished.summary().get(0))
                    .startsWith("The training rows can't be checked: ")
                    .contains("flats.csv");
            assertThat(finished.summary().get(1))
                    .isEqualTo("ONNX, exact: the same bits as the model's own predictions for 10,000 rows drawn within"
                            + " the range of the training rows");
        });
    }

    @Test
    void doesNotReplaceTheModel() throws IOException {
        byte[] model = Files.readAllBytes(folder.resolve("model.zip"));
        Files.move(folder.resolve("model.zip"), folder.resolve("model.pt"));
        WorkerEvent result = handler.handle(request(folder.resolve("model.pt"), List.of(ExportFormat.PYTORCH), folder));
        assertThat(result)
                .asInstanceOf(type(WorkerEvent.Failed.class))
                .satisfies(failed -> assertThat(failed.message()).contains("outputDirectory", "model.pt"));
        assertThat(folder.resolve("model.pt")).hasBinaryContent(model);
    }

    private WorkerEvent export(List<ExportFormat> formats, Path out) {
        return handler.handle(request(folder.resolve("model.zip"), formats, out));
    }

    private WorkerRequest request(Path model, List<ExportFormat> formats, Path out) {
        return new WorkerRequest.Export(
                Backend.CPU,
                folder.toString(),
                model.toString(),
                out.toString(),
                formats,
                OnnxForm.EXACT,
                LayerNames.DEFAULT);
    }
}
