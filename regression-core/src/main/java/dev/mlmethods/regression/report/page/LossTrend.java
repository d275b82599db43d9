package dev.mlmethods.regression.report.page;

import dev.mlmethods.regression.report.page.Page.Tone;
import dev.mlmethods.regression.report.page.Page.Verdict;
import dev.mlmethods.regression.report.result.EvaluationReport.Losses;
import dev.mlmethods.regression.training.EpochLoss;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Whether longer training would help, by the losses of a training. */
final class LossTrend {
    private static final double NOTABLE = 0.01;
    private static final double LATE = 0.9;
    /** Below that many times the first loss it is no explosion. */
    private static final double DIVERGED = 2;

    private static final int FEWEST_EPOCHS = 4;

    private LossTrend() {}

    /** In a sentence or two. */
    static Verdict of(@Nullable Losses losses) {
        if (losses == null) {
            return neutral("The losses of this training are not known, for its losses.csv is not beside the model.");
        }
        List<EpochLoss> epochs = losses.epochs();
        double first = epochs.get(0).loss();
        double last = epochs.get(epochs.size() - 1).loss();
        if (!Double.isFinite(last) || last > DIVERGED * first) {
            return new Verdict(
                    Tone.BAD,
                    "The training diverged: its loss went from " + Texts.number(first) + " to "
                            + (Double.isFinite(last) ? Texts.number(last) : "no number")
                            + ". Lower learningRate, or look for extreme values in the data.");
        }
        if (last > first) {
            return new Verdict(
                    Tone.BAD,
                    "The training has learnt nothing: its loss went from " + Texts.number(first) + " to "
                            + Texts.number(last)
                            + ". Try another learningRate, or features that say more of the target.");
        }
        if (losses.trained() < FEWEST_EPOCHS) {
            return neutral(
                    "With " + Texts.count(losses.trained(), "epoch") + " nobody can tell where the loss is heading.");
        }
        return losses.best() == null ? withoutValidation(epochs) : withValidation(losses, losses.best());
    }

    private static Verdict withoutValidation(List<EpochLoss> epochs) {
        int span = span(epochs);
        double fall = fall(epochs, span, EpochLoss::loss);
        if (fall >= NOTABLE) {
            return neutral("The loss on the training rows is still falling, by " + over(fall, span)
                    + ": longer training (epochs) would probably help. With validation rows (validationSize) it would show when"
                    + " it stops helping.");
        }
        return neutral("The loss on the training rows has settled: longer training alone would change little.");
    }

    private static Verdict withValidation(Losses losses, int best) {
        List<EpochLoss> epochs = losses.epochs().stream()
                .filter(epoch -> epoch.validationLoss() != null)
                .toList();
        if (epochs.size() < 2) {
            return neutral("With one validation loss nobody can tell where it is heading.");
        }
        double smallest =
                epochs.stream().mapToDouble(LossTrend::validation).min().orElse(Double.NaN);
        double last = validation(epochs.get(epochs.size() - 1));
        if (best <= LATE * losses.trained() && last > smallest * (1 + NOTABLE)) {
            return turned(losses, best, smallest, last);
        }
        int span = span(epochs);
        double fall = fall(epochs, span, LossTrend::validation);
        if (fall >= NOTABLE) {
            return neutral("The validation loss is still falling, by " + over(fall, span)
                    + ": longer training (epochs) would probably help.");
        }
        return new Verdict(Tone.GOOD, "The validation loss has settled: longer training alone would change little.");
    }

    private static Verdict turned(Losses losses, int best, double smallest, double last) {
        String text = "The validation loss was smallest in epoch " + best + " (" + Texts.number(smallest)
                + ") and has risen to " + Texts.number(last) + " since: longer training would not help";
        return losses.ofWeights() == best
                ? new Verdict(Tone.GOOD, text + "; the model has the weights of that epoch.")
                : new Verdict(
                        Tone.BAD,
                        text + ", and the model has the weights of epoch " + losses.ofWeights()
                                + ". Set patience, which keeps the best ones.");
    }

    private static double validation(EpochLoss epoch) {
        Double loss = epoch.validationLoss();
        return loss == null ? Double.NaN : loss;
    }

    private static String over(double fall, int span) {
        return Texts.percent(fall) + " over the last " + (span == 1 ? "epoch" : Texts.count(span, "epoch"));
    }

    /** A tenth of the epochs, or as many as there are from one known loss to the next. */
    private static int span(List<EpochLoss> epochs) {
        int last = epochs.get(epochs.size() - 1).epoch();
        return Math.max((last + 9) / 10, last - epochs.get(epochs.size() - 2).epoch());
    }

    /** By which share the mean loss of the last epochs is below that of as many before. */
    private static double fall(List<EpochLoss> epochs, int span, ToDoubleFunction<EpochLoss> loss) {
        int last = epochs.get(epochs.size() - 1).epoch();
        double late = mean(epochs, loss, last - span, last);
        double before = mean(epochs, loss, last - 2 * span, last - span);
        return (before - late) / before;
    }

    private static double mean(List<EpochLoss> epochs, ToDoubleFunction<EpochLoss> loss, int after, int upTo) {
        return epochs.stream()
                .filter(epoch -> epoch.epoch() > after && epoch.epoch() <= upTo)
                .mapToDouble(loss)
                .average()
                .orElse(Double.NaN);
    }

    private static Verdict neutral(String text) {
        return new Verdict(Tone.NEUTRAL, text);
    }
}
