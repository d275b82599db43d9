package dev.mlmethods.regression.split;

import dev.mlmethods.regression.random.NumpyRandom;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Allocates a number of rows to strata in proportion to their sizes, as scikit-learn's stratified split does, including its random draws. */
final class Shares {
    private Shares() {}

    /**
     * How many rows each stratum gives: its proportional part, rounded down, and one more for those with the largest fractions, until all are
     * allocated. Ties between fractions are broken at random.
     *
     * @param sizes of the strata
     * @param rows how many to allocate, at most all
     * @param random what the draws are taken from: one for each fraction that gets any
     */
    static int[] of(int[] sizes, int rows, NumpyRandom random) {
        long all = Arrays.stream(sizes).asLongStream().sum();
        int[] shares = new int[sizes.length];
        double[] fractions = new double[sizes.length];
        for (int stratum = 0; stratum < sizes.length; stratum++) {
            double part = (double) sizes[stratum] / all * rows;
            shares[stratum] = (int) Math.floor(part);
            fractions[stratum] = part - shares[stratum];
        }
        int open = rows - Arrays.stream(shares).sum();
        double[] ascending = Arrays.stream(fractions).sorted().distinct().toArray();
        for (int next = ascending.length - 1; next >= 0 && open > 0; next--) {
            double fraction = ascending[next];
            int[] equal = IntStream.range(0, sizes.length)
                    .filter(stratum -> fractions[stratum] == fraction)
                    .toArray();
            int[] drawn = random.permutation(equal.length);
            int given = Math.min(equal.length, open);
            Arrays.stream(drawn, 0, given).forEach(place -> shares[equal[place]]++);
            open -= given;
        }
        return shares;
    }
}
