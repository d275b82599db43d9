package dev.mlmethods.regression.internal;

import java.util.List;

/** Shows text from a file or a setting in a message: short, and with its invisible characters made visible. */
public final class Excerpt {
    private Excerpt() {}

    /** The text in single quotes. */
    public static String quoted(String text) {
        return dev.mlmethods.regression.predictor.text.Excerpt.quoted(text);
    }

    /** The text as it is. */
    public static String name(String text) {
        return dev.mlmethods.regression.predictor.text.Excerpt.name(text);
    }

    /** A text of some words. */
    public static String sentence(String text) {
        return dev.mlmethods.regression.predictor.text.Excerpt.sentence(text);
    }

    /** The names, separated by commas, the first 20 of them if there are more. */
    public static String listed(List<String> names) {
        return dev.mlmethods.regression.predictor.text.Excerpt.listed(names);
    }
}
