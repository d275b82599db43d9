package dev.mlmethods.regression.predictor;

/**
 * Predictions computed the way the kernels' documentation describes, one number after another: chains of fused multiply-adds, and 16 of them for the
 * output.
 */
final class DocumentedPredictions {
    private static final int LANES = 16;

    private final SampleModel model;

    DocumentedPredictions(SampleModel model) {
        this.model = model;
    }

    double[] of(double[][] rows) {
        double[] predicted = new double[rows.length];
        for (int row = 0; row < rows.length; row++) {
            predicted[row] = of(rows[row]);
        }
        return predicted;
    }

    double of(double[] row) {
        float[] in = new float[row.length];
        for (int column = 0; column < row.length; column++) {
            in[column] = Double.isInfinite(model.scales[column])
                    ? 0f
                    : (float) ((row[column] - model.means[column]) / model.scales[column]);
        }
        int next = 0;
        for (int units : model.hiddenLayers) {
            float[] out = new float[units];
            for (int n = 0; n < units; n++) {
                float sum = model.parameters[next + units * in.length + n];
                for (int k = 0; k < in.length; k++) {
                    sum = Math.fma(in[k], model.parameters[next + n * in.length + k], sum);
                }
                out[n] = model.activation.value(sum);
            }
            next += (in.length + 1) * units;
            in = out;
        }
        float[] chains = new float[LANES];
        for (int k = 0; k < in.length; k++) {
            chains[k % LANES] = Math.fma(in[k], model.parameters[next + k], chains[k % LANES]);
        }
        for (int joined = LANES / 2; joined > 0; joined /= 2) {
            for (int j = 0; j < joined; j++) {
                chains[j] += chains[j + joined];
            }
        }
        float output = model.parameters[next + in.length] + chains[0];
        return output * model.targetScale + model.targetMean;
    }
}
