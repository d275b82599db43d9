package dev.mlmethods.regression.advice;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.text.Names;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an evaluation says about a network, and the one thing to try next.
 *
 * @param kind what is wrong
 * @param severity how bad that is
 * @param diagnosis the findings, with the numbers that show them, in a sentence or two
 * @param remedy what to do about it, in a sentence; empty if there is nothing to do
 * @param parameters what the remedy sets, by the names that the plugin's parameters have, as a user would write it, such as {@code batchSize} and
 *     {@code 128}; empty if no parameter helps, only other data
 */
public record Advice(Kind kind, Severity severity, String diagnosis, String remedy, Map<String, String> parameters) {
    /**
     * Copies the map.
     *
     * @param kind what is wrong
     * @param severity how bad that is
     * @param diagnosis the findings, with the numbers that show them, in a sentence or two
     * @param remedy what to do about it, in a sentence; empty if there is nothing to do
     * @param parameters what the remedy sets, by the names of the plugin's parameters; empty if no parameter helps; copied
     */
    public Advice {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** {@return the diagnosis and the remedy, as log and page show them} */
    public String text() {
        return remedy.isEmpty() ? diagnosis : diagnosis + " " + remedy;
    }

    /** {@return what the remedy sets, such as {@code learningRate=0.01 and targetScaling=standard}; empty if no parameter helps} */
    public String settings() {
        return Remedy.settings(parameters);
    }

    /**
     * {@return the same advice on a network that was imported} Where the remedy is another training, that is not one of the plugin's.
     */
    public Advice ofImported() {
        return parameters.isEmpty() || kind == Kind.LEAK
                ? this
                : new Advice(
                        kind,
                        severity,
                        diagnosis,
                        "The network was imported: if it predicts well where it comes from, its scaler, its activation or the scaling of its target is missing or another one here; otherwise train it again there, and import it.",
                        Map.of());
    }

    /** {@return the same advice without its remedy} */
    public Advice withoutRemedy() {
        return new Advice(kind, severity, diagnosis, "", Map.of());
    }

    /** What can be wrong. */
    public enum Kind {
        /** Losses, weights or predictions have left the range of usable numbers. */
        DIVERGED("diverged"),
        /** A feature gives the target away, or the test rows are training rows. */
        LEAK("leak"),
        /** The training rows are not available: the rows are those of a different dataset. */
        OTHER_DATA("otherData"),
        /** There are too few training rows even for least squares. */
        TOO_FEW_ROWS("tooFewRows"),
        /** The network predicts its training rows much better than others. */
        OVERFITTED("overfitted"),
        /** The target's size is far from what a network begins with. */
        WRONGLY_SCALED("wronglyScaled"),
        /** The network predicts about the same for all rows. */
        CONSTANT("constant"),
        /** The network has not yet learned what there is to learn in the training rows. */
        UNDERFITTED("underfitted"),
        /** A linear model is just as good. */
        LINEAR("linear"),
        /** It is good, and its loss is still falling. */
        STILL_IMPROVING("stillImproving"),
        /** Nothing is wrong. */
        GOOD("good");

        private final String jsonName;

        Kind(String jsonName) {
            this.jsonName = jsonName;
        }

        /**
         * {@return the kind of that name}
         *
         * @param name a name in JSON, such as {@code overfitted}, in upper or lower case
         * @throws dev.mlmethods.regression.RegressionException if there is no such kind
         */
        @JsonCreator
        public static Kind parse(String name) {
            return Names.parse("kind", name, values(), Kind::jsonName);
        }

        /** {@return the name in JSON} */
        @JsonValue
        public String jsonName() {
            return jsonName;
        }
    }

    /** How bad it is. */
    public enum Severity {
        /** Nothing to do. */
        GOOD("good"),
        /** It may improve. */
        NOTE("note"),
        /** Something to fix before the network is used. */
        PROBLEM("problem"),
        /** The network, or its metrics, are useless as they are: the log reports it at {@code WARNING}. */
        WARNING("warning");

        private final String jsonName;

        Severity(String jsonName) {
            this.jsonName = jsonName;
        }

        /**
         * {@return the severity of that name}
         *
         * @param name a name in JSON, such as {@code problem}, in upper or lower case
         * @throws dev.mlmethods.regression.RegressionException if there is no such severity
         */
        @JsonCreator
        public static Severity parse(String name) {
            return Names.parse("severity", name, values(), Severity::jsonName);
        }

        /** {@return the name in JSON} */
        @JsonValue
        public String jsonName() {
            return jsonName;
        }
    }
}
