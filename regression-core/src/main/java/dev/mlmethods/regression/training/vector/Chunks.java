package dev.mlmethods.regression.training.vector;

/**
 * How the rows of a batch are cut into chunks, by the batch size and the network alone: enough chunks to keep many cores busy,
 * each with enough work to be worth a thread, and not so many that their gradients take much memory. A smaller last batch has
 * chunks of the same rows, and so never more of them.
 *
 * @param chunkRows the rows of each chunk; the last one of a batch may have fewer
 */
record Chunks(int chunkRows) {
    private static final int COUNT = 64;

    /** Rows times weights: about 20 microseconds of work. */
    private static final int MIN_WORK = 1 << 19;

    /** Longer chains of float32 lose digits. */
    private static final int MAX_ROWS = 4096;

    /** Bounds the memory of all chunks' gradients: 256 MiB. */
    private static final int MAX_GRADIENT_FLOATS = 1 << 26;

    static Chunks of(int batchRows, DenseLayout layout) {
        int evenly = Math.min(ceiling(batchRows, COUNT), MAX_ROWS);
        int worthwhile = ceiling(MIN_WORK, layout.parameters());
        int affordable = ceiling(batchRows, Math.max(1, MAX_GRADIENT_FLOATS / layout.size()));
        int chunkRows = Math.max(Math.max(evenly, worthwhile), affordable);
        return new Chunks(DenseLayout.roundUp(chunkRows, Kernels.ROWS));
    }

    private static int ceiling(int number, int divisor) {
        return (number + divisor - 1) / divisor;
    }

    /** The chunks of a batch of that many rows. */
    int count(int rows) {
        return ceiling(rows, chunkRows);
    }
}
