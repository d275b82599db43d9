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
     * {@return batches of that many rows, the last one possibly smaller} The rows are shuffled for each epoch, unless one batch has all of them.
     *
     * @param rows the rows of one update, at least 1
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
     * {@return the batch size that a text stands for}
     *
     * @param text {@code full}, or a whole number of at least 1
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

    /**
     * {@return the number of rows in a batch}
     *
     * @param rows the number of training rows
     */
    public int rowsOf(int rows) {
        return Math.min(limit, rows);
    }

    /**
     * {@return the number of batches in an epoch}
     *
     * @param rows the number of training rows, at least 1
     */
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
