package dev.mlmethods.regression.parameter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a training or a search, as the POM, the command line, {@code regression.yaml}, its JSON Schema, results and pages know it.
 *
 * @param name in all of them, such as {@code learningRate}
 * @param plural the name of the list of values that a sweep tries, such as {@code learningRates}; null if a sweep can't try any
 * @param kind what a value is
 * @param defaultValue the value if nothing is given: a Boolean, Integer, Long, Double, String, List or Map; null if there is none, or it depends
 * @param words the words that it may be; empty if it isn't one of several words
 * @param range the numbers that it may be; null if it isn't a number
 * @param sentence what it is, for people
 */
public record ParameterField(
        String name,
        @Nullable String plural,
        Kind kind,
        @Nullable Object defaultValue,
        List<String> words,
        @Nullable NumberRange range,
        String sentence) {
    /**
     * Copies the list.
     *
     * @param name in all of these places, such as {@code learningRate}
     * @param plural the name of the list of values that a sweep tries; null if a sweep can't try any
     * @param kind what a value is
     * @param defaultValue the value if nothing is given; null if there is none, or it depends
     * @param words the words that it may be; empty if it isn't one of several words
     * @param range the numbers that it may be; null if it isn't a number
     * @param sentence what it is, for people
     */
    public ParameterField {
        words = List.copyOf(words);
    }

    /** What a value is. */
    public enum Kind {
        /** A text, or a number that is used as one. */
        TEXT,
        /** Names of columns. */
        COLUMNS,
        /** Texts of any kind. */
        TEXTS,
        /** A text for each of some columns, by name; a sweep can't search these. */
        ENTRIES,
        /** A map of other fields for each of several kinds of networks; a sweep can't search these. */
        MEMBERS,
        /** Widths of layers; there may be none. */
        LAYERS,
        /** One of several words. */
        WORD,
        /** A number of rows, or {@code full}. */
        BATCH_SIZE,
        /** A whole number. */
        WHOLE_NUMBER,
        /** The whole number that a random generator begins with. */
        SEED,
        /** A decimal number. */
        NUMBER,
        /** {@code true} or {@code false}. */
        FLAG;

        /** {@return whether a value is a list} */
        public boolean isList() {
            return this == COLUMNS || this == TEXTS || this == LAYERS;
        }

        /** {@return whether a value is a whole number, or may be one} */
        public boolean isWholeNumber() {
            return this == WHOLE_NUMBER || this == SEED || this == BATCH_SIZE;
        }

        /** {@return whether a value is a number, or may be one} */
        public boolean isNumber() {
            return isWholeNumber() || this == NUMBER;
        }
    }

    /**
     * {@return a field without words or a range}
     *
     * @param name such as {@code learningRate}
     * @param plural the name of the list of values that a sweep tries; null if a sweep can't try any
     * @param kind what a value is
     * @param defaultValue the value if nothing is given; null if there is none, or it depends
     * @param sentence what it is, for people
     */
    public static ParameterField of(
            String name, @Nullable String plural, Kind kind, @Nullable Object defaultValue, String sentence) {
        return new ParameterField(name, plural, kind, defaultValue, List.of(), null, sentence);
    }

    /**
     * {@return a field whose value is one of several words}
     *
     * @param name such as {@code optimizer}
     * @param plural the name of the list of words that a sweep tries; null if a sweep can't try any
     * @param defaultValue the word if nothing is given; null if there is none, or it depends
     * @param words the words that it may be
     * @param sentence what it is, for people
     */
    public static ParameterField word(
            String name, @Nullable String plural, @Nullable String defaultValue, List<String> words, String sentence) {
        return new ParameterField(name, plural, Kind.WORD, defaultValue, words, null, sentence);
    }

    /**
     * {@return a field whose value is a decimal number}
     *
     * @param name such as {@code learningRate}
     * @param plural the name of the list of numbers that a sweep tries; null if a sweep can't try any
     * @param defaultValue the number if nothing is given; null if there is none, or it depends
     * @param range the numbers that it may be
     * @param sentence what it is, for people
     */
    public static ParameterField number(
            String name, @Nullable String plural, @Nullable Double defaultValue, NumberRange range, String sentence) {
        return new ParameterField(name, plural, Kind.NUMBER, defaultValue, List.of(), range, sentence);
    }

    /**
     * {@return a field whose value is a whole number}
     *
     * @param name such as {@code epochs}
     * @param plural the name of the list of numbers that a sweep tries; null if a sweep can't try any
     * @param defaultValue the number if nothing is given; null if there is none, or it depends
     * @param range the whole numbers that it may be
     * @param sentence what it is, for people
     */
    public static ParameterField wholeNumber(
            String name, @Nullable String plural, @Nullable Integer defaultValue, NumberRange range, String sentence) {
        return new ParameterField(name, plural, Kind.WHOLE_NUMBER, defaultValue, List.of(), range, sentence);
    }

    /**
     * {@return a field whose value is the seed of a random generator}
     *
     * @param name such as {@code splitSeed}
     * @param plural the name of the list of seeds that a sweep tries; null if a sweep can't try any
     * @param defaultValue the seed if nothing is given
     * @param range the seeds that it may be
     * @param sentence what it is, for people
     */
    public static ParameterField seed(
            String name, @Nullable String plural, long defaultValue, NumberRange range, String sentence) {
        return new ParameterField(name, plural, Kind.SEED, defaultValue, List.of(), range, sentence);
    }
}
