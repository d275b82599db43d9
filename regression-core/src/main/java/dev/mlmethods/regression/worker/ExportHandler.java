package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.model.ExportFormat;
import dev.mlmethods.regression.model.ExportRows;
import dev.mlmethods.regression.model.ExportedOnnx;
import dev.mlmethods.regression.model.ModelExport;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.predictor.text.NumberText;
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
        DataSource dataset = DataSource.of(model.specification().data(), Path.of(request.basedir()));
        RequestHandler.inputs("dataset", dataset)
                .with("model", file)
                .requireApart(
                        RequestHandler.OUTPUT_FOLDER,
                        folder,
                        request.formats().stream().map(ExportFormat::fileName).toList());
        try (StagedFiles files = StagedFiles.in(folder)) {
            for (ExportFormat format : request.formats()) {
                byte[] bytes = bytes(model, format);
                files.write(format.fileName(), bytes);
                summary.add("Exported: " + folder.resolve(format.fileName()) + " (" + NumberText.count(bytes.length)
                        + " bytes)");
            }
            files.commit();
        }
        return new WorkerEvent.Finished(summary, List.of(), List.of());
    }

    private byte[] bytes(RegressionModel model, ExportFormat format) {
        ModelExport export = new ModelExport(model);
        return switch (format) {
            case ONNX -> {
                ExportedOnnx onnx = export.onnx(request.onnxForm(), rows(model));
                summary.add("ONNX, " + request.onnxForm().parameterName() + ": "
                        + onnx.check().text());
                yield onnx.file();
            }
            case SAFETENSORS -> export.safetensors(request.layerNames());
            case PYTORCH -> export.pytorch(request.layerNames());
        };
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
