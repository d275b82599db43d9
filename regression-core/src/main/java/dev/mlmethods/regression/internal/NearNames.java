package dev.mlmethods.regression.internal;

import java.util.List;
import java.util.Optional;

/** Finds the name that was meant when one was mistyped. */
public final class NearNames {
    private NearNames() {}

    /**
     * The candidate that differs from {@code name} in nothing but case, spaces and punctuation, or in a few letters: one
     * of three to five, two of up to eleven, three of more. The first of several that are equally near.
     */
    public static Optional<String> nearest(String name, List<String> candidates) {
        return dev.mlmethods.regression.predictor.text.NearNames.nearest(name, candidates);
    }
}
