package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.random.NumpyRandom;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Some of many rows, drawn without replacement. */
final class RowSample {
    /** The seed of the samples and shuffles of the diagnostics. */
    static final long SEED = 42;

    private RowSample() {}

    /** The numbers from 0 to {@code rows - 1}, ascending: all, or a random sample of the given size. */
    static int[] of(int rows, int atMost) {
        if (rows <= atMost) {
            return IntStream.range(0, rows).toArray();
        }
        int[] sample = Arrays.copyOf(new NumpyRandom(SEED).permutation(rows), atMost);
        Arrays.sort(sample);
        return sample;
    }
}
