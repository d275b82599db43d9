package dev.mlmethods.regression.model;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.BuiltInDataset;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.parameter.ParameterField;
import dev.mlmethods.regression.text.Names;
import java.nio.file.Path;

/**
 * Which values the specification's fields have if the user doesn't give any. It applies when parameters become a {@link Specification}, which has the
 * values and doesn't know about presets: what is stored says what was trained, and an earlier model is retrained with the values that it had.
 */
public enum Preset {
    /** The notebook's values on its own datasets; on any other table, those that suit tables of its length. */
    AUTO("auto"),
    /** The notebook's values on all datasets, as in {@link Specification#of}: the target as it is, one batch of all rows, and no weight decay. */
    NOTEBOOK("notebook");

    /** The parameter. */
    public static final ParameterField FIELD = ParameterField.word(
            "preset",
            null,
            "auto",
            Names.of(values(), Preset::parameterName),
            "Which defaults hiddenLayers, batchSize, weightDecay, learningRateSchedule, validationSize, patience and targetScaling have.");

    private final String parameterName;

    Preset(String parameterName) {
        this.parameterName = parameterName;
    }

    /**
     * {@return the preset of that name}
     *
     * @param name {@code auto} or {@code notebook}, in upper or lower case
     * @throws RegressionException if there is none; the message lists those there are
     */
    public static Preset parse(String name) {
        return Names.parse(FIELD.name(), name, values(), Preset::parameterName);
    }

    /** {@return the name as parameters spell it: {@code auto} or {@code notebook}} */
    public String parameterName() {
        return parameterName;
    }

    /**
     * {@return the defaults of a search, whatever the length of the table: {@link Defaults#NOTEBOOK} for the built-in datasets and with the
     * preset {@link #NOTEBOOK}, otherwise {@link Defaults#TABLE}} The defaults of long tables belong to one training that stops early; a search
     * finds such values itself.
     *
     * @param data the dataset to search on
     */
    public Defaults ofSearch(DataSpec data) {
        return this == NOTEBOOK || BuiltInDataset.named(data.dataset()).isPresent()
                ? Defaults.NOTEBOOK
                : Defaults.TABLE;
    }

    /**
     * {@return the defaults of one training} The beginning of the table is read.
     *
     * @param data the dataset to train on
     * @param basedir what a relative file of the dataset is relative to
     */
    public Defaults ofTraining(DataSpec data, Path basedir) {
        Defaults defaults = ofSearch(data);
        return defaults == Defaults.TABLE && isLong(data, basedir) ? Defaults.LONG_TABLE : defaults;
    }

    private static boolean isLong(DataSpec data, Path basedir) {
        try {
            return DataSource.of(data.dataset(), basedir).hasLines(Defaults.LONG_TABLE_LINES);
        } catch (RegressionException e) {
            // Whoever reads the table reports what is wrong with it.
            return false;
        }
    }
}
