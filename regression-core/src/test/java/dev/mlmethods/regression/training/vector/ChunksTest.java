package dev.mlmethods.regression.training.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunksTest {
    private static final DenseLayout REFERENCE = layout(64, 32);

    private static DenseLayout layout(Integer... hiddenLayers) {
        return new DenseLayout(NetworkSpec.defaults().withHiddenLayers(List.of(hiddenLayers)), 8, 1);
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
        assertThat(Chunks.of(200, REFERENCE).count(200)).isEqualTo(1);
        assertThat(Chunks.of(1, REFERENCE).count(1)).isEqualTo(1);
    }

    @Test
    void aWideNetworkHasChunksOfOneTile() {
        Chunks chunks = Chunks.of(200, layout(512, 256));
        assertThat(chunks.chunkRows()).isEqualTo(Kernels.ROWS);
        assertThat(chunks.count(200)).isEqualTo(4);
    }

    /** 4096 rows, for longer sums of float32 lose digits; unless the network has so few weights that more are worth a thread. */
    @Test
    void aLongBatchHasMoreChunks() {
        Chunks chunks = Chunks.of(1_000_000, REFERENCE);
        assertThat(chunks.chunkRows()).isEqualTo(4096);
        assertThat(chunks.count(1_000_000)).isEqualTo(245);
    }

    @Test
    void theGradientsOfAHugeNetworkTakeAtMost256MiB() {
        DenseLayout huge = layout(2048, 1024);
        Chunks chunks = Chunks.of(50_000, huge);
        assertThat((long) chunks.count(50_000) * huge.size()).isLessThanOrEqualTo(1 << 26);
        assertThat(chunks.count(50_000)).isEqualTo(31);
    }

    /** More rows can have fewer chunks, of more tiles; a smaller batch in the same training must not have more than its largest one. */
    @Test
    void aSmallerLastBatchHasNoMoreChunks() {
        DenseLayout layout = layout(90, 90);
        assertThat(Chunks.of(4000, layout).count(4000))
                .isGreaterThan(Chunks.of(5000, layout).count(5000));
        for (int rows = 1; rows <= 5000; rows++) {
            assertThat(Chunks.of(5000, layout).count(rows))
                    .isBetween(1, Chunks.of(5000, layout).count(5000));
        }
    }

    @Test
    void trainsOnASmallerLastBatch() {
        NetworkSpec network = NetworkSpec.defaults().withHiddenLayers(List.of(90, 90));
        ScaledDataset rows = TrainingRows.random(9000, 8);
        try (DenseTraining training =
                new DenseTraining(KernelChoice::best, network, TrainingSpec.defaults(), rows, 5000, 2)) {
            training.load(TrainingRows.parameters(layout(90, 90)), null);
            training.step(new int[0], 0, 5000, 1, 0.001);
            assertThat(training.step(new int[0], 5000, 9000, 2, 0.001)).isPositive();
        }
    }
}
