package dev.mlmethods.regression.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.report.page.Page.Tone;
import dev.mlmethods.regression.report.page.Page.Verdict;
import dev.mlmethods.regression.report.result.EvaluationReport.Losses;
import dev.mlmethods.regression.training.EpochLoss;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LossTrendTest {
    private static final String SETTLED =
            "The loss on the training rows has settled: longer training alone would change little.";
    private static final String VALIDATION_SETTLED =
            "The validation loss has settled: longer training alone would change little.";

    /** Losses of a training without validation rows. */
    private static Verdict training(double... losses) {
        List<EpochLoss> epochs = IntStream.range(0, losses.length)
                .mapToObj(i -> new EpochLoss(i + 1, losses[i], null))
                .toList();
        return LossTrend.of(new Losses(losses.length, losses.length, null, epochs));
    }

    /** Losses of a training whose training loss stays at 1, validated in every so many-th epoch. */
    private static Verdict validation(int ofWeights, int every, double... losses) {
        List<EpochLoss> epochs = IntStream.rangeClosed(1, losses.length * every)
                .mapToObj(epoch -> new EpochLoss(epoch, 1, epoch % every == 0 ? losses[epoch / every - 1] : null))
                .toList();
        int best = every * (1 + smallest(losses));
        return LossTrend.of(new Losses(epochs.size(), ofWeights, best, epochs));
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

    private static Verdict neutral(String text) {
        return new Verdict(Tone.NEUTRAL, text);
    }

    private static Verdict falling(String by) {
        return neutral("The loss on the training rows is still falling, by " + by
                + ": longer training (epochs) would probably help. With validation rows (validationSize) it would show when"
                + " it stops helping.");
    }

    private static Verdict validationFalling(String by) {
        return neutral(
                "The validation loss is still falling, by " + by + ": longer training (epochs) would probably help.");
    }

    @Test
    void lossesThatAreNotKnownSayWhy() {
        assertThat(LossTrend.of((@Nullable Losses) null))
                .isEqualTo(neutral(
                        "The losses of this training are not known, for its losses.csv is not beside the model."));
    }

    @Test
    void lossesThatEndAboveTheirStartHaveLearntNothing() {
        for (double last : new double[] {1.0625, 2}) {
            assertThat(training(1, 0.75, last))
                    .isEqualTo(new Verdict(
                            Tone.BAD,
                            "The training has learnt nothing: its loss went from 1.000 to "
                                    + Texts.number(last)
                                    + ". Try another learningRate, or features that say more of the target."));
        }
    }

    @Test
    void lossesThatEndFarAboveTheirStartHaveDiverged() {
        assertThat(training(1, 3, 2.25))
                .isEqualTo(new Verdict(
                        Tone.BAD,
                        "The training diverged: its loss went from 1.000 to 2.250. Lower learningRate, or look for"
                                + " extreme values in the data."));
        assertThat(LossTrend.of(SampleEvaluations.exploding()).text())
                .startsWith("The training diverged: its loss went from 1.000 to 1.586e30. ");
        assertThat(training(1, Double.POSITIVE_INFINITY).text())
                .startsWith("The training diverged: its loss went from 1.000 to no number. ");
        assertThat(training(1, Double.NaN).text()).contains(" to no number. ");
    }

    @Test
    void threeEpochsAreTooFew() {
        assertThat(training(1)).isEqualTo(neutral("With 1 epoch nobody can tell where the loss is heading."));
        assertThat(training(1, 1)).isEqualTo(neutral("With 2 epochs nobody can tell where the loss is heading."));
        assertThat(training(3, 2, 1)).isEqualTo(neutral("With 3 epochs nobody can tell where the loss is heading."));
        assertThat(training(8, 4, 2, 1)).isEqualTo(falling("50.0% over the last epoch"));
        assertThat(training(16, 8, 4, 2, 1.5)).isEqualTo(falling("25.0% over the last epoch"));
        assertThat(training(1, 1, 1, 1)).isEqualTo(neutral(SETTLED));
    }

    /** The mean of the last two of 20 epochs, 1.98, is 1% below that of the two before, 2. */
    @Test
    void onePercentIsStillFalling() {
        double[] losses = of(20, epoch -> epoch <= 18 ? 2 : 1.98);
        assertThat(training(losses)).isEqualTo(falling("1.0% over the last 2 epochs"));
        losses[19] = 1.9801;
        assertThat(training(losses)).isEqualTo(neutral(SETTLED));
    }

    @Test
    void aTenthOfTheEpochsIsRoundedUp() {
        assertThat(training(of(21, epoch -> epoch <= 18 ? 4 : 2))).isEqualTo(falling("50.0% over the last 3 epochs"));
        assertThat(training(of(2000, epoch -> epoch <= 1800 ? 4 : 2)))
                .isEqualTo(falling("50.0% over the last 200 epochs"));
    }

    /** As a file has them of a long training: the first epoch and every fourth. */
    @Test
    void epochsThatWereLeftOutDoNotCount() {
        List<EpochLoss> kept = IntStream.rangeClosed(1, 100)
                .filter(epoch -> epoch == 1 || epoch % 4 == 0)
                .mapToObj(epoch -> new EpochLoss(epoch, epoch <= 90 ? 4 : 3, null))
                .toList();
        assertThat(LossTrend.of(new Losses(100, 100, null, kept))).isEqualTo(falling("25.0% over the last 10 epochs"));
    }

    @Test
    void aLossOfZeroHasSettled() {
        assertThat(training(1, 0, 0, 0, 0)).isEqualTo(neutral(SETTLED));
    }

    @Test
    void validationLossesFallOrSettle() {
        assertThat(validation(20, 1, of(20, epoch -> epoch <= 18 ? 2 : 1.98)))
                .isEqualTo(validationFalling("1.0% over the last 2 epochs"));
        assertThat(validation(20, 1, of(20, epoch -> epoch <= 18 ? 2 : 1.99)))
                .isEqualTo(new Verdict(Tone.GOOD, VALIDATION_SETTLED));
        assertThat(LossTrend.of(SampleEvaluations.settling()).text())
                .startsWith("The validation loss was smallest in epoch 180 (0.6000) and has risen to 0.6200 since: ");
    }

    @Test
    void validationLossesOfFewEpochsAreComparedWithTheOnesBefore() {
        assertThat(validation(100, 25, 8, 4, 2, 1)).isEqualTo(validationFalling("50.0% over the last 25 epochs"));
        assertThat(validation(100, 50, 2, 1)).isEqualTo(validationFalling("50.0% over the last 50 epochs"));
        assertThat(validation(100, 25, 8, 1, 1, 1)).isEqualTo(new Verdict(Tone.GOOD, VALIDATION_SETTLED));
        assertThat(validation(100, 100, 1))
                .isEqualTo(neutral("With one validation loss nobody can tell where it is heading."));
    }

    /** More than 1% above the smallest one, which is not among the last tenth. */
    @Test
    void validationLossesThatRiseHaveTurned() {
        double[] losses = of(20, epoch -> epoch == 18 ? 1 : 1.25);
        String turned =
                "The validation loss was smallest in epoch 18 (1.000) and has risen to 1.250 since: longer training"
                        + " would not help";
        assertThat(validation(18, 1, losses))
                .isEqualTo(new Verdict(Tone.GOOD, turned + "; the model has the weights of that epoch."));
        assertThat(validation(20, 1, losses))
                .isEqualTo(
                        new Verdict(
                                Tone.BAD,
                                turned
                                        + ", and the model has the weights of epoch 20. Set patience, which keeps the best ones."));
    }

    @Test
    void oneThatIsLateOrRisesByOnePercentHasNot() {
        assertThat(validation(20, 1, of(20, epoch -> epoch == 19 ? 1 : 1.25)))
                .isEqualTo(validationFalling("10.0% over the last 2 epochs"));
        assertThat(validation(20, 1, of(20, epoch -> epoch == 18 ? 100 : 101)))
                .isEqualTo(new Verdict(Tone.GOOD, VALIDATION_SETTLED));
        assertThat(validation(20, 1, of(20, epoch -> epoch == 18 ? 100 : 101.001))
                        .tone())
                .isEqualTo(Tone.BAD);
    }
}
