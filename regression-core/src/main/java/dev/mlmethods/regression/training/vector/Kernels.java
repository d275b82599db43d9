package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.predictor.network.ForwardKernels;

/**
 * The inner loops of the engine: those of a forward pass, and what a training needs in addition. With the transposed weights, and starting from 0,
 * {@link #product} is also the backward pass of a layer.
 *
 * <p>Every implementation gives the same bits: a sum over inputs, units or rows is one chain of fused multiply-adds in ascending order, and vectors
 * run across such chains, never along them. If a kernel has several chains for one sum, it says in which order they are joined.
 */
interface Kernels extends ForwardKernels {
    /**
     * gradient[k][n] = start[k][n] + sum over r of in[r][k] delta[r][n], for a panel of units.
     *
     * @param in a tile, of which the first {@code inputs} columns count, and up to {@value #BLOCK} - 1 more are 0
     * @param delta [{@value #ROWS}][{@value #PANEL}]
     * @param start [inputs][startStride]
     * @param startStride {@value #PANEL}, or 0 if all inputs have the same start
     * @param gradient [inputs][{@value #PANEL}]
     * @param width as in {@link #product}
     */
    void gradient(
            float[] x, int in, int inputs, int delta, int start, int startStride, int gradient, int width, int rows);

    /**
     * gradient[n] = start[n] + sum over r of delta[r][n], for a panel of units: four chains of every fourth row, the first of them with the start and
     * the rows after the last whole block, joined as (0 + 2) + (1 + 3).
     */
    void biasGradient(float[] x, int delta, int start, int gradient, int rows);

    /** h[i] = delta[i] where h[i], an output of {@link #relu}, is above 0, otherwise 0; for {@code length} numbers as in that method. */
    void reluDelta(float[] x, int h, int delta, int length);

    /** x[i] = activation(x[i]) and derivative[i] = activation'(x[i]), for {@code length} numbers as in {@link #relu}. */
    void activate(Activation activation, float[] x, int at, int derivative, int length);

    /**
     * factors[n] = 0 if the upper {@value Dropout#BITS} bits of {@link Dropout#mixed}(key + n) are below the threshold, otherwise {@code kept}, for a panel of
     * units.
     */
    void dropout(float[] x, int factors, int key, int threshold, float kept);

    /** product[i] = a[i] b[i], for {@code length} numbers as in {@link #relu}. */
    void multiply(float[] x, int product, int a, int b, int length);

    /** out[r][k] = delta[r] w[k], for a panel of inputs. */
    void singleBackward(float[] x, int delta, int w, int out, int rows);

    /** gradient[k] = start[k] + sum over r of in[r][k] delta[r], for {@code panels} panels. */
    void singleGradient(float[] x, int in, int panels, int delta, int start, int gradient, int rows);

    /** sum[i] += addend[i], for {@code length} numbers as in {@link #relu}. */
    void add(float[] x, int sum, int addend, int length);

    /** w -= rate g, where g is the scaled gradient with the weight decay added. */
    void sgd(float[] x, int w, int gradient, int length, UpdateStep step);

    /** v = momentum v - rate g; w += momentum v - rate g: Nesterov's momentum as in DL4J's {@code Nesterovs}. */
    void momentum(float[] x, int w, int gradient, int v, int length, UpdateStep step);

    /** v = alpha v + (1 - alpha) g^2; w -= rate g / (sqrt(v) + epsilon): PyTorch's {@code RMSprop}. */
    void rmsProp(float[] x, int w, int gradient, int v, int length, UpdateStep step);

    /** Adam and AdamW as in PyTorch, with its two bias corrections in the step. */
    void adam(float[] x, int w, int gradient, int m, int v, int length, UpdateStep step);
}
