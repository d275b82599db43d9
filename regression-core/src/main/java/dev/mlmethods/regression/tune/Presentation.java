package dev.mlmethods.regression.tune;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureScaling;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.scaling.Preparation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The ways to present a table to a network that a tuning tries, as far as they suit the table. */
final class Presentation {
    /** With fewer training rows a network can't have neighbors, see {@code neighbourFeatures}; a fold has four fifths of the rows. */
    private static final int FEWEST_WITH_NEIGHBOURS = 250;

    /** A column with so many different values has enough of them in each fold for {@code quantileNormal}. */
    private static final int ENOUGH_VALUES = 2 * FeatureScaling.FEWEST_QUANTILE_VALUES;

    /** Categories with fewer rows than that are worth treating as one. */
    private static final int RARE = 20;

    private Presentation() {}

    /**
     * Changes of the recipe, each by itself, those first that help most often.
     *
     * @param rows those that aren't held out
     */
    static List<Map<String, Object>> alternatives(Dataset rows, TuningSpec spec) {
        List<Map<String, Object>> all = new ArrayList<>();
        if (hasPlaces(rows, spec)) {
            all.add(Map.of("fourierFeatures", 128));
            if (rows.rows() >= FEWEST_WITH_NEIGHBOURS) {
                all.add(Map.of("neighbourFeatures", true));
            }
        }
        if (DoubleStream.of(rows.target()).allMatch(target -> target > 0)) {
            all.add(clamped("log", spec));
        }
        if (IntStream.range(0, rows.features().columns()).anyMatch(rows::isNumber)) {
            all.add(Map.of("piecewiseLinear", 16));
            all.addAll(quantiles(rows));
        }
        if (hasRareCategories(rows)) {
            all.add(Map.of("minFrequency", RARE));
        }
        all.add(clamped("quantileNormal", spec));
        return all.stream()
                .filter(change -> change.keySet().stream().allMatch(field -> isFree(field, spec)))
                .toList();
    }

    /** A field that is given for all columns isn't changed for some of them. */
    private static boolean isFree(String field, TuningSpec spec) {
        return spec.isFree(field) && (!field.equals("featureScalingOf") || spec.isFree("featureScaling"));
    }

    /** For all columns of numbers, or just for those with enough different values; nothing if none has. */
    private static List<Map<String, Object>> quantiles(Dataset rows) {
        Map<String, String> enough = new LinkedHashMap<>();
        boolean all = true;
        for (int column = 0; column < rows.features().columns(); column++) {
            long values = rows.isNumber(column) ? values(rows, column) : 0;
            if (values >= ENOUGH_VALUES) {
                enough.put(rows.columnOf(column), FeatureScaling.QUANTILE_NORMAL.parameterName());
            }
            all &= values < 2 || values >= ENOUGH_VALUES;
        }
        if (enough.isEmpty()) {
            return List.of();
        }
        return List.of(
                all
                        ? Map.of("featureScaling", FeatureScaling.QUANTILE_NORMAL.parameterName())
                        : Map.of("featureScalingOf", enough));
    }

    /** How many different values a column has, at most {@link #ENOUGH_VALUES}. */
    private static long values(Dataset rows, int column) {
        return IntStream.range(0, rows.rows())
                .mapToDouble(row -> rows.features().get(row, column))
                .distinct()
                .limit(ENOUGH_VALUES)
                .count();
    }

    private static boolean hasRareCategories(Dataset rows) {
        Map<String, ColumnType> types = rows.columnTypes();
        return IntStream.range(0, rows.features().columns())
                .filter(column -> types.get(rows.columnOf(column)) == ColumnType.CATEGORY)
                .anyMatch(column -> rows(rows, column) < RARE);
    }

    /** In how many rows a category occurs. */
    private static long rows(Dataset rows, int category) {
        return IntStream.range(0, rows.rows())
                .filter(row -> rows.features().get(row, category) != 0)
                .count();
    }

    private static boolean hasPlaces(Dataset rows, TuningSpec spec) {
        return !spec.isFree("coordinates") || Preparation.findsCoordinates(rows);
    }

    /** A network extrapolates much of what it learns of a logarithm; see {@code clampPredictions}. */
    private static Map<String, Object> clamped(String targetScaling, TuningSpec spec) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("targetScaling", targetScaling);
        if (spec.isFree("clampPredictions")) {
            change.put("clampPredictions", true);
        }
        return change;
    }
}
