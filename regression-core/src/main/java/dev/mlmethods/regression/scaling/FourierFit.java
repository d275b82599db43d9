package dev.mlmethods.regression.scaling;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.predictor.network.FourierFeatures;
import dev.mlmethods.regression.random.TorchRandom;

/**
 * Draws the waves of Fourier features. Each has a length between {@value #SHORTEST} s and {@value #LONGEST} s, uniform in its logarithm, where s is the
 * standard deviation of the training rows' coordinates: the root of the mean of their variances. The wave's frequency along each coordinate is a standard normal
 * number divided by that length, and its phase is uniform.
 */
final class FourierFit {
    private static final double SHORTEST = 0.095;
    private static final double LONGEST = 1.9;

    /** Added to a seed, so that the weights and the waves are not drawn from the same stream. */
    private static final long OTHER_STREAM = 0x9e3779b9L;

    private static final long SEED_MASK = 0xffff_ffffL;

    private FourierFit() {}

    /**
     * Draws them.
     *
     * @param number how many
     * @throws RegressionException if all rows are in one place
     */
    static FourierFeatures fit(Dataset training, Coordinates coordinates, int number, long seed) {
        double deviation = coordinates.deviation(training, "fourierFeatures", Integer.toString(number), "0");
        TorchRandom random = new TorchRandom((seed + OTHER_STREAM) & SEED_MASK);
        int count = coordinates.features().length;
        double[] frequencies = new double[number * count];
        double[] phases = new double[number];
        for (int column = 0; column < number; column++) {
            double length = SHORTEST * deviation * StrictMath.pow(LONGEST / SHORTEST, random.uniform(0f, 1f));
            phases[column] = random.uniform(0f, 1f);
            for (int k = 0; k < count; k++) {
                frequencies[column * count + k] =
                        random.normal() / length * coordinates.units()[k];
            }
        }
        return new FourierFeatures(coordinates.features(), coordinates.means(), frequencies, phases);
    }
}
