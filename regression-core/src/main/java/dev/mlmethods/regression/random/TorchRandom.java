package dev.mlmethods.regression.random;

import org.hipparchus.random.MersenneTwister;

/** PyTorch's CPU generator: the stream after {@code torch.manual_seed(seed)}. */
public final class TorchRandom {
    private static final int FLOAT_MASK = (1 << 24) - 1;
    private static final float FLOAT_STEP = 0x1p-24f;

    private final MersenneTwister twister;

    /**
     * Starts the stream.
     *
     * @param seed 0 to 2<sup>32</sup>-1
     */
    public TorchRandom(long seed) {
        twister = RandomSeeds.mersenneTwister(seed);
    }

    /**
     * {@return a float32 from [low, high): equal to one element of {@code tensor.uniform_(low, high)}} PyTorch's compilers fuse its product and
     * sum, and so does this: the last bits of numbers near 0 depend on it.
     *
     * @param low included
     * @param high excluded
     */
    public float uniform(float low, float high) {
        return Math.fma((twister.nextInt() & FLOAT_MASK) * FLOAT_STEP, high - low, low);
    }

    /**
     * {@return a standard normal number by the Box-Muller transform of two uniform ones} PyTorch's {@code normal_} uses the same formula in an
     * order that depends on the tensor's size, so the numbers differ from PyTorch's.
     */
    public double normal() {
        double radius = Math.sqrt(-2.0 * StrictMath.log(1.0 - uniform(0f, 1f)));
        return radius * StrictMath.cos(2.0 * Math.PI * uniform(0f, 1f));
    }

    /**
     * {@return the numbers 0 to {@code n - 1}, shuffled: equal to {@code torch.randperm(n)}}
     *
     * @param n at least 0
     */
    public int[] permutation(int n) {
        int[] shuffled = new int[n];
        fillPermutation(shuffled);
        return shuffled;
    }

    /**
     * Fills an array with the numbers 0 to its length - 1, shuffled as {@link #permutation} does.
     *
     * @param shuffled takes the numbers; what it contains doesn't matter
     */
    public void fillPermutation(int[] shuffled) {
        int n = shuffled.length;
        for (int i = 0; i < n; i++) {
            shuffled[i] = i;
        }
        for (int i = 0; i < n - 1; i++) {
            int j = i + Integer.remainderUnsigned(twister.nextInt(), n - i);
            int swapped = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = swapped;
        }
    }
}
