package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.predictor.network.ArrayPlan;

/**
 * The plan of a training's memory, or of an engine's prediction. Unlike an application's predictor, it asks the running JVM where the numbers of an
 * array begin.
 */
final class Memory extends ArrayPlan {
    /** Starting with this release, an array's header is shorter unless the JVM is told otherwise. */
    private static final int COMPACT_HEADERS = 27;

    private static final int FIRST = firstOfLine(elementsBegin());

    Memory() {
        super(FIRST);
    }

    /** The byte of a {@code float[]} at which its elements begin in this JVM: 12, 16, 20 or 24, depending on its version and options. */
    static int elementsBegin() {
        try {
            // A constant, which can be read at once and without a warning. The management beans that know the options
            // take 40 ms.
            return Class.forName("sun.misc.Unsafe")
                    .getField("ARRAY_FLOAT_BASE_OFFSET")
                    .getInt(null);
        } catch (ReflectiveOperationException e) {
            // A run-time image without the module jdk.unsupported. If this is wrong, it costs time but changes no bit.
            return Runtime.version().feature() < COMPACT_HEADERS ? 16 : 12;
        }
    }

    /** The element that begins the first whole cache line of an array whose elements begin at that byte. */
    static int firstOfLine(int elementsBegin) {
        return LINE - elementsBegin / Float.BYTES;
    }
}
