package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.model.FinalTrainer;
import dev.mlmethods.regression.model.FinalTraining;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.report.TrainingAdvice;
import dev.mlmethods.regression.report.TuningFiles;
import dev.mlmethods.regression.report.page.ConfigurationLines;
import dev.mlmethods.regression.report.page.tuning.TuningPage;
import dev.mlmethods.regression.report.result.Timings;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.tune.Tuning;
import dev.mlmethods.regression.tune.TuningResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tunes, or says what it would try. */
final class TuneHandler {
    private final Consumer<WorkerEvent> events;
    private final RequestClock clock;

    TuneHandler(Consumer<WorkerEvent> events, RequestClock clock) {
        this.events = events;
        this.clock = clock;
    }

    WorkerEvent tune(WorkerRequest.Tune request) {
        Path basedir = Path.of(request.basedir());
        Path folder = Path.of(request.outputDirectory());
        Specification specification = request.tuning().specification();
        DataSource dataset = DataSource.of(specification.data(), basedir);
        if (!request.plan()) {
            RequestHandler.inputs("dataset", dataset)
                    .requireApart(RequestHandler.OUTPUT_FOLDER, folder, TuningFiles.ALL);
        }
        RequestHandler.checkBackend(request.backend(), specification, RegressionTrainer.engine(specification, 1));
        Tuning tuning = Tuning.of(request.tuning(), basedir);
        tuning.requireAffordable();
        List<String> lines = new ArrayList<>(dataset.notes());
        lines.addAll(TuningSummary.plan(request.tuning(), tuning));
        return request.plan() ? WorkerEvent.Finished.of(lines) : run(request, tuning, lines);
    }

    /** Those of the command line, which the next training won't have. */
    private static List<String> notKept(WorkerRequest.Tune request) {
        return request.tuning().given().stream()
                .filter(field -> !request.kept().contains(field))
                .toList();
    }

    private WorkerEvent run(WorkerRequest.Tune request, Tuning tuning, List<String> planned) {
        int threads = request.threads() == null ? Runtime.getRuntime().availableProcessors() : request.threads();
        Path basedir = Path.of(request.basedir());
        try (StagedFiles files = StagedFiles.in(Path.of(request.outputDirectory()))) {
            double start = clock.seconds();
            TuningResult result = tuning.run(threads, progress -> events.accept(new WorkerEvent.Tuning(progress)));
            double searched = clock.seconds();
            TrainingEngine engine = RegressionTrainer.engine(result.chosen(), threads);
            TrainingListener listener = TrainingEvents.withoutEpochs(events);
            TrainingResult model = RegressionTrainer.train(result.chosen(), basedir, engine, List.of(), listener);
            if (request.finalTraining() == FinalTraining.ALL) {
                model = FinalTrainer.train(model, basedir, engine, listener);
            }
            double end = clock.seconds();
            List<String> configuration = ConfigurationLines.of(
                            result.chosen(), request.kept(), request.tuning().specification(), notKept(request))
                    .values()
                    .stream()
                    .flatMap(List::stream)
                    .toList();
            TuningFiles.write(
                    files,
                    result,
                    model,
                    configuration,
                    Timings.ofSweep(searched - start, end - searched, end, result.trainedEpochs()));
            List<String> summary = new ArrayList<>(planned);
            summary.addAll(TuningSummary.lines(result, model, configuration, searched - start));
            WorkerEvent.Finished finished =
                    RequestHandler.finished(summary, result.findings(), TrainingAdvice.of(model), List.of());
            return result.chosen().readsNeighbours() ? finished.withWarning(TuningPage.STORES_ROWS) : finished;
        }
    }
}
