package dev.mlmethods.regression.evaluation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a user who misspelt a name may have meant. */
final class Suggestion {
    private static final int MAX_EDITS = 3;

    private Suggestion() {}

    /** A sentence to put behind another. */
    static String didYouMean(String suggestion) {
        return " Did you mean '" + suggestion + "'?";
    }

    /**
     * The known word that is the fewest edits away, whatever its case; of several the one of the most similar length. Empty
     * where all are more than three edits, or half the word, away.
     */
    static Optional<String> closest(String word, Collection<String> known) {
        int limit = Math.min(MAX_EDITS, word.length() / 2);
        return known.stream()
                .filter(candidate -> edits(word, candidate) <= limit)
                .min(Comparator.<String>comparingInt(candidate -> edits(word, candidate))
                        .thenComparingInt(candidate -> Math.abs(candidate.length() - word.length())));
    }

    /** Characters to insert, delete, replace or swap with their neighbour: the optimal string alignment distance. */
    private static int edits(String word, String candidate) {
        String from = word.toLowerCase(Locale.ROOT);
        String to = candidate.toLowerCase(Locale.ROOT);
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : fewest(from, to, i, j, edits);
            }
        }
        return edits[from.length()][to.length()];
    }

    private static int fewest(String from, String to, int i, int j, int[][] edits) {
        int replaced = edits[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(replaced, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
    }
}
