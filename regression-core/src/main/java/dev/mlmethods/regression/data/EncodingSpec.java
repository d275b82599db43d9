package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.parameter.NumberRange;
import dev.mlmethods.regression.predictor.table.CellText;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NearNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a table become features, where a user departs from the defaults. Each component is null at its default, so that JSON has no
 * field for it.
 *
 * @param columns the types of some columns, by name, as in {@link ColumnType#word}; null for the types found from all cells, see {@link ColumnSurvey}
 * @param missingValues texts that mark a missing cell, besides those of {@link CellText#isMissing}; null for none
 * @param missing what stands in for a missing cell: {@code mean} (null), {@code median} or a number; or what becomes of it: {@code error} refuses it,
 *     {@code drop} leaves its row out. A number is only for columns of numbers and booleans, and texts can have only {@code error} and {@code drop}
 * @param missingOf the same for some columns, by name; null for none
 * @param maxCategories the most features that a column of texts becomes; null for 100
 * @param minFrequency how many training rows a category must be in to have a feature; null for 5
 * @param featureScaling how the numbers of columns of numbers are scaled; null if they are standardized. The features of other columns always are
 * @param featureScalingOf the same for some columns, by name, as in {@link FeatureScaling}; null for none
 * @param targetMeans columns of texts that become one feature each, the mean target of their categories; null for none
 */
public record EncodingSpec(
        @Nullable Map<String, String> columns,
        @Nullable List<String> missingValues,
        @Nullable String missing,
        @Nullable Map<String, String> missingOf,
        @Nullable Integer maxCategories,
        @Nullable Integer minFrequency,
        @Nullable FeatureScaling featureScaling,
        @Nullable Map<String, String> featureScalingOf,
        @Nullable List<String> targetMeans) {
    /** The range of {@code maxCategories}. */
    public static final NumberRange MAX_CATEGORIES = NumberRange.wholeFrom(2);

    /** The range of {@code minFrequency}. */
    public static final NumberRange MIN_FREQUENCY = NumberRange.wholeFrom(1);

    private static final EncodingSpec DEFAULTS = new EncodingSpec(null, null, null, null, null, null);

    /**
     * Checks what can be checked without a table, and turns what is the default into null.
     *
     * @param columns words of {@link ColumnType} by the name of the column, or null
     * @param missingValues texts that mark a missing cell, or null
     * @param missing {@code mean}, {@code median}, {@code error}, {@code drop} or a number; or null
     * @param missingOf one of these by the name of the column, or null
     * @param maxCategories at least 2, or null
     * @param minFrequency at least 1, or null
     * @param featureScaling how columns of numbers are scaled, or null
     * @param featureScalingOf names of {@link FeatureScaling} by the name of the column, or null
     * @param targetMeans names of columns, or null
     * @throws RegressionException if there is no such type, a text marks a missing cell anyway or is listed twice, or a number is out of its
     *     range
     */
    public EncodingSpec {
        columns = sorted("columns", columns, EncodingSpec::type);
        missingValues = missingValues == null || missingValues.isEmpty() ? null : markers(missingValues);
        missing = missing == null ? null : orNull(MissingFill.parse("missing", missing.strip()));
        missingOf = sorted(
                "missingOf",
                missingOf,
                (parameter, text) -> MissingFill.parse(parameter, text).text());
        maxCategories =
                MAX_CATEGORIES.requireOrNull("maxCategories", maxCategories, CategoryLimits.DEFAULTS.maxCategories());
        minFrequency =
                MIN_FREQUENCY.requireOrNull("minFrequency", minFrequency, CategoryLimits.DEFAULTS.minFrequency());
        featureScaling = featureScaling == FeatureScaling.STANDARD ? null : featureScaling;
        featureScalingOf = sorted(
                "featureScalingOf",
                featureScalingOf,
                (parameter, text) -> FeatureScaling.parse(parameter, text).parameterName());
        targetMeans = targetMeans == null || targetMeans.isEmpty()
                ? null
                : ColumnSelection.requireDistinct("targetMeans", targetMeans);
    }

    /**
     * Makes features of columns whose numbers are standardized.
     *
     * @param columns the types of some columns, by name; null for the types found from all cells
     * @param missingValues texts that mark a missing cell; null for none besides the usual ones
     * @param missing what stands in for a missing cell or becomes of it; null for the mean
     * @param missingOf the same for some columns, by name; null for none
     * @param maxCategories the most features that a column of texts becomes; null for 100
     * @param minFrequency how many training rows a category must be in to have a feature; null for 5
     * @throws RegressionException as in the canonical constructor
     */
    public EncodingSpec(
            @Nullable Map<String, String> columns,
            @Nullable List<String> missingValues,
            @Nullable String missing,
            @Nullable Map<String, String> missingOf,
            @Nullable Integer maxCategories,
            @Nullable Integer minFrequency) {
        this(columns, missingValues, missing, missingOf, maxCategories, minFrequency, null, null, null);
    }

    /** {@return the specification with types found from all cells, and default values} */
    public static EncodingSpec defaults() {
        return DEFAULTS;
    }

    /** {@return whether numbers are scaled otherwise than by default} */
    public boolean scalesOtherwise() {
        return featureScaling != null || featureScalingOf != null;
    }

    /**
     * {@return the same with all columns of numbers scaled alike}
     *
     * @param newFeatureScaling how they are scaled
     */
    public EncodingSpec withFeatureScaling(FeatureScaling newFeatureScaling) {
        return new EncodingSpec(
                columns,
                missingValues,
                missing,
                missingOf,
                maxCategories,
                minFrequency,
                newFeatureScaling,
                null,
                targetMeans);
    }

    private static @Nullable Map<String, String> sorted(
            String parameter, @Nullable Map<String, String> texts, BiFunction<String, String, String> checked) {
        if (texts == null || texts.isEmpty()) {
            return null;
        }
        Map<String, String> sorted = new TreeMap<>();
        texts.forEach((column, text) -> {
            if (column.isBlank()) {
                throw new RegressionException(parameter + " holds an empty name; remove it.");
            }
            if (text.indexOf('=') >= 0) {
                throw new RegressionException(parameter + " of " + Excerpt.quoted(column) + " is "
                        + Excerpt.quoted(text) + ". If the name of the column has an equals sign, give " + parameter
                        + " in regression.yaml, because on the command line it ends the name.");
            }
            sorted.put(column, checked.apply(parameter + " of " + Excerpt.quoted(column), text.strip()));
        });
        return Collections.unmodifiableMap(sorted);
    }

    private static String type(String parameter, String word) {
        List<String> words =
                Arrays.stream(ColumnType.values()).map(ColumnType::word).toList();
        if (!words.contains(word)) {
            throw new RegressionException(parameter + " is " + Excerpt.quoted(word) + ", which is not a column type; "
                    + NearNames.nearest(word, words)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("the types are " + String.join(", ", words) + "."));
        }
        return word;
    }

    private static List<String> markers(List<String> texts) {
        Set<String> seen = new HashSet<>();
        List<String> markers = texts.stream().map(CellText::of).toList();
        for (String marker : markers) {
            if (marker.isEmpty()) {
                throw new RegressionException(
                        "missingValues holds an empty text, which is always a missing cell; remove it.");
            }
            if (!seen.add(marker)) {
                throw new RegressionException(
                        "missingValues holds " + Excerpt.quoted(marker) + " twice; remove one of them.");
            }
        }
        return markers;
    }

    private static @Nullable String orNull(MissingFill fill) {
        return fill.equals(MissingFill.MEAN) ? null : fill.text();
    }

    /** {@return the texts that mark a missing cell besides the usual ones; empty if there are none} */
    public Set<String> markers() {
        return missingValues == null ? Set.of() : Set.copyOf(missingValues);
    }

    /** Columns of another table, in which these texts mark a missing cell. */
    static EncodingSpec ofMissingValues(Set<String> texts) {
        return new EncodingSpec(null, List.copyOf(texts), null, null, null, null);
    }

    /** The same with columns of texts that have a feature for each category. */
    EncodingSpec withoutTargetMeans() {
        return new EncodingSpec(
                columns,
                missingValues,
                missing,
                missingOf,
                maxCategories,
                minFrequency,
                featureScaling,
                featureScalingOf,
                null);
    }

    /**
     * What decides which rows of another table of the same columns are read, and which of their cells are missing; how they become features doesn't
     * matter.
     */
    EncodingSpec ofRows() {
        return new EncodingSpec(
                null, missingValues, dropsRows() ? missing : null, dropsRows() ? missingOf : null, null, null);
    }

    /** Whether rows that lack some cell are left out, if there are any. */
    boolean dropsRows() {
        return (missing != null && isDrop(missing))
                || (missingOf != null && missingOf.values().stream().anyMatch(EncodingSpec::isDrop));
    }

    private static boolean isDrop(String text) {
        return MissingFill.parse("missing", text).way() == MissingFill.Way.DROP;
    }

    /** Those parameters about certain cells that are set; cells must then be read as texts, even if all of them are numbers. */
    List<String> ofCells() {
        List<String> given = new ArrayList<>();
        if (columns != null) {
            given.add("columns");
        }
        if (missingValues != null) {
            given.add("missingValues");
        }
        if (missing != null && isDrop(missing)) {
            given.add("missing");
        }
        if (missingOf != null) {
            given.add("missingOf");
        }
        if (targetMeans != null) {
            given.add("targetMeans");
        }
        return given;
    }

    /** Whether a column of texts becomes one feature, with the mean target of its categories. */
    boolean hasTargetMeans(String column) {
        return targetMeans != null && targetMeans.contains(column);
    }

    /** The type that a column was given; null if it wasn't given one. */
    @Nullable
    ColumnType typeOf(String column) {
        String word = columns == null ? null : columns.get(column);
        return word == null ? null : ColumnType.of(word);
    }

    /** What stands in for the missing cells of a column. */
    MissingFill fillOf(String column) {
        String own = missingOf == null ? null : missingOf.get(column);
        String text = own == null ? missing : own;
        return text == null ? MissingFill.MEAN : MissingFill.parse("missing", text);
    }

    /** How the numbers of a column of numbers are scaled. */
    FeatureScaling scalingOf(String column) {
        String own = featureScalingOf == null ? null : featureScalingOf.get(column);
        if (own != null) {
            return FeatureScaling.parse(own);
        }
        return featureScaling == null ? FeatureScaling.STANDARD : featureScaling;
    }

    CategoryLimits limits() {
        return new CategoryLimits(
                Objects.requireNonNullElse(maxCategories, CategoryLimits.DEFAULTS.maxCategories()),
                Objects.requireNonNullElse(minFrequency, CategoryLimits.DEFAULTS.minFrequency()));
    }

    /** How a feature is left out, for messages, without leaving its name where only features may be. */
    String howToLeaveOut(ColumnSelection selection, String feature) {
        List<String> naming = new ArrayList<>();
        namesOfFeatures().forEach((parameter, names) -> {
            if (names.contains(feature)) {
                naming.add(parameter);
            }
        });
        return selection.howToLeaveOut()
                + (naming.isEmpty() ? "" : " and remove it from " + String.join(" and ", naming));
    }

    private Map<String, Collection<String>> namesOfFeatures() {
        Map<String, Collection<String>> names = new LinkedHashMap<>();
        names.put("columns", columns == null ? List.of() : columns.keySet());
        names.put("missingOf", missingOf == null ? List.of() : missingOf.keySet());
        names.put("featureScalingOf", featureScalingOf == null ? List.of() : featureScalingOf.keySet());
        names.put("targetMeans", targetMeans == null ? List.of() : targetMeans);
        return names;
    }

    /**
     * Checks that all columns named here are features of a table.
     *
     * @param features those that are selected
     * @param target null if there is none
     * @throws RegressionException if one isn't; the message names it and the parameter, and says what it is instead
     */
    void requireFeatures(
            TableColumns table, List<String> features, ColumnSelection selection, @Nullable String target) {
        namesOfFeatures().forEach((parameter, names) -> {
            for (String column : names) {
                table.indexOf(parameter + " names", column);
                if (!features.contains(column) || column.equals(target)) {
                    throw new RegressionException(parameter + " names " + Excerpt.quoted(column) + ", which is "
                            + selection.insteadOfFeature(column, target, parameter) + ".");
                }
            }
        });
    }

    /**
     * Checks that what is given suits the types of the columns.
     *
     * @param name what messages call the table
     * @throws RegressionException if {@code missingOf} gives texts or dates a number, or texts a mean, {@code featureScalingOf} names a column that isn't of numbers, or {@code targetMeans} one that
     *     isn't of texts
     */
    void requireTypes(String name, Map<String, ColumnType> types) {
        requireFills(name, types);
        for (String column : targetMeans == null ? List.<String>of() : targetMeans) {
            ColumnType type = Objects.requireNonNull(types.get(column));
            if (type != ColumnType.CATEGORY) {
                throw new RegressionException(name + ": targetMeans names " + Excerpt.quoted(column)
                        + ", but its cells are of the type " + type.word()
                        + ", and only categories have mean targets. Remove it from targetMeans, or give it the type:"
                        + " columns."
                        + column + "=category.");
            }
        }
        if (featureScalingOf != null) {
            featureScalingOf.keySet().forEach(column -> {
                ColumnType type = Objects.requireNonNull(types.get(column));
                if (type != ColumnType.NUMBER) {
                    throw new RegressionException(name + ": featureScalingOf names " + Excerpt.quoted(column)
                            + ", but its cells are of the type " + type.word()
                            + ", and the features of such a column are always standardized. Remove it from"
                            + " featureScalingOf.");
                }
            });
        }
    }

    private String missingText(String column) {
        return (hasTargetMeans(column)
                        ? "with targetMeans, a missing category has a mean target of its own"
                        : "a missing category is 0 in all features")
                + ". Give error or drop, or remove it.";
    }

    private void requireFills(String name, Map<String, ColumnType> types) {
        if (missingOf == null) {
            return;
        }
        missingOf.forEach((column, text) -> {
            ColumnType type = Objects.requireNonNull(types.get(column));
            MissingFill.Way way = MissingFill.parse("missingOf", text).way();
            boolean isText = type == ColumnType.CATEGORY && way != MissingFill.Way.ERROR && way != MissingFill.Way.DROP;
            boolean isDate = type.isDate() && way == MissingFill.Way.CONSTANT;
            if (isText || isDate) {
                throw new RegressionException(name + ": missingOf of " + Excerpt.quoted(column) + " is " + text
                        + ", but the column is " + (isText ? "a category" : type.what()) + "; "
                        + (isText ? missingText(column) : "give mean, median, error or drop."));
            }
        });
    }
}
