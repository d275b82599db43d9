package dev.mlmethods.regression.scaling;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.predictor.network.DerivedColumns;
import dev.mlmethods.regression.predictor.network.NetworkInputs;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * What is done to rows before a network sees them, and to its outputs before anyone else does. Fitted only on the training rows, and part of the
 * model.
 *
 * @param features scales each feature
 * @param derived what the network reads besides the scaled features, in its order
 * @param target scales the target, or leaves it as it is
 */
public record Preparation(FittedScaler features, List<DerivedColumns> derived, TargetScaler target) {
    /** The most inputs of a network: 65,536, the most units of a layer. */
    private static final int MOST_INPUTS = 1 << 16;

    /**
     * Copies the list.
     *
     * @param features scales each feature
     * @param derived what the network reads besides the scaled features, in its order
     * @param target scales the target, or leaves it as it is
     */
    public Preparation {
        derived = List.copyOf(derived);
    }

    /**
     * Creates a preparation for a network that reads just the scaled features.
     *
     * @param features scales each feature
     * @param target scales the target, or leaves it as it is
     */
    public Preparation(FittedScaler features, TargetScaler target) {
        this(features, List.of(), target);
    }

    /**
     * {@return the preparation of a dataset for a network that reads just the scaled features}
     *
     * @param training only the training rows, at least one: test rows would leak into the model
     * @param targetScaling what the network learns of the target
     * @throws RegressionException if a feature or the target has no finite mean and variance, or too few values for its
     *     scaling
     */
    public static Preparation fit(Dataset training, TargetScaling targetScaling) {
        return fit(training, PreparationSpec.defaults(), targetScaling, 0);
    }

    /**
     * {@return the preparation of a dataset}
     *
     * @param training only the training rows, at least one: test rows would leak into the model
     * @param spec what the network reads besides the scaled features, and the range of its predictions
     * @param targetScaling what the network learns of the target
     * @param seed of the Fourier features, 0 to 2<sup>32</sup>-1
     * @throws RegressionException if a feature or the target has no finite mean and variance, or too few values for its scaling; if there are no
     *     coordinates where they are needed; or the network would have more than 65,536 inputs
     */
    public static Preparation fit(Dataset training, PreparationSpec spec, TargetScaling targetScaling, long seed) {
        FittedScaler features = ScalerFit.fit(training);
        TargetScaler target = TargetScaler.fit(targetScaling, training);
        List<DerivedColumns> derived = new ArrayList<>();
        if (spec.fourierFeatures() != null) {
            Coordinates coordinates = Coordinates.of(training, spec.coordinates(), "fourierFeatures");
            derived.add(FourierFit.fit(training, coordinates, spec.fourierFeatures(), seed));
        }
        if (spec.neighbourFeatures() != null) {
            Coordinates coordinates = Coordinates.of(training, spec.coordinates(), "neighbourFeatures");
            derived.add(new NeighbourFit(training, coordinates, features, target).fit());
        }
        if (spec.piecewiseLinear() != null) {
            derived.addAll(PiecewiseFit.fit(training, spec.piecewiseLinear()));
        }
        Preparation preparation = new Preparation(
                features, derived, Boolean.TRUE.equals(spec.clampPredictions()) ? target.clamped(training) : target);
        if (!derived.isEmpty() && preparation.inputs() > MOST_INPUTS) {
            throw new RegressionException(training.name() + ": with its "
                    + NumberText.count(features.scaler().columns())
                    + " features and what is derived from them (fourierFeatures, neighbourFeatures, piecewiseLinear), the"
                    + " network would have " + NumberText.count(preparation.inputs()) + " inputs; it can have "
                    + NumberText.count(MOST_INPUTS) + ". Set fewer, or train on fewer columns.");
        }
        return preparation;
    }

    /**
     * {@return whether a latitude and a longitude are found by their names, so that {@code fourierFeatures} and {@code neighbourFeatures} need no
     * {@code coordinates}}
     *
     * @param rows whose features are looked at
     */
    public static boolean findsCoordinates(Dataset rows) {
        return Coordinates.areFoundIn(rows);
    }

    /** {@return the number of inputs of the network} */
    public int inputs() {
        return networkInputs().columns();
    }

    private NetworkInputs networkInputs() {
        return new NetworkInputs(features.scaler(), derived);
    }

    /** {@return the names of the columns that rows have beforehand, in order} */
    public List<String> columns() {
        return features.featureNames();
    }

    /**
     * {@return what the network reads from rows: computed in float64, then rounded; rows x inputs, row by row}
     *
     * @param rows that have {@link #columns}, in their order
     * @throws RegressionException if they have other columns; the message names the first difference
     */
    public float[] transform(FeatureMatrix rows) {
        return of(rows).of(0, rows.rows());
    }

    /**
     * {@return the same for some of the rows at a time}
     *
     * @param rows that have {@link #columns}, in their order
     * @throws RegressionException if they have other columns; the message names the first difference
     */
    public RowTransform of(FeatureMatrix rows) {
        return transform(rows, row -> DerivedColumns.NONE);
    }

    /**
     * {@return what the network reads from the rows that this was fitted on, as by {@link #transform}} A row that the network reads neighbors of isn't its own neighbor.
     *
     * @param training the training rows, all of them and in the same order
     */
    public float[] transformTraining(Dataset training) {
        return ofTraining(training).of(0, training.rows());
    }

    /**
     * {@return the same for some of the rows at a time}
     *
     * @param training the training rows, all of them and in the same order
     */
    public RowTransform ofTraining(Dataset training) {
        return transform(training.features(), NeighbourFit.leftOut(training));
    }

    private RowTransform transform(FeatureMatrix rows, IntUnaryOperator leftOut) {
        features.requireSameFeatures(rows.names());
        NetworkInputs inputs = networkInputs();
        int columns = inputs.columns();
        return (first, end) -> {
            float[] prepared = new float[Math.multiplyExact(end - first, columns)];
            RowBlocks.forEach(end - first, (from, to) -> {
                double[] row = new double[rows.columns()];
                for (int i = from; i < to; i++) {
                    rows.copyRow(first + i, row, 0);
                    inputs.compute(row, 0, leftOut.applyAsInt(first + i), prepared, i * columns);
                }
            });
            return prepared;
        };
    }

    /**
     * {@return what the network learns from the target of rows, one value per row: scaled in float64, then rounded}
     *
     * @param rows with their target in its own unit
     */
    public float[] transformTarget(Dataset rows) {
        float[] prepared = new float[rows.rows()];
        for (int row = 0; row < prepared.length; row++) {
            prepared[row] = (float) target.transform(rows.target(row));
        }
        return prepared;
    }

    /**
     * {@return the predictions that the network's outputs stand for, in the target's unit}
     *
     * @param outputs of the network, one per row
     */
    public double[] inverse(float[] outputs) {
        double[] predictions = new double[outputs.length];
        for (int row = 0; row < predictions.length; row++) {
            predictions[row] = target.inverse(outputs[row]);
        }
        return predictions;
    }
}
