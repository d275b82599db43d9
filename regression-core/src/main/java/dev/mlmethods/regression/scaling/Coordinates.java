package dev.mlmethods.regression.scaling;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NearNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The features that say where a row is.
 *
 * @param features their 0-based places
 * @param means of the training rows, in the features' units
 * @param units how long the unit of each is: of a latitude and a longitude in kilometers at the mean latitude, otherwise 1
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Coordinates(int[] features, double[] means, double[] units) {
    /** A degree of latitude. */
    private static final double KILOMETERS = 111;

    private static final Pattern LATITUDE = Pattern.compile("(?i)(.*?)(lat|latitude)");
    private static final Pattern LONGITUDE = Pattern.compile("(?i)(.*?)(lon|lng|long|longitude)");

    /**
     * Finds the coordinates.
     *
     * @param training only the training rows
     * @param columns their names; null for a latitude and a longitude
     * @param parameter that needs them, for messages
     * @throws RegressionException if they aren't columns of numbers, or none are named and there isn't exactly one such pair
     */
    static Coordinates of(Dataset training, @Nullable List<String> columns, String parameter) {
        int[] features = columns == null ? pair(training, parameter) : named(training, columns);
        double[] means = new double[features.length];
        double[] units = new double[features.length];
        for (int k = 0; k < features.length; k++) {
            means[k] = mean(training.features(), features[k]);
            units[k] = 1;
        }
        List<String> names = training.features().names();
        for (int latitude = 0; features.length == 2 && latitude < 2; latitude++) {
            int longitude = 1 - latitude;
            if (arePair(names.get(features[latitude]), names.get(features[longitude]))) {
                units[latitude] = KILOMETERS;
                units[longitude] = KILOMETERS * StrictMath.cos(means[latitude] * (Math.PI / 180));
            }
        }
        return new Coordinates(features, means, units);
    }

    /**
     * The standard deviation of the training rows' coordinates: the root of the mean of their variances, in {@link #units}.
     *
     * @param parameter that needs it, for messages
     * @param value that it has
     * @param off the value that switches it off
     * @throws RegressionException if all rows are in one place
     */
    double deviation(Dataset training, String parameter, String value, String off) {
        double deviation = Math.sqrt(meanVariance(training.features()));
        if (!(deviation > 0 && deviation < Double.POSITIVE_INFINITY)) {
            throw new RegressionException(
                    training.name() + ": " + parameter + " is " + value + ", but all training rows are in one place,"
                            + " because their coordinates are the same. Set " + parameter + "=" + off
                            + ", or other coordinates.");
        }
        return deviation;
    }

    private double meanVariance(FeatureMatrix rows) {
        double sum = 0;
        for (int k = 0; k < features.length; k++) {
            SquaredDeviations deviations = new SquaredDeviations(means[k]);
            for (int row = 0; row < rows.rows(); row++) {
                deviations.add(rows.get(row, features[k]));
            }
            sum += deviations.variance() * (units[k] * units[k]);
        }
        return sum / features.length;
    }

    private static int[] named(Dataset training, List<String> columns) {
        List<String> names = training.features().names();
        return columns.stream()
                .mapToInt(column -> {
                    int feature = names.indexOf(column);
                    if (feature < 0 || !training.isNumber(feature)) {
                        List<String> numbers = numbers(training);
                        throw new RegressionException(training.name() + ": coordinates names " + Excerpt.quoted(column)
                                + ", which is not a feature of numbers; "
                                + NearNames.nearest(column, numbers)
                                        .map(near -> "did you mean " + Excerpt.quoted(near) + "?")
                                        .orElse("these are: " + String.join(", ", numbers) + "."));
                    }
                    return feature;
                })
                .toArray();
    }

    /** Whether a latitude and a longitude are found by their names. */
    static boolean areFoundIn(Dataset training) {
        return pairs(training).size() == 2;
    }

    private static int[] pair(Dataset training, String parameter) {
        List<String> found = pairs(training);
        if (found.size() != 2) {
            throw new RegressionException(
                    training.name() + ": " + parameter + " needs coordinates, but "
                            + (found.isEmpty()
                                    ? "no two columns of numbers are named like a latitude and a longitude"
                                    : "several columns are named like a latitude and a longitude: "
                                            + String.join(", ", found))
                            + ". Name the columns with -Dregression.coordinates=NAME,NAME or <coordinates>NAME,NAME</coordinates>.");
        }
        List<String> names = training.features().names();
        return new int[] {names.indexOf(found.get(0)), names.indexOf(found.get(1))};
    }

    /** Each latitude with its longitude. */
    private static List<String> pairs(Dataset training) {
        List<String> numbers = numbers(training);
        List<String> found = new ArrayList<>();
        for (String latitude : numbers) {
            for (String longitude : numbers) {
                if (arePair(latitude, longitude)) {
                    found.add(latitude);
                    found.add(longitude);
                }
            }
        }
        return found;
    }

    private static List<String> numbers(Dataset training) {
        List<String> names = training.features().names();
        return names.stream()
                .filter(name -> training.isNumber(names.indexOf(name)))
                .toList();
    }

    /** Such as lat and lon, or pickup_latitude and pickup_longitude. */
    private static boolean arePair(String latitude, String longitude) {
        Matcher first = LATITUDE.matcher(latitude);
        Matcher second = LONGITUDE.matcher(longitude);
        return first.matches() && second.matches() && lower(first).equals(lower(second));
    }

    private static String lower(Matcher matcher) {
        return matcher.group(1).toLowerCase(Locale.ROOT);
    }

    private static double mean(FeatureMatrix rows, int column) {
        CompensatedSum sum = new CompensatedSum();
        for (int row = 0; row < rows.rows(); row++) {
            sum.add(rows.get(row, column));
        }
        return sum.mean();
    }
}
