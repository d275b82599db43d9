package dev.mlmethods.regression.training.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.dl4j.Dl4jNetworks;
import dev.mlmethods.regression.engine.TrainingEngines;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.Optimizer;
import dev.mlmethods.regression.training.OptimizerSpec;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** A network goes from one engine to another in the middle of its training, with the state of its optimizer. */
class HandOverTest {
    private static final NetworkSpec NETWORK =
            NetworkSpec.defaults().withHiddenLayers(List.of(33, 7)).withActivation(Activation.TANH);

    private static final ScaledDataset ROWS = TrainingRows.random(150, 5);

    private static final TrainingSpec SPEC = TrainingSpec.defaults().withEpochs(3);

    /** float32 sums in a different order; the weights are of size 0.5. */
    private static final float CLOSE = 1e-5f;

    @ParameterizedTest
    @EnumSource
    void eachEngineGoesOnFromWhatTheOtherLeft(Optimizer optimizer) {
        TrainingSpec spec = spec(optimizer);
        float[] expected = train(spec, "dl4j", "dl4j");
        assertClose(train(spec, "vector", "dl4j"), expected);
        assertClose(train(spec, "dl4j", "vector"), expected);
        assertClose(train(spec, "vector", "vector"), expected);
    }

    /** Adam differs because DL4J's own epsilon comes before the bias correction. */
    @ParameterizedTest
    @EnumSource(names = {"SGD", "MOMENTUM", "RMS_PROP"})
    void dl4jsOwnFitGoesOnFromWhatItLeft(Optimizer optimizer) {
        TrainingSpec spec = spec(optimizer);
        NetworkState trained = new VectorEngine(NETWORK, 2)
                .train(initial(), ROWS, null, spec, TrainingListener.SILENT)
                .network();
        MultiLayerNetwork network = Dl4jNetworks.of(trained, spec);
        DataSet rows = new DataSet(
                Nd4j.create(ROWS.features(), new long[] {ROWS.rows(), ROWS.columns()}),
                Nd4j.create(ROWS.target(), new long[] {ROWS.rows(), 1}));
        for (int epoch = 0; epoch < 3; epoch++) {
            network.fit(rows);
        }
        assertClose(network.params().dup().data().asFloat(), train(spec, "vector", "vector"));
    }

    private static TrainingSpec spec(Optimizer optimizer) {
        return SPEC.withBatchSize(BatchSize.FULL)
                .withOptimizer(
                        OptimizerSpec.of(optimizer).withLearningRate(0.01).withWeightDecay(0.05));
    }

    private static float[] train(TrainingSpec spec, String... engines) {
        NetworkState network = initial();
        for (String name : engines) {
            TrainingEngine engine = TrainingEngines.of(EngineName.parse(name), NETWORK, spec, 2);
            network = engine.train(network, ROWS, null, spec, TrainingListener.SILENT)
                    .network();
        }
        return network.parameters();
    }

    private static NetworkState initial() {
        return NetworkState.initial(NETWORK, ROWS.columns(), 1);
    }

    private static void assertClose(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("parameter %d", i).isCloseTo(expected[i], within(CLOSE));
        }
    }
}
