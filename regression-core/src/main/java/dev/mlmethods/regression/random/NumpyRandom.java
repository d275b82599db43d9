package dev.mlmethods.regression.random;

import org.hipparchus.random.MersenneTwister;

/** NumPy's legacy generator: the stream of {@code numpy.random.RandomState(seed)}. */
public final class NumpyRandom {
    private final MersenneTwister twister;

    /**
     * Starts the stream.
     *
     * @param seed 0 to 2<sup>32</sup>-1
     */
    public NumpyRandom(long seed) {
        twister = RandomSeeds.mersenneTwister(seed);
    }

    /**
     * {@return the numbers 0 to {@code n - 1}, shuffled: equal to {@code RandomState.permutation(n)}}
     *
     * @param n at least 0
     */
    public int[] permutation(int n) {
        int[] shuffled = new int[n];
        for (int i = 0; i < n; i++) {
            shuffled[i] = i;
        }
        shuffle(shuffled);
        return shuffled;
    }

    /**
     * Shuffles an array in place, as {@code RandomState.shuffle} does.
     *
     * @param values any numbers
     */
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = upTo(i);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }

    /**
     * {@return a number from 0 to {@code bound - 1}: the upper half of the product of the bound and 32 random bits} It is fast, and no number is
     * more likely than another by more than one part in 2<sup>32</sup> / bound. NumPy has no equivalent.
     *
     * @param bound at least 1
     */
    public int below(int bound) {
        return (int) (((twister.nextInt() & 0xffff_ffffL) * bound) >>> 32);
    }

    /** A number from 0 to {@code max}, both included, by masked rejection. */
    private int upTo(int max) {
        int mask = (Integer.highestOneBit(max) << 1) - 1;
        int value = twister.nextInt() & mask;
        while (value > max) {
            value = twister.nextInt() & mask;
        }
        return value;
    }
}
