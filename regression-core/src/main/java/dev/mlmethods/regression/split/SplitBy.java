package dev.mlmethods.regression.split;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.data.SplitColumn;
import dev.mlmethods.regression.text.Names;
import org.jspecify.annotations.Nullable;

/** What the rows are divided by. */
public enum SplitBy {
    /** At random, each row independently: scikit-learn's {@code train_test_split}. The default. */
    RANDOM("random", null),
    /** At random, but rows of a group stay together: scikit-learn's {@code GroupShuffleSplit}. */
    GROUP("group", SplitColumn.Kind.GROUP),
    /** By time: the latest rows are for the test, and the latest of the others for the validation. */
    TIME("time", SplitColumn.Kind.TIME),
    /** By a hash of a key, so that a row's place depends on no other row. */
    HASH("hash", SplitColumn.Kind.KEY);

    private final String parameterName;
    private final SplitColumn.@Nullable Kind column;

    SplitBy(String parameterName, SplitColumn.@Nullable Kind column) {
        this.parameterName = parameterName;
        this.column = column;
    }

    /**
     * {@return the way to divide rows that a name stands for}
     *
     * @param name as parameters and JSON spell it, such as {@code group}; its case doesn't matter
     * @throws dev.mlmethods.regression.RegressionException if there is none; the message lists those there are
     */
    @JsonCreator
    public static SplitBy parse(String name) {
        return Names.parse("splitBy", name, values(), SplitBy::parameterName);
    }

    /** {@return the name as parameters and JSON spell it} */
    @JsonValue
    public String parameterName() {
        return parameterName;
    }

    /** {@return the kind of column that it takes; null if it takes none} */
    public SplitColumn.@Nullable Kind column() {
        return column;
    }
}
