package dev.mlmethods.regression.benchmarks.contender;

import dev.mlmethods.regression.data.BuiltInDataset;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.model.PreparedData;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.sweep.Dimension;
import dev.mlmethods.regression.sweep.LocalExecutor;
import dev.mlmethods.regression.sweep.SearchSpace;
import dev.mlmethods.regression.sweep.Sweep;
import dev.mlmethods.regression.sweep.SweepData;
import dev.mlmethods.regression.sweep.SweepJournal;
import dev.mlmethods.regression.sweep.SweepPlan;
import dev.mlmethods.regression.sweep.SweepResult;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.sweep.TrialResult;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** A sweep of the core, from its plan to its result, with its own journal. */
final class CoreSweep implements Training {
    /** What all trials have in common. */
    private static final Specification DATA = Specification.of(
                    DataSpec.builtIn(BuiltInDataset.CALIFORNIA_HOUSING.datasetName()))
            .withSplit(SplitSpec.defaults().withValidationSize(0.2));

    private final SweepJob job;
    private final SweepSpec spec;

    CoreSweep(SweepJob job) {
        this.job = job;
        TrainingSpec training = TrainingSpec.defaults()
                .withEngine(EngineName.VECTOR)
                // The others compute the validation loss at the end of a trial, not after each epoch.
                .withEvaluateEvery(job.epochs().get(0));
        Map<String, Dimension> grid = new LinkedHashMap<>();
        grid.put("learningRate", new Dimension.Values(new ArrayList<>(job.learningRates())));
        grid.put("epochs", new Dimension.Values(new ArrayList<>(job.epochs())));
        this.spec = SweepSpec.grid(
                DATA.withNetwork(NetworkSpec.defaults().withHiddenLayers(job.hiddenLayers()))
                        .withTraining(training),
                SearchSpace.of(grid));
    }

    @Override
    public Measurement run() {
        try {
            Path folder = Files.createTempDirectory(Path.of(job.folder()), "sweep");
            long start = System.nanoTime();
            AtomicLong epochs = new AtomicLong();
            SweepResult result = sweep(folder.resolve("journal.jsonl"), epochs);
            return measurement((System.nanoTime() - start) / 1e9, result, epochs.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SweepResult sweep(Path file, AtomicLong epochs) {
        SweepPlan plan = SweepPlan.of(spec);
        SweepData data = new SweepData(Path.of(""));
        try (SweepJournal journal = SweepJournal.open(file)) {
            return new Sweep(plan, data, journal)
                    .run(
                            new LocalExecutor(data, job.parallelism(), job.parallelism()),
                            progress -> epochs.set(progress.trainedEpochs()));
        }
    }

    private static Measurement measurement(double seconds, SweepResult result, long epochs) {
        Map<String, Double> details = new HashMap<>();
        for (TrialResult trial : result.results()) {
            details.put("training RMSE of trial " + trial.trial(), trial.train().rmse());
            details.put(
                    "validation RMSE of trial " + trial.trial(),
                    trial.validation().rmse());
            details.put("test RMSE of trial " + trial.trial(), trial.test().rmse());
        }
        details.put("epochs", (double) epochs);
        double best = result.results().stream()
                .mapToDouble(trial -> trial.validation().rmse())
                .min()
                .orElseThrow();
        return new Measurement(seconds, best, details);
    }

    /** Writes the rows of each part of the split, scaled, for the programs that don't know the core. */
    static void export(Path folder) throws IOException {
        Dataset dataset = BuiltInDataset.CALIFORNIA_HOUSING.load();
        PreparedData data = PreparedData.of(DatasetSplit.of(dataset, DATA.split()), DATA, row -> "row " + row);
        write(folder.resolve("training"), data.training());
        write(folder.resolve("validation"), Objects.requireNonNull(data.validation()));
        write(folder.resolve("test"), ScaledDataset.of(data.split().test(), data.preparation()));
    }

    private static void write(Path folder, ScaledDataset rows) throws IOException {
        new ReferenceFiles(folder).writeRows(rows.features(), rows.target());
    }
}
