package dev.mlmethods.regression.data;

import dev.mlmethods.regression.data.ColumnDescription.Steps;

/** How the values of a column follow each other. */
final class StepTally {
    private double first = Double.NaN;
    private double previous = Double.NaN;
    private boolean counts = true;
    private boolean rises = true;

    /** The next value. */
    void add(double value) {
        if (Double.isNaN(previous)) {
            first = value;
            counts = value == Math.rint(value);
        } else {
            counts &= value == previous + 1 && value != previous;
            rises &= value >= previous;
        }
        previous = value;
    }

    /** How all of them did. */
    Steps steps() {
        if (!(previous > first)) {
            return Steps.ANY;
        }
        return counts ? Steps.COUNTING : rises ? Steps.RISING : Steps.ANY;
    }
}
