package dev.mlmethods.regression.scaling;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.data.SampleWeights;
import dev.mlmethods.regression.predictor.network.DerivedColumns;
import dev.mlmethods.regression.predictor.network.FeatureScaler;
import dev.mlmethods.regression.predictor.network.NeighbourFeatures;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Stores the training rows as neighbors of others, and standardizes what they tell about the training rows themselves, each of which is left out of its own neighbors. A row
 * without weight is a neighbor of none.
 */
final class NeighbourFit {
    private static final String PARAMETER = "neighbourFeatures";

    /** The constant that is added to distances, as a share of the standard deviation of the coordinates. Chosen on validation rows of California housing. */
    private static final double SHARE = 0.001;

    /** The numbers of an array that can be written to a file: 2 GB. */
    private static final long MOST_NUMBERS = (1L << 28) - 1;

    private final Dataset training;
    private final Coordinates coordinates;
    private final FittedScaler features;
    private final TargetScaler target;

    NeighbourFit(Dataset training, Coordinates coordinates, FittedScaler features, TargetScaler target) {
        this.training = training;
        this.coordinates = coordinates;
        this.features = features;
        this.target = target;
    }

    /**
     * The columns.
     *
     * @throws RegressionException if there are fewer than two rows with a weight, all rows are in one place, or there is too much to store
     */
    NeighbourFeatures fit() {
        double constant = SHARE * coordinates.deviation(training, PARAMETER, "true", "false");
        NeighbourFeatures raw = new NeighbourFeatures(
                coordinates.features(),
                coordinates.units(),
                constant,
                features.scaler(),
                stored(training.rowsThatCount()));
        return raw.standardized(standardizer(raw));
    }

    private double[] stored(Dataset neighbors) {
        if (neighbors.rows() < 2) {
            throw new RegressionException(training.name() + ": " + PARAMETER + " is true, but there is only "
                    + NumberText.count(neighbors.rows()) + " training row, which has no neighbors. Set " + PARAMETER
                    + "=false, or add rows.");
        }
        int axes = coordinates.features().length;
        int width = features.featureNames().size() + 1;
        if ((long) neighbors.rows() * width > MOST_NUMBERS) {
            throw new RegressionException(training.name() + ": " + PARAMETER + " is true, but the model can't store "
                    + NumberText.count(neighbors.rows()) + " training rows with " + NumberText.count(width)
                    + " numbers each; it can store " + NumberText.count(MOST_NUMBERS) + " numbers. Set " + PARAMETER
                    + "=false, or train on fewer columns.");
        }
        int[] others = NeighbourFeatures.others(coordinates.features(), width - 1);
        FeatureMatrix rows = neighbors.features();
        double[] stored = new double[neighbors.rows() * width];
        for (int row = 0; row < neighbors.rows(); row++) {
            int at = row * width;
            for (int k = 0; k < axes; k++) {
                stored[at + k] =
                        rows.get(row, coordinates.features()[k]) * coordinates.units()[k];
            }
            stored[at + axes] = target.transform(neighbors.target(row));
            for (int i = 0; i < others.length; i++) {
                stored[at + axes + 1 + i] = features.transform(others[i], rows.get(row, others[i]));
            }
        }
        return stored;
    }

    private FeatureScaler standardizer(NeighbourFeatures raw) {
        FeatureMatrix rows = training.features();
        IntUnaryOperator leftOut = leftOut(training);
        int columns = raw.columns();
        double[] values = new double[Math.multiplyExact(rows.rows(), columns)];
        RowBlocks.forEach(rows.rows(), (from, to) -> {
            double[] row = new double[rows.columns()];
            for (int i = from; i < to; i++) {
                rows.copyRow(i, row, 0);
                System.arraycopy(raw.compute(row, 0, leftOut.applyAsInt(i)), 0, values, i * columns, columns);
            }
        });
        List<String> names = IntStream.range(0, columns)
                .mapToObj(column -> PARAMETER + " " + NumberText.count(column + 1L))
                .toList();
        return FittedScaler.fit(FeatureMatrix.of(names, values)).scaler();
    }

    /** For each training row, its number among those that are stored; {@link DerivedColumns#NONE} if it isn't. */
    static IntUnaryOperator leftOut(Dataset training) {
        SampleWeights weights = training.weights();
        if (weights == null) {
            return IntUnaryOperator.identity();
        }
        int[] numbers = new int[training.rows()];
        Arrays.fill(numbers, DerivedColumns.NONE);
        int[] counting = weights.rowsThatCount();
        for (int number = 0; number < counting.length; number++) {
            numbers[counting[number]] = number;
        }
        return row -> numbers[row];
    }
}
