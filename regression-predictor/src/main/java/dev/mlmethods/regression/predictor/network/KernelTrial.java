package dev.mlmethods.regression.predictor.network;

/**
 * Begins with the scalar kernels and switches to those of the Vector API once they are faster. Until C2 has compiled it, an operation of the Vector
 * API takes a hundred times as long as a scalar one; so now and then, some rows are computed with them, for at most a quarter of the time that the
 * others took, until they have beaten the scalar kernels. The bits are the same, so nothing but the time tells which kernels a row was computed with.
 *
 * <p>It doesn't use a thread: a library that starts one keeps an application's class loader alive.
 */
public final class KernelTrial {
    /** A single run could be faster just because the other one was interrupted. */
    private static final int IN_A_ROW = 3;

    private static final int SHARE = 4;

    /** A JVM that doesn't compile the Vector API to instructions never gets faster. */
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final ForwardKernels scalar;
    private final ForwardKernels vectors;
    private volatile ForwardKernels kernels;
    private volatile boolean over;
    private long scalarNanos;
    private long vectorNanos;
    private double toBeat = Double.POSITIVE_INFINITY;
    private int faster;

    /**
     * Creates a trial.
     *
     * @param vectors the kernels that have to be compiled; if scalar, there is nothing to try
     */
    public KernelTrial(ForwardKernels vectors) {
        this.scalar = new ScalarForward();
        this.vectors = vectors;
        this.kernels = scalar;
        this.over = vectors instanceof ScalarForward;
    }

    /** A trial that is over: these are the kernels. */
    public static KernelTrial over(ForwardKernels kernels) {
        KernelTrial trial = new KernelTrial(kernels);
        trial.kernels = kernels;
        trial.over = true;
        return trial;
    }

    /** Whether the kernels no longer change. */
    public boolean isOver() {
        return over;
    }

    /** The kernels to compute the next rows with. */
    public ForwardKernels next() {
        return over ? kernels : tried();
    }

    private synchronized ForwardKernels tried() {
        return over ? kernels : vectorNanos < scalarNanos / SHARE ? vectors : scalar;
    }

    /** Reports how long some rows took. */
    public synchronized void took(ForwardKernels used, int rows, long nanos) {
        if (over) {
            return;
        }
        double each = (double) nanos / DenseLayout.roundUp(rows, ForwardKernels.BLOCK);
        if (used == scalar) {
            scalarNanos += nanos;
            toBeat = Math.min(toBeat, each);
            return;
        }
        vectorNanos += nanos;
        faster = each < toBeat ? faster + 1 : 0;
        if (faster == IN_A_ROW) {
            kernels = vectors;
            over = true;
        } else if (vectorNanos > PATIENCE_NANOS) {
            over = true;
        }
    }
}
