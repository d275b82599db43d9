package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.file.InputFiles;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.model.ExportFormat;
import dev.mlmethods.regression.model.ExportRows;
import dev.mlmethods.regression.model.ExportedOnnx;
import dev.mlmethods.regression.model.ModelExport;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.scaling.Preparation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Does what an export asks for. */
final class ExportHandler {
    private final WorkerRequest.Export request;
    private final List<String> summary = new ArrayList<>();

    ExportHandler(WorkerRequest.Export request) {
        this.request = request;
    }

    WorkerEvent.Finished export() {
        Path folder = Path.of(request.outputDirectory());
        Path file = Path.of(request.model());
        RegressionModel model = RequestHandler.load(file);
        inputs(model)
                .with("model", file)
                .requireApart(
                        RequestHandler.OUTPUT_FOLDER,
                        folder,
                        request.formats().stream()
                                .flatMap(format -> format.fileNames().stream())
                                .toList());
        try (StagedFiles files = StagedFiles.in(folder)) {
            for (ExportFormat format : request.formats()) {
                write(files, format, model);
            }
            files.commit();
        }
        return new WorkerEvent.Finished(summary, List.of(), List.of());
    }

    /** The dataset, if it is still there: an export needs it only for its check. */
    private InputFiles inputs(RegressionModel model) {
        try {
            return RequestHandler.inputs(
                    "dataset", DataSource.of(model.specification().data(), Path.of(request.basedir())));
        } catch (RegressionException e) {
            return InputFiles.none();
        }
    }

    private void write(StagedFiles files, ExportFormat format, RegressionModel model) {
        ModelExport export = new ModelExport(model);
        switch (format) {
            case ONNX -> {
                ExportedOnnx onnx = export.onnx(request.onnxForm(), rows(model));
                summary.add("ONNX, " + request.onnxForm().parameterName() + ": "
                        + onnx.check().text());
                write(files, format.fileName(), onnx.file());
                write(files, ExportFormat.DESCRIPTION, onnx.description());
            }
            case SAFETENSORS -> write(files, format.fileName(), export.safetensors(request.layerNames()));
            case PYTORCH -> {
                List<Preparation> preparations = model.preparations();
                boolean scaled = preparations.stream()
                        .anyMatch(preparation -> preparation.target().scales());
                boolean derived = preparations.stream()
                        .anyMatch(preparation -> !preparation.derived().isEmpty());
                summary.add("PyTorch: only the weights; the network takes scaled rows"
                        + (derived ? ", followed by the inputs that are derived from them," : "")
                        + (scaled ? " and gives the scaled target (targetScaling)." : "."));
                write(files, format.fileName(), export.pytorch(request.layerNames()));
            }
        }
    }

    private void write(StagedFiles files, String name, byte[] contents) {
        files.write(name, contents);
        summary.add("Exported: " + files.folder().resolve(name) + " (" + NumberText.count(contents.length) + " bytes)");
    }

    private ExportRows rows(RegressionModel model) {
        try {
            return ExportRows.ofTraining(model, Path.of(request.basedir()));
        } catch (RegressionException e) {
            summary.add("The training rows can't be checked: " + e.getMessage());
            return ExportRows.withinRanges(model);
        }
    }
}
