package dev.mlmethods.regression.random;

import dev.mlmethods.regression.RegressionException;
import org.hipparchus.random.MersenneTwister;

/** The seeds that NumPy, PyTorch and this project share: 0 to 2<sup>32</sup>-1. */
public final class RandomSeeds {
    private static final long MAX_SEED = 0xffff_ffffL;

    private RandomSeeds() {}

    /**
     * Returns {@code seed} if it is in range.
     *
     * @param parameter what the message calls it
     * @throws RegressionException if the seed is negative or above 2<sup>32</sup>-1
     */
    public static long check(String parameter, long seed) {
        if (seed < 0 || seed > MAX_SEED) {
            throw new RegressionException(
                    parameter + " is " + seed + "; it must be a whole number from 0 to " + MAX_SEED + ".");
        }
        return seed;
    }

    /** MT19937 with the seeding that NumPy and PyTorch use; Hipparchus takes the 32 bits of the seed as an int. */
    static MersenneTwister mersenneTwister(long seed) {
        return new MersenneTwister((int) check("seed", seed));
    }
}
