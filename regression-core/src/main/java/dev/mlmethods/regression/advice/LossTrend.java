package dev.mlmethods.regression.advice;

import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.training.EpochLoss;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where the losses of a training were heading when it ended: those on the validation rows, if there are any, otherwise those on the training rows.
 *
 * @param heading the direction in a word
 * @param sentence the direction in a sentence, for the user
 */
public record LossTrend(Heading heading, String sentence) {
    private static final double NOTABLE = 0.01;
    private static final double LATE = 0.9;
    /** Below this multiple of the first loss, the losses haven't exploded. */
    private static final double DIVERGED = 2;

    private static final int FEWEST_EPOCHS = 4;

    /** Where losses can be heading. */
    public enum Heading {
        /** The losses are not known, or too few to tell. */
        UNKNOWN,
        /** The last loss is more than twice the first one, or isn't a number. */
        DIVERGED,
        /** The last loss is above the first one. */
        RISEN,
        /** By 1% or more from the second-to-last tenth of the epochs to the last one. */
        FALLING,
        /** By less than 1%. */
        SETTLED,
        /** The validation loss has risen since its best epoch, whose weights the model has. */
        RESTORED,
        /** The validation loss has risen since its best epoch, whose weights the model doesn't have. */
        TURNED
    }

    /**
     * {@return the trend of a training}
     *
     * @param course the losses of the training; null if they are not known
     */
    public static LossTrend of(@Nullable Course course) {
        if (course == null) {
            return new LossTrend(
                    Heading.UNKNOWN,
                    "The losses of this training are unknown because there is no losses.csv beside the model.");
        }
        List<EpochLoss> epochs = course.epochs();
        double first = epochs.get(0).loss();
        double last = epochs.get(epochs.size() - 1).loss();
        String fromTo = "its loss went from " + NumberText.rounded(first) + " to "
                + (Double.isFinite(last) ? NumberText.rounded(last) : "no number") + ".";
        if (!Double.isFinite(last) || last > DIVERGED * first) {
            return new LossTrend(Heading.DIVERGED, "The training diverged: " + fromTo);
        }
        if (last > first) {
            return new LossTrend(Heading.RISEN, "The training has learned nothing: " + fromTo);
        }
        if (course.trained() < FEWEST_EPOCHS) {
            return new LossTrend(
                    Heading.UNKNOWN,
                    "With " + epochs(course.trained()) + " there is no telling where the loss is heading.");
        }
        return course.best() == null
                ? fallingOrSettled(epochs, EpochLoss::loss, "The loss on the training rows")
                : withValidation(course, course.best());
    }

    /** {@return whether it would pay to continue the training} */
    public boolean isFalling() {
        return heading == Heading.FALLING;
    }

    private static LossTrend withValidation(Course course, int best) {
        List<EpochLoss> epochs = course.epochs().stream()
                .filter(epoch -> epoch.validationLoss() != null)
                .toList();
        if (epochs.size() < 2) {
            return new LossTrend(Heading.UNKNOWN, "With one validation loss there is no telling where it is heading.");
        }
        double smallest =
                epochs.stream().mapToDouble(LossTrend::validation).min().orElse(Double.NaN);
        double last = validation(epochs.get(epochs.size() - 1));
        if (best > LATE * course.trained() || last <= smallest * (1 + NOTABLE)) {
            return fallingOrSettled(epochs, LossTrend::validation, "The validation loss");
        }
        String sentence = "The validation loss was smallest in epoch " + best + " (" + NumberText.rounded(smallest)
                + ") and has risen to " + NumberText.rounded(last) + " since; the model has the weights of ";
        return course.ofWeights() == best
                ? new LossTrend(Heading.RESTORED, sentence + "that epoch.")
                : new LossTrend(Heading.TURNED, sentence + "epoch " + course.ofWeights() + ".");
    }

    private static LossTrend fallingOrSettled(List<EpochLoss> epochs, ToDoubleFunction<EpochLoss> loss, String which) {
        int span = span(epochs);
        double fall = fall(epochs, span, loss);
        return fall >= NOTABLE
                ? new LossTrend(
                        Heading.FALLING,
                        which + " is still falling, by " + NumberText.fixed(fall * 100, 1) + "% over the last "
                                + (span == 1 ? "epoch" : epochs(span)) + ".")
                : new LossTrend(Heading.SETTLED, which + " has settled.");
    }

    private static double validation(EpochLoss epoch) {
        return Objects.requireNonNullElse(epoch.validationLoss(), Double.NaN);
    }

    /** A tenth of the epochs, or as many as there are from one known loss to the next. */
    private static int span(List<EpochLoss> epochs) {
        int last = epochs.get(epochs.size() - 1).epoch();
        return Math.max((last + 9) / 10, last - epochs.get(epochs.size() - 2).epoch());
    }

    /** By what fraction the mean loss of the last epochs is below that of as many before. */
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

    private static String epochs(int count) {
        return NumberText.count(count) + (count == 1 ? " epoch" : " epochs");
    }
}
