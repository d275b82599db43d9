package dev.mlmethods.regression.model;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.split.SplitBy;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Values of the specification's fields that the user doesn't give, as a {@link Preset} chooses them. Chosen on validation rows; docs/decisions has
 * the measurements.
 */
public enum Defaults {
    /** Those of {@link Specification#of}. */
    NOTEBOOK("the notebook", Map.of()),

    /** The target standardized, batches of 32 rows, and weights that are kept slightly smaller. */
    TABLE("tables", ofTables()),

    /**
     * A wider network with a falling learning rate, which keeps its best epoch, judged by a tenth of the training rows: in a short table these would
     * be too few.
     */
    LONG_TABLE("tables of 1,000 lines or more", ofLongTables());

    /** The number of lines from which a table counts as long. */
    public static final int LONG_TABLE_LINES = 1_000;

    private static final String VALIDATION_SIZE = "validationSize";
    private static final String PATIENCE = "patience";

    private final String what;

    @SuppressWarnings("ImmutableEnumChecker") // It cannot be changed, though its type doesn't say so.
    private final Map<String, Object> values;

    Defaults(String what, Map<String, Object> values) {
        this.what = what;
        this.values = Collections.unmodifiableMap(values);
    }

    private static Map<String, Object> ofTables() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("batchSize", 32);
        values.put("weightDecay", 0.01);
        values.put("targetScaling", "standard");
        return values;
    }

    private static Map<String, Object> ofLongTables() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("hiddenLayers", List.of(128, 64));
        values.put("batchSize", 32);
        values.put("weightDecay", 0.001);
        values.put("learningRateSchedule", "cosine");
        values.put("validationSize", 0.1);
        values.put("patience", 20);
        values.put("targetScaling", "standard");
        return values;
    }

    /** {@return the fields whose default depends on the table} */
    public static Set<String> fields() {
        return Arrays.stream(values())
                .flatMap(defaults -> defaults.values.keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * {@return the specification of a training for which some values are given}
     *
     * @param data which rows and columns
     * @param given values of fields by name, as for {@link SpecificationFields#with}
     * @throws dev.mlmethods.regression.RegressionException if a value isn't valid for its field, or doesn't fit the others
     */
    public Specification specification(DataSpec data, Map<String, ?> given) {
        Map<String, Object> all = taken(given);
        all.putAll(given);
        return SpecificationFields.with(Specification.of(data), all);
    }

    /** The values that aren't replaced by given ones, by field. */
    private Map<String, Object> taken(Map<String, ?> given) {
        Map<String, Object> taken = new LinkedHashMap<>(values);
        taken.keySet().removeAll(given.keySet());
        // Rows are set aside to decide when to stop, and nothing stops without such rows. A tenth of only a few groups
        // may be no group at all.
        if (this == LONG_TABLE
                && (isZero(given, VALIDATION_SIZE)
                        || isZero(given, PATIENCE)
                        || SplitBy.GROUP.parameterName().equals(given.get("splitBy")))) {
            taken.remove(VALIDATION_SIZE);
            taken.remove(PATIENCE);
        }
        return taken;
    }

    private static boolean isZero(Map<String, ?> given, String field) {
        return given.containsKey(field) && SpecificationFields.parseNumber(field, given.get(field)) == 0;
    }

    /**
     * {@return what to tell the user about the values that a training takes from here; empty if it takes none}
     *
     * @param given values of fields by name, and the fields that a sweep sets, with any value
     */
    public Optional<String> note(Map<String, ?> given) {
        Map<String, Object> taken = taken(given);
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        Specification notebook = Specification.of(DataSpec.builtIn("diabetes"));
        String mine = taken.entrySet().stream()
                .map(field -> field.getKey() + "=" + SpecificationFields.text(field.getValue()))
                .collect(Collectors.joining(", "));
        String classic = taken.keySet().stream()
                .map(field -> SpecificationFields.text(SpecificationFields.get(notebook, field)))
                .collect(Collectors.joining("; "));
        return Optional.of(
                taken.size() == 1
                        ? mine + ": the default for " + what
                                + "; -Dregression.preset=notebook gives that of the notebook (" + classic + ")"
                        : mine + ": the defaults for " + what
                                + "; -Dregression.preset=notebook gives those of the notebook (" + classic + ")");
    }
}
