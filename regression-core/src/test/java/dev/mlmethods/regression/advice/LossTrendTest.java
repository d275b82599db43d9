package dev.mlmethods.regression.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.advice.LossTrend.Heading;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.page.SampleEvaluations;
import dev.mlmethods.regression.training.EpochLoss;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LossTrendTest {
    private static final String SETTLED = "The loss on the training rows has settled.";
    private static final String VALIDATION_SETTLED = "The validation loss has settled.";

    /** The trend of a training without validation rows. */
    private static LossTrend training(double... losses) {
        List<EpochLoss> epochs = IntStream.range(0, losses.length)
                .mapToObj(i -> new EpochLoss(i + 1, losses[i], null))
                .toList();
        return LossTrend.of(new Course(losses.length, losses.length, null, epochs));
    }

    /** The trend of a training whose training loss stays at 1, validated every so many epochs. */
    private static LossTrend validation(int ofWeights, int every, double... losses) {
        List<EpochLoss> epochs = IntStream.rangeClosed(1, losses.length * every)
                .mapToObj(epoch -> new EpochLoss(epoch, 1, epoch % every == 0 ? losses[epoch / every - 1] : null))
                .toList();
        int best = every * (1 + smallest(losses));
        return LossTrend.of(new Course(epochs.size(), ofWeights, best, epochs));
    }

    private static int smallest(double... losses) {
        double min = Arrays.stream(losses).min().orElseThrow();
        return IntStream.range(0, losses.length)
                .filter(i -> losses[i] == min)
                .findFirst()
                .orElseThrow();
    }

    private static double[] of(int epochs, IntToDoubleFunction loss) {
        return IntStream.rangeClosed(1, epochs).mapToDouble(loss).toArray();
    }

    private static LossTrend unknown(String text) {
        return new LossTrend(Heading.UNKNOWN, text);
    }

    private static LossTrend falling(String by) {
        return new LossTrend(Heading.FALLING, "The loss on the training rows is still falling, by " + by + ".");
    }

    private static LossTrend validationFalling(String by) {
        return new LossTrend(Heading.FALLING, "The validation loss is still falling, by " + by + ".");
    }

    @Test
    void lossesThatAreNotKnownSayWhy() {
        assertThat(LossTrend.of(null))
                .isEqualTo(unknown(
                        "The losses of this training are unknown because there is no losses.csv beside the model."));
    }

    @Test
    void lossesThatEndAboveTheirStartHaveLearntNothing() {
        for (double last : new double[] {1.0625, 2}) {
            assertThat(training(1, 0.75, last))
                    .isEqualTo(new LossTrend(
                            Heading.RISEN,
                            "The training has learned nothing: its loss went from 1.000 to "
                                    + NumberText.significant(last, 4) + "."));
        }
    }

    @Test
    void lossesThatEndFarAboveTheirStartHaveDiverged() {
        assertThat(training(1, 3, 2.25))
                .isEqualTo(
                        new LossTrend(Heading.DIVERGED, "The training diverged: its loss went from 1.000 to 2.250."));
        assertThat(LossTrend.of(SampleEvaluations.exploding()).sentence())
                .startsWith("The training diverged: its loss went from 1.000 to 1.586e30.");
        assertThat(training(1, Double.POSITIVE_INFINITY).sentence())
                .startsWith("The training diverged: its loss went from 1.000 to no number.");
        assertThat(training(1, Double.NaN).sentence()).contains(" to no number.");
        assertThat(training(Double.NaN, Double.NaN).sentence())
                .isEqualTo("The training diverged: its loss went from n/a to no number.");
    }

    @Test
    void threeEpochsAreTooFew() {
        assertThat(training(1)).isEqualTo(unknown("With 1 epoch there is no telling where the loss is heading."));
        assertThat(training(1, 1)).isEqualTo(unknown("With 2 epochs there is no telling where the loss is heading."));
        assertThat(training(3, 2, 1))
                .isEqualTo(unknown("With 3 epochs there is no telling where the loss is heading."));
        assertThat(training(8, 4, 2, 1)).isEqualTo(falling("50.0% over the last epoch"));
        assertThat(training(16, 8, 4, 2, 1.5)).isEqualTo(falling("25.0% over the last epoch"));
        assertThat(training(1, 1, 1, 1)).isEqualTo(new LossTrend(Heading.SETTLED, SETTLED));
    }

    /** The mean of the last two of 20 epochs, 1.98, is 1% below that of the two before, 2. */
    @Test
    void onePercentIsStillFalling() {
        double[] losses = of(20, epoch -> epoch <= 18 ? 2 : 1.98);
        assertThat(training(losses)).isEqualTo(falling("1.0% over the last 2 epochs"));
        losses[19] = 1.9801;
        assertThat(training(losses)).isEqualTo(new LossTrend(Heading.SETTLED, SETTLED));
    }

    @Test
    void aTenthOfTheEpochsIsRoundedUp() {
        assertThat(training(of(21, epoch -> epoch <= 18 ? 4 : 2))).isEqualTo(falling("50.0% over the last 3 epochs"));
        assertThat(training(of(2000, epoch -> epoch <= 1800 ? 4 : 2)))
                .isEqualTo(falling("50.0% over the last 200 epochs"));
    }

    /** As in the file of a long training: the first epoch and every fourth. */
    @Test
    void epochsThatWereLeftOutDoNotCount() {
        List<EpochLoss> kept = IntStream.rangeClosed(1, 100)
                .filter(epoch -> epoch == 1 || epoch % 4 == 0)
                .mapToObj(epoch -> new EpochLoss(epoch, epoch <= 90 ? 4 : 3, null))
                .toList();
        assertThat(LossTrend.of(new Course(100, 100, null, kept))).isEqualTo(falling("25.0% over the last 10 epochs"));
    }

    @Test
    void aLossOfZeroHasSettled() {
        assertThat(training(1, 0, 0, 0, 0)).isEqualTo(new LossTrend(Heading.SETTLED, SETTLED));
    }

    @Test
    void validationLossesFallOrSettle() {
        assertThat(validation(20, 1, of(20, epoch -> epoch <= 18 ? 2 : 1.98)))
                .isEqualTo(validationFalling("1.0% over the last 2 epochs"));
        assertThat(validation(20, 1, of(20, epoch -> epoch <= 18 ? 2 : 1.99)))
                .isEqualTo(new LossTrend(Heading.SETTLED, VALIDATION_SETTLED));
        assertThat(LossTrend.of(SampleEvaluations.settling()).sentence())
                .startsWith("The validation loss was smallest in epoch 180 (0.6000) and has risen to 0.6200 since; ");
    }

    @Test
    void validationLossesOfFewEpochsAreComparedWithTheOnesBefore() {
        assertThat(validation(100, 25, 8, 4, 2, 1)).isEqualTo(validationFalling("50.0% over the last 25 epochs"));
        assertThat(validation(100, 50, 2, 1)).isEqualTo(validationFalling("50.0% over the last 50 epochs"));
        assertThat(validation(100, 25, 8, 1, 1, 1)).isEqualTo(new LossTrend(Heading.SETTLED, VALIDATION_SETTLED));
        assertThat(validation(100, 100, 1))
                .isEqualTo(unknown("With one validation loss there is no telling where it is heading."));
    }

    /** More than 1% above the smallest one, which is not among the last tenth. */
    @Test
    void validationLossesThatRiseHaveTurned() {
        double[] losses = of(20, epoch -> epoch == 18 ? 1 : 1.25);
        String turned = "The validation loss was smallest in epoch 18 (1.000) and has risen to 1.250 since; the model"
                + " has the weights of ";
        assertThat(validation(18, 1, losses)).isEqualTo(new LossTrend(Heading.RESTORED, turned + "that epoch."));
        assertThat(validation(20, 1, losses)).isEqualTo(new LossTrend(Heading.TURNED, turned + "epoch 20."));
    }

    @Test
    void oneThatIsLateOrRisesByOnePercentHasNot() {
        assertThat(validation(20, 1, of(20, epoch -> epoch == 19 ? 1 : 1.25)))
                .isEqualTo(validationFalling("10.0% over the last 2 epochs"));
        assertThat(validation(20, 1, of(20, epoch -> epoch == 18 ? 100 : 101)))
                .isEqualTo(new LossTrend(Heading.SETTLED, VALIDATION_SETTLED));
        assertThat(validation(20, 1, of(20, epoch -> epoch == 18 ? 100 : 101.001))
                        .heading())
                .isEqualTo(Heading.TURNED);
    }
}
