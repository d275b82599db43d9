package dev.mlmethods.regression.predictor.table;

import java.util.Comparator;

/** The order of texts by their code points, as Python sorts them: U+FF5E comes before U+1F600, whose first char is smaller. */
public final class CodePoints {
    /** The order. */
    public static final Comparator<String> ORDER = CodePoints::compare;

    private CodePoints() {}

    private static int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int at = 0; at < length; at++) {
            char x = a.charAt(at);
            char y = b.charAt(at);
            if (x != y) {
                boolean onePair = Character.isSurrogate(x) != Character.isSurrogate(y);
                return onePair ? Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y)) : x - y;
            }
        }
        return a.length() - b.length();
    }
}
