package dev.mlmethods.regression.predictor;

import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NearNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The features of a model by name. */
final class FeatureNames {
    private final List<String> features;
    private final Map<String, Integer> columns;

    FeatureNames(List<String> features) {
        this.features = features;
        this.columns = new HashMap<>(2 * features.size());
        for (int column = 0; column < features.size(); column++) {
            columns.put(features.get(column), column);
        }
    }

    int count() {
        return features.size();
    }

    /** Such as {@code the feature 'area'}. */
    String of(int column) {
        return "the feature " + Excerpt.quoted(features.get(column));
    }

    /** The 0-based column of a feature. */
    int column(String name) {
        Integer column = columns.get(name);
        if (column == null) {
            throw unknown(name);
        }
        return column;
    }

    void requireCount(int values, String place) {
        if (values != count()) {
            throw new RowException(place + "the row has " + values + " values, but the model has " + count()
                    + " features; give one value for each of them, in this order: " + Excerpt.listed(features) + ".");
        }
    }

    /** Requires that a row has a value for each feature. */
    void requireAll(Map<String, ?> row) {
        List<String> missing = new ArrayList<>();
        for (String feature : features) {
            if (!row.containsKey(feature)) {
                missing.add(feature);
            }
        }
        if (!missing.isEmpty()) {
            throw lacking(missing);
        }
    }

    RowException lacking(List<String> missing) {
        return new RowException("the row has no value for " + Excerpt.listed(missing)
                + "; give one for each feature of the model: " + Excerpt.listed(features) + ".");
    }

    List<String> all() {
        return features;
    }

    private RowException unknown(String name) {
        Optional<String> near = NearNames.nearest(name, features);
        return new RowException("the model has no feature " + Excerpt.quoted(name)
                + (near.isPresent() ? "; did you mean " + Excerpt.quoted(near.get()) + "? Its" : "; its")
                + " features are " + Excerpt.listed(features) + ".");
    }
}
