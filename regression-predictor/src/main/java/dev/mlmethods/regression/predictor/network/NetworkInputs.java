package dev.mlmethods.regression.predictor.network;

import java.util.List;

/** What a network reads of a row: its scaled features, in their order, then what is derived from them; computed in float64, then rounded. Immutable. */
public final class NetworkInputs {
    private final FeatureScaler scaler;
    private final DerivedColumns[] derived;
    private final int columns;

    /** Creates the inputs. */
    public NetworkInputs(FeatureScaler scaler, List<? extends DerivedColumns> derived) {
        this.scaler = scaler;
        this.derived = derived.toArray(DerivedColumns[]::new);
        int count = scaler.columns();
        for (DerivedColumns part : derived) {
            count = Math.addExact(count, part.columns());
        }
        this.columns = count;
    }

    /** How many there are. */
    public int columns() {
        return columns;
    }

    /**
     * Computes the inputs of a row.
     *
     * @param rows features in their units, row by row
     * @param from where the row begins
     * @param into takes the inputs
     * @param at where the first one goes
     */
    public void compute(double[] rows, int from, float[] into, int at) {
        compute(rows, from, DerivedColumns.NONE, into, at);
    }

    /**
     * Computes the inputs of a row that they were fitted on; as {@link #compute(double[], int, float[], int)}.
     *
     * @param leftOut as in {@link DerivedColumns}
     */
    public void compute(double[] rows, int from, int leftOut, float[] into, int at) {
        for (int column = 0; column < scaler.columns(); column++) {
            into[at + column] = (float) scaler.transform(column, rows[from + column]);
        }
        int next = at + scaler.columns();
        for (DerivedColumns part : derived) {
            part.compute(rows, from, leftOut, into, next);
            next += part.columns();
        }
    }
}
