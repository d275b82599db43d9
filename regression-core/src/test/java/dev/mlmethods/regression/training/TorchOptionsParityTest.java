package dev.mlmethods.regression.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.mlmethods.regression.engine.TrainingEngines;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkState;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each loss, optimizer, schedule and activation compared with PyTorch 1.13, on the same rows, starting from the same weights. */
class TorchOptionsParityTest {
    /** 2e-5 relative, for float32 sums in a different order; measured: 4e-6. */
    private static final Percentage CLOSE = withinPercentage(2e-3);

    /** 1e-3 relative if the slope jumps at 0: different rounding can move a unit's input to the other side of it; measured: 8e-5. */
    private static final Percentage CLOSE_WITH_A_KINK = withinPercentage(0.1);

    private static final List<EngineName> ENGINES = List.of(EngineName.DL4J, EngineName.VECTOR);

    static Stream<Arguments> trainings() {
        return ENGINES.stream()
                .flatMap(engine -> TorchOptions.all().stream()
                        .filter(reference -> canTrain(engine, reference))
                        .map(reference -> Arguments.of(engine, reference)));
    }

    private static boolean canTrain(EngineName engine, TorchOptions reference) {
        return engine != EngineName.DL4J
                || (reference.training().loss().loss() != Loss.HUBER
                        && reference.network().activation() != Activation.GELU);
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void lossesAreThoseOfTorch(EngineName name, TorchOptions reference) {
        ScaledDataset dataset = reference.dataset();
        TrainingSpec training = reference.training();
        NetworkState network =
                NetworkState.initial(reference.network(), dataset.columns(), dataset.outputs(), training.seed());
        TrainingEngine engine = TrainingEngines.of(name, reference.network(), training, 1);
        TrainedNetwork trained = engine.train(network, dataset, null, training, TrainingListener.SILENT);
        TrainingHistory history = trained.history();

        Percentage tolerance = switch (reference.network().activation()) {
            case RELU, LEAKY_RELU -> CLOSE_WITH_A_KINK;
            default -> CLOSE;
        };
        assertThat(history.epochs()).hasSameSizeAs(reference.losses());
        for (EpochLoss loss : history.epochs()) {
            assertThat(loss.loss())
                    .as("epoch %d", loss.epoch())
                    .isCloseTo(reference.losses().get(loss.epoch() - 1), tolerance);
        }
        float[] predicted = engine.predict(trained.network(), dataset.features());
        assertThat(dataset.meanLoss(training.loss(), predicted)).isCloseTo(reference.finalLoss(), tolerance);
    }
}
