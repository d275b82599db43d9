package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a table are features.
 *
 * @param features the columns to use, in this order; empty (the default): all columns except the target and those excluded,
 *     in the table's order
 * @param exclude columns that are not to be used; empty by default
 * @param splitColumn the column by which the rows will be divided, whether it is a feature or not; null if there is none
 * @param sampleWeight the column with the weight of each row, which isn't a feature; null if all rows count the same
 */
public record ColumnSelection(
        List<String> features,
        List<String> exclude,
        @Nullable SplitColumn splitColumn,
        @Nullable String sampleWeight) {
    /**
     * Checks what can be checked without a table.
     *
     * @param features the columns to use, in this order; empty for all; copied
     * @param exclude columns that are not to be used; copied
     * @param splitColumn the column by which the rows will be divided, or null
     * @param sampleWeight the column with the weight of each row, or null
     * @throws RegressionException if a name is blank, named twice, or both a feature and excluded
     */
    public ColumnSelection {
        features = requireDistinct("features", features);
        exclude = requireDistinct("exclude", exclude);
        for (String feature : features) {
            if (exclude.contains(feature)) {
                throw new RegressionException(
                        "features and exclude both name " + Excerpt.quoted(feature) + "; remove it from one of them.");
            }
        }
    }

    /**
     * Selects features of a table whose rows aren't divided by a column and all count the same.
     *
     * @param features the columns to use, in this order; empty for all except the target and those excluded
     * @param exclude columns that are not to be used
     * @throws RegressionException if a name is blank, named twice, or both a feature and excluded
     */
    public ColumnSelection(List<String> features, List<String> exclude) {
        this(features, exclude, null);
    }

    /**
     * Selects features of a table whose rows all count the same.
     *
     * @param features the columns to use, in this order; empty for all except the target and those excluded
     * @param exclude columns that are not to be used
     * @param splitColumn the column by which the rows will be divided; null if there is none
     * @throws RegressionException if a name is blank, named twice, or both a feature and excluded
     */
    public ColumnSelection(List<String> features, List<String> exclude, @Nullable SplitColumn splitColumn) {
        this(features, exclude, splitColumn, null);
    }

    /** {@return the selection of all columns except the target} */
    public static ColumnSelection all() {
        return new ColumnSelection(List.of(), List.of());
    }

    /**
     * The features that this selects from a table with the given target.
     *
     * @throws RegressionException if a name is not a column, the target is also a feature or excluded, or no feature is
     *     left
     */
    List<String> resolve(TableColumns columns, String target) {
        columns.indexOf("target is", target);
        exclude.forEach(column -> columns.require("exclude names", column));
        features.forEach(column -> columns.indexOf("features names", column));
        requireNot("features", features, target);
        requireNot("exclude", exclude, target);
        requireSplitColumn(columns, target);
        requireSampleWeight(columns, target);
        if (!features.isEmpty()) {
            return features;
        }
        Set<String> others = new HashSet<>(exclude);
        others.add(target);
        if (splitColumn != null && !splitColumn.isFeatureByDefault()) {
            others.add(splitColumn.name());
        }
        if (sampleWeight != null) {
            others.add(sampleWeight);
        }
        List<String> selected = columns.without(others);
        if (selected.isEmpty()) {
            throw new RegressionException(columns.table() + " has no features left besides the target "
                    + Excerpt.quoted(target)
                    + (splitColumn == null
                            ? ""
                            : " and " + splitColumn.kind().parameter() + " " + Excerpt.quoted(splitColumn.name()))
                    + (sampleWeight == null ? "" : " and sampleWeight " + Excerpt.quoted(sampleWeight))
                    + "; "
                    + (exclude.isEmpty() ? "add a column to predict it from." : "exclude fewer columns."));
        }
        return selected;
    }

    /**
     * The columns that this selects for a survey: the features and the target.
     *
     * @param target null if there is none yet, and any column may become the target
     * @throws RegressionException as {@link #resolve}
     */
    List<String> described(TableColumns columns, @Nullable String target) {
        if (target != null) {
            List<String> selected = new ArrayList<>(resolve(columns, target));
            selected.add(target);
            return selected;
        }
        exclude.forEach(column -> columns.require("exclude names", column));
        features.forEach(column -> columns.indexOf("features names", column));
        return features.isEmpty() ? columns.without(Set.copyOf(exclude)) : features;
    }

    private void requireSplitColumn(TableColumns columns, String target) {
        if (splitColumn != null) {
            String parameter = splitColumn.kind().parameter();
            columns.indexOf(parameter + " is", splitColumn.name());
            if (splitColumn.name().equals(target)) {
                throw new RegressionException(parameter + " is " + Excerpt.quoted(target)
                        + ", which is the target; name the column to divide the rows by.");
            }
        }
    }

    private void requireSampleWeight(TableColumns columns, String target) {
        if (sampleWeight == null) {
            return;
        }
        columns.indexOf("sampleWeight is", sampleWeight);
        if (sampleWeight.equals(target)) {
            throw new RegressionException("sampleWeight is " + Excerpt.quoted(target)
                    + ", which is the target; name the column with the weight of each row.");
        }
        if (features.contains(sampleWeight)) {
            throw new RegressionException(
                    "features names " + Excerpt.quoted(sampleWeight)
                            + ", which is sampleWeight: a weight says how much a row counts, and new rows have none; remove it from features or name another column of weights.");
        }
    }

    /** How a feature is left out, for messages. */
    String howToLeaveOut() {
        return features.isEmpty() ? "add the column to exclude" : "remove the column from features";
    }

    /**
     * What a column is that a parameter names as if it were a feature, and what to do about it.
     *
     * @param target null if there is none
     */
    String insteadOfFeature(String column, @Nullable String target, String parameter) {
        String remove = "; remove it from " + parameter;
        if (column.equals(target)) {
            return "the target" + remove;
        }
        if (column.equals(sampleWeight)) {
            return "sampleWeight, and no feature" + remove;
        }
        if (exclude.contains(column)) {
            return "excluded" + remove + ", or from exclude";
        }
        String what = splitColumn != null && column.equals(splitColumn.name())
                ? splitColumn.kind().parameter() + ", and no feature"
                : "not a feature";
        return what + remove + ", or name it in features";
    }

    private static void requireNot(String parameter, List<String> columns, String target) {
        if (columns.contains(target)) {
            throw new RegressionException(parameter + " names " + Excerpt.quoted(target)
                    + ", which is the target; remove it from " + parameter + " or choose another target.");
        }
    }

    /**
     * {@return a copy of the names of columns}
     *
     * @param parameter that names them, for messages
     * @param columns their names
     * @throws RegressionException if one is empty or listed twice
     */
    public static List<String> requireDistinct(String parameter, List<String> columns) {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (column.isBlank()) {
                throw new RegressionException(parameter + " holds an empty name; remove it.");
            }
            if (!seen.add(column)) {
                throw new RegressionException(parameter + " names " + Excerpt.quoted(column) + " twice; name it once.");
            }
        }
        return List.copyOf(columns);
    }
}
