package dev.mlmethods.regression.predictor.network;

/**
 * Random Fourier features of some coordinates x: the root of 2 times cos(2 pi (p + f<sub>1</sub> (x<sub>1</sub> - c<sub>1</sub>) + ...)), one for each phase p
 * and its frequencies f. They let a small network see how the target varies from place to place.
 *
 * <p>Source: A. Rahimi and B. Recht, Random Features for Large-Scale Kernel Machines, NIPS 2007.
 */
public final class FourierFeatures implements DerivedColumns {
    /**
     * The root of 2 times sin(2 pi q), divided by q, is this polynomial of q<sup>2</sup> within 1e-12 for q from -1/4 to 1/4: Taylor's, the highest power first.
     * A network's inputs are rounded to float32, whose steps are 6e-8.
     */
    private static final double[] SINE = {
        0.14740229478953654,
        -1.0155782986177395,
        5.402228753114599,
        -21.34704825131743,
        59.479975392573415,
        -108.47846717626794,
        115.40725028706252,
        -58.4659959999635,
        8.885765876316732
    };

    private final int[] features;
    private final double[] centers;
    private final double[] frequencies;
    private final double[] phases;

    /**
     * Creates the columns.
     *
     * @param features the 0-based places of the coordinates among the features of a row
     * @param centers one for each coordinate, in its unit
     * @param frequencies columns x coordinates, column by column: how many waves there are in one unit of the coordinate
     * @param phases one for each column, as a share of a wave
     */
    public FourierFeatures(int[] features, double[] centers, double[] frequencies, double[] phases) {
        this.features = features.clone();
        this.centers = centers.clone();
        this.frequencies = frequencies.clone();
        this.phases = phases.clone();
    }

    @Override
    public int columns() {
        return phases.length;
    }

    @Override
    public void compute(double[] rows, int from, float[] into, int at) {
        int coordinates = features.length;
        for (int column = 0; column < phases.length; column++) {
            double waves = phases[column];
            for (int k = 0; k < coordinates; k++) {
                waves += frequencies[column * coordinates + k] * (rows[from + features[k]] - centers[k]);
            }
            into[at + column] = (float) cosine(waves);
        }
    }

    /** The root of 2 times the cosine, by + - * alone, so that its bits are the same everywhere. */
    private static double cosine(double waves) {
        double q = 0.25 - Math.abs(waves - Math.rint(waves));
        double square = q * q;
        double value = SINE[0];
        for (int i = 1; i < SINE.length; i++) {
            value = SINE[i] + square * value;
        }
        return q * value;
    }

    /** The 0-based places of the coordinates among the features of a row. */
    public int[] features() {
        return features.clone();
    }

    /** One for each coordinate, in its unit. */
    public double[] centers() {
        return centers.clone();
    }

    /** Columns x coordinates, column by column. */
    public double[] frequencies() {
        return frequencies.clone();
    }

    /** One for each column. */
    public double[] phases() {
        return phases.clone();
    }

    /** The coefficients of the polynomial by which the cosine is computed, the highest power first. */
    public static double[] sine() {
        return SINE.clone();
    }
}
