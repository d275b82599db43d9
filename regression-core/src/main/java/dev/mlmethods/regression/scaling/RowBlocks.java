package dev.mlmethods.regression.scaling;

import java.util.stream.IntStream;

/** Rows that have nothing to do with each other, some of them at a time on each processor. */
final class RowBlocks {
    private static final int ROWS = 256;

    private RowBlocks() {}

    /** Does something with some rows. */
    interface Task {
        void run(int from, int to);
    }

    /** Does it with all rows; it must do the same with a row whichever others are beside it. */
    static void forEach(int rows, Task task) {
        IntStream.range(0, (rows + ROWS - 1) / ROWS)
                .parallel()
                .forEach(block -> task.run(block * ROWS, Math.min(rows, (block + 1) * ROWS)));
    }
}
