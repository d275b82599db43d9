package dev.mlmethods.regression.exchange.pickle;

import dev.mlmethods.regression.exchange.file.ExchangeFile;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values that a pickle's instructions work on, and the marks among them. It grows as the file's memory allows. */
final class PickleStack {
    private static final int FIRST_CAPACITY = 16;
    private static final int ARRAY_BYTES = 16;
    private static final int LIST_BYTES = 72;

    private final PickleInput input;
    private final ExchangeFile file;
    private @Nullable Object[] values = new @Nullable Object[FIRST_CAPACITY];
    private int[] marks = new int[FIRST_CAPACITY];
    private int size;
    private int markCount;

    PickleStack(PickleInput input) {
        this.input = input;
        this.file = input.file();
    }

    void push(@Nullable Object value) {
        if (size == values.length) {
            file.take(ARRAY_BYTES + 2L * Integer.BYTES * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    void mark() {
        if (markCount == marks.length) {
            file.take(ARRAY_BYTES + 2L * Integer.BYTES * markCount);
            marks = Arrays.copyOf(marks, 2 * markCount);
        }
        marks[markCount++] = size;
    }

    private int bottom() {
        return markCount == 0 ? 0 : marks[markCount - 1];
    }

    @Nullable
    Object peek() {
        if (size == bottom()) {
            throw input.damaged("an instruction without its value");
        }
        return values[size - 1];
    }

    @Nullable
    Object pop() {
        Object top = peek();
        values[--size] = null;
        return top;
    }

    /** The last values, as a tuple. */
    List<@Nullable Object> pop(int count) {
        if (size - count < bottom()) {
            throw input.damaged("an instruction without its values");
        }
        return tuple(size - count);
    }

    /** The values behind the last mark, as a tuple. */
    List<@Nullable Object> popMarked() {
        if (markCount == 0) {
            throw input.damaged("an instruction without its mark");
        }
        return tuple(marks[--markCount]);
    }

    private List<@Nullable Object> tuple(int from) {
        file.take(LIST_BYTES + (long) Integer.BYTES * (size - from));
        @Nullable Object[] tuple = Arrays.copyOfRange(values, from, size);
        Arrays.fill(values, from, size, null);
        size = from;
        return Collections.unmodifiableList(Arrays.asList(tuple));
    }

    boolean isEmpty() {
        return size == 0 && markCount == 0;
    }

    boolean endsWithMark() {
        return markCount > 0 && size == bottom();
    }

    void popMark() {
        markCount--;
    }
}
