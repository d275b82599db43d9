package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.NearNames;
import dev.mlmethods.regression.sweep.SearchFields;
import dev.mlmethods.regression.sweep.SearchSpace;
import java.util.List;

/** The names that users specify what a sweep searches with. {@code regression.yaml} has been checked by its own reader. */
final class SearchedNames {
    private static final String SWEEP = GivenValue.PREFIX + ParameterType.SWEEP + ".";

    private SearchedNames() {}

    /**
     * Checks an entry of {@code sweep}.
     *
     * @throws RegressionException if it isn't something that can be searched
     */
    static void requireKnown(GivenValue value) {
        if (value.place().level() != Place.Level.CONFIGURATION) {
            requireKnownProperty(value.entry());
        } else if (SearchFields.NAMES.contains(value.entry())) {
            throw new RegressionException("The sweep has " + value.entry()
                    + ", which is a parameter of its own; write <" + value.entry() + "> beside <sweep> and not in it.");
        }
    }

    private static void requireKnownProperty(String name) {
        List<String> plurals = SearchSpace.plurals();
        if (!plurals.contains(name)) {
            String remedy = SearchFields.NAMES.contains(name)
                    ? "write " + GivenValue.PREFIX + name + "."
                    : NearNames.nearest(name, plurals)
                            .map(near -> "did you mean " + SWEEP + near + "?")
                            .orElse("it can search " + String.join(", ", plurals) + ".");
            throw new RegressionException(SWEEP + name + " is not something that the sweep can search; " + remedy);
        }
    }
}
