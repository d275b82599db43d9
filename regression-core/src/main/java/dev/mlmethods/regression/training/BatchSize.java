package dev.mlmethods.regression.training;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.Excerpt;

/** How many rows go into one update of the weights: a number, or all rows ({@code full}). */
public final class BatchSize {
    /** All training rows in one batch, in their order. */
    public static final BatchSize FULL = new BatchSize(Integer.MAX_VALUE);

    private final int limit;

    private BatchSize(int limit) {
        this.limit = limit;
    }

    /**
     * Batches of that many rows, the last one possibly smaller; the rows are shuffled for each epoch.
     *
     * @throws RegressionException if it is below 1
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static BatchSize of(int rows) {
        if (rows < 1) {
            throw invalid(Integer.toString(rows));
        }
        return new BatchSize(rows);
    }

    /**
     * Reads {@code full} or a number.
     *
     * @throws RegressionException if it is neither
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static BatchSize parse(String text) {
        if (text.equals("full")) {
            return FULL;
        }
        try {
            return of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw invalid(Excerpt.quoted(text));
        }
    }

    private static RegressionException invalid(String value) {
        return new RegressionException("batchSize is " + value + "; it must be full or a whole number of at least 1.");
    }

    /** The rows of a batch if there are {@code rows} in total. */
    public int rowsOf(int rows) {
        return Math.min(limit, rows);
    }

    /** The batches of an epoch if there are {@code rows} in total. */
    public int batchesOf(int rows) {
        int batchRows = rowsOf(rows);
        return (rows + batchRows - 1) / batchRows;
    }

    /** The number, or {@code full}. */
    @JsonValue
    Object json() {
        return limit == Integer.MAX_VALUE ? "full" : (Object) limit;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BatchSize that && that.limit == limit;
    }

    @Override
    public int hashCode() {
        return limit;
    }

    /** The number, or {@code full}. */
    @Override
    public String toString() {
        return json().toString();
    }
}
