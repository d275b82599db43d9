package dev.mlmethods.regression.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.EncodingSpec;
import dev.mlmethods.regression.model.SmallModels;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.report.DatasetFiles;
import dev.mlmethods.regression.report.EvaluationFiles;
import dev.mlmethods.regression.report.SweepFiles;
import dev.mlmethods.regression.report.TrainingFiles;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.sweep.SweepSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No goal overwrites what it reads: it fails, and the file stays as it was. */
class OverwrittenInputsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private void assertRefused(WorkerRequest request, Path file, String start, String end) throws IOException {
        byte[] before = Files.readAllBytes(file);
        WorkerEvent.Failed failed = (WorkerEvent.Failed) new RequestHandler(event -> {}).handle(request);
        assertThat(failed.message()).isEqualTo(start + file + ": it would be overwritten. " + end);
        assertThat(file).hasBinaryContent(before);
    }

    private static Specification of(Path dataset) {
        return new Specification(
                DataSpec.csv(dataset.toString(), "target"),
                SmallModels.SPECIFICATION.split(),
                SmallModels.SPECIFICATION.network(),
                SmallModels.SPECIFICATION.training());
    }

    private Path dataset(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "a,target\n1,2\n3,5\n4,4\n");
    }

    @Test
    void predictWritesNeitherItsInputNorTheModel() throws IOException {
        Path input = dataset("in.csv");
        Path model = Files.writeString(folder.resolve("model.zip"), "a model");
        assertRefused(
                predict(model, "in.csv", input),
                input,
                "predictions is " + input + ", which is the file that this goal reads as its input, ",
                "Give predictions or input another place.");
        Path link = Files.createSymbolicLink(folder.resolve("link.zip"), model);
        assertRefused(
                predict(model, "in.csv", link),
                model,
                "predictions is " + link + ", which is the file that this goal reads as its model, ",
                "Give predictions or model another place.");
    }

    private WorkerRequest predict(Path model, String input, Path predictions) {
        return new WorkerRequest.Predict(
                Backend.CPU, folder.toString(), model.toString(), input, predictions.toString());
    }

    @Test
    void trainWritesNoFileOverItsDataset() throws IOException {
        for (String name : TrainingFiles.ALL) {
            Path dataset = dataset(name);
            assertRefused(
                    new WorkerRequest.Train(
                            Backend.CPU, folder.toString(), folder.toString(), of(dataset), null, "print", List.of()),
                    dataset,
                    inFolder(name, "dataset"),
                    "Give outputDirectory or dataset another place.");
            Files.delete(dataset);
        }
    }

    @Test
    void describeWritesNoFileOverItsDataset() throws IOException {
        for (String name : DatasetFiles.ALL) {
            Path dataset = dataset(name);
            assertRefused(
                    new WorkerRequest.Describe(
                            Backend.CPU,
                            folder.toString(),
                            folder.toString(),
                            DataSpec.csv(name, "target"),
                            EncodingSpec.defaults()),
                    dataset,
                    inFolder(name, "dataset"),
                    "Give outputDirectory or dataset another place.");
            Files.delete(dataset);
        }
    }

    @Test
    void sweepWritesNoFileOverItsDataset() throws IOException {
        SweepSpec small = SmallSweeps.grid("epochs", "1,2");
        for (String name : SweepFiles.ALL) {
            Path dataset = dataset(name);
            Specification specification = new Specification(
                    DataSpec.csv(dataset.toString(), "target"),
                    small.specification().split(),
                    small.specification().network(),
                    small.specification().training());
            SweepSpec sweep = new SweepSpec(
                    specification, small.space(), small.strategy(), small.objective(), small.folds(), small.refit());
            assertRefused(
                    new WorkerRequest.Sweep(
                            Backend.CPU, folder.toString(), folder.toString(), sweep, null, null, false),
                    dataset,
                    inFolder(name, "dataset"),
                    "Give outputDirectory or dataset another place.");
            Files.delete(dataset);
        }
    }

    @Test
    void evaluateWritesNoFileOverItsDatasetOrTheModel() throws IOException {
        Path model = folder.resolve("any.zip");
        SmallModels.train().model().save(model);
        for (String name : EvaluationFiles.ALL) {
            Path dataset = dataset(name);
            assertRefused(
                    evaluate(model, name),
                    dataset,
                    inFolder(name, "dataset"),
                    "Give outputDirectory or dataset another place.");
            Files.delete(dataset);
            Path moved = Files.move(model, folder.resolve(name));
            assertRefused(
                    evaluate(moved, null),
                    moved,
                    inFolder(name, "model"),
                    "Give outputDirectory or model another place.");
            Files.move(moved, model);
        }
    }

    private WorkerRequest evaluate(Path model, @Nullable String dataset) {
        return new WorkerRequest.Evaluate(
                Backend.CPU, folder.toString(), folder.toString(), model.toString(), dataset, Map.of());
    }

    private String inFolder(String name, String input) {
        return "outputDirectory is " + folder + ", and " + name + " in there is the file that this goal reads as its "
                + input + ", ";
    }
}
