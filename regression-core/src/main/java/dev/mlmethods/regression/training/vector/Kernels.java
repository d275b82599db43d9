package dev.mlmethods.regression.training.vector;

/**
 * The inner loops of the engine, over blocks of rows that lie row by row. Widths of layers are padded to multiples of
 * {@value #PADDING} with zeros, so that no loop over units has a rest, whatever the length of a vector.
 *
 * <p>Every implementation gives the same bits: a sum over inputs, units or rows is one chain of fused multiply-adds in
 * ascending order, and vectors run across such chains, never along them. Only the single output is a sum along a row: of
 * {@value #PADDING} chains, joined in pairs.
 */
interface Kernels {
    /** The number of float32 that every supported vector length divides. */
    int PADDING = 16;

    /** The implementation's name, for the log. */
    String name();

    /**
     * out[r][n] = start[n] + sum over k of in[r][k] w[k][n]: a layer's forward pass from its biases, and with the transposed
     * weights and from 0 its backward pass.
     *
     * @param in rows of {@code inStride}; the first {@code inputs} of each count
     * @param weights [inputs][units], from {@code w}
     * @param start [units], from {@code s}
     * @param out rows of {@code units}, a multiple of {@value #PADDING}
     */
    void product(
            float[] in,
            int inStride,
            int inputs,
            float[] weights,
            int w,
            float[] start,
            int s,
            float[] out,
            int rows,
            int units);

    /** x[i] = activation(x[i]) for i below {@code length}, a multiple of {@value #PADDING}. */
    void activate(Rectifier activation, float[] x, int length);

    /** delta[i] = activation'(h[i]) delta[i], where h is the activation's output, for i as in {@link #activate}. */
    void derive(Rectifier activation, float[] h, float[] delta, int length);

    /**
     * out[r] = b + sum over k of in[r][k] w[k].
     *
     * @param in rows of {@code inputs}, a multiple of {@value #PADDING}
     * @param scratch at least {@value #PADDING}
     */
    void forwardSingle(
            float[] in, int inputs, float[] parameters, int w, float b, float[] out, int rows, float[] scratch);

    /** out[r][k] = delta[r] w[k]. */
    void backwardSingle(float[] delta, float[] parameters, int w, float[] out, int rows, int inputs);

    /** gradient_w[k][n] += sum over r of in[r][k] delta[r][n]; gradient_b[n] += sum over r of delta[r][n]. */
    void gradient(
            float[] in, int inStride, int inputs, float[] delta, float[] gradient, int w, int b, int rows, int units);

    /** gradient_w[k] += sum over r of in[r][k] delta[r]; gradient_b += sum over r of delta[r]. */
    void gradientSingle(float[] in, int inputs, float[] delta, float[] gradient, int w, int b, int rows);

    /**
     * Adam in the form of PyTorch's, for parameters {@code from} to {@code to}, both multiples of {@value #PADDING}.
     *
     * @param scale what the gradient is multiplied with first
     * @param stepSize learning rate / (1 - beta1^t)
     * @param rootCorrection sqrt(1 - beta2^t)
     */
    void adam(
            float[] parameters,
            float[] gradient,
            float[] m,
            float[] v,
            int from,
            int to,
            float scale,
            float stepSize,
            float rootCorrection);

    /** sum[i] += addend[i] for i from {@code from} to {@code to}, both multiples of {@value #PADDING}. */
    void add(float[] sum, float[] addend, int from, int to);
}
