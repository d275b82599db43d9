package dev.mlmethods.regression.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model that {@link FinalTrainer} trained on every row says about itself. It has no metrics.
 *
 * @param rows how many rows it was trained on: all that have a target
 * @param epochs how often they were passed over; by the first network if there are several
 * @param memberEpochs the same for each network, in their order; null if it is the same number for all
 * @param evaluatedModelSha256 of the {@code model.zip} whose evaluation stands for it: trained by the same specification, on just the training rows
 */
public record FinalFit(int rows, int epochs, @Nullable List<Integer> memberEpochs, String evaluatedModelSha256) {
    /**
     * Copies the list.
     *
     * @param rows how many rows it was trained on: all that have a target
     * @param epochs how often they were passed over; by the first network if there are several
     * @param memberEpochs the same for each network, in their order; null if it is the same number for all
     * @param evaluatedModelSha256 of the {@code model.zip} whose evaluation stands for it
     */
    public FinalFit {
        memberEpochs = memberEpochs == null ? null : List.copyOf(memberEpochs);
    }

    static FinalFit of(int rows, List<Integer> epochsOfNetworks, String evaluatedModelSha256) {
        boolean different = epochsOfNetworks.stream().distinct().count() > 1;
        return new FinalFit(rows, epochsOfNetworks.get(0), different ? epochsOfNetworks : null, evaluatedModelSha256);
    }
}
