package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.evaluation.EvaluationTable;
import dev.mlmethods.regression.file.InputFiles;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.model.ImportResult;
import dev.mlmethods.regression.model.ImportSpec;
import dev.mlmethods.regression.model.ModelImport;
import dev.mlmethods.regression.report.TrainingAdvice;
import dev.mlmethods.regression.report.TrainingFiles;
import dev.mlmethods.regression.report.result.Timings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Does what an import asks for.
 *
 * @param events takes the reports on its progress
 * @param clock of the request
 */
record ImportHandler(Consumer<WorkerEvent> events, RequestClock clock) {
    WorkerEvent.Finished imported(WorkerRequest.Import request) {
        double startSeconds = clock.seconds();
        ImportSpec spec = request.spec();
        Path basedir = Path.of(request.basedir());
        Path folder = Path.of(request.outputDirectory());
        DataSource dataset = DataSource.of(spec.specification().data(), basedir);
        inputs(spec, dataset).requireApart(RequestHandler.OUTPUT_FOLDER, folder, TrainingFiles.ALL);
        int threads = request.threads() == null ? Runtime.getRuntime().availableProcessors() : request.threads();
        ImportResult result;
        try (StagedFiles files = StagedFiles.in(folder)) {
            result = ModelImport.run(spec, basedir, threads, request.gates(), new TrainingEvents(events));
            TrainingFiles.write(
                    files, result, request.fingerprint(), Timings.ofImport(startSeconds, result, clock.seconds()));
        }
        List<String> summary = new ArrayList<>(dataset.notes());
        summary.addAll(result.notes());
        if (result.division() != null) {
            summary.add(result.division());
        }
        summary.addAll(EvaluationTable.lines(result.evaluation()));
        return RequestHandler.finished(summary, result.model().findings(), TrainingAdvice.of(result), List.of());
    }

    private static InputFiles inputs(ImportSpec spec, DataSource dataset) {
        InputFiles inputs = RequestHandler.inputs("dataset", dataset).with("weights", Path.of(spec.weights()));
        return spec.scaler() == null ? inputs : inputs.with("scaler", Path.of(spec.scaler()));
    }
}
