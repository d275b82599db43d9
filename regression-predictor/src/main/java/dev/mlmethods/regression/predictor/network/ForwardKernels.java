package dev.mlmethods.regression.predictor.network;

/**
 * The inner loops of a forward pass. All numbers are in one array {@code x}, and parameters such as {@code in} say where a matrix begins in it. Rows
 * of a tile are in panels of {@value #PANEL} columns, [panels][{@value #ROWS}][{@value #PANEL}]: so every distance between neighbors is a constant,
 * which C2 turns into addresses that don't need registers or checks.
 *
 * <p>Every implementation gives the same bits: a sum over inputs is one chain of fused multiply-adds in ascending order, and vectors run across such
 * chains, never along them. If a kernel has several chains for one sum, it says in which order they are joined.
 */
public interface ForwardKernels {
    /** The columns of a panel; every supported vector length divides half of it. */
    int PANEL = 32;

    /** Rows and inputs are processed in blocks of this many. */
    int BLOCK = 4;

    /** The rows of a tile. */
    int ROWS = 64;

    /** The distance from one panel of a tile to the next. */
    int TILE_PANEL = ROWS * PANEL;

    /** The chains of a single output's sum. */
    int LANES = 16;

    /** The implementation's name, for logs. */
    String name();

    /**
     * out[r][n] = start[n] + sum over k of in[r][k] w[k][n], for a panel of units. Computes whole blocks of rows, the last one with whatever is in
     * the tile after the last row.
     *
     * @param in a tile, of which the first {@code inputs} columns count
     * @param w [inputs][{@value #PANEL}]
     * @param start [{@value #PANEL}]
     * @param out [{@value #ROWS}][{@value #PANEL}]
     * @param width the units of the panel that count; the others stay as they are, or become 0
     */
    void product(float[] x, int in, int inputs, int w, int start, int out, int width, int rows);

    /** x[i] = max(x[i], 0), for {@code length} numbers, a multiple of {@value #PANEL}; -0 also becomes 0. */
    void relu(float[] x, int at, int length);

    /**
     * x[i] = activation(x[i]), for {@code length} numbers as in {@link #relu}.
     *
     * @see ActivationFunction
     */
    void activate(Activation activation, float[] x, int at, int length);

    /**
     * out[r] = b + sum over k of in[r][k] w[k], as {@value #LANES} chains k = j, j + {@value #LANES}, ..., which are joined in pairs: j with j + 8,
     * then j + 4, j + 2, j + 1.
     *
     * @param in a tile of {@code panels} panels
     * @param lanes room for [{@value #ROWS}][{@value #LANES}]
     */
    void singleForward(float[] x, int in, int panels, int w, int b, int out, int rows, int lanes);
}
