package dev.mlmethods.regression.model;

import dev.mlmethods.regression.data.BuiltInDataset;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.parameter.ParameterField;
import dev.mlmethods.regression.text.Names;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which values the fields of a specification have that nobody gives. It decides where parameters become a {@link Specification}, which has the values and knows
 * no preset: what is stored says what was trained, and an earlier model is trained again with what it had.
 */
public enum Preset {
    /** The notebook's on its own datasets; on any other table those that suit tables: the target standardised, batches of 32 rows,
     * and weights that are kept a little smaller. */
    AUTO("auto"),
    /** The notebook's on all datasets, as {@link Specification#of}: the target as it is, one batch of all rows, and no weight decay. */
    NOTEBOOK("notebook");

    /** The parameter. */
    public static final ParameterField FIELD = ParameterField.word(
            "preset",
            "preset",
            "auto",
            Names.of(values(), Preset::parameterName),
            "Which defaults batchSize, weightDecay and targetScaling have.");

    /** Chosen on validation rows, docs/decisions has the measurement. */
    private static final Map<String, Object> OF_TABLES = ofTables();

    private final String parameterName;

    Preset(String parameterName) {
        this.parameterName = parameterName;
    }

    private static Map<String, Object> ofTables() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("batchSize", 32);
        values.put("weightDecay", 0.01);
        values.put("targetScaling", "standard");
        return Collections.unmodifiableMap(values);
    }

    /**
     * The preset of that name.
     *
     * @throws dev.mlmethods.regression.RegressionException if there is none; the message lists those there are
     */
    public static Preset parse(String name) {
        return Names.parse(FIELD.name(), name, values(), Preset::parameterName);
    }

    /** The name as parameters spell it. */
    public String parameterName() {
        return parameterName;
    }

    /** The values that differ from those of {@link Specification#of}, by field, as {@link SpecificationFields#get} returns them; often none. */
    public Map<String, Object> values(DataSpec data) {
        return this == NOTEBOOK || BuiltInDataset.named(data.dataset()).isPresent() ? Map.of() : OF_TABLES;
    }

    /**
     * What to tell the user of the {@link #values} that a training has; empty where it has none of them.
     *
     * @param given fields that have other values, or might have
     */
    public Optional<String> note(DataSpec data, Set<String> given) {
        Map<String, Object> taken = new LinkedHashMap<>(values(data));
        taken.keySet().removeAll(given);
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        Specification notebook = NOTEBOOK.defaults(data);
        String values = taken.entrySet().stream()
                .map(field -> field.getKey() + "=" + SpecificationFields.text(field.getValue()))
                .collect(Collectors.joining(", "));
        String classic = taken.keySet().stream()
                .map(field -> SpecificationFields.text(SpecificationFields.get(notebook, field)))
                .collect(Collectors.joining(", "));
        return Optional.of(
                taken.size() == 1
                        ? values + ": the default for tables; -Dregression.preset=notebook gives that of the notebook ("
                                + classic + ")"
                        : values
                                + ": the defaults for tables; -Dregression.preset=notebook gives those of the notebook ("
                                + classic + ")");
    }

    /** The defaults of everything but the data. */
    public Specification defaults(DataSpec data) {
        return SpecificationFields.with(Specification.of(data), values(data));
    }
}
