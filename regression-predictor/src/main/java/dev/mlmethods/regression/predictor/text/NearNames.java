package dev.mlmethods.regression.predictor.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was meant when one was mistyped. */
public final class NearNames {
    private NearNames() {}

    /**
     * The candidate that differs from {@code name} only in case, spaces and punctuation, or in a few letters: one in names of three to five letters,
     * two in names of up to eleven, three in longer ones. If several are equally near, the first of them.
     */
    public static Optional<String> nearest(String name, List<String> candidates) {
        String wanted = letters(name);
        int best = tolerance(wanted.length()) + 1;
        Optional<String> nearest = Optional.empty();
        for (String candidate : candidates) {
            String letters = letters(candidate);
            // Names whose lengths differ by this much can't be nearer, and a name may be as long as a file.
            if (wanted.isEmpty() || Math.abs(letters.length() - wanted.length()) >= best) {
                continue;
            }
            int distance = distance(wanted, letters);
            if (distance < best) {
                best = distance;
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static int tolerance(int length) {
        return length < 3 ? 0 : length < 6 ? 1 : length < 12 ? 2 : 3;
    }

    /** Insertions, deletions, replacements and swaps of neighbors (optimal string alignment). */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] reused = beforeLast;
            beforeLast = last;
            last = row;
            row = reused;
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
        }
        return row[b.length()];
    }
}
