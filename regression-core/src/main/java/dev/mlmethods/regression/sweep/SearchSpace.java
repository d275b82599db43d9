package dev.mlmethods.regression.sweep;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.parameter.ParameterField;
import dev.mlmethods.regression.predictor.text.NearNames;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a specification that a sweep varies, by name, with their values.
 *
 * <p>Users name the values of a field in the plural: {@code learningRates} are tried, and each trial has its {@code
 * learningRate}; see {@link ParameterField#plural}.
 */
public final class SearchSpace {
    /** Numbers from a range are rounded to this many significant digits, so that people can copy them. */
    private static final MathContext DIGITS = new MathContext(6);

    /** A trial trains only the first network of an ensemble, and measures no intervals. */
    private static final Set<String> OF_THE_MODEL_ONLY = Set.of("ensembleSize", "intervals");

    private final Map<String, Dimension> dimensions;

    private SearchSpace(Map<String, Dimension> dimensions) {
        this.dimensions = Collections.unmodifiableMap(dimensions);
    }

    /**
     * {@return a search space}
     *
     * @param dimensions by the name of the field, in the singular, at least one; the order is that of the trials' parameters, and in a grid the
     *     last one changes first
     * @throws RegressionException if there is no dimension, or one is empty, has a value twice or one of a different type, or a range isn't
     *     valid
     * @throws IllegalArgumentException if a sweep can't search a field, or there is no such field
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SearchSpace of(Map<String, Dimension> dimensions) {
        if (dimensions.isEmpty()) {
            throw new RegressionException(
                    "The sweep has nothing to search; give the values to try, such as learningRates=1e-4,1e-3.");
        }
        Map<String, Dimension> checked = new LinkedHashMap<>();
        dimensions.forEach((field, dimension) -> {
            if (searchable().noneMatch(known -> known.name().equals(field))) {
                throw new IllegalArgumentException("no field that a sweep searches: " + field);
            }
            checked.put(field, checked(field, dimension));
        });
        return new SearchSpace(checked);
    }

    /**
     * {@return a search space from what users write}
     *
     * @param values by the field's name in the plural: a list, a map with {@code min}, {@code max}, {@code log} and {@code points}, or a text
     *     (see {@link DimensionText})
     * @throws RegressionException if there are no values, a name is unknown or its values are faulty
     */
    public static SearchSpace parse(Map<String, ?> values) {
        Map<String, Dimension> dimensions = new LinkedHashMap<>();
        values.forEach((plural, value) -> {
            String field = field(plural);
            dimensions.put(field, DimensionText.parse(plural, field, value));
        });
        return of(dimensions);
    }

    /** {@return the plural names of all fields that a sweep can search} */
    public static List<String> plurals() {
        return searchable().map(ParameterField::plural).toList();
    }

    /** A map has a value for each of its entries, and isn't itself a value to try. */
    private static Stream<ParameterField> searchable() {
        return SpecificationFields.all().stream()
                .filter(field ->
                        field.kind() != ParameterField.Kind.ENTRIES && !OF_THE_MODEL_ONLY.contains(field.name()));
    }

    /** The plural name of a field's values. */
    static String plural(String field) {
        return SpecificationFields.field(field).plural();
    }

    private static boolean isWholeNumber(String field) {
        return SpecificationFields.field(field).kind().isWholeNumber();
    }

    private static String field(String plural) {
        List<String> plurals = plurals();
        int index = plurals.indexOf(plural);
        if (index < 0) {
            throw new RegressionException("The sweep has " + plural + ", which it cannot search; "
                    + NearNames.nearest(plural, plurals)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("it can search " + String.join(", ", plurals) + "."));
        }
        return searchable().toList().get(index).name();
    }

    private static Dimension checked(String field, Dimension dimension) {
        return dimension instanceof Dimension.Range range
                ? checked(field, range)
                : checked(field, (Dimension.Values) dimension);
    }

    private static Dimension checked(String field, Dimension.Values dimension) {
        List<Object> parsed = dimension.values().stream()
                .map(value -> SpecificationFields.parse(field, value))
                .toList();
        if (parsed.isEmpty()) {
            throw new RegressionException(
                    plural(field) + " is empty; give at least one value, or leave it out and set " + field + ".");
        }
        Set<Object> seen = new HashSet<>();
        for (Object value : parsed) {
            if (!seen.add(value)) {
                throw new RegressionException(
                        plural(field) + " has " + SpecificationFields.text(value) + " twice; remove one.");
            }
        }
        return new Dimension.Values(parsed);
    }

    private static Dimension checked(String field, Dimension.Range range) {
        String plural = plural(field);
        String shown = (range.log() ? "log " : "") + SpecificationFields.text(range.min()) + ".."
                + SpecificationFields.text(range.max());
        if (!SpecificationFields.field(field).kind().isNumber()) {
            throw new RegressionException(plural + " is the range " + shown + ", but " + field
                    + " is not a number; list its values instead.");
        }
        if (!(range.min() < range.max()) || Double.isInfinite(range.max() - range.min())) {
            throw new RegressionException(plural + " is the range " + shown + "; its end must be above its start.");
        }
        if (range.log() && range.min() <= 0) {
            throw new RegressionException(
                    plural + " is the range " + shown + ", and a log range must start above 0, such as at 1e-6.");
        }
        if (isWholeNumber(field) && (range.min() != Math.rint(range.min()) || range.max() != Math.rint(range.max()))) {
            throw new RegressionException(
                    plural + " is the range " + shown + ", but " + field + " is a whole number; so must be its ends.");
        }
        if (range.points() != null && range.points() < 2) {
            throw new RegressionException(plural + " is the range " + shown + " in " + range.points()
                    + " points; a grid takes at least 2 from a range.");
        }
        return range;
    }

    /** {@return the fields that are searched, in the singular} */
    public List<String> fields() {
        return List.copyOf(dimensions.keySet());
    }

    /** {@return the dimensions by the name of the field, in the singular} */
    @JsonValue
    public Map<String, Dimension> dimensions() {
        return dimensions;
    }

    /**
     * The values of a field in a grid.
     *
     * @throws RegressionException if it is a range without {@code points}
     */
    private static List<Object> gridValues(String field, Dimension dimension) {
        if (dimension instanceof Dimension.Values list) {
            return list.values();
        }
        Dimension.Range range = (Dimension.Range) dimension;
        if (range.points() == null) {
            throw new RegressionException(plural(field)
                    + " is a range, and the strategy grid needs to know how many values to take from it; give points, or"
                    + " use the strategy random.");
        }
        int last = range.points() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(i -> number(field, range, at(range, (double) i / last)))
                .distinct()
                .toList();
    }

    /** How many points there are; Long.MAX_VALUE if there are infinitely many, or more than anyone tries. */
    long size() {
        long size = 1;
        for (Map.Entry<String, Dimension> dimension : dimensions.entrySet()) {
            long values = size(dimension.getKey(), dimension.getValue());
            if (Math.max(values, size) > Integer.MAX_VALUE) {
                return Long.MAX_VALUE;
            }
            size *= values;
        }
        return size;
    }

    private static long size(String field, Dimension dimension) {
        if (dimension instanceof Dimension.Values list) {
            return list.values().size();
        }
        return isWholeNumber(field)
                ? WholeNumbers.of((Dimension.Range) dimension).count()
                : Long.MAX_VALUE;
    }

    /** A point, with each value chosen by a number from [0, 1). */
    Map<String, Object> point(Map<String, Double> uniform) {
        Map<String, Object> point = new LinkedHashMap<>();
        dimensions.forEach(
                (field, dimension) -> point.put(field, value(field, dimension, uniform.getOrDefault(field, 0.0))));
        return point;
    }

    private static Object value(String field, Dimension dimension, double uniform) {
        if (dimension instanceof Dimension.Values list) {
            return list.values().get((int) (uniform * list.values().size()));
        }
        Dimension.Range range = (Dimension.Range) dimension;
        return isWholeNumber(field)
                ? SpecificationFields.parse(field, WholeNumbers.of(range).at(uniform))
                : number(field, range, at(range, uniform));
    }

    private static double at(Dimension.Range range, double share) {
        if (range.log()) {
            double from = StrictMath.log(range.min());
            return StrictMath.exp(from + share * (StrictMath.log(range.max()) - from));
        }
        return range.min() + share * (range.max() - range.min());
    }

    private static Object number(String field, Dimension.Range range, double value) {
        boolean isWhole = isWholeNumber(field);
        double rounded =
                isWhole ? Math.rint(value) : new BigDecimal(value).round(DIGITS).doubleValue();
        double within = Math.min(Math.max(rounded, range.min()), range.max());
        return SpecificationFields.parse(field, isWhole ? (Object) (long) within : (Object) within);
    }

    /**
     * {@return whether these are the values of one trial}
     *
     * @param parameters by the name of the field, in the singular
     */
    public boolean contains(Map<String, Object> parameters) {
        return parameters.keySet().equals(dimensions.keySet())
                && dimensions.entrySet().stream()
                        .allMatch(dimension -> contains(dimension.getValue(), parameters.get(dimension.getKey())));
    }

    private static boolean contains(Dimension dimension, @Nullable Object value) {
        if (dimension instanceof Dimension.Range range) {
            return value instanceof Number number
                    && range.min() <= number.doubleValue()
                    && number.doubleValue() <= range.max();
        }
        return ((Dimension.Values) dimension).values().contains(value);
    }

    /** The points of a grid, the last dimension changing first. */
    List<Map<String, Object>> grid() {
        List<Map<String, Object>> points = List.of(Map.of());
        long size = 1;
        for (Map.Entry<String, Dimension> dimension : dimensions.entrySet()) {
            List<Object> values = gridValues(dimension.getKey(), dimension.getValue());
            size *= values.size();
            if (size > StrategySpec.MAX_TRIALS) {
                throw new RegressionException("The grid has more than " + StrategySpec.MAX_TRIALS
                        + " points; try fewer values, or use the strategy random.");
            }
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> point : points) {
                for (Object value : values) {
                    Map<String, Object> next = new LinkedHashMap<>(point);
                    next.put(dimension.getKey(), value);
                    longer.add(next);
                }
            }
            points = longer;
        }
        return points;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SearchSpace that && that.dimensions.equals(dimensions);
    }

    @Override
    public int hashCode() {
        return dimensions.hashCode();
    }

    @Override
    public String toString() {
        return dimensions.toString();
    }
}
