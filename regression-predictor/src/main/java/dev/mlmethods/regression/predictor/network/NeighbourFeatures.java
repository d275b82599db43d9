package dev.mlmethods.regression.predictor.network;

import java.util.Arrays;

/**
 * What the training rows around a row tell about it. Of those that are nearest to it, by the Euclidean distance of their coordinates:
 *
 * <ol>
 *   <li>the mean target of the nearest 1, 3, 5, 10, 20 and 50
 *   <li>of the nearest 50, the mean target weighted by 1 / (distance + constant), the standard deviation of the target, and ln(mean distance + constant)
 *   <li>for each other feature, the mean of the nearest 10 less the row's own value, both scaled
 * </ol>
 *
 * <p>If there are fewer rows, these are all of them. The columns are standardized. Sums are in the order of the distances, and of the rows' numbers where distances
 * are equal. Immutable.
 */
public final class NeighbourFeatures implements DerivedColumns {
    private static final int[] COUNTS = {1, 3, 5, 10, 20, 50};
    private static final int MOST = 50;
    private static final int ALIKE = 10;
    private static final int BEFORE_DIFFERENCES = COUNTS.length + 3;

    private final int[] coordinates;
    /** The places of the other features, in their order. */
    private final int[] others;

    private final double[] units;
    private final double constant;
    private final FeatureScaler features;
    private final double[] stored;
    private final KdTree tree;
    private final FeatureScaler standardizer;

    /**
     * Creates columns that are not standardized yet.
     *
     * @param coordinates the 0-based places of the coordinates among the features of a row, all of them different
     * @param units how long the unit of each coordinate is
     * @param constant above 0, in the unit of distances
     * @param features scales the features
     * @param stored the training rows, row by row, at least two: for each the coordinates times their units, the target, and the other features, scaled; all of them
     *     finite. The array isn't copied
     */
    public NeighbourFeatures(
            int[] coordinates, double[] units, double constant, FeatureScaler features, double[] stored) {
        this(
                coordinates.clone(),
                others(coordinates, features.columns()),
                units.clone(),
                constant,
                features,
                stored,
                new KdTree(places(stored, coordinates.length, features.columns() + 1), coordinates.length),
                identity(columns(features.columns(), coordinates.length)));
    }

    private NeighbourFeatures(
            int[] coordinates,
            int[] others,
            double[] units,
            double constant,
            FeatureScaler features,
            double[] stored,
            KdTree tree,
            FeatureScaler standardizer) {
        this.coordinates = coordinates;
        this.others = others;
        this.units = units;
        this.constant = constant;
        this.features = features;
        this.stored = stored;
        this.tree = tree;
        this.standardizer = standardizer;
    }

    /** How many columns there are. */
    public static int columns(int features, int coordinates) {
        return BEFORE_DIFFERENCES + features - coordinates;
    }

    /**
     * The 0-based places of the features that aren't coordinates, in their order.
     *
     * @param features how many there are
     */
    public static int[] others(int[] coordinates, int features) {
        boolean[] are = new boolean[features];
        for (int coordinate : coordinates) {
            are[coordinate] = true;
        }
        int[] others = new int[features - coordinates.length];
        int count = 0;
        for (int feature = 0; feature < features; feature++) {
            if (!are[feature]) {
                others[count++] = feature;
            }
        }
        return others;
    }

    private static double[] places(double[] stored, int axes, int width) {
        double[] places = new double[stored.length / width * axes];
        for (int i = 0; i < places.length; i++) {
            places[i] = stored[i / axes * width + i % axes];
        }
        return places;
    }

    private static FeatureScaler identity(int columns) {
        double[] ones = new double[columns];
        Arrays.fill(ones, 1);
        return new FeatureScaler(new double[columns], ones);
    }

    /** The same columns, standardized. */
    public NeighbourFeatures standardized(FeatureScaler newStandardizer) {
        return new NeighbourFeatures(coordinates, others, units, constant, features, stored, tree, newStandardizer);
    }

    @Override
    public int columns() {
        return standardizer.columns();
    }

    @Override
    public void compute(double[] rows, int from, float[] into, int at) {
        compute(rows, from, NONE, into, at);
    }

    @Override
    public void compute(double[] rows, int from, int leftOut, float[] into, int at) {
        double[] columns = compute(rows, from, leftOut);
        for (int column = 0; column < columns.length; column++) {
            into[at + column] = (float) columns[column];
        }
    }

    /**
     * Computes the columns of a row in float64.
     *
     * @param rows features in their units, row by row
     * @param from where the row begins
     * @param leftOut the number of the stored row that is this row; {@link #NONE} if none is
     */
    public double[] compute(double[] rows, int from, int leftOut) {
        double[] place = new double[coordinates.length];
        for (int k = 0; k < place.length; k++) {
            place[k] = rows[from + coordinates[k]] * units[k];
        }
        NearestRows nearest = tree.nearest(place, MOST, leftOut);
        double[] columns = new double[columns()];
        describeTargets(nearest, columns);
        for (int i = 0; i < others.length; i++) {
            double own = features.transform(others[i], rows[from + others[i]]);
            columns[BEFORE_DIFFERENCES + i] = meanOfOther(nearest, i) - own;
        }
        for (int column = 0; column < columns.length; column++) {
            columns[column] = standardizer.transform(column, columns[column]);
        }
        return columns;
    }

    private void describeTargets(NearestRows nearest, double[] columns) {
        int count = nearest.count();
        double sum = 0;
        double distances = 0;
        double weights = 0;
        double weighted = 0;
        int next = 0;
        for (int rank = 0; rank < count; rank++) {
            double target = target(nearest.row(rank));
            sum += target;
            if (rank + 1 == COUNTS[next]) {
                columns[next++] = sum / (rank + 1);
            }
            double distance = nearest.distance(rank);
            distances += distance;
            double weight = 1 / (distance + constant);
            weights += weight;
            weighted += weight * target;
        }
        double mean = sum / count;
        Arrays.fill(columns, next, COUNTS.length, mean);
        double squares = 0;
        for (int rank = 0; rank < count; rank++) {
            double deviation = target(nearest.row(rank)) - mean;
            squares += deviation * deviation;
        }
        columns[COUNTS.length] = weighted / weights;
        columns[COUNTS.length + 1] = Math.sqrt(squares / count);
        // From StrictMath, whose bits are the same everywhere.
        columns[COUNTS.length + 2] = StrictMath.log(distances / count + constant);
    }

    private double target(int row) {
        return stored[row * (features.columns() + 1) + coordinates.length];
    }

    private double meanOfOther(NearestRows nearest, int other) {
        int count = Math.min(ALIKE, nearest.count());
        int at = coordinates.length + 1 + other;
        double sum = 0;
        for (int rank = 0; rank < count; rank++) {
            sum += stored[nearest.row(rank) * (features.columns() + 1) + at];
        }
        return sum / count;
    }

    /** The 0-based places of the coordinates among the features of a row. */
    public int[] coordinates() {
        return coordinates.clone();
    }

    /** How long the unit of each coordinate is. */
    public double[] units() {
        return units.clone();
    }

    /** What is added to distances, in their unit. */
    public double constant() {
        return constant;
    }

    /** The stored rows, row by row: the array itself. */
    public double[] stored() {
        return stored;
    }

    /** What standardizes the columns. */
    public FeatureScaler standardizer() {
        return standardizer;
    }
}
