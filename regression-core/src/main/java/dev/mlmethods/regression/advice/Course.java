package dev.mlmethods.regression.advice;

import dev.mlmethods.regression.json.Invariant;
import dev.mlmethods.regression.training.EpochLoss;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
     * Copies the list, and checks that the epochs are those of the training.
     *
     * @param trained how many epochs it had
     * @param ofWeights the epoch whose weights the model has
     * @param best the epoch with the smallest validation loss; null if there is none
     * @param epochs the losses of some epochs, in ascending order, at least one; copied
     * @throws IllegalArgumentException if there are no epochs, their numbers don't rise, the last one isn't {@code trained}, or {@code best} or
     *     {@code ofWeights} is missing
     */
    public Course {
        epochs = List.copyOf(epochs);
        Invariant.require(!epochs.isEmpty(), "epochs is empty");
        for (int i = 1; i < epochs.size(); i++) {
            Invariant.require(epochs.get(i - 1).epoch() < epochs.get(i).epoch(), "the epochs of the losses don't rise");
        }
        Set<Integer> drawn = epochs.stream().map(EpochLoss::epoch).collect(Collectors.toSet());
        Invariant.require(
                epochs.get(epochs.size() - 1).epoch() == trained, "trained is " + trained + ", but not the last epoch");
        Invariant.require(drawn.contains(ofWeights), "there is no epoch " + ofWeights + ", which is ofWeights");
        Invariant.require(best == null || drawn.contains(best), "there is no epoch " + best + ", which is best");
    }
}
