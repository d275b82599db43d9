package dev.mlmethods.regression.training.vector;

/**
 * Inverted dropout (Srivastava et al., 2014), like PyTorch's {@code nn.Dropout}: in training, an output becomes 0 with the probability {@code
 * dropout}; otherwise it is divided by 1 - {@code dropout}. What becomes 0 is determined by a hash of the seed, the number of the update, the layer,
 * the position of the row in its batch and the unit, so it doesn't depend on threads or tiles.
 */
final class Dropout {
    /** Uniform numbers have this many bits. */
    static final int BITS = 24;

    private final int seed;
    private final int threshold;
    private final float kept;

    /**
     * Dropout for a training.
     *
     * @param dropout from 0 to below 1
     */
    Dropout(double dropout, long seed) {
        this.seed = mixed((int) seed + 0x9e3779b9);
        this.threshold = (int) Math.rint(dropout * (1 << BITS));
        this.kept = (float) (1 / (1 - dropout));
    }

    /**
     * Writes what each output is multiplied by.
     *
     * @param factors where a tile's panels begin in x
     * @param firstRow the position in the batch of the tile's first row
     */
    void factors(Kernels kernels, float[] x, int factors, int panels, int update, int layer, int firstRow, int rows) {
        int key = mixed(mixed(seed + update) + layer);
        for (int r = 0; r < rows; r++) {
            int rowKey = mixed(key + firstRow + r);
            for (int p = 0; p < panels; p++) {
                int at = factors + p * Kernels.TILE_PANEL + r * Kernels.PANEL;
                kernels.dropout(x, at, rowKey + p * Kernels.PANEL, threshold, kept);
            }
        }
    }

    /** The last steps of MurmurHash3 (Appleby), which spread each bit over all of them. */
    static int mixed(int key) {
        int h = key;
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        h ^= h >>> 16;
        return h;
    }
}
