package dev.mlmethods.regression.exchange.pickle;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The values that a pickle refers to again, by their numbers. */
final class PickleMemo {
    private static final int ARRAY_BYTES = 16;

    private final PickleInput input;
    private @Nullable Object[] values = new @Nullable Object[0];
    private boolean[] isThere = new boolean[0];
    private int count;

    PickleMemo(PickleInput input) {
        this.input = input;
    }

    /** Under the number that follows from how many there are. */
    void add(@Nullable Object value) {
        put(count, value);
    }

    void put(long number, @Nullable Object value) {
        // A pickle needs a byte at least for each value that it numbers.
        if (number > input.position()) {
            throw input.damaged("a memo of number " + number);
        }
        int at = (int) number;
        if (at >= values.length) {
            int capacity = Math.max(16, 2 * at);
            input.file().take(2L * ARRAY_BYTES + (Integer.BYTES + 1L) * capacity);
            values = Arrays.copyOf(values, capacity);
            isThere = Arrays.copyOf(isThere, capacity);
        }
        if (!isThere[at]) {
            isThere[at] = true;
            count++;
        }
        values[at] = value;
    }

    @Nullable
    Object get(long number) {
        if (number >= values.length || !isThere[(int) number]) {
            throw input.damaged("no memo of number " + number);
        }
        return values[(int) number];
    }
}
