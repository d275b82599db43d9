package dev.mlmethods.regression.advice;

import dev.mlmethods.regression.training.EpochLoss;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a training went.
 *
 * @param trained how many epochs it had
 * @param ofWeights the epoch whose weights the model has
 * @param best the epoch with the smallest validation loss; null if there is none
 * @param epochs the losses of some epochs, in ascending order, at least one, including the first, the last, {@code best} and {@code ofWeights}
 */
public record Course(int trained, int ofWeights, @Nullable Integer best, List<EpochLoss> epochs) {
    /**
     * Copies the list.
     *
     * @param trained how many epochs it had
     * @param ofWeights the epoch whose weights the model has
     * @param best the epoch with the smallest validation loss; null if there is none
     * @param epochs the losses of some epochs, in ascending order, at least one; copied
     */
    public Course {
        epochs = List.copyOf(epochs);
    }
}
