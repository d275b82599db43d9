package dev.mlmethods.regression.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.Networks;
import dev.mlmethods.regression.random.TorchRandom;
import dev.mlmethods.regression.scaling.StandardScaler;
import dev.mlmethods.regression.scaling.TargetScaler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

class Dl4jEngineTest {
    private static final int ROWS = 10;
    private static final ScaledDataset DATASET = dataset(ROWS, 3);
    private static final NetworkSpec NETWORK = NetworkSpec.defaults().withHiddenLayers(List.of(4));
    private static final TrainingSpec SPEC =
            TrainingSpec.defaults().withEpochs(2).withLearningRate(0.01).withEngine(EngineName.DL4J);

    @Test
    void dl4jListenersSeeEachEpochAndIteration() {
        MultiLayerNetwork network = network(NETWORK, 3);
        List<String> heard = new ArrayList<>();
        network.setListeners(new BaseTrainingListener() {
            @Override
            public void onEpochStart(Model model) {
                heard.add("start");
            }

            @Override
            public void onEpochEnd(Model model) {
                heard.add("end");
            }

            @Override
            public void iterationDone(Model model, int iteration, int epoch) {
                heard.add(iteration + " in " + epoch);
            }
        });
        train(network, DATASET, SPEC.withBatchSize(BatchSize.of(4)));
        assertThat(heard)
                .containsExactly(
                        "start", "0 in 0", "1 in 0", "2 in 0", "end", "start", "3 in 1", "4 in 1", "5 in 1", "end");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 9, 10, 11})
    void countsAnIterationForEachBatchTheLastOfWhichMayBeSmaller(int batchSize) {
        MultiLayerNetwork network = network(NETWORK, 3);
        TrainingHistory history = train(network, DATASET, SPEC.withBatchSize(BatchSize.of(batchSize)));
        int batches = (ROWS + batchSize - 1) / batchSize;
        assertThat(network.getIterationCount()).isEqualTo(2 * batches);
        assertThat(network.getEpochCount()).isEqualTo(2);
        assertThat(history.epochs()).extracting(EpochLoss::epoch).containsExactly(1, 2);
    }

    /** With a learning rate of nearly nothing the weights stay, and then the batches cannot matter. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 9})
    void takesTheMeanOverTheRowsWhateverTheBatches(int batchSize) {
        TrainingSpec still = SPEC.withLearningRate(1e-30);
        double full = train(network(NETWORK, 3, still), DATASET, still).last().loss();
        double loss = train(network(NETWORK, 3, still), DATASET, still.withBatchSize(BatchSize.of(batchSize)))
                .last()
                .loss();
        // Float32 sums of ten squares in another order.
        assertThat(loss).isCloseTo(full, withinPercentage(1e-4));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11, 1000})
    void aBatchOfAllRowsOrMoreIsTheFullBatch(int batchSize) {
        MultiLayerNetwork full = network(NETWORK, 3);
        MultiLayerNetwork batch = network(NETWORK, 3);
        TrainingHistory fullHistory = train(full, DATASET, SPEC);
        TrainingHistory batchHistory = train(batch, DATASET, SPEC.withBatchSize(BatchSize.of(batchSize)));
        assertThat(batchHistory.epochs()).isEqualTo(fullHistory.epochs());
        assertThat(Networks.parameters(batch)).containsExactly(Networks.parameters(full));
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
                StandardScaler.of(List.of("x"), new double[] {0}, new double[] {1}),
                TargetScaler.IDENTITY);
        MultiLayerNetwork network = network(NETWORK, 1);
        float before = Networks.predict(network, one.features(), 1)[0];
        TrainingHistory history = train(network, one, SPEC.withBatchSize(BatchSize.of(batchSize)));
        assertThat(history.epochs().get(0).loss())
                // Float32.
                .isCloseTo(Math.pow(before - 3.0, 2), withinPercentage(1e-4));
        assertThat(history.last().loss()).isLessThan(history.epochs().get(0).loss());
    }

    /** The same mathematics in float64, written down once more: y = w x + b, mean squared error, PyTorch's Adam. */
    @Test
    void aNetworkWithoutHiddenLayersIsALinearModel() {
        NetworkSpec linear = NETWORK.withHiddenLayers(List.of());
        MultiLayerNetwork network = network(linear, 3);
        float[] initial = Networks.parameters(network);
        int epochs = 50;
        TrainingHistory history = train(network, DATASET, SPEC.withEpochs(epochs));

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
        float[] trained = Networks.parameters(network);
        for (int j = 0; j < 4; j++) {
            assertThat((double) trained[j]).as("weight %d", j).isCloseTo(weights[j], within(1e-5));
        }
    }

    @Test
    void leavesTheConfigurationAsItWas() {
        MultiLayerNetwork network = network(NETWORK, 3);
        String before = network.getLayerWiseConfigurations().toJson();
        train(network, DATASET, SPEC.withBatchSize(BatchSize.of(3)));
        network.getLayerWiseConfigurations().setIterationCount(0);
        network.getLayerWiseConfigurations().setEpochCount(0);
        assertThat(network.getLayerWiseConfigurations().toJson()).isEqualTo(before);
    }

    @Test
    void givesAdamItsEpsilonBack() {
        MultiLayerNetwork network = network(NETWORK, 3);
        train(network, DATASET, SPEC);
        assertThat(epsilons(network)).containsExactly(1e-8, 1e-8);
    }

    @Test
    void givesAdamItsEpsilonBackWhenTheTrainingDiverges() {
        TrainingSpec wild = SPEC.withLearningRate(1e30);
        MultiLayerNetwork network = network(NETWORK, 3, wild);
        assertThatThrownBy(() -> train(network, DATASET, wild)).isInstanceOf(RegressionException.class);
        assertThat(epsilons(network)).containsExactly(1e-8, 1e-8);
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
        MultiLayerNetwork network = network(NETWORK, 3);
        TrainingHistory history = TrainingEngines.of(EngineName.DL4J, NETWORK, SPEC, 1)
                .train(network, DATASET, DATASET, SPEC.withEpochs(3), TrainingListener.SILENT);
        // On the same rows it is the next epoch's loss, but for float32 sums in another order.
        for (int epoch = 0; epoch < 2; epoch++) {
            double validationLoss =
                    Objects.requireNonNull(history.epochs().get(epoch).validationLoss());
            assertThat(validationLoss).isCloseTo(history.epochs().get(epoch + 1).loss(), withinPercentage(1e-4));
        }
    }

    @Test
    void goesBackToTheBestEpochAsIfItHadBeenTheLast() {
        // At this rate the validation loss, that of other targets, soon rises.
        TrainingSpec early = SPEC.withEpochs(40)
                .withBatchSize(BatchSize.of(4))
                .withLearningRate(0.05)
                .withEarlyStopping(EarlyStopping.after(3));
        ScaledDataset validation = ScaledDataset.of(dataset(ROWS, 3).features(), new float[ROWS], ROWS);
        MultiLayerNetwork stopped = network(NETWORK, 3, early);
        TrainingHistory history = TrainingEngines.of(EngineName.DL4J, NETWORK, early, 1)
                .train(stopped, DATASET, validation, early, TrainingListener.SILENT);
        int best = history.ofWeights().epoch();
        assertThat(history.epochs()).hasSize(best + 3).hasSizeLessThan(40);

        MultiLayerNetwork expected = network(NETWORK, 3, early);
        train(
                expected,
                DATASET,
                early.withEarlyStopping(EarlyStopping.defaults()).withEpochs(best));
        assertThat(Networks.parameters(stopped)).containsExactly(Networks.parameters(expected));
        assertThat(Networks.updaterState(stopped)).containsExactly(Networks.updaterState(expected));
        assertThat(stopped.getIterationCount()).isEqualTo(expected.getIterationCount());
        assertThat(stopped.getEpochCount()).isEqualTo(best);
    }

    @Test
    void dropoutRepeatsItselfAndFollowsTheSeed() {
        NetworkSpec dropout = NETWORK.withHiddenLayers(List.of(16, 8)).withDropout(0.5);
        float[] once = trained(dropout, SPEC);
        assertThat(trained(dropout, SPEC)).containsExactly(once);
        assertThat(trained(dropout, SPEC.withSeed(0))).containsExactly(trained(dropout, SPEC.withSeed(0)));

        MultiLayerNetwork otherSeed = network(dropout, 3);
        train(otherSeed, DATASET, SPEC.withSeed(7));
        assertThat(Networks.parameters(otherSeed)).isNotEqualTo(once);
        assertThat(trained(dropout.withDropout(0), SPEC)).isNotEqualTo(once);
    }

    /** Over many rows the mean of a unit's output is that without dropout, and its inputs are never dropped. */
    @Test
    void dropoutTakesTheShareOffTheHiddenOutputsAndScalesTheRest() {
        MultiLayerNetwork network =
                network(NETWORK.withActivation(Activation.IDENTITY).withDropout(0.25), 3);
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

    /** At a rate of nearly nothing the weights stay, so that only the decay could make a difference. */
    @Test
    void theDecayIsNoPartOfTheLoss() {
        TrainingSpec still = SPEC.withLearningRate(1e-30);
        double without =
                train(network(NETWORK, 3, still), DATASET, still).last().loss();
        for (Optimizer optimizer : Optimizer.values()) {
            TrainingSpec decayed = still.withOptimizer(
                    OptimizerSpec.of(optimizer).withLearningRate(1e-30).withWeightDecay(0.5));
            double loss =
                    train(network(NETWORK, 3, decayed), DATASET, decayed).last().loss();
            // It is taken off a sum in float64.
            assertThat(loss).as(optimizer.parameterName()).isCloseTo(without, withinPercentage(1e-10));
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesTheConfigurationItsLearningRateBack(Optimizer optimizer) {
        TrainingSpec cosine = SPEC.withEpochs(3)
                .withOptimizer(OptimizerSpec.of(optimizer).withLearningRate(0.01))
                .withSchedule(ScheduleSpec.of(LearningRateSchedule.COSINE));
        MultiLayerNetwork network = network(NETWORK, 3, cosine);
        String before = network.getLayerWiseConfigurations().toJson();
        train(network, DATASET, cosine);
        network.getLayerWiseConfigurations().setIterationCount(0);
        network.getLayerWiseConfigurations().setEpochCount(0);
        assertThat(network.getLayerWiseConfigurations().toJson()).isEqualTo(before);
    }

    @Test
    void refusesByNameTheLossThatDl4jLacks() {
        TrainingSpec huber = SPEC.withLoss(LossSpec.of(Loss.HUBER));
        String message = "engine is dl4j, which has no loss huber; use mse or mae, or engine=vector.";
        assertThatThrownBy(() -> TrainingEngines.of(EngineName.DL4J, NETWORK, huber, 1))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
        TrainingEngine engine = TrainingEngines.of(EngineName.DL4J, NETWORK, SPEC, 1);
        assertThatThrownBy(() -> engine.train(network(NETWORK, 3), DATASET, null, huber, TrainingListener.SILENT))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    private static float[] trained(NetworkSpec spec, TrainingSpec training) {
        MultiLayerNetwork network = network(spec, 3);
        train(network, DATASET, training);
        return Networks.parameters(network);
    }

    private static TrainingHistory train(MultiLayerNetwork network, ScaledDataset dataset, TrainingSpec spec) {
        return TrainingEngines.of(EngineName.DL4J, NETWORK, spec, 1)
                .train(network, dataset, null, spec, TrainingListener.SILENT);
    }

    private static MultiLayerNetwork network(NetworkSpec spec, int inputs) {
        return network(spec, inputs, SPEC);
    }

    private static MultiLayerNetwork network(NetworkSpec spec, int inputs, TrainingSpec training) {
        return Networks.build(spec, inputs, training.seed(), Optimizers.of(training));
    }

    private static List<Double> epsilons(MultiLayerNetwork network) {
        return Arrays.stream(network.getLayers())
                .map(layer -> ((Adam) ((BaseLayer) layer.conf().getLayer()).getIUpdater()).getEpsilon())
                .toList();
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
                StandardScaler.of(names, new double[columns], ones(columns)),
                TargetScaler.IDENTITY);
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
