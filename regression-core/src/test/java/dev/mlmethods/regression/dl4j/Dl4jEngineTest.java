package dev.mlmethods.regression.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.random.TorchRandom;
import dev.mlmethods.regression.scaling.FittedScaler;
import dev.mlmethods.regression.scaling.Preparation;
import dev.mlmethods.regression.scaling.TargetScaler;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.EarlyStopping;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.training.Loss;
import dev.mlmethods.regression.training.LossSpec;
import dev.mlmethods.regression.training.Optimizer;
import dev.mlmethods.regression.training.OptimizerSpec;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainedNetwork;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingHistory;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import dev.mlmethods.regression.training.vector.VectorEngine;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Dl4jEngineTest {
    private static final int ROWS = 10;
    private static final ScaledDataset DATASET = dataset(ROWS, 3);
    private static final NetworkSpec NETWORK = NetworkSpec.defaults().withHiddenLayers(List.of(4));
    private static final TrainingSpec SPEC =
            TrainingSpec.defaults().withEpochs(2).withLearningRate(0.01).withEngine(EngineName.DL4J);

    private static final VectorEngine PREDICTIONS = new VectorEngine(NETWORK, 1);
    private static final TrainingEngine ENGINE = Dl4jEngine.of(NETWORK, SPEC.loss(), PREDICTIONS);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 9, 10, 11})
    void countsAnIterationForEachBatchTheLastOfWhichMayBeSmaller(int batchSize) {
        TrainedNetwork trained = train(network(NETWORK, 3), DATASET, SPEC.withBatchSize(BatchSize.of(batchSize)));
        int batches = (ROWS + batchSize - 1) / batchSize;
        assertThat(trained.network().iterations()).isEqualTo(2 * batches);
        assertThat(trained.network().epochs()).isEqualTo(2);
        assertThat(trained.history().epochs()).extracting(EpochLoss::epoch).containsExactly(1, 2);
    }

    /** With a learning rate of nearly 0, the weights stay the same, and so the batches cannot matter. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 9})
    void takesTheMeanOverTheRowsWhateverTheBatches(int batchSize) {
        TrainingSpec still = SPEC.withLearningRate(1e-30);
        double full = loss(network(NETWORK, 3), DATASET, still);
        double loss = loss(network(NETWORK, 3), DATASET, still.withBatchSize(BatchSize.of(batchSize)));
        // Float32 sums of ten squares in a different order.
        assertThat(loss).isCloseTo(full, withinPercentage(1e-4));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11, 1000})
    void aBatchOfAllRowsOrMoreIsTheFullBatch(int batchSize) {
        TrainedNetwork full = train(network(NETWORK, 3), DATASET, SPEC);
        TrainedNetwork batch = train(network(NETWORK, 3), DATASET, SPEC.withBatchSize(BatchSize.of(batchSize)));
        assertThat(batch.history().epochs()).isEqualTo(full.history().epochs());
        assertThat(batch.network().parameters()).containsExactly(full.network().parameters());
    }

    @Test
    void shufflesSmallerBatchesAnewForEachEpoch() {
        TorchRandom shuffles = new TorchRandom(SPEC.seed());
        int[] first = shuffles.permutation(ROWS);
        int[] second = shuffles.permutation(ROWS);
        assertThat(second).isNotEqualTo(first);

        Batches batches = new Batches(DATASET, BatchSize.of(4), SPEC.seed());
        assertThat(targets(batches.nextEpoch())).containsExactly(picked(first));
        assertThat(targets(batches.nextEpoch())).containsExactly(picked(second));
    }

    @Test
    void keepsTheOrderOfTheRowsInAFullBatch() {
        Batches batches = new Batches(DATASET, BatchSize.FULL, SPEC.seed());
        assertThat(targets(batches.nextEpoch())).containsExactly(DATASET.target());
        assertThat(targets(batches.nextEpoch())).containsExactly(DATASET.target());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void trainsOnOneFeatureAndOneRow(int batchSize) {
        ScaledDataset one = ScaledDataset.of(
                Dataset.of("one", FeatureMatrix.of(List.of("x"), new double[] {2}), "y", new double[] {3}),
                new Preparation(
                        FittedScaler.of(List.of("x"), new double[] {0}, new double[] {1}), TargetScaler.IDENTITY));
        NetworkState network = network(NETWORK, 1);
        float before = Dl4jNetworks.predict(Dl4jNetworks.of(network, SPEC), one.features(), 1)[0];
        TrainingHistory history =
                train(network, one, SPEC.withBatchSize(BatchSize.of(batchSize))).history();
        assertThat(history.epochs().get(0).loss())
                // Float32.
                .isCloseTo(Math.pow(before - 3.0, 2), withinPercentage(1e-4));
        assertThat(history.last().loss()).isLessThan(history.epochs().get(0).loss());
    }

    /** The same mathematics in float64, written out again: y = w x + b, mean squared error, PyTorch's Adam. */
    @Test
    void aNetworkWithoutHiddenLayersIsALinearModel() {
        NetworkSpec linear = NETWORK.withHiddenLayers(List.of());
        NetworkState network = network(linear, 3);
        float[] initial = network.parameters();
        int epochs = 50;
        TrainedNetwork after = train(network, DATASET, SPEC.withEpochs(epochs));
        TrainingHistory history = after.history();

        double[] weights = new double[4];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = initial[i];
        }
        double[] m = new double[4];
        double[] v = new double[4];
        for (int epoch = 1; epoch <= epochs; epoch++) {
            double[] gradient = new double[4];
            double loss = 0;
            for (int row = 0; row < ROWS; row++) {
                double error = weights[3] - DATASET.target()[row];
                for (int j = 0; j < 3; j++) {
                    error += weights[j] * DATASET.features()[row * 3 + j];
                }
                loss += error * error / ROWS;
                for (int j = 0; j < 4; j++) {
                    gradient[j] += 2 * error * (j < 3 ? DATASET.features()[row * 3 + j] : 1) / ROWS;
                }
            }
            for (int j = 0; j < 4; j++) {
                m[j] = 0.9 * m[j] + 0.1 * gradient[j];
                v[j] = 0.999 * v[j] + 0.001 * gradient[j] * gradient[j];
                weights[j] -= 0.01
                        * (m[j] / (1 - Math.pow(0.9, epoch)))
                        / (Math.sqrt(v[j] / (1 - Math.pow(0.999, epoch))) + 1e-8);
            }
            // 50 float32 steps of relative error 6e-8 each.
            assertThat(history.epochs().get(epoch - 1).loss())
                    .as("epoch %d", epoch)
                    .isCloseTo(loss, withinPercentage(1e-3));
        }
        float[] trained = after.network().parameters();
        for (int j = 0; j < 4; j++) {
            assertThat((double) trained[j]).as("weight %d", j).isCloseTo(weights[j], within(1e-5));
        }
    }

    @Test
    void leavesTheDataAsTheyWere() {
        ScaledDataset dataset = dataset(ROWS, 3);
        train(network(NETWORK, 3), dataset, SPEC.withBatchSize(BatchSize.of(3)));
        train(network(NETWORK, 3), dataset, SPEC);
        assertThat(dataset.features()).containsExactly(DATASET.features());
        assertThat(dataset.target()).containsExactly(DATASET.target());
    }

    @Test
    void takesTheValidationLossAfterTheUpdates() {
        TrainingHistory history = ENGINE.train(
                        network(NETWORK, 3), DATASET, DATASET, SPEC.withEpochs(3), TrainingListener.SILENT)
                .history();
        // On the same rows, it is the next epoch's loss, except for float32 sums in a different order.
        for (int epoch = 0; epoch < 2; epoch++) {
            double validationLoss =
                    Objects.requireNonNull(history.epochs().get(epoch).validationLoss());
            assertThat(validationLoss).isCloseTo(history.epochs().get(epoch + 1).loss(), withinPercentage(1e-4));
        }
    }

    @Test
    void goesBackToTheBestEpochAsIfItHadBeenTheLast() {
        // At this rate, the validation loss, which is for other targets, soon rises.
        TrainingSpec early = SPEC.withEpochs(40)
                .withBatchSize(BatchSize.of(4))
                .withLearningRate(0.05)
                .withEarlyStopping(EarlyStopping.after(3));
        ScaledDataset validation = ScaledDataset.of(dataset(ROWS, 3).features(), new float[ROWS], ROWS);
        TrainedNetwork trained = ENGINE.train(network(NETWORK, 3), DATASET, validation, early, TrainingListener.SILENT);
        TrainingHistory history = trained.history();
        NetworkState stopped = trained.network();
        int best = history.ofWeights().epoch();
        assertThat(history.epochs()).hasSize(best + 3).hasSizeLessThan(40);

        NetworkState expected = train(
                        network(NETWORK, 3),
                        DATASET,
                        early.withEarlyStopping(EarlyStopping.defaults()).withEpochs(best))
                .network();
        assertThat(stopped.parameters()).containsExactly(expected.parameters());
        assertThat(stopped.updaterState()).isNotNull().containsExactly(expected.updaterState());
        assertThat(stopped.iterations()).isEqualTo(expected.iterations());
        assertThat(stopped.epochs()).isEqualTo(best);
    }

    @Test
    void dropoutRepeatsItselfAndFollowsTheSeed() {
        NetworkSpec dropout = NETWORK.withHiddenLayers(List.of(16, 8)).withDropout(0.5);
        float[] once = trained(dropout, SPEC);
        assertThat(trained(dropout, SPEC)).containsExactly(once);
        assertThat(trained(dropout, SPEC.withSeed(0))).containsExactly(trained(dropout, SPEC.withSeed(0)));

        NetworkState otherSeed =
                train(network(dropout, 3), DATASET, SPEC.withSeed(7)).network();
        assertThat(otherSeed.parameters()).isNotEqualTo(once);
        assertThat(trained(dropout.withDropout(0), SPEC)).isNotEqualTo(once);
    }

    /** Over many rows, the mean of a unit's output is that without dropout, and its inputs are never dropped. */
    @Test
    void dropoutTakesTheShareOffTheHiddenOutputsAndScalesTheRest() {
        MultiLayerNetwork network = Dl4jNetworks.of(
                network(NETWORK.withActivation(Activation.IDENTITY).withDropout(0.25), 3), SPEC);
        ScaledDataset one = ScaledDataset.of(new float[] {1, 2, 3}, new float[] {0}, 1);
        INDArray hidden = network.feedForward(Nd4j.create(one.features(), new long[] {1, 3}, 'c'), false)
                .get(1);
        float[] weights = network.getParam("1_W").dup().data().asFloat();
        float bias = network.getParam("1_b").getFloat(0);
        double[] terms = new double[4];
        for (int i = 0; i < 4; i++) {
            terms[i] = hidden.getDouble(i) * weights[i] / 0.75;
        }
        double dropped = 0;
        int draws = 500;
        for (int draw = 0; draw < draws; draw++) {
            float output = network.output(Nd4j.create(one.features(), new long[] {1, 3}, 'c'), true)
                    .getFloat(0);
            int kept = kept(terms, output - bias);
            dropped += 4 - Integer.bitCount(kept);
        }
        // Four standard deviations of a mean of 2,000 draws.
        assertThat(dropped / (4 * draws)).isCloseTo(0.25, within(4 * Math.sqrt(0.25 * 0.75 / 2000)));
    }

    /** Which of the terms add up to the sum, as bits. */
    private static int kept(double[] terms, double sum) {
        for (int bits = 0; bits < 16; bits++) {
            double subset = 0;
            for (int i = 0; i < 4; i++) {
                subset += (bits >> i & 1) * terms[i];
            }
            if (Math.abs(subset - sum) < 1e-5) {
                return bits;
            }
        }
        throw new AssertionError("no outputs that are kept or dropped add up to " + sum);
    }

    /** At a rate of nearly 0, the weights stay the same, so only the decay could make a difference. */
    @Test
    void theDecayIsNoPartOfTheLoss() {
        TrainingSpec still = SPEC.withLearningRate(1e-30);
        double without = loss(network(NETWORK, 3), DATASET, still);
        for (Optimizer optimizer : Optimizer.values()) {
            TrainingSpec decayed = still.withOptimizer(
                    OptimizerSpec.of(optimizer).withLearningRate(1e-30).withWeightDecay(0.5));
            double loss = loss(network(NETWORK, 3), DATASET, decayed);
            // It is subtracted from a sum in float64.
            assertThat(loss).as(optimizer.parameterName()).isCloseTo(without, withinPercentage(1e-10));
        }
    }

    @Test
    void refusesByNameTheLossThatDl4jLacks() {
        TrainingSpec huber = SPEC.withLoss(LossSpec.of(Loss.HUBER));
        String message = "engine is dl4j, which has no loss huber; use mse or mae, or engine=vector.";
        assertThatThrownBy(() -> Dl4jEngine.of(NETWORK, huber.loss(), PREDICTIONS))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> ENGINE.train(network(NETWORK, 3), DATASET, null, huber, TrainingListener.SILENT))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    @Test
    void refusesByNameTheActivationThatDl4jLacks() {
        NetworkSpec gelu = NETWORK.withActivation(Activation.GELU);
        String message = "engine is dl4j, which has no activation gelu; use quickGelu, silu or mish, or engine=vector.";
        assertThatThrownBy(() -> Dl4jEngine.of(gelu, SPEC.loss(), PREDICTIONS))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> ENGINE.train(network(gelu, 3), DATASET, null, SPEC, TrainingListener.SILENT))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> Dl4jNetworks.of(network(gelu, 3), SPEC))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "DL4J has no activation gelu, so it has no network for this model; train the model with quickGelu, silu or mish.");
    }

    private static float[] trained(NetworkSpec spec, TrainingSpec training) {
        return train(network(spec, 3), DATASET, training).network().parameters();
    }

    private static double loss(NetworkState network, ScaledDataset dataset, TrainingSpec spec) {
        return train(network, dataset, spec).history().last().loss();
    }

    private static TrainedNetwork train(NetworkState network, ScaledDataset dataset, TrainingSpec spec) {
        return ENGINE.train(network, dataset, null, spec, TrainingListener.SILENT);
    }

    private static NetworkState network(NetworkSpec spec, int inputs) {
        return NetworkState.initial(spec, inputs, SPEC.seed());
    }

    private static ScaledDataset dataset(int rows, int columns) {
        TorchRandom random = new TorchRandom(3);
        double[] features = new double[rows * columns];
        for (int i = 0; i < features.length; i++) {
            features[i] = random.uniform(-2f, 2f);
        }
        double[] target = new double[rows];
        for (int i = 0; i < rows; i++) {
            target[i] = random.uniform(-1f, 3f);
        }
        List<String> names = IntStream.range(0, columns).mapToObj(j -> "x" + j).toList();
        return ScaledDataset.of(
                Dataset.of("random", FeatureMatrix.of(names, features), "y", target),
                new Preparation(FittedScaler.of(names, new double[columns], ones(columns)), TargetScaler.IDENTITY));
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static float[] targets(List<Batches.Batch> batches) {
        float[] all = new float[ROWS];
        int next = 0;
        for (Batches.Batch batch : batches) {
            for (float target : batch.target().dup().data().asFloat()) {
                all[next++] = target;
            }
        }
        assertThat(next).isEqualTo(ROWS);
        return all;
    }

    private static float[] picked(int[] rows) {
        float[] picked = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = DATASET.target()[rows[i]];
        }
        return picked;
    }
}
