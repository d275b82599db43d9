package dev.mlmethods.regression.benchmarks.contender;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.predictor.file.ModelArchive;
import dev.mlmethods.regression.predictor.file.ModelContents;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/** Predictions by ONNX Runtime's Java API on one thread: the same network in Gemm form, with scaling, from float32 rows. */
final class OnnxPredictions implements RowPredictions {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final int columns;
    private final FloatBuffer all;
    private final FloatBuffer[] each;

    OnnxPredictions(PredictionJob job, FeatureMatrix features) {
        columns = features.columns();
        byte[] model = new OnnxModel(ModelContents.read(ModelArchive.open(Path.of(job.model())))).toBytes();
        try {
            OrtSession.SessionOptions options = new OrtSession.SessionOptions();
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(model, options);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
        all = buffer(features.rows() * columns);
        each = new FloatBuffer[features.rows()];
        for (int row = 0; row < each.length; row++) {
            each[row] = buffer(columns);
            for (int column = 0; column < columns; column++) {
                float value = (float) features.get(row, column);
                each[row].put(column, value);
                all.put(row * columns + column, value);
            }
        }
    }

    /** ONNX Runtime uses direct buffers as they are and copies others. */
    private static FloatBuffer buffer(int floats) {
        return ByteBuffer.allocateDirect(floats * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
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
            FloatBuffer floats = output(result);
            for (int row = 0; row < predicted.length; row++) {
                predicted[row] = floats.get(row);
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A copy; the result closes its tensors. */
    private static FloatBuffer output(OrtSession.Result result) {
        return ((OnnxTensor) result.get(0)).getFloatBuffer();
    }

    @Override
    public String version() {
        return "ONNX Runtime " + environment.getVersion() + " in Java " + Runtime.version();
    }
}
