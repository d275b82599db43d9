package dev.mlmethods.regression.scaling;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.Arrays;
import java.util.List;

/** The least and the greatest value of each feature in some rows, immutable. Beyond them a network only extrapolates. */
public final class FeatureRanges {
    private final List<String> featureNames;
    private final double[] least;
    private final double[] greatest;

    private FeatureRanges(List<String> featureNames, double[] least, double[] greatest) {
        this.featureNames = List.copyOf(featureNames);
        this.least = least;
        this.greatest = greatest;
    }

    /**
     * {@return the ranges of the given rows}
     *
     * @param training at least one row
     */
    public static FeatureRanges of(FeatureMatrix training) {
        double[] least = new double[training.columns()];
        double[] greatest = new double[training.columns()];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
        double[] row = new double[training.columns()];
        for (int i = 0; i < training.rows(); i++) {
            training.copyRow(i, row, 0);
            for (int column = 0; column < least.length; column++) {
                least[column] = Math.min(least[column], row[column]);
                greatest[column] = Math.max(greatest[column], row[column]);
            }
        }
        return new FeatureRanges(training.names(), least, greatest);
    }

    /**
     * {@return the ranges of the given rows, widened by the values that new rows with the same texts have in features of mean targets} The
     * training rows have different values there.
     *
     * @param training at least one row
     */
    public static FeatureRanges of(Dataset training) {
        FeatureRanges ranges = of(training.features());
        Dataset newRows = training.asNewRows();
        if (newRows == training) {
            return ranges;
        }
        FeatureRanges asNew = of(newRows.features());
        for (int column = 0; column < ranges.least.length; column++) {
            ranges.least[column] = Math.min(ranges.least[column], asNew.least[column]);
            ranges.greatest[column] = Math.max(ranges.greatest[column], asNew.greatest[column]);
        }
        return ranges;
    }

    /**
     * {@return known ranges, such as those of a stored model}
     *
     * @param featureNames the names of the features, in order
     * @param least the least value of each feature, in its unit
     * @param greatest the greatest value of each feature, in its unit
     * @throws IllegalArgumentException if the lengths differ, the end of a range is below its beginning, or one of them is NaN
     */
    public static FeatureRanges of(List<String> featureNames, double[] least, double[] greatest) {
        if (least.length != featureNames.size() || greatest.length != featureNames.size()) {
            throw new IllegalArgumentException(featureNames.size() + " features, but " + least.length + " least and "
                    + greatest.length + " greatest values");
        }
        for (int column = 0; column < least.length; column++) {
            if (!(least[column] <= greatest[column])) {
                throw new IllegalArgumentException("the range of '" + featureNames.get(column) + "' is from "
                        + NumberText.shortest(least[column]) + " to " + NumberText.shortest(greatest[column]));
            }
        }
        return new FeatureRanges(featureNames, least.clone(), greatest.clone());
    }

    /** {@return the names of the features, in order} */
    public List<String> featureNames() {
        return featureNames;
    }

    /** {@return a copy of the least values, one per feature, in the feature's unit} */
    public double[] least() {
        return least.clone();
    }

    /** {@return a copy of the greatest values, one per feature, in the feature's unit} */
    public double[] greatest() {
        return greatest.clone();
    }

    /**
     * {@return whether a feature has the same value in all rows}
     *
     * @param column the 0-based column of the feature
     */
    public boolean isConstant(int column) {
        return least[column] == greatest[column];
    }

    /**
     * {@return whether a value of a feature is outside its range} The ends themselves are inside, and so is NaN.
     *
     * @param column the 0-based column of the feature
     * @param value in the feature's unit
     */
    public boolean isOutside(int column, double value) {
        return value < least[column] || value > greatest[column];
    }

    @Override
    public String toString() {
        return "FeatureRanges" + featureNames;
    }
}
