package dev.mlmethods.regression.training.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunksTest {
    private static final TrainingLayout REFERENCE = layout(64, 32);

    private static TrainingLayout layout(Integer... hiddenLayers) {
        return new TrainingLayout(NetworkSpec.defaults().withHiddenLayers(List.of(hiddenLayers)), 8, 1);
    }

    /** 64 chunks for many cores; each has whole tiles. */
    @Test
    void theReferenceJobHas52Chunks() {
        Chunks chunks = Chunks.of(16512, REFERENCE);
        assertThat(chunks.chunkRows()).isEqualTo(320);
        assertThat(chunks.count(16512)).isEqualTo(52);
    }

    @Test
    void aSmallBatchIsOneChunkForThreadsWouldCostMore() {
        assertThat(Chunks.of(128, REFERENCE).count(128)).isEqualTo(1);
        assertThat(Chunks.of(1, REFERENCE).count(1)).isEqualTo(1);
    }

    @Test
    void aBatchOf200RowsHasTwoChunksOfAlmostTheSameLength() {
        Chunks chunks = Chunks.of(200, REFERENCE);
        assertThat(chunks.chunkRows()).isEqualTo(112);
        assertThat(chunks.count(200)).isEqualTo(2);
    }

    @Test
    void aWideNetworkHasChunksOfATileAtLeast() {
        Chunks chunks = Chunks.of(256, layout(512, 256));
        assertThat(chunks.chunkRows()).isEqualTo(Kernels.ROWS);
        assertThat(chunks.count(256)).isEqualTo(4);
    }

    /** 4096 rows, because longer float32 sums lose digits; unless the network has so few weights that a thread is worth it only for more rows. */
    @Test
    void aLongBatchHasMoreChunks() {
        Chunks chunks = Chunks.of(1_000_000, REFERENCE);
        assertThat(chunks.chunkRows()).isEqualTo(4096);
        assertThat(chunks.count(1_000_000)).isEqualTo(245);
    }

    @Test
    void theGradientsOfAHugeNetworkTakeAtMost256MiB() {
        TrainingLayout huge = layout(2048, 1024);
        Chunks chunks = Chunks.of(50_000, huge);
        assertThat((long) chunks.count(50_000) * huge.size()).isLessThanOrEqualTo(1 << 26);
        assertThat(chunks.count(50_000)).isEqualTo(31);
    }

    /** More rows can have fewer chunks, with more tiles; a smaller batch in the same training must not have more than its largest one. */
    @Test
    void aSmallerLastBatchHasNoMoreChunks() {
        assertThat(Chunks.of(16_000, REFERENCE).count(16_000))
                .isGreaterThan(Chunks.of(16_500, REFERENCE).count(16_500));
        Chunks chunks = Chunks.of(16_500, REFERENCE);
        for (int rows = 1; rows <= 16_500; rows++) {
            assertThat(chunks.count(rows)).isBetween(1, chunks.count(16_500));
        }
    }

    @Test
    void trainsOnASmallerLastBatch() {
        NetworkSpec network = NetworkSpec.defaults();
        ScaledDataset rows = TrainingRows.random(32_500, 8);
        try (DenseTraining training =
                new DenseTraining(KernelChoice::best, network, TrainingSpec.defaults(), rows, 16_500, 2)) {
            training.load(TrainingRows.parameters(REFERENCE), null);
            training.step(new int[0], 0, 16_500, 1, 0.001);
            assertThat(training.step(new int[0], 16_500, 32_500, 2, 0.001)).isPositive();
        }
    }
}
