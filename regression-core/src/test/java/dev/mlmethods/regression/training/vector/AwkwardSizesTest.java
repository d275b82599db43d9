package dev.mlmethods.regression.training.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.mlmethods.regression.dl4j.Dl4jNetworks;
import dev.mlmethods.regression.engine.TrainingEngines;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.network.WeightInit;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.training.Optimizer;
import dev.mlmethods.regression.training.OptimizerSpec;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainedNetwork;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Rows, widths and batches around the sizes of blocks, panels and tiles, three epochs each, compared with DL4J. */
class AwkwardSizesTest {
    private static final int EPOCHS = 3;

    /** float32 sums in a different order; measured: 9e-7 of the largest weight or prediction. */
    private static final double OF_THE_LARGEST = 1e-5;

    /** Measured: 1.4e-4. */
    private static final double PERCENT_OF_A_LOSS = 1e-3;

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, '1', full, relu",
        "1, 1, 1, none, full, relu",
        "1, 3, 2, '3,1', 1, quickGelu",
        "2, 3, 1, '17,5', full, leakyRelu",
        "3, 1, 2, none, 2, relu",
        "5, 40, 1, none, full, relu",
        "70, 40, 1, none, 64, tanh",
        "66, 40, 33, none, full, tanh",
        "63, 5, 1, '16,5', full, elu",
        "64, 1, 1, '33,5', 7, identity",
        "65, 8, 1, '3,5', 64, softplus",
        "64, 8, 2, '64', 63, tanh",
        "127, 32, 33, '33,64', full, sigmoid",
        "129, 33, 2, '65', 65, silu",
        "130, 33, 1, '65,5', 32, mish",
        "130, 33, 1, '65,5', 32, tanh",
        "67, 70, 1, '31,33', full, sigmoid",
        "128, 2, 33, '1', full, elu",
        "257, 4, 1, '20', 1, leakyRelu",
        "700, 2, 1, '1,1', 300, leakyRelu",
        "129, 3, 2, '17,3,33,1,5', 128, tanh",
        "100, 31, 1, '32,31,33,64,17', full, softplus"
    })
    void updatesAreThoseOfDl4j(
            int rows, int columns, int outputs, String hiddenLayers, String batchSize, String activation) {
        NetworkSpec network = new NetworkSpec(
                NetworkSpec.parseHiddenLayers(hiddenLayers), Activation.parse(activation), WeightInit.PYTORCH, 0);
        // Adam would magnify the rounding of numbers around 0.
        TrainingSpec spec = TrainingSpec.defaults()
                .withEpochs(EPOCHS)
                .withOptimizer(OptimizerSpec.of(Optimizer.MOMENTUM).withLearningRate(0.002))
                .withBatchSize(BatchSize.parse(batchSize));
        ScaledDataset training = TrainingRows.random(rows, columns, outputs);
        ScaledDataset validation = TrainingRows.random(71, columns, outputs);
        TrainingEngine dl4j = TrainingEngines.of(EngineName.DL4J, network, spec, 1);
        TrainingEngine vector = new VectorEngine(network, 3);
        NetworkState initial = NetworkState.initial(network, columns, outputs, 3);

        TrainedNetwork expected = dl4j.train(initial, training, validation, spec, TrainingListener.SILENT);
        TrainedNetwork actual = vector.train(initial, training, validation, spec, TrainingListener.SILENT);

        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            EpochLoss e = expected.history().epochs().get(epoch);
            EpochLoss a = actual.history().epochs().get(epoch);
            assertThat(a.loss()).isCloseTo(e.loss(), withinPercentage(PERCENT_OF_A_LOSS));
            assertThat(Objects.requireNonNull(a.validationLoss()))
                    .isCloseTo(Objects.requireNonNull(e.validationLoss()), withinPercentage(PERCENT_OF_A_LOSS));
        }
        assertClose(actual.network().parameters(), expected.network().parameters());
        INDArray input = Nd4j.create(validation.features(), new long[] {validation.rows(), columns});
        assertClose(
                vector.predict(actual.network(), validation.features()),
                Dl4jNetworks.of(expected.network(), spec)
                        .output(input)
                        .dup('c')
                        .data()
                        .asFloat());
        assertThat(actual.network().iterations()).isEqualTo(expected.network().iterations());
        assertThat(actual.network().epochs()).isEqualTo(EPOCHS);
    }

    private static void assertClose(float[] actual, float[] expected) {
        double largest = 0;
        for (float number : expected) {
            largest = Math.max(largest, Math.abs(number));
        }
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).as("number %d", i).isCloseTo(expected[i], within(OF_THE_LARGEST * largest));
        }
    }
}
