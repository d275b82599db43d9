package dev.mlmethods.regression.tune;

import dev.mlmethods.regression.data.Dataset;
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
            all.add(Map.of("featureScaling", "quantileNormal"));
        }
        all.add(clamped("quantileNormal", spec));
        return all.stream()
                .filter(change -> change.keySet().stream().allMatch(spec::isFree))
                .toList();
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
