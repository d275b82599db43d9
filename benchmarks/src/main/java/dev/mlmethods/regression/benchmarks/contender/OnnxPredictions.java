package dev.mlmethods.regression.benchmarks.contender;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.exchange.onnx.OnnxForm;
import dev.mlmethods.regression.exchange.onnx.OnnxModel;
import dev.mlmethods.regression.model.ExportRows;
import dev.mlmethods.regression.model.ModelExport;
import dev.mlmethods.regression.model.RegressionModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Path;
import java.util.Map;

/** Predictions by ONNX Runtime's Java API on one thread, with the model as {@code regression:export} writes it. */
final class OnnxPredictions implements RowPredictions {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final OnnxForm form;
    private final int columns;
    private final DoubleBuffer all;
    private final DoubleBuffer[] each;

    OnnxPredictions(PredictionJob job, FeatureMatrix features, OnnxForm form) {
        this.form = form;
        columns = features.columns();
        RegressionModel model = RegressionModel.load(Path.of(job.model()));
        byte[] file = new ModelExport(model)
                .onnx(form, ExportRows.withinRanges(model))
                .file();
        try {
            OrtSession.SessionOptions options = new OrtSession.SessionOptions();
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(file, options);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
        all = buffer(features.rows() * columns);
        each = new DoubleBuffer[features.rows()];
        for (int row = 0; row < each.length; row++) {
            each[row] = buffer(columns);
            for (int column = 0; column < columns; column++) {
                double value = features.get(row, column);
                each[row].put(column, value);
                all.put(row * columns + column, value);
            }
        }
    }

    /** ONNX Runtime uses direct buffers as they are and copies others. */
    private static DoubleBuffer buffer(int numbers) {
        return ByteBuffer.allocateDirect(numbers * Double.BYTES)
                .order(ByteOrder.nativeOrder())
                .asDoubleBuffer();
    }

    @Override
    public double one(int row) {
        try (OnnxTensor input = OnnxTensor.createTensor(environment, each[row], new long[] {1, columns});
                OrtSession.Result result = session.run(Map.of(OnnxModel.INPUT, input))) {
            return output(result).get(0);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void all(double[] predicted) {
        try (OnnxTensor input = OnnxTensor.createTensor(environment, all, new long[] {predicted.length, columns});
                OrtSession.Result result = session.run(Map.of(OnnxModel.INPUT, input))) {
            DoubleBuffer numbers = output(result);
            for (int row = 0; row < predicted.length; row++) {
                predicted[row] = numbers.get(row);
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A copy; the result closes its tensors. */
    private static DoubleBuffer output(OrtSession.Result result) {
        return ((OnnxTensor) result.get(0)).getDoubleBuffer();
    }

    @Override
    public String version() {
        return "ONNX Runtime " + environment.getVersion() + ", " + form.parameterName() + ", in Java "
                + Runtime.version();
    }
}
