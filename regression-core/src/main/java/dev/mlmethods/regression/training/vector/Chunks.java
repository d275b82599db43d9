package dev.mlmethods.regression.training.vector;

/**
 * How the rows of a batch are cut into chunks, depending only on the batch size and the network: enough chunks to keep many cores busy, each with
 * enough work to be worth a thread, but not so many that their gradients take much memory. A smaller last batch has chunks of the same number of
 * rows, and so never more chunks.
 *
 * @param chunkRows the rows of each chunk; the last one of a batch may have fewer
 */
record Chunks(int chunkRows) {
    private static final int COUNT = 64;

    /** Rows times weights: about ten microseconds of work. */
    private static final int MIN_WORK = 1 << 18;

    /** From this many rows, a chunk has whole tiles; below, batches are cut more evenly. */
    private static final int LARGE = 4 * Kernels.ROWS;

    private static final int SMALL_STEP = 16;

    /** Longer chains of float32 lose digits. */
    private static final int MAX_ROWS = 4096;

    /** Bounds the memory of all chunks' gradients: 256 MiB. */
    private static final int MAX_GRADIENT_FLOATS = 1 << 26;

    static Chunks of(int batchRows, TrainingLayout layout) {
        int evenly = Math.min(TrainingLayout.ceiling(batchRows, COUNT), MAX_ROWS);
        // With less than a tile, a wide network would spend its time moving gradients.
        int worthwhile = Math.max(TrainingLayout.ceiling(MIN_WORK, layout.parameters()), Kernels.ROWS);
        int affordable = TrainingLayout.ceiling(batchRows, Math.max(1, MAX_GRADIENT_FLOATS / layout.size()));
        int least = Math.max(Math.max(evenly, worthwhile), affordable);
        if (least >= LARGE) {
            return new Chunks(TrainingLayout.roundUp(least, Kernels.ROWS));
        }
        int count = Math.max(1, batchRows / least);
        return new Chunks(TrainingLayout.roundUp(TrainingLayout.ceiling(batchRows, count), SMALL_STEP));
    }

    /** The chunks of a batch of that many rows. */
    int count(int rows) {
        return TrainingLayout.ceiling(rows, chunkRows);
    }
}
