package dev.mlmethods.regression.data;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.text.Names;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something in the data that makes a training or its metrics look better or worse than they are. The training goes on; log, JSON and pages
 * report it.
 *
 * @param kind what it is
 * @param columns the features, the target or the column of weights that it is about, in the dataset's order; empty if it is about whole rows
 * @param split the rows that it was found in; null for all rows of the dataset
 * @param rows how many of them it concerns; for {@link Kind#DIFFERENT_ROWS}, the fewest rows of a trial
 * @param of how many of them there are; for {@link Kind#DIFFERENT_ROWS}, the most rows of a trial
 * @param text what it is, what follows from it and what to do, in sentences for the user
 */
public record DataFinding(
        Kind kind, List<String> columns, @Nullable Split split, int rows, int of, String text) {
    /** Enough to find them. */
    private static final int SHOWN_LINES = 5;

    /**
     * Copies the list.
     *
     * @param kind what it is
     * @param columns those that it is about; copied
     * @param split where it was found; null for all rows
     * @param rows how many it concerns, at most {@code of}
     * @param of how many there are
     * @param text sentences for the user
     */
    public DataFinding {
        columns = List.copyOf(columns);
    }

    /**
     * {@return a finding about features with one value in all training rows}
     *
     * @param columns at least one
     * @param value of the first of them; null if it isn't a number
     * @param training how many training rows there are
     */
    public static DataFinding constantFeatures(List<String> columns, @Nullable Double value, int training) {
        boolean one = columns.size() == 1;
        return new DataFinding(
                Kind.CONSTANT_FEATURE,
                columns,
                Split.TRAINING,
                training,
                training,
                subject(columns)
                        + (one
                                ? value == null ? " has one value" : " is " + NumberText.shortest(value)
                                : " have one value each")
                        + " in all "
                        + rows(training, Split.TRAINING) + ": nothing can be learned from "
                        + (one ? "it, and it contributes" : "them, and they contribute")
                        + " nothing to a prediction, whatever its value. " + leaveOut(one)
                        + ", or add rows with other values.");
    }

    /**
     * {@return a finding about a target with one value in all training rows}
     *
     * @param target the column to predict
     * @param value in all training rows, in the target's own unit
     * @param training how many training rows there are
     */
    public static DataFinding constantTarget(String target, double value, int training) {
        return new DataFinding(
                Kind.CONSTANT_TARGET,
                List.of(target),
                Split.TRAINING,
                training,
                training,
                "The target " + Excerpt.quoted(target) + " is " + NumberText.shortest(value) + " in all "
                        + rows(training, Split.TRAINING)
                        + ": nothing can be learned except that number. Add rows with other values, or take another splitSeed.");
    }

    /**
     * Rows without a target.
     *
     * @param dropped at least one such row
     * @param rows how many the table has
     */
    static DataFinding missingTarget(String target, DroppedRows dropped, int rows) {
        int count = dropped.withoutTarget().size();
        return new DataFinding(
                Kind.MISSING_TARGET,
                List.of(target),
                null,
                count,
                rows,
                counted(count) + " of " + counted(rows) + (count == 1 ? " rows has" : " rows have")
                        + " no target " + Excerpt.quoted(target) + ", and " + (count == 1 ? "is" : "are")
                        + " left out" + lines(dropped.withoutTarget()) + ". Fill "
                        + (count == 1 ? "it" : "them") + " in where the target is known.");
    }

    /**
     * Rows that lack a cell of a column that leaves such rows out.
     *
     * @param dropped at least one such row
     * @param rows how many the table has
     */
    static DataFinding missingCell(DroppedRows dropped, int rows) {
        int count = dropped.withoutCell().size();
        List<String> columns = dropped.columns();
        return new DataFinding(
                Kind.MISSING_CELL,
                columns,
                null,
                count,
                rows,
                counted(count) + " of " + counted(rows) + (count == 1 ? " rows lacks" : " rows lack")
                        + " a cell in "
                        + (columns.size() == 1 ? Excerpt.quoted(columns.get(0)) : Excerpt.listed(columns)) + ", and "
                        + (count == 1 ? "is" : "are")
                        + " left out because missing is drop there" + lines(dropped.withoutCell())
                        + ". The metrics say nothing about such rows, and predict gives them no prediction.");
    }

    /**
     * Texts of test rows that the training rows had rarely or not at all.
     *
     * @param rows how many test rows there are
     */
    static DataFinding unknownCategories(UnknownCategories unknown, int rows) {
        return new DataFinding(
                Kind.UNKNOWN_CATEGORIES,
                List.of(unknown.column()),
                Split.TEST,
                unknown.rows(),
                rows,
                unknown.text(rows, Split.TEST.jsonName() + " "));
    }

    private static String lines(List<DroppedRows.Row> rows) {
        return " (line" + (rows.size() == 1 ? " " : "s ")
                + rows.stream()
                        .limit(SHOWN_LINES)
                        .map(row -> String.valueOf(row.line()))
                        .collect(Collectors.joining(", "))
                + (rows.size() > SHOWN_LINES ? " and more" : "") + ")";
    }

    /**
     * A column of few different whole numbers and texts, which are all treated as categories.
     *
     * @param text the first cell that isn't a number
     * @param line the line that it is in
     * @param cells how many there are that are not missing
     */
    static DataFinding mixedCategories(String column, String text, long line, int cells) {
        return new DataFinding(
                Kind.MIXED_CATEGORIES, List.of(column), null, cells, cells, mixedCategories(column, text, line));
    }

    /** Its sentences. */
    static String mixedCategories(String column, String text, long line) {
        return "The column " + Excerpt.quoted(column) + " has whole numbers, and " + Excerpt.quoted(text) + " in line "
                + line
                + ": each of its few different cells is a category. If it should be a number, correct the cells that are not; if it is neither, leave it out"
                + " (exclude or features).";
    }

    /**
     * Columns whose names differ only in case.
     *
     * @param columns at least two
     * @param rows how many rows there are
     */
    static DataFinding similarNames(List<String> columns, int rows) {
        return new DataFinding(Kind.SIMILAR_NAMES, columns, null, rows, rows, SimilarNames.text(columns));
    }

    /**
     * Features that number the rows.
     *
     * @param columns at least one
     * @param rows how many rows there are
     */
    static DataFinding rowNumbers(List<String> columns, int rows) {
        boolean one = columns.size() == 1;
        return new DataFinding(
                Kind.ROW_NUMBER,
                columns,
                null,
                rows,
                rows,
                subject(columns) + (one ? " numbers" : " number")
                        + " the rows, as the index of a table does. If the rows are sorted, such a number gives the target away,"
                        + " and the metrics are better than they will be on new rows. " + leaveOut(one) + ".");
    }

    /**
     * Features that order the rows as the target does.
     *
     * @param columns at least one
     * @param rows how many rows there are
     */
    static DataFinding repeatsTarget(List<String> columns, String target, int rows) {
        boolean one = columns.size() == 1;
        return new DataFinding(
                Kind.REPEATS_TARGET,
                columns,
                null,
                rows,
                rows,
                subject(columns) + (one ? " repeats" : " repeat") + " the target " + Excerpt.quoted(target) + ": "
                        + (one ? "it orders" : "each of them orders") + " all " + counted(rows)
                        + " rows as the target does. If " + (one ? "it isn't" : "they aren't")
                        + " known before the target is, the metrics say nothing about new rows. " + leaveOut(one)
                        + ".");
    }

    /**
     * {@return a finding about rows that have the same features as a training row}
     *
     * @param split which rows
     * @param repeated how many of them, at least 1
     * @param withTarget how many of these also have its target
     * @param of how many rows the split has
     */
    public static DataFinding repeatedRows(Split split, int repeated, int withTarget, int of) {
        return new DataFinding(
                Kind.REPEATED_ROWS,
                List.of(),
                split,
                repeated,
                of,
                counted(repeated) + " of " + rows(of, split) + (repeated == 1 ? " has" : " have")
                        + " the features of a training row, " + counted(withTarget)
                        + " of them also its target. On such rows a metric tells how well the network memorizes, not how well it predicts new ones."
                        + " Keep one of each set of equal rows"
                        + (split == Split.TEST ? ", or test on other rows (evaluationDataset)." : "."));
    }

    /**
     * {@return a finding about a split of one row}
     *
     * @param split which rows
     * @param remedy what the user can do, without the period
     */
    public static DataFinding singleRow(Split split, String remedy) {
        return new DataFinding(
                Kind.UNDEFINED_METRIC,
                List.of(),
                split,
                1,
                1,
                "There is one " + split.jsonName() + " row: R2 and the explained variance aren't defined on it, and the"
                        + " other metrics are just its error. " + remedy + ".");
    }

    /**
     * {@return a finding about a split in which one row has nearly all of the weight}
     *
     * @param split which rows
     * @param rows how many rows the split has
     * @param sampleWeight the column of the weights
     */
    public static DataFinding singleWeight(Split split, int rows, String sampleWeight) {
        return new DataFinding(
                Kind.UNDEFINED_METRIC,
                List.of(sampleWeight),
                split,
                1,
                rows,
                "One of " + rows(rows, split)
                        + " has nearly all of the weight, so the metrics are just its error. Check the weights in "
                        + Excerpt.quoted(sampleWeight) + ", or choose another splitSeed.");
    }

    /**
     * {@return a finding about trials of a sweep that leave out different rows}
     *
     * @param fewest the rows of the trial that has the fewest
     * @param most the rows of the trial that has the most
     */
    public static DataFinding differentRows(int fewest, int most) {
        return new DataFinding(
                Kind.DIFFERENT_ROWS,
                List.of(),
                null,
                fewest,
                most,
                "The trials have different rows, from " + counted(fewest) + " to " + counted(most)
                        + ", because missing=drop leaves out rows in some of them. So they are compared on different validation rows, and a better metric may"
                        + " only mean easier rows. Search missing without drop to compare on the same ones.");
    }

    private static String subject(List<String> columns) {
        return columns.size() == 1
                ? "The feature " + Excerpt.quoted(columns.get(0))
                : "The " + counted(columns.size()) + " features " + Excerpt.listed(columns);
    }

    private static String counted(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String leaveOut(boolean one) {
        return "Leave " + (one ? "it" : "them") + " out (exclude or features)";
    }

    private static String rows(int count, Split split) {
        return counted(count) + " " + split.jsonName() + (count == 1 ? " row" : " rows");
    }

    /** What can be found. */
    public enum Kind {
        /** Rows that have no target, and are left out. */
        MISSING_TARGET("missingTarget"),
        /** Rows that lack a cell of a column that leaves such rows out. */
        MISSING_CELL("missingCell"),
        /** Texts in other rows than those of the training, which had them rarely or not at all. */
        UNKNOWN_CATEGORIES("unknownCategories"),
        /** Few different whole numbers and texts in a column, which are all treated as categories. */
        MIXED_CATEGORIES("mixedCategories"),
        /** Columns whose names differ only in case. */
        SIMILAR_NAMES("similarNames"),
        /** Features that have one value in all training rows, so that nothing can be learned from them. */
        CONSTANT_FEATURE("constantFeature"),
        /** The target has one value in all training rows. */
        CONSTANT_TARGET("constantTarget"),
        /** Features that number the rows. */
        ROW_NUMBER("rowNumber"),
        /** Features that order the rows as the target does. */
        REPEATS_TARGET("repeatsTarget"),
        /** Rows that are not trained on, but have the same features as rows that are. */
        REPEATED_ROWS("repeatedRows"),
        /** Trials of a sweep that are compared on different rows. */
        DIFFERENT_ROWS("differentRows"),
        /** Rows on which some metrics are not defined. */
        UNDEFINED_METRIC("undefinedMetric");

        private final String jsonName;

        Kind(String jsonName) {
            this.jsonName = jsonName;
        }

        /**
         * {@return whether the metrics are better or worse than they look because of it} If not, the finding says what became of some rows or
         * cells.
         */
        public boolean misleads() {
            return switch (this) {
                case MISSING_TARGET, MISSING_CELL, UNKNOWN_CATEGORIES, MIXED_CATEGORIES, SIMILAR_NAMES -> false;
                case CONSTANT_FEATURE,
                        CONSTANT_TARGET,
                        ROW_NUMBER,
                        REPEATS_TARGET,
                        REPEATED_ROWS,
                        DIFFERENT_ROWS,
                        UNDEFINED_METRIC -> true;
            };
        }

        /**
         * {@return the kind of a name}
         *
         * @param name as in JSON, such as {@code missingTarget}
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

    /** The parts of a dataset. */
    public enum Split {
        /** The rows that are trained on. */
        TRAINING("training"),
        /** The rows on which the loss is monitored. */
        VALIDATION("validation"),
        /** The rows held out. */
        TEST("test");

        private final String jsonName;

        Split(String jsonName) {
            this.jsonName = jsonName;
        }

        /**
         * {@return the split of a name}
         *
         * @param name as in JSON, such as {@code training}
         * @throws dev.mlmethods.regression.RegressionException if there is no such split
         */
        @JsonCreator
        public static Split parse(String name) {
            return Names.parse("split", name, values(), Split::jsonName);
        }

        /** {@return the name in JSON and in sentences} */
        @JsonValue
        public String jsonName() {
            return jsonName;
        }
    }
}
