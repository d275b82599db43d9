package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.RegressionException;

/**
 * The plan of the one array that holds all numbers of a training or a prediction: parts are reserved first, then the array is
 * allocated. One array, because its length is then checked once in a kernel, and because it is large: collectors place large
 * arrays at the start of a page, so that the parts of it can lie on cache lines. Vectors that cross lines take twice as long.
 */
final class Memory {
    /** 16 float32 are a cache line of 64 bytes. */
    private static final int LINE = 16;

    /** Behind the header of the array, 16 bytes, the first whole cache line begins with this element. */
    private static final int FIRST = 12;

    /** 4 MiB: large enough to be placed apart, as G1 does from half a region on. */
    private static final int LARGE = 1 << 20;

    private long next = FIRST;

    /**
     * Reserves a part.
     *
     * @return where it begins
     */
    int reserve(long length) {
        long part = next;
        next += (length + LINE - 1) / LINE * LINE;
        index(next + LINE);
        return (int) part;
    }

    /**
     * A place in the array.
     *
     * @throws RegressionException if no array is that long
     */
    static int index(long place) {
        if (place > Integer.MAX_VALUE) {
            throw new RegressionException(
                    "The network is too large for the engine vector: it needs more than 8 GiB for weights,"
                            + " gradients and activations. Use narrower hiddenLayers, or engine=dl4j.");
        }
        return (int) place;
    }

    /** All parts, filled with 0. */
    float[] allocate() {
        return new float[Math.max((int) next, LARGE)];
    }
}
