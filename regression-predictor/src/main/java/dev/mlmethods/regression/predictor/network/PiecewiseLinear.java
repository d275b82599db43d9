package dev.mlmethods.regression.predictor.network;

/**
 * The piecewise linear encoding of a feature: for each of its bins, how much of the bin is below the value, from 0 to 1.
 *
 * <p>Source: Y. Gorishniy, I. Rubachev and A. Babenko, On Embeddings for Numerical Features in Tabular Deep Learning, NeurIPS 2022. There, the first
 * and the last bin have no outer end; here they do, because the scaled feature, which has none, is an input, too.
 */
public final class PiecewiseLinear implements DerivedColumns {
    private final int feature;
    private final double[] edges;

    /**
     * Creates the columns.
     *
     * @param feature its 0-based place among the features of a row
     * @param edges of the bins, in the feature's unit, at least two, in strictly ascending order
     */
    public PiecewiseLinear(int feature, double[] edges) {
        this.feature = feature;
        this.edges = edges.clone();
    }

    @Override
    public int columns() {
        return edges.length - 1;
    }

    @Override
    public void compute(double[] rows, int from, float[] into, int at) {
        double value = rows[from + feature];
        for (int bin = 0; bin + 1 < edges.length; bin++) {
            double share = (value - edges[bin]) / (edges[bin + 1] - edges[bin]);
            into[at + bin] = (float) Math.min(Math.max(share, 0), 1);
        }
    }

    /** The 0-based place of the feature among the features of a row. */
    public int feature() {
        return feature;
    }

    /** The edges of the bins, in the feature's unit. */
    public double[] edges() {
        return edges.clone();
    }
}
