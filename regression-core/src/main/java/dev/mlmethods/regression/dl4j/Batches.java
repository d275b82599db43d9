package dev.mlmethods.regression.dl4j;

import dev.mlmethods.regression.random.TorchRandom;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.ScaledDataset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The batches of each epoch as ND4J arrays. A full batch keeps the order of the rows. Smaller ones are cut from an order
 * that is drawn anew for each epoch, as {@code torch.randperm(rows, generator=g)} would be after
 * {@code g.manual_seed(seed)}.
 */
final class Batches {
    private final ScaledDataset dataset;
    private final int batchRows;
    private final TorchRandom shuffles;
    private final float[] features;
    private final float[] target;
    private final float @Nullable [] weights;
    private final List<Batch> fullBatch;

    Batches(ScaledDataset dataset, BatchSize batchSize, long seed) {
        this.dataset = dataset;
        this.batchRows = batchSize.rowsOf(dataset.rows());
        this.shuffles = new TorchRandom(seed);
        if (batchRows == dataset.rows()) {
            this.features = dataset.features();
            this.target = dataset.target();
            this.weights = dataset.weights();
            this.fullBatch = List.of(cut(features(), target(), weights(), 0, batchRows));
        } else {
            this.features = new float[Math.multiplyExact(dataset.rows(), dataset.columns())];
            this.target = new float[dataset.target().length];
            this.weights = dataset.weights() == null ? null : new float[dataset.rows()];
            this.fullBatch = List.of();
        }
    }

    /** Features [rows, columns], target [rows, outputs] and weights [rows, 1]; without weights, all rows count the same. */
    record Batch(
            INDArray features, INDArray target, @Nullable INDArray weights) {
        int rows() {
            return (int) features.size(0);
        }
    }

    List<Batch> nextEpoch() {
        if (!fullBatch.isEmpty()) {
            return fullBatch;
        }
        int[] order = shuffles.permutation(dataset.rows());
        dataset.gather(order, features, target);
        gatherWeights(order);
        INDArray shuffledFeatures = features();
        INDArray shuffledTarget = target();
        INDArray shuffledWeights = weights();
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < dataset.rows(); from += batchRows) {
            int to = Math.min(from + batchRows, dataset.rows());
            batches.add(cut(shuffledFeatures, shuffledTarget, shuffledWeights, from, to));
        }
        return batches;
    }

    private void gatherWeights(int[] order) {
        float[] all = dataset.weights();
        if (all != null && weights != null) {
            for (int i = 0; i < order.length; i++) {
                weights[i] = all[order[i]];
            }
        }
    }

    private @Nullable INDArray weights() {
        return weights == null ? null : Nd4j.create(weights, new long[] {dataset.rows(), 1}, DataType.FLOAT);
    }

    private INDArray features() {
        return Nd4j.create(features, new long[] {dataset.rows(), dataset.columns()}, DataType.FLOAT);
    }

    private INDArray target() {
        return Nd4j.create(target, new long[] {dataset.rows(), dataset.outputs()}, DataType.FLOAT);
    }

    private static Batch cut(INDArray features, INDArray target, @Nullable INDArray weights, int from, int to) {
        return new Batch(
                features.get(NDArrayIndex.interval(from, to), NDArrayIndex.all()),
                target.get(NDArrayIndex.interval(from, to), NDArrayIndex.all()),
                weights == null ? null : weights.get(NDArrayIndex.interval(from, to), NDArrayIndex.all()));
    }
}
