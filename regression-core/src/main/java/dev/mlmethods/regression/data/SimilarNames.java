package dev.mlmethods.regression.data;

import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds columns whose names differ only in case: they are different columns, but one is easily mistaken for the other. */
final class SimilarNames {
    private SimilarNames() {}

    /** The names that are similar, grouped together, in the order of the table. */
    static List<List<String>> of(List<String> names) {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        names.forEach(name -> kinds.computeIfAbsent(name.toLowerCase(Locale.ROOT), kind -> new ArrayList<>())
                .add(name));
        return kinds.values().stream().filter(similar -> similar.size() > 1).toList();
    }

    /** What to say about such columns. */
    static String text(List<String> similar) {
        return "The names of the columns " + Excerpt.listed(similar)
                + " differ only in case. They are different columns: make sure that target, features, exclude and columns name the"
                + " right one, or rename one of them.";
    }
}
