package dev.mlmethods.regression.training;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import org.junit.jupiter.api.Test;

class DivergenceTest {
    private static final String REMEDY =
            " Lower learningRate (now 0.5), or look for extreme values in the features and the target.";

    private final Divergence divergence =
            new Divergence(TrainingSpec.defaults().withEpochs(9).withLearningRate(0.5));

    @Test
    void passesWhatIsFinite() {
        assertThatCode(() -> {
                    divergence.check(new EpochLoss(1, Double.MAX_VALUE, null));
                    divergence.check(new EpochLoss(1, 0, 0.0));
                    divergence.check(new float[] {-Float.MAX_VALUE, 0, Float.MIN_VALUE}, 9);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void namesTheLossAndItsEpoch() {
        assertThatThrownBy(() -> divergence.check(new EpochLoss(3, Double.NaN, null)))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The training diverged: the loss is NaN in epoch 3 of 9." + REMEDY);
    }

    @Test
    void namesTheValidationLossAndItsEpoch() {
        assertThatThrownBy(() -> divergence.check(new EpochLoss(4, 1, Double.POSITIVE_INFINITY)))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The training diverged: the validation loss is Infinity in epoch 4 of 9." + REMEDY);
    }

    @Test
    void namesAWeightThatTheLastUpdateBroke() {
        assertThatThrownBy(() -> divergence.check(new float[] {1, Float.NEGATIVE_INFINITY}, 7))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The training diverged: a weight is -Infinity in epoch 7 of 9." + REMEDY);
    }
}
