package dev.mlmethods.regression.predictor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A row that is filled in by the names of its features, and can be filled in again after it was predicted:
 *
 * <pre>{@code
 * double price = predictor.row().set("area", 84).set("rooms", 3).predict();
 * }</pre>
 *
 * <p>Each thread needs one of its own.
 */
public final class NamedRow {
    private final Predictor predictor;
    private final FeatureNames names;
    private final double[] values;
    private final boolean[] given;
    private int missing;

    NamedRow(Predictor predictor, FeatureNames names) {
        this.predictor = predictor;
        this.names = names;
        this.values = new double[names.count()];
        this.given = new boolean[names.count()];
        this.missing = names.count();
    }

    /**
     * Gives a feature its value, in place of the one that it may have.
     *
     * @throws RowException if the model has no such feature; the message names the one that may be meant
     */
    public NamedRow set(String feature, double value) {
        int column = names.column(feature);
        values[column] = value;
        if (!given[column]) {
            given[column] = true;
            missing--;
        }
        return this;
    }

    /** Takes all values away. */
    public NamedRow clear() {
        Arrays.fill(given, false);
        missing = given.length;
        return this;
    }

    /**
     * Predicts the row.
     *
     * @throws RowException if a feature has no value, and as {@link Predictor#predict(double...)}
     */
    public double predict() {
        return predictor.predict(complete());
    }

    /** The values, in the order of {@link Predictor#features}. */
    public double[] values() {
        return complete().clone();
    }

    private double[] complete() {
        if (missing > 0) {
            List<String> without = new ArrayList<>();
            for (int column = 0; column < given.length; column++) {
                if (!given[column]) {
                    without.add(names.all().get(column));
                }
            }
            throw names.lacking(without);
        }
        return values;
    }
}
