package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.EncodingSpec;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.sweep.SearchSpace;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process that trains, evaluates, predicts, describes and sweeps as the goals do by default, for {@link WithoutDl4jTest}. */
final class DefaultRequests {
    private DefaultRequests() {}

    /** Works in the folder of the first argument, and prints the outcome of each request. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Files.writeString(
                folder.resolve("rows.csv"),
                "age,sex,bmi,bp,s1,s2,s3,s4,s5,s6\n0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1\n");
        Specification specification = Specification.of(DataSpec.builtIn("diabetes"))
                .withTraining(TrainingSpec.defaults().withEpochs(3));
        String out = folder.resolve("out").toString();
        String model = folder.resolve("out/model.zip").toString();
        RequestHandler handler = new RequestHandler(event -> {});
        for (WorkerRequest request : List.of(
                new WorkerRequest.Train(Backend.CPU, folder.toString(), out, specification, 1, "print", List.of()),
                new WorkerRequest.Evaluate(Backend.CPU, folder.toString(), out, model, null, Map.of()),
                new WorkerRequest.Predict(
                        Backend.CPU, folder.toString(), model, "rows.csv", out + "/rows-predicted.csv"),
                new WorkerRequest.Describe(
                        Backend.CPU, folder.toString(), out, specification.data(), EncodingSpec.defaults()),
                new WorkerRequest.Sweep(
                        Backend.CPU,
                        folder.toString(),
                        folder.resolve("sweep").toString(),
                        SweepSpec.grid(
                                specification.withSplit(new SplitSpec(0.2, 42, 0.2)),
                                SearchSpace.parse(Map.of("epochs", "1,2"))),
                        1,
                        1,
                        false))) {
            System.out.println(request.getClass().getSimpleName() + " "
                    + handler.handle(request).getClass().getSimpleName());
        }
    }
}
