package dev.mlmethods.regression.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.NetworkState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpochLoopTest {
    /** One row with the target 0, so that the mean absolute error of a prediction is its size. */
    private static final ScaledDataset VALIDATION = ScaledDataset.of(new float[] {1}, new float[] {0}, 1);

    private static final TrainingSpec SPEC =
            TrainingSpec.defaults().withEpochs(6).withLoss(LossSpec.of(Loss.MAE));

    private static final NetworkSpec NETWORK = NetworkSpec.defaults().withHiddenLayers(List.of());

    private final List<String> told = new ArrayList<>();

    @Test
    void withoutValidationRowsNothingIsPredicted() {
        TrainingHistory history = new EpochLoop(SPEC.withEpochs(2), null, this::listen)
                .run(new Steps())
                .history();
        assertThat(told).containsExactly("train", "listener 1", "train", "listener 2", "network 2");
        assertThat(history.epochs()).containsExactly(new EpochLoss(1, 0.5, null), new EpochLoss(2, 0.5, null));
        assertThat(history.best()).isNull();
        assertThat(history.ofWeights()).isEqualTo(history.last());
    }

    @Test
    void takesTheValidationLossAfterTheEpochAndBeforeItsEnd() {
        new EpochLoop(SPEC.withEpochs(1), VALIDATION, this::listen).run(new Steps(3));
        assertThat(told).containsExactly("train", "predict", "listener 1", "network 1");
    }

    @Test
    void takesTheValidationLossEveryFewEpochsAndAfterTheLast() {
        TrainingHistory history = new EpochLoop(
                        SPEC.withEpochs(5).withEvaluateEvery(2), VALIDATION, TrainingListener.SILENT)
                .run(new Steps(1, 2, 3, 4, 5))
                .history();
        assertThat(history.epochs()).extracting(EpochLoss::validationLoss).containsExactly(null, 2.0, null, 4.0, 5.0);
    }

    @Test
    void stopsWhenItHasSeenNoImprovementForSoManyEvaluations() {
        TrainedNetwork trained = train(EarlyStopping.after(2), 4, 2, 3, 2, 1, 0);
        TrainingHistory history = trained.history();
        assertThat(history.epochs()).hasSize(4);
        assertThat(history.best()).isEqualTo(new TrainingHistory.Best(2, true));
        assertThat(history.ofWeights()).isEqualTo(new EpochLoss(2, 0.5, 2.0));
        assertThat(told).filteredOn(what -> what.startsWith("network")).containsExactly("network 1", "network 2");
        assertThat(told).endsWith("listener 4");
        assertThat(trained.network().epochs()).isEqualTo(2);
    }

    @Test
    void anImprovementIsLargerThanMinDelta() {
        // Starting from 4: 3.5 isn't below 4 - 0.5, but 3.25 is.
        TrainingHistory history = run(new EarlyStopping(2, 0.5, true), 4, 3.5f, 3.25f, 3, 3, 0);
        assertThat(history.best()).isEqualTo(new TrainingHistory.Best(3, true));
        assertThat(history.epochs()).hasSize(5);
    }

    @Test
    void patienceCountsEvaluationsNotEpochs() {
        told.clear();
        TrainingHistory history = new EpochLoop(
                        SPEC.withEvaluateEvery(2).withEarlyStopping(EarlyStopping.after(1)),
                        VALIDATION,
                        TrainingListener.SILENT)
                .run(new Steps(9, 1, 9, 2, 9, 9))
                .history();
        assertThat(history.epochs()).hasSize(4);
        assertThat(history.best()).isEqualTo(new TrainingHistory.Best(2, true));
    }

    @Test
    void restoresTheBestWhereNothingStoppedEarly() {
        TrainedNetwork trained = train(EarlyStopping.after(9), 4, 2, 3, 3, 3, 3);
        assertThat(trained.history().epochs()).hasSize(6);
        assertThat(trained.history().ofWeights().epoch()).isEqualTo(2);
        assertThat(trained.network().epochs()).isEqualTo(2);
    }

    @Test
    void restoresNothingWhereTheLastIsTheBest() {
        TrainedNetwork trained = train(EarlyStopping.after(9), 6, 5, 4, 3, 2, 1);
        assertThat(trained.history().ofWeights()).isEqualTo(trained.history().last());
        assertThat(trained.network().epochs()).isEqualTo(6);
    }

    @Test
    void keepsTheLastWeightsIfToldSo() {
        TrainedNetwork trained = train(new EarlyStopping(2, 0, false), 4, 2, 3, 2, 1, 0);
        TrainingHistory history = trained.history();
        assertThat(history.best()).isEqualTo(new TrainingHistory.Best(2, false));
        assertThat(history.ofWeights().epoch()).isEqualTo(4);
        assertThat(trained.network().epochs()).isEqualTo(4);
        assertThat(told).filteredOn(what -> what.startsWith("network")).containsExactly("network 4");
    }

    @Test
    void wantsValidationRowsForEarlyStopping() {
        TrainingSpec spec = SPEC.withEarlyStopping(EarlyStopping.after(5));
        assertThatThrownBy(() -> new EpochLoop(spec, null, TrainingListener.SILENT))
                .isInstanceOf(RegressionException.class)
                .hasMessage("patience is 5, but there are no validation rows to measure the loss on;"
                        + " set validationSize, such as 0.1, or patience to 0.");
    }

    @Test
    void endsWithTheEpochWhoseLossIsNoNumber() {
        assertThatThrownBy(() -> run(EarlyStopping.after(9), 4, Float.NaN))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("The training diverged: the validation loss is NaN in epoch 2 of 6.");
        assertThat(told).endsWith("listener 1", "train", "predict");
    }

    @Test
    void rejectsPatienceAndMinDeltaBelowZero() {
        assertThatThrownBy(() -> EarlyStopping.after(-1))
                .isInstanceOf(RegressionException.class)
                .hasMessage("patience is -1; it must be a whole number of at least 0;"
                        + " 0 means the training never stops early.");
        assertThatThrownBy(() -> new EarlyStopping(1, -0.5, true))
                .isInstanceOf(RegressionException.class)
                .hasMessage("minDelta is -0.5; it must be a number of at least 0:"
                        + " by how much the validation loss has to improve.");
    }

    @Test
    void aCheckpointSeesTheNetworkAndCanEndTheTraining() {
        TrainingListener listener = new TrainingListener() {
            @Override
            public void epochEnded(EpochLoss loss) {
                listen(loss);
            }

            @Override
            public boolean isCheckpoint(int epoch) {
                return epoch != 2;
            }

            @Override
            public boolean checkpoint(int epoch, NetworkState network) {
                told.add("checkpoint " + epoch + " of network " + network.epochs());
                return epoch < 3;
            }
        };
        TrainingHistory history =
                new EpochLoop(SPEC, null, listener).run(new Steps()).history();
        assertThat(history.epochs()).hasSize(3);
        assertThat(told)
                .containsExactly(
                        "train",
                        "listener 1",
                        "network 1",
                        "checkpoint 1 of network 1",
                        "train",
                        "listener 2",
                        "train",
                        "listener 3",
                        "network 3",
                        "checkpoint 3 of network 3",
                        "network 3");
    }

    private TrainingHistory run(EarlyStopping earlyStopping, float... validationLosses) {
        return train(earlyStopping, validationLosses).history();
    }

    private TrainedNetwork train(EarlyStopping earlyStopping, float... validationLosses) {
        return new EpochLoop(SPEC.withEarlyStopping(earlyStopping), VALIDATION, this::listen)
                .run(new Steps(validationLosses));
    }

    private void listen(EpochLoss loss) {
        told.add("listener " + loss.epoch());
    }

    /** Records what it is told; predicts the given number after each epoch. */
    private final class Steps implements TrainingSteps {
        private final float[] predictions;
        private int epoch;

        Steps(float... predictions) {
            this.predictions = predictions;
        }

        @Override
        public double trainEpoch() {
            epoch++;
            told.add("train");
            return 0.5;
        }

        @Override
        public float[] predict(ScaledDataset dataset) {
            told.add("predict");
            return new float[] {predictions[epoch - 1]};
        }

        /** The weights are the number of the epoch. */
        @Override
        public NetworkState network() {
            told.add("network " + epoch);
            return new NetworkState(NETWORK, 1, 1, new float[] {epoch, epoch}, null, epoch, epoch);
        }
    }
}
