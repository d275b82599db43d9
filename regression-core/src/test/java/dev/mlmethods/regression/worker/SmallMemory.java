package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.training.TrainingSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process that trains, evaluates and predicts as the goals do, for {@link LargeTableTest}. */
final class SmallMemory {
    private SmallMemory() {}

    /** Works in the folder of the first argument, on its {@code large.csv}, and prints the outcome of each request. */
    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        run(folder, folder.resolve(args[1])).forEach(System.out::println);
    }

    /** The outcome of each request. */
    static List<String> run(Path folder, Path out) {
        Specification specification = Specification.of(new DataSpec("large.csv", "y", List.of(), List.of()))
                .withTraining(TrainingSpec.defaults().withEpochs(1));
        RequestHandler handler = new RequestHandler(event -> {});
        String model = out.resolve("model.zip").toString();
        return List.<WorkerRequest>of(
                        new WorkerRequest.Train(
                                Backend.CPU, folder.toString(), out.toString(), specification, 2, "print", List.of()),
                        new WorkerRequest.Evaluate(
                                Backend.CPU, folder.toString(), out.toString(), model, null, Map.of()),
                        new WorkerRequest.Predict(
                                Backend.CPU,
                                folder.toString(),
                                model,
                                "large.csv",
                                out.resolve("new.csv").toString()))
                .stream()
                .map(request -> outcome(handler.handle(request)))
                .toList();
    }

    private static String outcome(WorkerEvent event) {
        return event instanceof WorkerEvent.Failed failed
                ? failed.message()
                : event.getClass().getSimpleName();
    }
}
