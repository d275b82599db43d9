package dev.mlmethods.regression.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The prepared rows of the networks of a model; those that prepare them alike share them. The first rows of each preparation are ready at once, so that a fault in
 * one is found before any network is trained; those of further seeds are prepared when they are asked for, and not kept.
 *
 * @param <T> what the rows are
 */
final class SharedRows<T> {
    private final Map<Specification, T> ready = new LinkedHashMap<>();
    private final Function<Specification, T> preparation;

    /**
     * Prepares the first rows of each preparation.
     *
     * @param members the specifications of all networks
     * @param preparation of the rows of one network
     */
    SharedRows(List<Specification> members, Function<Specification, T> preparation) {
        this.preparation = preparation;
        for (Specification member : members) {
            if (ready.keySet().stream().noneMatch(before -> before.preparesLikeExceptForSeed(member))) {
                ready.put(member, preparation.apply(member));
            }
        }
    }

    /** Those of one network. */
    T of(Specification member) {
        return ready.entrySet().stream()
                .filter(rows -> rows.getKey().preparesLike(member))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> preparation.apply(member));
    }
}
