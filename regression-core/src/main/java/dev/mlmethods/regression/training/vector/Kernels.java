package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.network.Activation;

/**
 * The inner loops of the engine. All numbers are in one array {@code x}, and parameters such as {@code in} say where a matrix
 * begins in it. Rows of a tile lie in panels of {@value #PANEL} columns, [panels][{@value #ROWS}][{@value #PANEL}]: so every
 * distance between neighbours is a constant, which C2 makes into addresses that need no registers and no checks.
 *
 * <p>Every implementation gives the same bits: a sum over inputs, units or rows is one chain of fused multiply-adds in
 * ascending order, and vectors run across such chains, never along them. Where a kernel has several chains for one sum, it says
 * in which order they are joined.
 */
interface Kernels {
    /** The columns of a panel; every supported vector length divides half of it. */
    int PANEL = 32;

    /** Rows and inputs are taken in blocks of that many. */
    int BLOCK = 4;

    /** The rows of a tile. */
    int ROWS = 64;

    /** The distance from one panel of a tile to the next. */
    int TILE_PANEL = ROWS * PANEL;

    /** The chains of a single output's sum. */
    int LANES = 16;

    /** The implementation's name, for the log. */
    String name();

    /**
     * out[r][n] = start[n] + sum over k of in[r][k] w[k][n], for a panel of units: a layer's forward pass from its biases, and
     * with the transposed weights and from 0 its backward pass. Computes whole blocks of rows, the last one with whatever is in
     * the tile behind the last row.
     *
     * @param in a tile, of which the first {@code inputs} columns count
     * @param w [inputs][{@value #PANEL}]
     * @param start [{@value #PANEL}]
     * @param out [{@value #ROWS}][{@value #PANEL}]
     * @param width the units of the panel that count; the others stay as they are, or become 0
     */
    void product(float[] x, int in, int inputs, int w, int start, int out, int width, int rows);

    /**
     * gradient[k][n] = start[k][n] + sum over r of in[r][k] delta[r][n], for a panel of units.
     *
     * @param in a tile, of which the first {@code inputs} columns count, and up to {@value #BLOCK} - 1 more are 0
     * @param delta [{@value #ROWS}][{@value #PANEL}]
     * @param start [inputs][startStride]
     * @param startStride {@value #PANEL}, or 0 where all inputs have the same start
     * @param gradient [inputs][{@value #PANEL}]
     * @param width as in {@link #product}
     */
    void gradient(
            float[] x, int in, int inputs, int delta, int start, int startStride, int gradient, int width, int rows);

    /**
     * gradient[n] = start[n] + sum over r of delta[r][n], for a panel of units: four chains of each fourth row, the first of them
     * with the start and the rows behind the last whole block, joined as (0 + 2) + (1 + 3).
     */
    void biasGradient(float[] x, int delta, int start, int gradient, int rows);

    /** x[i] = max(x[i], 0) as (x[i] + |x[i]|) / 2, for {@code length} numbers, a multiple of {@value #PANEL}. */
    void relu(float[] x, int at, int length);

    /** h[i] = delta[i] where h[i], an output of {@link #relu}, is above 0, else 0; for {@code length} numbers as there. */
    void reluDelta(float[] x, int h, int delta, int length);

    /**
     * x[i] = activation(x[i]) and derivative[i] = activation'(x[i]), for {@code length} numbers as in {@link #relu}.
     *
     * @see ActivationFunction
     */
    void activate(Activation activation, float[] x, int at, int derivative, int length);

    /** product[i] = a[i] b[i], for {@code length} numbers as in {@link #relu}. */
    void multiply(float[] x, int product, int a, int b, int length);

    /**
     * out[r] = b + sum over k of in[r][k] w[k], of {@value #LANES} chains k = j, j + {@value #LANES}, ..., which are joined in
     * pairs: j with j + 8, then j + 4, j + 2, j + 1.
     *
     * @param in a tile of {@code panels} panels
     * @param lanes room for [{@value #ROWS}][{@value #LANES}]
     */
    void singleForward(float[] x, int in, int panels, int w, int b, int out, int rows, int lanes);

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

    /** Adam and AdamW as PyTorch has them, with its two bias corrections in the step. */
    void adam(float[] x, int w, int gradient, int m, int v, int length, UpdateStep step);
}
