package dev.mlmethods.regression.dl4j;

import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A DL4J loss whose rows count by their weights. A mask of the labels would not work: DL4J multiplies the outputs by it, too, and the gradient twice,
 * which is harmless only for zeros and ones.
 */
final class WeightedLoss implements ILossFunction {
    private static final long serialVersionUID = 1L;

    private final ILossFunction loss;
    private transient @Nullable INDArray weights;

    /** Wraps a loss whose rows all count the same. */
    WeightedLoss(ILossFunction loss) {
        this.loss = loss;
    }

    /** The loss of a network that was configured with one. */
    static WeightedLoss of(MultiLayerNetwork network) {
        return (WeightedLoss) ((BaseOutputLayer) network.getOutputLayer().conf().getLayer()).getLossFn();
    }

    /** Sets the weights of the next batch, [rows, 1]. */
    void setWeights(INDArray newWeights) {
        weights = newWeights;
    }

    private INDArray weighted(INDArray values, INDArray labels) {
        return weights == null
                ? values
                : values.reshape(labels.size(0), values.length() / labels.size(0))
                        .mulColumnVector(weights);
    }

    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask, boolean average) {
        double sum = computeScoreArray(labels, preOutput, activation, mask)
                .sumNumber()
                .doubleValue();
        return average ? sum / labels.size(0) : sum;
    }

    @Override
    public INDArray computeScoreArray(
            INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
        return weighted(loss.computeScoreArray(labels, preOutput, activation, mask), labels);
    }

    @Override
    public INDArray computeGradient(
            INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
        return weighted(loss.computeGradient(labels, preOutput, activation, mask), labels);
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask, boolean average) {
        return Pair.of(
                computeScore(labels, preOutput, activation, mask, average),
                computeGradient(labels, preOutput, activation, mask));
    }

    @Override
    public String name() {
        return "WeightedLoss(" + loss.name() + ")";
    }
}
