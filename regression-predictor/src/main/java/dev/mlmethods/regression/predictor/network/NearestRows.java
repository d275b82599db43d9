package dev.mlmethods.regression.predictor.network;

/** Of the rows offered so far, those that are nearest to a place: the nearest first; of rows at the same distance, the one with the smaller number. */
final class NearestRows {
    private final double[] place;
    private final int leftOut;
    private final int[] rows;
    private final double[] squares;
    private int count;

    /**
     * Begins with no rows.
     *
     * @param most how many it keeps
     * @param leftOut the number of a row that isn't one of them; {@link DerivedColumns#NONE} if all may be
     */
    NearestRows(double[] place, int most, int leftOut) {
        this.place = place;
        this.leftOut = leftOut;
        this.rows = new int[most];
        this.squares = new double[most];
    }

    /** How far the place is beyond a border along an axis; below 0 if it is before it. */
    double beyond(int axis, double border) {
        return place[axis] - border;
    }

    /** Whether a row at that squared distance would be one of them. */
    boolean takes(double square, int row) {
        return count < rows.length || isBefore(square, row, count - 1);
    }

    private boolean isBefore(double square, int row, int rank) {
        return square < squares[rank] || (square == squares[rank] && row < rows[rank]);
    }

    /**
     * Takes a row if it is one of them.
     *
     * @param places have its coordinates
     * @param from where they begin
     */
    void offer(int row, double[] places, int from) {
        double square = 0;
        for (int axis = 0; axis < place.length; axis++) {
            double difference = place[axis] - places[from + axis];
            square += difference * difference;
        }
        if (row != leftOut && takes(square, row)) {
            add(square, row);
        }
    }

    private void add(double square, int row) {
        if (count < rows.length) {
            count++;
        }
        int rank = count - 1;
        while (rank > 0 && isBefore(square, row, rank - 1)) {
            squares[rank] = squares[rank - 1];
            rows[rank] = rows[rank - 1];
            rank--;
        }
        squares[rank] = square;
        rows[rank] = row;
    }

    int count() {
        return count;
    }

    /** The number of the row at a rank, counted from 0. */
    int row(int rank) {
        return rows[rank];
    }

    /** How far away the row at a rank is. */
    double distance(int rank) {
        return Math.sqrt(squares[rank]);
    }
}
