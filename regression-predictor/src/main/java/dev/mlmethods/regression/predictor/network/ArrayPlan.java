package dev.mlmethods.regression.predictor.network;

/**
 * The plan of the one array that holds all numbers of a training or a prediction: parts are reserved first, then the array is
 * allocated. One array, because its length is then checked once in a kernel, and because it is large: collectors place large
 * arrays at the start of a page, so that the parts of it can lie on cache lines. Vectors that cross lines take twice as long.
 */
public final class Memory {
    /** 16 float32 are a cache line of 64 bytes. */
    private static final int LINE = 16;

    /** Behind the header of the array, 16 bytes, the first whole cache line begins with this element. */
    private static final int FIRST = 12;

    /** 4 MiB: large enough to be placed apart, as G1 does from half a region on. */
    private static final int LARGE = 1 << 20;

    private long next = FIRST;

    /** A plan without parts. */
    public Memory() {}

    /**
     * Reserves a part.
     *
     * @return where it begins
     */
    public int reserve(long length) {
        long part = next;
        next += (length + LINE - 1) / LINE * LINE;
        index(next + LINE);
        return (int) part;
    }

    /**
     * A place in the array.
     *
     * @throws IllegalArgumentException if no array is that long
     */
    public static int index(long place) {
        if (place > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the network needs more than 8 GiB");
        }
        return (int) place;
    }

    /** All parts, filled with 0, in an array of their length. */
    public float[] allocate() {
        return new float[(int) next];
    }

    /** All parts, filled with 0, in an array that is large enough to be placed apart. */
    public float[] allocateApart() {
        return new float[Math.max((int) next, LARGE)];
    }
}
