package dev.mlmethods.regression.fuzz;

import java.util.List;
import java.util.Random;

/** One random change of a file's contents. */
@FunctionalInterface
interface Mutation {
    byte[] of(byte[] bytes, Random random);

    /** One of several, at random. */
    static Mutation anyOf(List<Mutation> mutations) {
        return (bytes, random) ->
                mutations.get(random.nextInt(mutations.size())).of(bytes, random);
    }

    /** One to three changes, one after the other. */
    default Mutation repeated() {
        return (bytes, random) -> {
            byte[] changed = bytes;
            for (int left = 1 + random.nextInt(3); left > 0; left--) {
                changed = of(changed, random);
            }
            return changed;
        };
    }
}
