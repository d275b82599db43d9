package dev.mlmethods.regression.predictor.network;

/**
 * The plan of the one array that holds all numbers of a training or a prediction: parts are reserved first, then the array is allocated. It is one
 * array because its length is then checked only once in a kernel, and because it is large: collectors place large arrays at the start of a page, so
 * its parts can be aligned to cache lines. Vectors that cross lines take twice as long.
 */
public class ArrayPlan {
    /** 16 float32 are a cache line of 64 bytes. */
    protected static final int LINE = 16;

    /** 4 MiB: large enough to be placed separately, as G1 does with arrays of at least half a region. */
    private static final int LARGE = 1 << 20;

    /** From this release on, an array's header is shorter by default. */
    private static final int COMPACT_HEADERS = 27;

    private long next;

    /**
     * A plan without parts, for the array headers that this JVM has by default. If its options change them, that costs time but doesn't change a bit.
     */
    public ArrayPlan() {
        this(LINE - (Runtime.version().feature() < COMPACT_HEADERS ? 4 : 3));
    }

    /**
     * A plan without parts.
     *
     * @param first the element where the first whole cache line after the array's header begins
     */
    protected ArrayPlan(int first) {
        this.next = first;
    }

    /**
     * Reserves a part.
     *
     * @return where it begins
     */
    public final int reserve(long length) {
        long part = next;
        next += (length + LINE - 1) / LINE * LINE;
        index(next + LINE);
        return (int) part;
    }

    /**
     * A position in the array.
     *
     * @throws NetworkTooLargeException if no array is that long
     */
    public static int index(long place) {
        if (place > Integer.MAX_VALUE) {
            throw new NetworkTooLargeException();
        }
        return (int) place;
    }

    /** All parts, filled with 0. */
    public final float[] allocate() {
        return new float[Math.max((int) next, LARGE)];
    }
}
