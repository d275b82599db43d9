package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.internal.NearNames;
import dev.mlmethods.regression.sweep.SearchSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/**
 * The properties of the command line, which win over the POM and {@code regression.yaml}.
 *
 * @param userProperties those of Maven's session
 */
record CommandLine(Properties userProperties) {
    static final String PREFIX = "regression.";
    /** Of the properties that name a dimension of a sweep. */
    static final String SWEEP = "sweep.";

    /** The values that are given for some parameters, by their names. */
    Map<String, String> values(List<String> names) {
        return values(PREFIX, names);
    }

    /**
     * What a sweep searches, by the plural names of the fields: in their order, but {@code epochs} last, for trials that share a training
     * are best seen beside each other.
     *
     * @throws RegressionException if a property that begins with {@code regression.sweep.} is none of them
     */
    Map<String, String> dimensions() {
        List<String> plurals = SearchSpace.plurals();
        String prefix = PREFIX + SWEEP;
        for (String property : new TreeSet<>(userProperties.stringPropertyNames())) {
            if (property.startsWith(prefix) && !plurals.contains(property.substring(prefix.length()))) {
                throw unknown(property, property.substring(prefix.length()));
            }
        }
        Map<String, String> dimensions = values(prefix, plurals);
        String epochs = dimensions.remove("epochs");
        if (epochs != null) {
            dimensions.put("epochs", epochs);
        }
        return dimensions;
    }

    private static RegressionException unknown(String property, String name) {
        String remedy;
        if (SearchSettings.NAMES.contains(name)) {
            remedy = "write " + PREFIX + name + ".";
        } else {
            List<String> plurals = SearchSpace.plurals();
            remedy = NearNames.nearest(name, plurals)
                    .map(near -> "did you mean " + PREFIX + SWEEP + near + "?")
                    .orElse("it can search " + String.join(", ", plurals) + ".");
        }
        return new RegressionException(property + " is nothing that the sweep can search; " + remedy);
    }

    private Map<String, String> values(String prefix, List<String> names) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : names) {
            String value = userProperties.getProperty(prefix + name);
            if (value != null) {
                values.put(name, value);
            }
        }
        return values;
    }
}
