package dev.mlmethods.regression.exchange.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.Map;

/** A file {@code .onnx} in ONNX Runtime, which is asked for float64 rows and gives float64 predictions. */
public final class OnnxRuntime implements AutoCloseable {
    private final OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    private final OrtSession session;

    /** Opens a file. */
    public OnnxRuntime(byte[] file, OrtSession.SessionOptions.OptLevel optimization, int threads) {
        try {
            options.setOptimizationLevel(optimization);
            options.setIntraOpNumThreads(threads);
            this.session = OrtEnvironment.getEnvironment().createSession(file, options);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The predictions of rows, of which so many are predicted at a time. */
    public double[] predict(double[] rows, int columns, int batch) {
        int count = rows.length / columns;
        double[] predicted = new double[count];
        for (int from = 0; from < count; from += batch) {
            int to = Math.min(from + batch, count);
            double[] some = predict(Arrays.copyOfRange(rows, from * columns, to * columns), columns);
            System.arraycopy(some, 0, predicted, from, to - from);
        }
        return predicted;
    }

    private double[] predict(double[] rows, int columns) {
        long[] shape = {rows.length / columns, columns};
        try (OnnxTensor tensor =
                        OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), DoubleBuffer.wrap(rows), shape);
                OrtSession.Result result = session.run(Map.of(OnnxModel.INPUT, tensor))) {
            double[][] predictions = (double[][]) result.get(0).getValue();
            return Arrays.stream(predictions).mapToDouble(row -> row[0]).toArray();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The texts in {@code metadata_props}. */
    public Map<String, String> metadata() {
        try {
            return session.getMetadata().getCustomMetadata();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
            options.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
