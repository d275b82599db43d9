package dev.mlmethods.regression.random;

import dev.mlmethods.regression.parameter.NumberRange;
import org.hipparchus.random.MersenneTwister;

/** The seeds that NumPy, PyTorch and this project share: 0 to 2<sup>32</sup>-1. */
public final class RandomSeeds {
    /** All of them. */
    public static final NumberRange RANGE = NumberRange.wholeFrom(0).atMost(0xffff_ffffL);

    private RandomSeeds() {}

    /**
     * {@return the seed, if it is in range}
     *
     * @param parameter what the message calls it
     * @param seed 0 to 2<sup>32</sup>-1
     * @throws dev.mlmethods.regression.RegressionException if the seed is negative or above 2<sup>32</sup>-1
     */
    public static long check(String parameter, long seed) {
        return RANGE.require(parameter, seed, "");
    }

    /** MT19937 with the seeding that NumPy and PyTorch use; Hipparchus takes the 32 bits of the seed as an int. */
    static MersenneTwister mersenneTwister(long seed) {
        return new MersenneTwister((int) check("seed", seed));
    }
}
