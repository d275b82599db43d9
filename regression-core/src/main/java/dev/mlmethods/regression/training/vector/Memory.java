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

    /** From this release on, an array's header is shorter unless the JVM is told otherwise. */
    private static final int COMPACT_HEADERS = 27;

    private static final int FIRST = firstOfLine(elementsBegin());

    /** 4 MiB: large enough to be placed apart, as G1 does from half a region on. */
    private static final int LARGE = 1 << 20;

    private long next = FIRST;

    /** The byte of a {@code float[]} that its elements begin with in this JVM: 12, 16, 20 or 24, by its version and options. */
    static int elementsBegin() {
        try {
            // A constant, which is read at once and without a warning. The management beans that know the options take
            // 40 ms.
            return Class.forName("sun.misc.Unsafe")
                    .getField("ARRAY_FLOAT_BASE_OFFSET")
                    .getInt(null);
        } catch (ReflectiveOperationException e) {
            // A run-time image without the module jdk.unsupported. If this is wrong, it costs time and no bit.
            return Runtime.version().feature() < COMPACT_HEADERS ? 16 : 12;
        }
    }

    /** The element that begins the first whole cache line of an array whose elements begin with that byte. */
    static int firstOfLine(int elementsBegin) {
        return LINE - elementsBegin / Float.BYTES;
    }

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
