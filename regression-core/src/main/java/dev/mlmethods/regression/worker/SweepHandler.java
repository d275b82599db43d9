package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.advice.Advice;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.model.FinalTrainer;
import dev.mlmethods.regression.model.FinalTraining;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.report.SweepFiles;
import dev.mlmethods.regression.report.TrainingAdvice;
import dev.mlmethods.regression.report.result.Timings;
import dev.mlmethods.regression.sweep.BestModel;
import dev.mlmethods.regression.sweep.LocalExecutor;
import dev.mlmethods.regression.sweep.Sweep;
import dev.mlmethods.regression.sweep.SweepData;
import dev.mlmethods.regression.sweep.SweepJournal;
import dev.mlmethods.regression.sweep.SweepPlan;
import dev.mlmethods.regression.sweep.SweepProgress;
import dev.mlmethods.regression.sweep.SweepResult;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.training.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Runs a sweep, or says what it would run. */
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
        Path file = folder.resolve(SweepFiles.JOURNAL);
        SweepData data = new SweepData(Path.of(request.basedir()));
        if (!request.plan()) {
            RequestHandler.inputs(
                            "dataset",
                            DataSource.of(request.sweep().specification().data(), Path.of(request.basedir())))
                    .requireApart(RequestHandler.OUTPUT_FOLDER, folder, SweepFiles.ALL);
            read(request.sweep(), data);
        }
        Specification specification = request.sweep().specification();
        RequestHandler.checkBackend(request.backend(), specification, RegressionTrainer.engine(specification, 1));
        try (SweepJournal journal =
                request.plan() && !Files.exists(file) ? SweepJournal.inMemory() : SweepJournal.open(file)) {
            Sweep sweep = new Sweep(plan, data, journal);
            return request.plan()
                    ? WorkerEvent.Finished.of(SweepPlanLines.of(plan, sweep.runsLeft()))
                    : run(request, folder, sweep, data);
        }
    }

    /** The data is read while the engine gets ready. */
    private static void read(SweepSpec spec, SweepData data) {
        Thread reading = new Thread(() -> data.read(spec), "regression-data");
        reading.setDaemon(true);
        reading.start();
    }

    private WorkerEvent run(WorkerRequest.Sweep request, Path folder, Sweep sweep, SweepData data) {
        int threads = request.threads() == null ? Runtime.getRuntime().availableProcessors() : request.threads();
        int parallelism = request.parallelism() == null ? threads : request.parallelism();
        AtomicLong trainedEpochs = new AtomicLong();
        try (StagedFiles files = StagedFiles.in(folder)) {
            double start = clock.seconds();
            SweepResult result = sweep.run(new LocalExecutor(data, threads, parallelism), progress -> {
                trainedEpochs.set(progress.trainedEpochs());
                tell(progress);
            });
            double swept = clock.seconds();
            SweepSummary.requireBest(result);
            TrainingResult model = model(request, result, threads);
            double end = clock.seconds();
            SweepFiles.write(
                    files, result, model, Timings.ofSweep(swept - start, end - swept, end, trainedEpochs.get()));
            List<String> summary = new ArrayList<>(
                    DataSource.of(request.sweep().specification().data(), Path.of(request.basedir()))
                            .notes());
            summary.addAll(summary(result, model, swept - start));
            return RequestHandler.finished(summary, result.findings(), advice(request, model), List.of());
        }
    }

    private TrainingResult model(WorkerRequest.Sweep request, SweepResult result, int threads) {
        Path basedir = Path.of(request.basedir());
        TrainingListener listener = TrainingEvents.withoutEpochs(events);
        TrainingResult best = BestModel.train(result, basedir, threads, listener);
        return request.finalTraining() == FinalTraining.ALL
                ? FinalTrainer.train(
                        best, basedir, RegressionTrainer.engine(best.model().specification(), threads), listener)
                : best;
    }

    private static List<String> summary(SweepResult result, TrainingResult model, double seconds) {
        List<String> lines = new ArrayList<>(SweepSummary.lines(result, model, seconds));
        lines.addAll(TrainingSummary.notes(model));
        return lines;
    }

    /** The search itself shows whether more of what it searches would help. */
    private static Advice advice(WorkerRequest.Sweep request, TrainingResult model) {
        Advice advice = TrainingAdvice.of(model);
        List<String> searched = request.sweep().space().fields();
        return advice.parameters().keySet().stream().anyMatch(searched::contains) ? advice.withoutRemedy() : advice;
    }

    private void tell(SweepProgress progress) {
        events.accept(new WorkerEvent.Sweeping(progress));
    }
}
