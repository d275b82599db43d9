package dev.mlmethods.regression.dl4j;

import dev.mlmethods.regression.random.TorchRandom;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.ScaledDataset;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The batches of each epoch as ND4J arrays. A full batch keeps the order of the rows. Smaller ones are cut from an order
 * that is drawn anew for each epoch, as {@code torch.randperm(rows, generator=g)} would after
 * {@code g.manual_seed(seed)}.
 */
final class Batches {
    private final ScaledDataset dataset;
    private final int batchRows;
    private final TorchRandom shuffles;
    private final float[] features;
    private final float[] target;
    private final List<Batch> fullBatch;

    Batches(ScaledDataset dataset, BatchSize batchSize, long seed) {
        this.dataset = dataset;
        this.batchRows = batchSize.rowsOf(dataset.rows());
        this.shuffles = new TorchRandom(seed);
        if (batchRows == dataset.rows()) {
            this.features = dataset.features();
            this.target = dataset.target();
            this.fullBatch = List.of(cut(features(), target(), 0, batchRows));
        } else {
            this.features = new float[dataset.features().length];
            this.target = new float[dataset.target().length];
            this.fullBatch = List.of();
        }
    }

    /** Features [rows, columns] and target [rows, outputs]. */
    record Batch(INDArray features, INDArray target) {
        int rows() {
            return (int) features.size(0);
        }
    }

    List<Batch> nextEpoch() {
        if (!fullBatch.isEmpty()) {
            return fullBatch;
        }
        dataset.gather(shuffles.permutation(dataset.rows()), features, target);
        INDArray shuffledFeatures = features();
        INDArray shuffledTarget = target();
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < dataset.rows(); from += batchRows) {
            int to = Math.min(from + batchRows, dataset.rows());
            batches.add(cut(shuffledFeatures, shuffledTarget, from, to));
        }
        return batches;
    }

    private INDArray features() {
        return Nd4j.create(features, new long[] {dataset.rows(), dataset.columns()}, DataType.FLOAT);
    }

    private INDArray target() {
        return Nd4j.create(target, new long[] {dataset.rows(), dataset.outputs()}, DataType.FLOAT);
    }

    private static Batch cut(INDArray features, INDArray target, int from, int to) {
        return new Batch(
                features.get(NDArrayIndex.interval(from, to), NDArrayIndex.all()),
                target.get(NDArrayIndex.interval(from, to), NDArrayIndex.all()));
    }
}
