package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.advice.Advice;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.model.FinalTrainer;
import dev.mlmethods.regression.model.FinalTraining;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.report.SweepFiles;
import dev.mlmethods.regression.report.TrainingAdvice;
import dev.mlmethods.regression.report.result.Timings;
import dev.mlmethods.regression.sweep.BestModel;
import dev.mlmethods.regression.sweep.ExecutorProvider;
import dev.mlmethods.regression.sweep.ExecutorSpec;
import dev.mlmethods.regression.sweep.LocalExecutor;
import dev.mlmethods.regression.sweep.Shard;
import dev.mlmethods.regression.sweep.Sweep;
import dev.mlmethods.regression.sweep.SweepData;
import dev.mlmethods.regression.sweep.SweepJournal;
import dev.mlmethods.regression.sweep.SweepPlan;
import dev.mlmethods.regression.sweep.SweepProgress;
import dev.mlmethods.regression.sweep.SweepResult;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.sweep.TrialExecutor;
import dev.mlmethods.regression.sweep.TrialResult;
import dev.mlmethods.regression.training.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs a sweep or a share of it, says what it would run, or joins what others have run. */
final class SweepHandler {
    private final Consumer<WorkerEvent> events;
    private final RequestClock clock;

    SweepHandler(Consumer<WorkerEvent> events, RequestClock clock) {
        this.events = events;
        this.clock = clock;
    }

    WorkerEvent sweep(WorkerRequest.Sweep request) {
        SweepPlan plan = SweepPlan.of(request.sweep());
        Path folder = Path.of(request.outputDirectory());
        Shard shard = request.shard();
        Path file = folder.resolve(shard == null ? SweepFiles.JOURNAL : shard.journal());
        Path basedir = Path.of(request.basedir());
        SweepData data = new SweepData(basedir);
        if (!request.plan()) {
            requireApart(request.sweep(), basedir, folder);
            read(request.sweep(), data);
        }
        checkBackend(request.backend(), request.sweep());
        try (SweepJournal journal =
                request.plan() && !Files.exists(file) ? SweepJournal.inMemory() : SweepJournal.open(file)) {
            Sweep sweep = new Sweep(plan, data, journal);
            if (request.plan()) {
                return WorkerEvent.Finished.of(SweepPlanLines.of(plan, shard, sweep));
            }
            int threads = threads(request.threads());
            int parallelism = request.parallelism() == null ? threads : request.parallelism();
            TrialExecutor executor = request.executor() == null
                    ? new LocalExecutor(data, threads, parallelism)
                    : remote(request.executor(), data, basedir);
            if (shard != null) {
                return shard(shard, sweep, executor);
            }
            return finish(
                    new SearchedFolder(basedir, folder, request.sweep(), threads, request.finalTraining()),
                    "Swept",
                    listener -> sweep.run(executor, listener));
        }
    }

    private TrialExecutor remote(ExecutorSpec spec, SweepData data, Path basedir) {
        return ExecutorProvider.named(spec.name())
                .executor(spec, data, basedir, line -> events.accept(new WorkerEvent.OnCluster(line)));
    }

    WorkerEvent merge(WorkerRequest.Merge request) {
        Path folder = Path.of(request.outputDirectory());
        Path basedir = Path.of(request.basedir());
        requireApart(request.sweep(), basedir, folder);
        checkBackend(request.backend(), request.sweep());
        List<Path> journals =
                JournalFiles.find(request.journals().stream().map(Path::of).toList());
        try (SweepJournal journal = SweepJournal.open(folder.resolve(SweepFiles.JOURNAL))) {
            Sweep sweep = new Sweep(SweepPlan.of(request.sweep()), new SweepData(basedir), journal);
            return finish(
                    new SearchedFolder(
                            basedir, folder, request.sweep(), threads(request.threads()), request.finalTraining()),
                    "Merged",
                    listener -> sweep.join(journals, listener));
        }
    }

    private static void requireApart(SweepSpec spec, Path basedir, Path folder) {
        RequestHandler.inputs("dataset", DataSource.of(spec.specification().data(), basedir))
                .requireApart(RequestHandler.OUTPUT_FOLDER, folder, SweepFiles.ALL);
    }

    private static void checkBackend(Backend backend, SweepSpec spec) {
        RequestHandler.checkBackend(backend, spec.specification(), RegressionTrainer.engine(spec.specification(), 1));
    }

    private static int threads(@Nullable Integer threads) {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }

    /** The data is read while the engine gets ready. */
    private static void read(SweepSpec spec, SweepData data) {
        Thread reading = new Thread(() -> data.read(spec), "regression-data");
        reading.setDaemon(true);
        reading.start();
    }

    private WorkerEvent shard(Shard shard, Sweep sweep, TrialExecutor executor) {
        double start = clock.seconds();
        List<TrialResult> results = sweep.run(shard, executor, this::tell);
        return WorkerEvent.Finished.of(ShardSummary.lines(shard, results, clock.seconds() - start));
    }

    /**
     * Where the files of a sweep go, and what its model is trained from.
     *
     * @param basedir what relative files in the specification are relative to
     * @param folder for the files
     * @param threads of the training of the model
     */
    private record SearchedFolder(
            Path basedir,
            Path folder,
            SweepSpec spec,
            int threads,
            @Nullable FinalTraining finalTraining) {}

    /** Gets the results, trains the model, and writes the files. */
    private WorkerEvent finish(SearchedFolder of, String done, Function<Consumer<SweepProgress>, SweepResult> search) {
        AtomicLong trainedEpochs = new AtomicLong();
        try (StagedFiles files = StagedFiles.in(of.folder())) {
            double start = clock.seconds();
            SweepResult result = search.apply(progress -> {
                trainedEpochs.set(progress.trainedEpochs());
                tell(progress);
            });
            double swept = clock.seconds();
            SweepSummary.requireBest(result);
            TrainingResult model = model(of, result);
            double end = clock.seconds();
            SweepFiles.write(
                    files, result, model, Timings.ofSweep(swept - start, end - swept, end, trainedEpochs.get()));
            List<String> summary =
                    new ArrayList<>(DataSource.of(of.spec().specification().data(), of.basedir())
                            .notes());
            summary.addAll(summary(done, result, model, swept - start));
            return RequestHandler.finished(summary, result.findings(), advice(of.spec(), model), List.of());
        }
    }

    private TrainingResult model(SearchedFolder of, SweepResult result) {
        TrainingListener listener = TrainingEvents.withoutEpochs(events);
        TrainingResult best = BestModel.train(result, of.basedir(), of.threads(), listener);
        return of.finalTraining() == FinalTraining.ALL
                ? FinalTrainer.train(
                        best,
                        of.basedir(),
                        RegressionTrainer.engine(best.model().specification(), of.threads()),
                        listener)
                : best;
    }

    private static List<String> summary(String done, SweepResult result, TrainingResult model, double seconds) {
        List<String> lines = new ArrayList<>(SweepSummary.lines(done, result, model, seconds));
        lines.addAll(TrainingSummary.notes(model));
        return lines;
    }

    /** The search itself shows whether more of what it searches would help. */
    private static Advice advice(SweepSpec spec, TrainingResult model) {
        Advice advice = TrainingAdvice.of(model);
        List<String> searched = spec.space().fields();
        return advice.parameters().keySet().stream().anyMatch(searched::contains) ? advice.withoutRemedy() : advice;
    }

    private void tell(SweepProgress progress) {
        events.accept(new WorkerEvent.Sweeping(progress));
    }
}
