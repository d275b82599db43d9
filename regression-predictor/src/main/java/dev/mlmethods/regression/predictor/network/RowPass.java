package dev.mlmethods.regression.predictor.network;

import static dev.mlmethods.regression.predictor.network.ForwardKernels.LANES;
import static dev.mlmethods.regression.predictor.network.ForwardKernels.PANEL;

import java.util.List;

/**
 * The forward pass of one row. It does for the row what {@link ForwardKernels} do for many, in the same order and therefore with the same bits; but
 * its rows are vectors, the weights are read where they are, and it is fast before C2 has compiled the Vector API.
 */
final class RowPass {
    private static final int CHAINS = 8;

    private final List<DenseLayout.Layer> layers;
    private final Activation activation;
    private final float[] parameters;
    private final int widest;

    /**
     * Creates a pass.
     *
     * @param parameters in the layout; they aren't modified
     */
    RowPass(DenseLayout layout, Activation activation, float[] parameters) {
        this.layers = layout.layers();
        this.activation = activation;
        this.parameters = parameters;
        int most = layout.features();
        for (DenseLayout.Layer layer : layers) {
            most = Math.max(most, layer.units());
        }
        this.widest = DenseLayout.roundUp(most, PANEL);
    }

    /** Memory for a row, beginning with its scaled features. */
    float[] room() {
        return new float[2 * widest];
    }

    /**
     * Computes a row.
     *
     * @param x a {@link #room} with the scaled features at its beginning
     * @return the output, of which there is one
     */
    float output(float[] x) {
        int in = 0;
        int out = widest;
        DenseLayout.Layer first = layers.get(0);
        clear(x, first.inputs());
        int last = layers.size() - 1;
        for (int l = 0; l < last; l++) {
            DenseLayout.Layer layer = layers.get(l);
            for (int p = 0; p < layer.panels(); p++) {
                int w = layer.w() + p * layer.inputRows() * PANEL;
                int units = Math.min(PANEL, layer.units() - p * PANEL);
                for (int n = 0; n < units; n += CHAINS) {
                    product(x, in, layer.inputs(), w + n, layer.b() + p * PANEL + n, out + p * PANEL + n);
                }
            }
            activate(x, out, layer.units());
            clear(x, out + layer.units());
            int next = in;
            in = out;
            out = next;
        }
        DenseLayout.Layer single = layers.get(last);
        return parameters[single.b()] + sum(x, in, DenseLayout.panels(single.inputs()), single.w(), out);
    }

    /** Clears a row from its last number to the end of its panel. */
    private static void clear(float[] x, int from) {
        for (int i = from; i % PANEL != 0; i++) {
            x[i] = 0f;
        }
    }

    private void product(float[] x, int in, int inputs, int w, int b, int out) {
        float[] p = parameters;
        float a0 = p[b];
        float a1 = p[b + 1];
        float a2 = p[b + 2];
        float a3 = p[b + 3];
        float a4 = p[b + 4];
        float a5 = p[b + 5];
        float a6 = p[b + 6];
        float a7 = p[b + 7];
        for (int k = 0; k < inputs; k++) {
            float h = x[in + k];
            int at = w + k * PANEL;
            a0 = Math.fma(h, p[at], a0);
            a1 = Math.fma(h, p[at + 1], a1);
            a2 = Math.fma(h, p[at + 2], a2);
            a3 = Math.fma(h, p[at + 3], a3);
            a4 = Math.fma(h, p[at + 4], a4);
            a5 = Math.fma(h, p[at + 5], a5);
            a6 = Math.fma(h, p[at + 6], a6);
            a7 = Math.fma(h, p[at + 7], a7);
        }
        x[out] = a0;
        x[out + 1] = a1;
        x[out + 2] = a2;
        x[out + 3] = a3;
        x[out + 4] = a4;
        x[out + 5] = a5;
        x[out + 6] = a6;
        x[out + 7] = a7;
    }

    private void activate(float[] x, int at, int length) {
        if (activation == Activation.RELU) {
            for (int i = at; i < at + length; i++) {
                x[i] = Math.max(x[i], 0f);
            }
            return;
        }
        for (int i = at; i < at + length; i++) {
            x[i] = activation.value(x[i]);
        }
    }

    /** The chains of a single output, joined; {@code lanes} is room for them. */
    private float sum(float[] x, int in, int panels, int w, int lanes) {
        float[] p = parameters;
        for (int lane = 0; lane < LANES; lane++) {
            float a = 0f;
            for (int k = lane; k < panels * PANEL; k += LANES) {
                a = Math.fma(x[in + k], p[w + k], a);
            }
            x[lanes + lane] = a;
        }
        return ScalarForward.joined(x, lanes);
    }
}
