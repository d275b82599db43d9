package dev.mlmethods.regression.gate.diff;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.mlmethods.regression.model.PlatformPart;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.List;

/**
 * Something that has changed since the baseline. Pages, messages and trainings ask it or its {@link Kind} for what they need to know, in switches
 * without a default: a new kind requires a decision in each of them.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "cause")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Cause.DataChange.class, name = "data"),
    @JsonSubTypes.Type(value = Cause.OriginChange.class, name = "origin"),
    @JsonSubTypes.Type(value = Cause.FieldChange.class, name = "specification"),
    @JsonSubTypes.Type(value = Cause.VersionChange.class, name = "version")
})
public sealed interface Cause permits Cause.DataChange, Cause.OriginChange, Cause.FieldChange, Cause.VersionChange {
    /** {@return what has changed, in a sentence without its period, such as {@code learningRate was 0.001 and is 0.01}} */
    String text();

    /** {@return where it has changed} */
    Kind kind();

    /** {@return whether the engine {@code vector} promises the same bits regardless of this change} */
    boolean movesNoBits();

    /** Where something has changed. */
    enum Kind {
        /** In the rows or values of the data. */
        DATA("data"),
        /** In the query or the database that the rows came from, which matters if they are other rows. */
        ORIGIN("origin"),
        /** In a parameter of the training. */
        SPECIFICATION("specification"),
        /** In a parameter of the evaluation, which isn't part of the specification. */
        EVALUATION("evaluation"),
        /** In the platform that computes. */
        PLATFORM("platform");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** {@return the place in a word, such as {@code data}} */
        public String text() {
            return text;
        }

        /** {@return whether the metrics are computed on different data, so that a better metric doesn't mean a better model} */
        public boolean isOtherData() {
            return switch (this) {
                case DATA -> true;
                case ORIGIN, SPECIFICATION, EVALUATION, PLATFORM -> false;
            };
        }

        /** {@return whether a training can use the earlier state, so that the cause can be told from others} */
        public boolean canBePutBack() {
            return switch (this) {
                case DATA, SPECIFICATION, EVALUATION -> true;
                case ORIGIN, PLATFORM -> false;
            };
        }
    }

    /**
     * The data.
     *
     * @param text in words: rows added, removed and changed, which columns, and the first lines
     * @param added how many rows are new
     * @param removed how many rows are gone
     * @param changed how many rows have other values
     * @param columns whose values differ; empty if that isn't known
     * @param rows the 0-based numbers of the first rows that are new or changed, in the current data
     * @param cells the first values that differ, row by row; empty if the earlier ones aren't available here
     */
    record DataChange(
            String text,
            int added,
            int removed,
            int changed,
            List<String> columns,
            List<Integer> rows,
            List<CellChange> cells)
            implements Cause {
        /**
         * Copies the lists.
         *
         * @param text in words: rows added, removed and changed, which columns, and the first lines
         * @param added how many rows are new
         * @param removed how many rows are gone
         * @param changed how many rows have other values
         * @param columns whose values differ; empty if that isn't known
         * @param rows the 0-based numbers of the first rows that are new or changed
         * @param cells the first values that differ, row by row
         */
        public DataChange {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            cells = List.copyOf(cells);
        }

        @Override
        public Kind kind() {
            return Kind.DATA;
        }

        @Override
        public boolean movesNoBits() {
            return false;
        }
    }

    /**
     * A value of the data.
     *
     * @param row its 0-based number in the current data
     * @param column the name of the column in the current data
     * @param before the value in the baseline's data
     * @param now the value
     */
    record CellChange(int row, String column, double before, double now) {
        /** Such as {@code carat was 0.7 and is 9.5}. */
        String text() {
            return column + " was " + NumberText.shortest(before) + " and is " + NumberText.shortest(now);
        }
    }

    /**
     * The query, or what answered it. It only says why rows are others: the same rows give the same bits wherever they came from.
     *
     * @param name what it is, such as {@code query} or {@code server}
     * @param before what it was
     * @param now what it is
     */
    record OriginChange(String name, String before, String now) implements Cause {
        @Override
        public String text() {
            return name + " was " + before + " and is " + now;
        }

        @Override
        public Kind kind() {
            return Kind.ORIGIN;
        }

        @Override
        public boolean movesNoBits() {
            return true;
        }
    }

    /**
     * A field of the specification, {@value #EVALUATION_DATASET}, or {@value #WEIGHTS}.
     *
     * @param field its name
     * @param before its value as text
     * @param now its value as text
     */
    record FieldChange(String field, String before, String now) implements Cause {
        /** The parameter of the evaluation that selects rows other than those that were held out. */
        static final String EVALUATION_DATASET = "evaluationDataset";

        /** The parameter of an import that names the file of the network, with that of its scaler. */
        static final String WEIGHTS = "weights";

        @Override
        public String text() {
            return field + " was " + before + " and is " + now;
        }

        @Override
        public Kind kind() {
            return field.equals(EVALUATION_DATASET) ? Kind.EVALUATION : Kind.SPECIFICATION;
        }

        @Override
        public boolean movesNoBits() {
            return false;
        }
    }

    /**
     * A version, or another part of the platform.
     *
     * @param part what it is, {@code name} in JSON
     * @param before what it was
     * @param now what it is
     */
    record VersionChange(@JsonProperty("name") PlatformPart part, String before, String now) implements Cause {
        @Override
        public String text() {
            return part.text() + " was " + before + " and is " + now;
        }

        @Override
        public Kind kind() {
            return Kind.PLATFORM;
        }

        @Override
        public boolean movesNoBits() {
            return part.movesNoBits();
        }
    }
}
