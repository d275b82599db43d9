package dev.mlmethods.regression.predictor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A row that is filled in by the names of its columns, and can be refilled after it was predicted:
 *
 * <pre>{@code
 * double price = predictor.row().set("area", 84).set("rooms", 3).predict();
 * }</pre>
 *
 * <p>Each thread needs its own.
 */
public final class NamedRow {
    private final Predictor predictor;
    private final RowColumns columns;
    private final double[] values;
    private final boolean[] given;
    private int missing;

    NamedRow(Predictor predictor, RowColumns columns) {
        this.predictor = predictor;
        this.columns = columns;
        this.values = columns.newRow();
        this.given = new boolean[columns.names().count()];
        this.missing = given.length;
    }

    /**
     * Sets the value of a column, replacing any earlier one.
     *
     * @param column its name in the table
     * @param value of a column of numbers; NaN if its cell is empty
     * @return this row
     * @throws RowException if the model has no such column, in which case the message suggests a similar name; or if the column has texts or dates
     */
    public NamedRow set(String column, double value) {
        int place = columns.names().column(column);
        columns.encode(place, value, values);
        return given(place);
    }

    /**
     * Sets the value of a column, replacing any earlier one.
     *
     * @param column its name in the table
     * @param cell as it appears in the table; empty if it is missing
     * @return this row
     * @throws RowException if the model has no such column, or the column can't take the text; the message says why
     */
    public NamedRow set(String column, String cell) {
        int place = columns.names().column(column);
        columns.encode(place, cell, values);
        return given(place);
    }

    private NamedRow given(int column) {
        if (!given[column]) {
            given[column] = true;
            missing--;
        }
        return this;
    }

    /**
     * Removes all values.
     *
     * @return this row
     */
    public NamedRow clear() {
        Arrays.fill(given, false);
        missing = given.length;
        return this;
    }

    /**
     * Predicts the row.
     *
     * @return the target, in its own unit
     * @throws RowException if a column has no value, and as {@link Predictor#predict(double...)}
     */
    public double predict() {
        return predictor.predict(complete());
    }

    /** {@return the values, in the order of {@link Predictor#features}} */
    public double[] values() {
        return complete().clone();
    }

    private double[] complete() {
        if (missing > 0) {
            List<String> without = new ArrayList<>();
            for (int column = 0; column < given.length; column++) {
                if (!given[column]) {
                    without.add(columns.names().all().get(column));
                }
            }
            throw columns.names().lacking(without);
        }
        return values;
    }
}
