package dev.mlmethods.regression.spark;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.report.SweepFiles;
import dev.mlmethods.regression.report.result.Timings;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.sweep.BestModel;
import dev.mlmethods.regression.sweep.ExecutorSpec;
import dev.mlmethods.regression.sweep.SearchSpace;
import dev.mlmethods.regression.sweep.StrategySpec;
import dev.mlmethods.regression.sweep.Sweep;
import dev.mlmethods.regression.sweep.SweepData;
import dev.mlmethods.regression.sweep.SweepJournal;
import dev.mlmethods.regression.sweep.SweepPlan;
import dev.mlmethods.regression.sweep.SweepProgress;
import dev.mlmethods.regression.sweep.SweepResult;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.sweep.TrialExecutor;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** A sweep of 16 trainings of a tenth of a second each, on a file. */
final class SampleSweep {
    static final String DATASET = "data/rows.csv";

    static final Map<String, String> SIXTEEN = Map.of("learningRates", "1e-4,1e-3,1e-2,1e9", "seeds", "1,2,3,4");

    private SampleSweep() {}

    /** Writes the file that the sweeps are about. */
    static void writeDataset(Path basedir, double slope) throws IOException {
        StringBuilder rows = new StringBuilder("a,b,c,y\n");
        for (int i = 0; i < 600; i++) {
            double a = i % 29 / 29.0;
            double b = i % 31 / 31.0;
            double c = i % 37 / 37.0;
            rows.append(a + "," + b + "," + c + "," + (slope * a + b * b - c * a) + "\n");
        }
        Path file = basedir.resolve(DATASET);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, rows);
    }

    /** A grid over some fields, in the order of their names, as that of an immutable map differs from process to process. */
    static SweepSpec grid(String dataset, Map<String, String> values) {
        return SweepSpec.grid(specification(dataset), SearchSpace.parse(new TreeMap<>(values)));
    }

    /** Twelve trials, compared after 5, 15 and 45 epochs. */
    static SweepSpec successiveHalving(String dataset) {
        return SweepSpec.grid(specification(dataset), SearchSpace.parse(Map.of("learningRates", "log 1e-5..1e3")))
                .withStrategy(StrategySpec.successiveHalving(12, 3, 5));
    }

    private static Specification specification(String dataset) {
        return Specification.of(new DataSpec(dataset, "y", List.of(), List.of()))
                .withSplit(SplitSpec.defaults().withValidationSize(0.2))
                .withNetwork(NetworkSpec.defaults().withHiddenLayers(List.of(16, 8)))
                .withTraining(TrainingSpec.defaults().withEpochs(60).withBatchSize(BatchSize.of(16)));
    }

    /** What runs on that master. */
    static ExecutorSpec on(String master, String dataset, Map<String, String> more) {
        Map<String, String> properties = new LinkedHashMap<>(Map.of(
                "spark.master",
                master,
                "spark.driver.host",
                "127.0.0.1",
                "spark.driver.bindAddress",
                "127.0.0.1",
                "spark.executor.memory",
                "512m",
                "spark.executor.extraJavaOptions",
                "-XX:+UseSerialGC",
                "spark.executor.extraClassPath",
                StandaloneCluster.ours()));
        properties.putAll(more);
        return new ExecutorSpec("spark", properties, dataset, List.of());
    }

    /** Runs a sweep as the goal does, and writes its files. */
    static void run(
            SweepSpec spec,
            Path basedir,
            Path folder,
            Function<SweepData, TrialExecutor> executor,
            Consumer<SweepProgress> listener) {
        SweepData data = new SweepData(basedir);
        try (SweepJournal journal = SweepJournal.open(folder.resolve(SweepFiles.JOURNAL));
                StagedFiles files = StagedFiles.in(folder)) {
            SweepResult result = new Sweep(SweepPlan.of(spec), data, journal).run(executor.apply(data), listener);
            TrainingResult model = BestModel.train(result, basedir, 1, epoch -> {});
            SweepFiles.write(files, result, model, Timings.ofSweep(1, 1, 1, 1));
        }
    }

    /** The files that must not depend on where the trials were trained. */
    static Map<String, ByteBuffer> results(Path folder) throws IOException {
        Map<String, ByteBuffer> results = new LinkedHashMap<>();
        for (String name : List.of("trials.csv", "sweep.json", "report.html", "model.zip", "losses.csv")) {
            results.put(name, ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name))));
        }
        return results;
    }

    /** The trials in a journal, which begins with a line about the sweep. */
    static long journaled(Path folder) throws IOException {
        Path journal = folder.resolve(SweepFiles.JOURNAL);
        return Files.exists(journal) ? Files.readString(journal).lines().count() - 1 : 0;
    }
}
